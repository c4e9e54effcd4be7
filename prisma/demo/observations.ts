import type { Comparator } from '#prisma-client';
import type { Book } from './book.js';
import { FIGURES, type MocChauPredecessorFigures } from './figures.js';
import { PREDECESSORS_THROUGH, type DemoTree } from './organizations.js';
import { COUNTED_ON, TERM_FROM } from './rosters.js';
import type { OrganizationRow } from './rows.js';

/** What is measured, and in what unit. */
const MEASURES = {
  'members-admitted': 'đảng viên',
  'members-recognized': 'đảng viên',
  'cells-rated-good-or-better': '%',
  'cells-keeping-meeting-rules': '%',
  'inspection-rounds': 'cuộc kiểm tra',
  'inspection-and-supervision-rounds': 'cuộc kiểm tra, giám sát',
  'subjects-inspected-by-committee-and-cells': 'tổ chức đảng và đảng viên được kiểm tra',
  'members-inspected-or-supervised-by-cells': 'đảng viên',
  'members-reprimanded': 'đảng viên',
  'inspection-programme-completed': '%',
  'previous-targets-met-or-exceeded': 'chỉ tiêu',
  'previous-targets-not-met': 'chỉ tiêu',
  'previous-targets-not-assessed': 'chỉ tiêu',
} as const;
type Measure = keyof typeof MEASURES;

/** A figure with the words in which a report prints it, and the line of its text they begin on. */
interface Printed {
  readonly measure: Measure;
  readonly value: number | null | undefined;
  readonly wording: string;
  readonly line: number;
  readonly comparator?: Comparator;
  readonly note?: string;
}

const MOC_CHAU_REPORT = 'Báo cáo chính trị Đại hội đại biểu Đảng bộ phường Mộc Châu lần thứ I, nhiệm kỳ 2025-2030';
const VAN_SON_REPORT = 'Báo cáo chính trị Đại hội đại biểu Đảng bộ phường Vân Sơn lần thứ I, nhiệm kỳ 2025-2030';
const BY_CELLS = 'Số do các chi bộ trực thuộc kiểm tra, giám sát.';
const DECIDER_NOT_NAMED = 'Báo cáo nêu trong phần kiểm tra, giám sát của các chi bộ, không nêu cấp quyết định.';

/** What the report prints of each predecessor's term; the values are those of the figures. */
const PREDECESSORS: Readonly<Record<string, (figures: MocChauPredecessorFigures) => readonly Printed[]>> = {
  'Đảng bộ xã Chiềng Hắc': (figures) => [
    { measure: 'members-admitted', value: figures.admitted, wording: 'trong nhiệm kỳ kết nạp 58 đảng viên mới', line: 743 },
    { measure: 'members-recognized', value: recognized(figures), wording: 'chuyển Đảng chính thức cho 39 đồng chí', line: 743 },
    { measure: 'inspection-rounds', value: figures.inspectionRounds, wording: 'tổ chức kiểm tra đối với 38 cuộc kiểm tra đối với tổ chức đảng và đảng viên', line: 801 },
    { ...byCells(figures), wording: 'Các chi bộ trực thuộc đã kiểm tra, giám sát đối với 112 đảng viên', line: 802 },
    { ...reprimanded(figures), wording: 'đã thi hành kỷ luật 02 đảng viên bằng hình thức khiển trách', line: 803, note: DECIDER_NOT_NAMED },
    { ...programme(figures), wording: 'Đã hoàn thành 100% chương trình kiểm tra, giám sát hàng năm đề ra', line: 803 },
  ],
  'Đảng bộ phường Mường Sang': (figures) => [
    { measure: 'members-admitted', value: figures.admitted, wording: 'kết nạp 15 đảng viên mới', line: 744 },
    {
      measure: 'members-recognized',
      value: recognized(figures),
      wording: '10 chi bộ trực thuộc; kết nạp 15 đảng viên mới, tỷ lệ chi bộ hoàn thành tốt nhiệm vụ đạt trên 93%',
      line: 744,
      note: 'Báo cáo không nêu số đảng viên được chuyển chính thức.',
    },
    {
      measure: 'cells-rated-good-or-better',
      value: figures.cellsRatedGoodOrBetter?.value,
      comparator: 'GT',
      wording: 'tỷ lệ chi bộ hoàn thành tốt nhiệm vụ đạt trên 93%',
      line: 745,
      note: 'Tính chung các lượt xếp loại hằng năm của nhiệm kỳ: với 10 chi bộ, tỷ lệ của riêng một năm không thể trên 93% mà dưới 100%.',
    },
    {
      measure: 'subjects-inspected-by-committee-and-cells',
      value: figures.subjectsInspectedByCommitteeAndCells,
      wording: 'Đảng ủy và các chi bộ đã tổ chức kiểm tra đối vớ 26 tổ chức đảng và đảng viên',
      line: 805,
    },
    { ...byCells(figures), wording: 'các chi bộ trực thuộc đã kiểm tra, giám sát đối với 58 đảng viên', line: 806 },
    { ...reprimanded(figures), wording: 'thi hành kỷ luật bằng hình thức khiển trách đối với 3 đảng viên', line: 807, note: DECIDER_NOT_NAMED },
    { ...programme(figures), wording: 'Đã hoàn thành 100% chương trình kiểm tra, giám sát theo kế hoạch', line: 808 },
  ],
  'Đảng bộ phường Mộc Lỵ': (figures) => [
    { measure: 'members-admitted', value: figures.admitted, wording: 'kết nạp 15 đảng viên mới', line: 746 },
    { measure: 'members-recognized', value: recognized(figures), wording: 'chuyển Đảng chính thức cho 07 đồng chí', line: 746 },
    { measure: 'cells-keeping-meeting-rules', value: figures.cellsKeepingMeetingRules?.value, wording: '100% chi bộ thực hiện tốt quy chế sinh hoạt', line: 747 },
    {
      measure: 'inspection-and-supervision-rounds',
      value: figures.inspectionAndSupervisionRounds,
      wording: 'thực hiện kiểm tra, giám sát 30 cuộc đối với tổ chức đảng và đảng viên',
      line: 797,
    },
    { ...reprimanded(figures), wording: 'trong đó Đảng ủy đã thi hành kỷ luật 1 đảng viên bằng hình thức Khiển trách', line: 798 },
    { ...byCells(figures), wording: 'Các chi bộ trực thuộc đã kiểm tra, giám sát đối với 110 đảng viên', line: 799 },
    { ...programme(figures), wording: 'Đã hoàn thành 100% chương trình kiểm tra, giám sát hàng năm đề ra', line: 800 },
  ],
};

