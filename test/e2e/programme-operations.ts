/** A programme, as the operations below ask for it. */
export interface Programme {
  readonly id: string;
  readonly completion: { readonly done: number; readonly planned: number; readonly percent: number | null; readonly counts: readonly { readonly kind: string; readonly stage: string; readonly lines: number; readonly doneSubjects: number }[] };
  readonly lines: readonly {
    readonly id: string;
    readonly content: string;
    readonly subjectName: string | null;
    readonly leadName: string | null;
    readonly state: { readonly stage: string; readonly version: number; readonly dueOn: string | null; readonly overdue: boolean };
  }[];
}

const PROGRAMME = `id body year completion { done planned percent counts { kind stage lines doneSubjects } }
  lines { id content subjectName leadName state { stage version dueOn overdue } log { action remark } }`;
const mutation = (name: string, input: string) => `mutation ($input: ${input}!) { ${name}(input: $input) { programme { ${PROGRAMME} } } }`;
export const ADOPT = mutation('adoptProgramme', 'AdoptProgrammeInput');
export const ADD_LINE = mutation('addProgrammeLine', 'AddProgrammeLineInput');
export const START_LINE = mutation('startProgrammeLine', 'StartProgrammeLineInput');
export const COMPLETE_LINE = mutation('completeProgrammeLine', 'CompleteProgrammeLineInput');
export const DROP_LINE = mutation('dropProgrammeLine', 'DropProgrammeLineInput');
export const WITHDRAW_LINE = mutation('withdrawProgrammeLine', 'WithdrawProgrammeLineInput');
export const PROGRAMMES = `query ($id: UUID!, $year: Int) { inspectionProgrammes(organizationId: $id, year: $year) { totalCount edges { node { ${PROGRAMME} organization { id } } } } }`;
