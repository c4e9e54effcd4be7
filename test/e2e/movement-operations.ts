import type { Client } from './client.js';

export const EXIT_FIELDS = 'id kind ground inactiveMonths unpaidMonths helpedSince complaintBy effectiveOn restoredOn version organization { name } member { id status } decision { number } restorationDecision { number } log { action body votesFor remark }';
export const RECORD_EXIT = `mutation ($input: RecordExitInput!) { recordExit(input: $input) { exit { ${EXIT_FIELDS} } } }`;
export const RESTORE = `mutation ($input: RestoreMemberInput!) { restoreMember(input: $input) { exit { ${EXIT_FIELDS} } } }`;

export interface ExitShown {
  readonly id: string;
  readonly kind: string;
  readonly effectiveOn: string;
  readonly restoredOn: string | null;
  readonly version: number;
  readonly log: readonly { readonly action: string; readonly votesFor: number | null }[];
}

export interface OnRoll {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly person: { readonly id: string; readonly fullName: string; readonly posts: readonly { readonly kind: string; readonly validThrough: string | null; readonly organization: { readonly name: string } | null }[] };
}

export const EXIT_DECISION = { decisionNumber: '41-QĐ/ĐU', decidedOn: '2026-11-20', decidedBy: 'Ban Thường vụ Đảng ủy', decisionTitle: 'Xóa tên đảng viên' } as const;

/** The roll of a cell, with everybody's posts. */
export async function rollOf(client: Client, organizationId: string, asOf = '2026-11-21'): Promise<OnRoll[]> {
  const { members } = await client.ask<{ members: { edges: readonly { node: OnRoll }[] } }>(
    'query ($id: UUID!, $asOf: PlainDate) { members(filter: { organizationId: $id }, asOf: $asOf, first: 100) { edges { node { id version status person { id fullName posts { kind validThrough organization { name } } } } } } }',
    { id: organizationId, asOf },
  );
  return members.edges.map(({ node }) => node);
}

/** Puts an exit on record that must succeed. */
export async function leave(client: Client, { id, version }: Pick<OnRoll, 'id' | 'version'>, input: Readonly<Record<string, unknown>>): Promise<ExitShown> {
  const { recordExit } = await client.ask<{ recordExit: { exit: ExitShown } }>(RECORD_EXIT, { input: { ...EXIT_DECISION, memberId: id, version, grounds: 'Có đơn kèm theo', effectiveOn: '2026-11-21', ...input } });
  return recordExit.exit;
}
