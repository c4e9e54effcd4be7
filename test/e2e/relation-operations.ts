/** A relationship, as the operations below ask for it. */
export interface Relation {
  readonly id: string;
  readonly kind: string;
  readonly personName: string;
  readonly otherName: string;
  readonly withdrawnOn: string | null;
  readonly version: number;
}

const RELATION = 'id kind personName otherName declaredOn withdrawnOn withdrawReason version';
export const RELATIONS = `query ($personId: UUID) { relations(personId: $personId) { ${RELATION} } }`;
export const DECLARE = `mutation ($input: DeclareRelationInput!) { declareRelation(input: $input) { relation { ${RELATION} } } }`;
export const WITHDRAW_RELATION = `mutation ($input: WithdrawRelationInput!) { withdrawRelation(input: $input) { relation { ${RELATION} } } }`;