const { metOrExceeded, notMet, notAssessed, targets } = FIGURES.vanSon.previousResolution;
const EXPECTED = `Của Đảng bộ huyện (thị xã) Mộc Châu nhiệm kỳ 2020-2025, trong số ${targets} chỉ tiêu; báo cáo ghi “dự kiến”.`;
const PREVIOUS_RESOLUTION: readonly Printed[] = [
  { measure: 'previous-targets-met-or-exceeded', value: metOrExceeded, wording: 'dự kiến đạt và vượt 18/22 chỉ tiêu', line: 224, note: EXPECTED },
  { measure: 'previous-targets-not-met', value: notMet, wording: 'không đạt 01 chỉ tiêu', line: 225, note: EXPECTED },
  { measure: 'previous-targets-not-assessed', value: notAssessed, wording: 'không đánh giá đối với 03 chỉ tiêu', line: 225, note: EXPECTED },
];

/** Writes what the reports print of the term before the wards, as printed, beside the invented records that sum to it. */
export function writeObservations(book: Book, { mocChau, vanSon }: DemoTree): void {
  for (const figures of FIGURES.mocChau.predecessors) {
    const predecessor = mocChau.predecessors.find(({ nameVi }) => nameVi === figures.nameVi);
    const printed = PREDECESSORS[figures.nameVi];
    if (!predecessor || !printed) throw new Error(`Nothing is planned for ${figures.nameVi}.`);
    for (const each of printed(figures)) write(book, predecessor.organization, MOC_CHAU_REPORT, each);
  }
  for (const each of PREVIOUS_RESOLUTION) write(book, vanSon.organization, VAN_SON_REPORT, each);
}

function write(book: Book, organization: OrganizationRow, sourceDocument: string, { measure, value, wording, line, comparator, note }: Printed): void {
  if (value === undefined) throw new Error(`The figures have no value for ${measure}.`);
  book.rows.observation.push({
    id: book.id('observation', COUNTED_ON),
    organizationId: organization.id,
    measure,
    wordingVi: wording,
    value,
    note: note ?? null,
    comparator: comparator ?? 'EQ',
    unit: MEASURES[measure],
    periodFrom: TERM_FROM,
    periodThrough: PREDECESSORS_THROUGH,
    sourceDocument,
    sourceLine: line,
    recordedAt: `${COUNTED_ON}T17:00:00+07:00`,
  });
}

function recognized({ recognizedAsFullMembers: stated }: MocChauPredecessorFigures): number | null {
  return typeof stated === 'number' ? stated : stated.value;
}

function byCells({ membersInspectedOrSupervisedByCells: value }: MocChauPredecessorFigures): Pick<Printed, 'measure' | 'value' | 'note'> {
  return { measure: 'members-inspected-or-supervised-by-cells', value, note: BY_CELLS };
}

function reprimanded({ membersDisciplined }: MocChauPredecessorFigures): Pick<Printed, 'measure' | 'value'> {
  return { measure: 'members-reprimanded', value: membersDisciplined.reprimand };
}

function programme({ annualProgrammeCompleted }: MocChauPredecessorFigures): Pick<Printed, 'measure' | 'value'> {
  return { measure: 'inspection-programme-completed', value: annualProgrammeCompleted.value };
}
