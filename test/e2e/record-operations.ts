import type { Client } from './client.js';

export const CORRECTION_FIELDS = 'id stage direct settledAt dueOn overdue version changes { field label seen value accepted verdictReason } log { action body remark }';
const mutation = (name: string, input: string): string => `mutation ($input: ${input}!) { ${name}(input: $input) { correction { ${CORRECTION_FIELDS} } } }`;
export const PROPOSE = mutation('proposeCorrection', 'ProposeCorrectionInput');
export const RESUBMIT = mutation('resubmitCorrection', 'ResubmitCorrectionInput');
export const WITHDRAW = mutation('withdrawCorrection', 'CorrectionStepWithRemarkInput');
export const CHECK = mutation('checkCorrection', 'CorrectionStepWithRemarkInput');
export const RETURN = mutation('returnCorrection', 'ReturnCorrectionInput');
export const DECIDE = mutation('decideCorrection', 'DecideCorrectionInput');
export const WITHDRAW_BADGE = 'mutation ($input: WithdrawBadgeInput!) { withdrawBadge(input: $input) { member { id badges { years } } } }';
export const RECORD_BADGE = 'mutation ($input: RecordBadgeInput!) { recordBadge(input: $input) { member { id badges { id version years ground givenOn decisionNumber decidedBy } } } }';
export const RECORD_FILE_CHECK = 'mutation ($input: RecordFileCheckInput!) { recordFileCheck(input: $input) { member { id paperFile { version checkedOn documents { kind } } } } }';
export const CORRECT = mutation('correctRecord', 'CorrectRecordInput');

export interface CorrectionShown {
  readonly id: string;
  readonly stage: string;
  readonly dueOn: string | null;
  readonly overdue: boolean;
  readonly version: number;
  readonly changes: readonly { readonly field: string; readonly label: string; readonly accepted: boolean | null; readonly verdictReason: string | null }[];
  readonly log: readonly { readonly action: string; readonly remark: string | null }[];
}

export interface OwnRecord {
  readonly id: string;
  readonly version: number;
  readonly recognizedOn: string;
  readonly organization: { readonly id: string };
  readonly person: { readonly id: string; readonly fullName: string; readonly education: string; readonly contact: { readonly phone: string | null; readonly email: string | null; readonly address: string } | null };
}

const RECORD = 'id version recognizedOn organization { id } person { id fullName education contact { phone email address } }';

/** The record of whoever asks. */
export async function ownRecord(client: Client): Promise<OwnRecord> {
  const { me } = await client.ask<{ me: { person: { member: OwnRecord } } }>(`{ me { person { member { ${RECORD} } } } }`);
  return me.person.member;
}

export async function recordOf(client: Client, id: string): Promise<OwnRecord> {
  return (await client.ask<{ member: OwnRecord }>(`query ($id: UUID!) { member(id: $id) { ${RECORD} } }`, { id })).member;
}

export const change = (field: string, seen: string | null, value: string | null, more: object = {}): object => ({ field, seen, value, reason: 'Ghi nhầm khi nhập', ...more });

/** A step that must succeed. */
export async function step(client: Client, document: string, input: Readonly<Record<string, unknown>>): Promise<CorrectionShown> {
  const [payload] = Object.values(await client.ask<Record<string, { correction: CorrectionShown }>>(document, { input }));
  if (!payload) throw new Error('The step answered nothing.');
  return payload.correction;
}

/** A new e-mail address that the member proposes. */
export async function proposedEmail(client: Client, email = 'na.suong@vidu.vn'): Promise<CorrectionShown> {
  const { person } = await ownRecord(client);
  return step(client, PROPOSE, { changes: [change('EMAIL', person.contact?.email ?? null, email)] });
}
