/** A complaint, as the operations below ask for it. */
export interface Complaint {
  readonly id: string;
  readonly version: number;
  readonly stage: string;
  readonly handledBy: string;
  readonly dueOn: string | null;
}

const COMPLAINT = `id disciplineId exitId organizationId handledBy previousId receivedOn way content outcome form decisionNumber decidedOn reason isFinal closedOn stage dueOn overdue version decisionStaysInForce log { action remark }
  discipline { id presentForm ended memberName } exit { id kind restoredOn }`;
const mutation = (name: string, input: string): string => `mutation ($input: ${input}!) { ${name}(input: $input) { complaint { ${COMPLAINT} } } }`;
export const FILE = mutation('fileComplaint', 'FileComplaintInput');
export const RECEIVE = mutation('receiveComplaint', 'ReceiveComplaintInput');
export const SETTLE = mutation('settleComplaint', 'SettleComplaintInput');
export const WITHDRAW_COMPLAINT = mutation('withdrawComplaint', 'WithdrawComplaintInput');
export const ONE_COMPLAINT = `query ($id: UUID!) { complaint(id: $id) { ${COMPLAINT} } }`;
export const COMPLAINTS = `{ complaints(first: 50) { totalCount pageInfo { endCursor } edges { cursor node { id content reason } } } }`;
