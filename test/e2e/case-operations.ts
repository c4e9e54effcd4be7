/** A case, as the operations below ask for it. */
export interface Case {
  readonly id: string;
  readonly state: { readonly stage: string; readonly version: number; readonly overdue: boolean };
  readonly subjects: readonly { readonly name: string; readonly member: { readonly id: string } | null }[];
  readonly team: readonly { readonly name: string; readonly isLead: boolean }[];
  readonly log: readonly { readonly action: string; readonly body: string; readonly remark: string | null }[];
  readonly disciplineCases: readonly { readonly id: string }[];
  readonly conclusionNumber: string | null;
}
/** A case with what it found and recommends. */
export interface CaseWithOutcome extends Pick<Case, 'id' | 'state'> {
  readonly findings: readonly { readonly id: string; readonly field: string; readonly otherName: string | null; readonly content: string; readonly withdrawnOn: string | null }[];
  readonly recommendations: readonly {
    readonly id: string;
    readonly dueOn: string;
    readonly doneOn: string | null;
    readonly doneWith: string | null;
    readonly withdrawnOn: string | null;
    readonly overdue: boolean;
    readonly addressee: { readonly id: string; readonly name: string } | null;
  }[];
  readonly subjects: readonly { readonly id: string }[];
}
/** A measure, as the operations below ask for it. */
export interface Measure {
  readonly id: string;
  readonly violation: string;
  readonly memberName: string;
  readonly decidedForm: string | null;
  readonly decidedBy: string | null;
  readonly effectiveOn: string | null;
  readonly case: { readonly id: string } | null;
  readonly state: { readonly stage: string; readonly version: number } | null;
  readonly log: readonly { readonly action: string; readonly body: string; readonly votesFor: number | null; readonly remark: string | null }[];
}

const CASE = `id state { stage version overdue } subjects { name member { id } } team { name isLead } log { action body remark } disciplineCases { id } conclusionNumber`;
const MEASURE = `id violation memberName decidedForm decidedBy effectiveOn case { id } state { stage version } log { action body votesFor remark }`;
export const ONE = `query ($id: UUID!) { inspectionCase(id: $id) { ${CASE} } }`;
export const LIST = `{ inspectionCases(first: 100) { totalCount pageInfo { endCursor } edges { cursor node { id } } } }`;
export const ONE_MEASURE = `query ($id: UUID!) { disciplineCase(id: $id) { ${MEASURE} } }`;
export const MEASURES = `{ disciplineCases { totalCount edges { node { id } } } }`;
export const WORK = '{ worklist { id kind stage } }';
export const COUNTS = `query ($id: UUID!, $from: PlainDate!, $through: PlainDate!) {
  caseCounts(organizationId: $id, from: $from, through: $through) { disciplineWithheld counts { kind conductedBy cases organizations members } measures { form measures } }
}`;
export const TERM_WORK = `query ($id: UUID!, $from: PlainDate!, $through: PlainDate!) {
  caseCounts(organizationId: $id, from: $from, through: $through) {
    organizationMeasures { form measures } programmes { body done planned percent } printed { measure value sourceLine }
  }
}`;
export const OWN = 'query ($id: UUID!) { member(id: $id) { disciplineMeasures { id decidedForm case { id } state { stage } } } }';
const mutation = (name: string, input: string, answer: string) => `mutation ($input: ${input}!) { ${name}(input: $input) { ${answer} } }`;
export const LOG_CASE = mutation('logCase', 'LogCaseInput', `case { ${CASE} }`);
export const START = mutation('startCase', 'StartCaseInput', 'case { id state { stage version overdue } }');
export const REPORT = mutation('reportCase', 'ReportCaseInput', 'case { id state { stage version } }');
export const RETURN_CASE = mutation('returnCase', 'CaseReasonInput', 'case { id state { stage version } }');
export const CONCLUDE = mutation('concludeCase', 'ConcludeCaseInput', 'case { id conclusionNumber state { stage version } }');
const OUTCOME = 'id state { stage version } findings { id field otherName content withdrawnOn } recommendations { id content dueOn doneOn doneWith withdrawnOn overdue addressee { id name } }';
export const RECORD_OUTCOME = mutation('recordCaseOutcome', 'RecordCaseOutcomeInput', `case { ${OUTCOME} }`);
export const FOLLOW_UP = mutation('followUpRecommendation', 'FollowUpRecommendationInput', `case { ${OUTCOME} }`);
export const WITHDRAW_OUTCOME = mutation('withdrawCaseOutcome', 'WithdrawCaseOutcomeInput', `case { ${OUTCOME} }`);
export const WITH_OUTCOME = `query ($id: UUID!) { inspectionCase(id: $id) { ${OUTCOME} subjects { id } } }`;
export const OF_FIELDS = `query ($fields: [ViolationField!]) { inspectionCases(first: 100, filter: { fields: $fields }) { totalCount edges { node { id } } } }`;
export const MARK = mutation('markCase', 'MarkCaseInput', 'case { id secrecy keptAt state { stage version } }');
export const MARKED = 'query ($id: UUID!) { inspectionCase(id: $id) { id secrecy keptAt content conclusion conclusionNumber state { stage version } log { remark decisionNumber } } }';
export const STEP = mutation('recordCaseStep', 'RecordCaseStepInput', 'case { id state { stage version dueOn overdue } }');
export const COURSE = 'query ($id: UUID!) { inspectionCase(id: $id) { state { stage dueOn } course { step required doneOn dueOn } steps { step doneOn documentNumber content } } }';
export const ARCHIVED = '{ inspectionCases(filter: { stages: [ARCHIVED] }) { totalCount } }';
export const DROP_CASE = mutation('dropCase', 'CaseReasonInput', 'case { id state { stage version } }');
const discipline = (name: string, input: string) => mutation(name, input, `discipline { ${MEASURE} }`);
export const PROPOSE = discipline('proposeDiscipline', 'ProposeDisciplineInput');
export const PUT = discipline('putDisciplineToCell', 'PutDisciplineToCellInput');
export const VOTE = discipline('voteDiscipline', 'VoteDisciplineInput');
export const SUBMIT = discipline('submitDiscipline', 'SubmitDisciplineInput');
export const DECIDE = discipline('decideDiscipline', 'DecideDisciplineInput');
export const RETURN = discipline('returnDiscipline', 'DisciplineReasonInput');
export const ANNOUNCE = discipline('announceDiscipline', 'AnnounceDisciplineInput');
export const REVISE = discipline('reviseDiscipline', 'ReviseDisciplineInput');
export const WITHDRAW = discipline('withdrawDiscipline', 'DisciplineReasonInput');
export const DROP = discipline('dropDiscipline', 'DisciplineReasonInput');
export const DISCIPLINE_COUNTS = `query ($id: UUID!, $from: Int!, $through: Int!, $by: [DisciplineDimension!]!) {
  disciplineCounts(organizationId: $id, fromYear: $from, throughYear: $through, by: $by) { withheld groups { year form field decidedBy measures } }
}`;
export const MEASURES_OF = `query ($filter: DisciplineFilterInput!) { disciplineCases(first: 100, filter: $filter) { totalCount edges { node { id } } } }`;
export const CASE_GROUPS = `query ($by: [CaseDimension!]!, $filter: CaseFilterInput) {
  inspectionCases(first: 1, filter: $filter) { totalCount groups(by: $by) { kind stage field organizationId year cases } }
}`;
