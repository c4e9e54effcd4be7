import type { Client } from './client.js';

export const TRANSFER_FIELDS = `id direction type reason fullName birthDate status organizationName destinationName place plannedThrough letterNumber letterOn letterValidThrough clearance receivedOn endedOn closedOn
  stage dueOn overdue version organization { name } destination { name } member { id } log { action remark decisionNumber body }`;
const step = (name: string, type: string): string => `mutation ($input: ${type}!) { ${name}(input: $input) { transfer { ${TRANSFER_FIELDS} } } }`;
export const PROPOSE_TRANSFER = step('proposeTransfer', 'ProposeTransferInput');
export const RESUBMIT_TRANSFER = step('resubmitTransfer', 'ResubmitTransferInput');
export const ISSUE_TRANSFER = step('issueTransfer', 'IssueTransferInput');
export const RETURN_TRANSFER = step('returnTransfer', 'ReasonedTransferInput');
export const WITHDRAW_TRANSFER = step('withdrawTransfer', 'ReasonedTransferInput');
export const RECALL_TRANSFER = step('recallTransfer', 'ReasonedTransferInput');
export const RECEIVE_TRANSFER = step('receiveTransfer', 'ReceiveTransferInput');
export const REFUSE_TRANSFER = step('refuseTransfer', 'ReasonedTransferInput');
export const END_TEMPORARY_TRANSFER = step('endTemporaryTransfer', 'EndTemporaryTransferInput');
export const RECORD_TRANSFER_IN = step('recordTransferIn', 'RecordTransferInInput');
export const ONE_TRANSFER = `query ($id: UUID!) { transfer(id: $id) { ${TRANSFER_FIELDS} } }`;
export const TRANSFERS = `query ($filter: TransferFilter) { transfers(filter: $filter) { totalCount edges { node { id stage overdue } } } }`;

export interface TransferShown {
  readonly id: string;
  readonly direction: string;
  readonly fullName: string;
  readonly organizationName: string;
  readonly destinationName: string | null;
  readonly stage: string | null;
  readonly dueOn: string | null;
  readonly overdue: boolean;
  readonly version: number;
  readonly organization: { readonly name: string } | null;
  readonly destination: { readonly name: string } | null;
  readonly member: { readonly id: string } | null;
  readonly log: readonly { readonly action: string; readonly remark: string | null; readonly body: string | null }[];
}

export const LETTER = { decisionNumber: '15-GT/ĐU', decidedOn: '2026-11-10', validThrough: '2026-12-10', clearance: 'Công văn 12-CV/UBKTĐU: không vướng' } as const;

/** Somebody from outside the system, fully recognised. */
export const FROM_OUTSIDE = {
  type: 'PERMANENT', place: 'Đảng bộ phường Tô Hiệu', reason: 'Chuyển nơi cư trú', letterNumber: '77-GT/ĐU', letterOn: '2026-11-02', validThrough: '2026-11-30', receivedOn: '2026-11-12',
  person: { fullName: 'Cầm Văn Chuyển Đến', birthDate: '1988-04-02', gender: 'MALE', ethnicGroup: '03', education: 'UNIVERSITY' },
  admissionDecidedOn: '2012-05-19', admissionCeremonyOn: '2012-05-19', recognizedOn: '2013-05-19',
} as const;

/** Takes a step that must succeed; the mutation is the document's only field. */
export async function taken(client: Client, document: string, input: Readonly<Record<string, unknown>>): Promise<TransferShown> {
  const answer = await client.ask<Readonly<Record<string, { readonly transfer: TransferShown }>>>(document, { input });
  const [payload] = Object.values(answer);
  if (!payload) throw new Error('The mutation answered nothing.');
  return payload.transfer;
}
