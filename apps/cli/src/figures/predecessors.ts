import type { REPORTS } from '#demo';
import type { Ask, Check, Findings, NotStated } from './check.js';
import type { WardAnswer } from './ward.js';

type Predecessor = (typeof REPORTS.mocChau.predecessors)[number];

interface FigureAnswer {
  readonly figure: { readonly numerator: number; readonly denominator: number | null; readonly value: number | null; readonly facts: { readonly totalCount: number } };
}

const FIGURE = `query ($metric: String!, $organizationId: UUID!, $from: PlainDate!, $through: PlainDate!) {
  figure(metric: $metric, organizationId: $organizationId, from: $from, through: $through, structure: AS_IT_WAS) {
    numerator denominator value facts(first: 1, countedOnly: true) { totalCount }
  }
}`;
const CELLS = `query ($id: UUID!, $asOf: PlainDate!) { organization(id: $id, asOf: $asOf) { children { kind } } }`;
const OBSERVATIONS = `query ($of: UUID!) { observations(organizationId: $of) { measure value comparator unit wordingVi sourceLine } }`;

interface Observation {
  readonly measure: string;
  readonly value: number | null;
  readonly comparator: string;
  readonly unit: string;
  readonly wordingVi: string;
  readonly sourceLine: number | null;
}

/** The first day of the predecessors' term. */
const TERM_FROM = '2020-07-01';

/** The predecessors' term: what is worked out from their records, and what is kept as printed. */
export async function predecessorFigures(ask: Ask, { predecessors, predecessorsAsOf, lines }: typeof REPORTS.mocChau, ward: WardAnswer): Promise<Findings> {
  const checks: Check[] = [];
  const notStated: NotStated[] = [];
  for (const predecessor of predecessors) {
    const id = ward.lineage.find((each) => each.predecessor.name === predecessor.nameVi)?.predecessor.id;
    if (id === undefined) throw new Error(`${predecessor.nameVi} is not to be seen.`);
    const name = predecessor.nameVi.replace('Đảng bộ ', '');
    const figure = async (metric: string): Promise<FigureAnswer['figure']> =>
      (await ask<FigureAnswer>(FIGURE, { metric, organizationId: id, from: TERM_FROM, through: predecessorsAsOf })).figure;
    const record = (what: string, printed: string, answered: string): void => {
      checks.push({ figure: `${name}: ${what}`, printed, answered, line: lines.cellsAndAdmissions, from: 'RECORDS' });
    };
    const { organization } = await ask<{ organization: { children: readonly unknown[] } }>(CELLS, { id, asOf: predecessorsAsOf });
    record('chi bộ trực thuộc', String(predecessor.directCells), String(organization.children.length));
    record('kết nạp đảng viên', String(predecessor.admitted), String((await figure('members-admitted')).numerator));
    const recognized = await figure('members-recognized');
    if (typeof predecessor.recognizedAsFullMembers === 'number') record('chuyển đảng chính thức', String(predecessor.recognizedAsFullMembers), String(recognized.numerator));
    else notStated.push({ figure: `${name}: chuyển đảng chính thức`, line: lines.cellsAndAdmissions });
    const over = ratedOver(predecessor);
    if (over !== undefined) {
      const { numerator, denominator, value } = await figure('cells-rated-good-or-better');
      const holds = value !== null && value > over;
      record('chi bộ hoàn thành tốt nhiệm vụ', `trên ${over}%`, holds ? `trên ${over}%` : `${numerator}/${denominator ?? 0}`);
    }
    checks.push(...(await observed(ask, id, name, predecessor)));
  }
  return { checks, notStated };
}

/** Printed totals, which have units of their own and do not add up: kept as printed. */
async function observed(ask: Ask, organizationId: string, name: string, predecessor: Predecessor): Promise<Check[]> {
  const { observations } = await ask<{ observations: readonly Observation[] }>(OBSERVATIONS, { of: organizationId });
  const printed: readonly (readonly [measure: string, value: number | undefined])[] = [
    ['members-admitted', predecessor.admitted],
    ['members-recognized', typeof predecessor.recognizedAsFullMembers === 'number' ? predecessor.recognizedAsFullMembers : undefined],
    ['members-reprimanded', predecessor.membersDisciplined.reprimand],
    ['inspection-programme-completed', predecessor.annualProgrammeCompleted.value],
    ['members-inspected-or-supervised-by-cells', predecessor.membersInspectedOrSupervisedByCells],
    ['inspection-rounds', predecessor.inspectionRounds],
    ['inspection-and-supervision-rounds', predecessor.inspectionAndSupervisionRounds],
    ['subjects-inspected-by-committee-and-cells', predecessor.subjectsInspectedByCommitteeAndCells],
    ['cells-rated-good-or-better', ratedOver(predecessor)],
    ['cells-keeping-meeting-rules', predecessor.cellsKeepingMeetingRules?.value],
  ];
  return printed.flatMap(([measure, value]) => {
    if (value === undefined) return [];
    const found = observations.find((each) => each.measure === measure);
    return [{ figure: `${name}: ${measure}`, printed: String(value), answered: String(found?.value ?? '–'), line: found?.sourceLine ?? null, from: 'STORED' as const }];
  });
}

function ratedOver(predecessor: Predecessor): number | undefined {
  return predecessor.cellsRatedGoodOrBetter?.value;
}
