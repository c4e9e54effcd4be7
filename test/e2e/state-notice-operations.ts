/** A notice from a State body or court, as the operations below ask for it. */
export interface StateNotice {
  readonly id: string;
  readonly version: number;
  readonly stage: string;
}

const NOTICE = 'id organizationId memberId issuer documentNumber issuedOn receivedOn matter secrecy keptAt content caseId reason dueOn closedOn stage version';
export const RECEIVE_STATE_NOTICE = `mutation ($input: ReceiveStateNoticeInput!) { receiveStateNotice(input: $input) { notice { ${NOTICE} } } }`;
export const SETTLE_STATE_NOTICE = `mutation ($input: SettleStateNoticeInput!) { settleStateNotice(input: $input) { notice { ${NOTICE} } } }`;
export const ONE_STATE_NOTICE = `query ($id: UUID!) { stateNotice(id: $id) { ${NOTICE} } }`;
export const STATE_NOTICES = `query ($first: Int = 50, $after: String) { stateNotices(first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage } edges { cursor node { ${NOTICE} } } } }`;
