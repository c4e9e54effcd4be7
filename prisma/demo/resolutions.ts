import type { Cadence, Comparator, MeasureKind, TargetGroup } from '#prisma-client';
import type { Book } from './book.js';
import type { Day } from './days.js';
import { FIGURES, type TargetFigures } from './figures.js';
import { WARDS_FROM, type DemoTree, type DemoWard } from './organizations.js';
import type { MeasureRow } from './rows.js';

/** Until the congress dates are entered, the term runs from the wards' first day for five years. */
const TERM_THROUGH: Day = '2030-06-30';
const LAST_DAY_OF_EACH_YEAR = '12-31 of each year';

const GROUPS: Readonly<Record<string, TargetGroup>> = { economic: 'ECONOMIC', social: 'SOCIAL', security: 'SECURITY', 'party-building': 'PARTY_BUILDING' };
const KINDS: Readonly<Record<string, MeasureKind>> = { computed: 'COMPUTED', reported: 'REPORTED' };
const COMPARATORS: Readonly<Record<string, Comparator>> = { gte: 'GTE', gt: 'GT', lte: 'LTE', lt: 'LT', eq: 'EQ' };
const CADENCES: Readonly<Record<string, Cadence>> = { 'term-total': 'TERM_TOTAL', 'term-end': 'TERM_END', annual: 'ANNUAL', continuous: 'CONTINUOUS' };

/** Where a wording asks for another reading of its metric than the first: Mộc Châu trains its civil servants, too. */
const MOC_CHAU_READINGS: Readonly<Record<string, string>> = { 'grassroots-leaders-trained': 'with-civil-servants' };

/** Both wards' congress resolutions, as their reports word them. */
export function adoptResolutions(book: Book, tree: DemoTree): void {
  adopt(book, tree.mocChau, FIGURES.mocChau, 'Báo cáo chính trị của Đảng bộ phường Mộc Châu trình Đại hội lần thứ I', MOC_CHAU_READINGS);
  adopt(book, tree.vanSon, FIGURES.vanSon, 'Báo cáo chính trị của Đảng bộ phường Vân Sơn trình Đại hội lần thứ I');
}

type Report = Pick<typeof FIGURES.mocChau, 'ward' | 'targets'> & { readonly committee: { readonly percentDecimals: number } };

function adopt(book: Book, ward: DemoWard, report: Report, source: string, readings: Readonly<Record<string, string>> = {}): void {
  const resolutionId = book.id('resolution', WARDS_FROM);
  const percentDecimals = report.committee.percentDecimals;
  book.rows.resolution.push({ id: resolutionId, organizationId: ward.organization.id, title: report.ward.congress, termFrom: WARDS_FROM, termThrough: TERM_THROUGH, source, percentDecimals });
  for (const target of report.targets) {
    const targetId = book.id('target', WARDS_FROM);
    book.rows.target.push({ id: targetId, resolutionId, targetGroup: known(GROUPS, target.group), number: target.number, text: target.textVi, line: target.line });
    target.measures.forEach((measure, index) => book.rows.measure.push({ ...measureRow(book.id('measure', WARDS_FROM), targetId, index + 1, measure), reading: readings[measure.key] ?? null }));
  }
}

function measureRow(id: string, targetId: string, place: number, measure: TargetFigures['measures'][number]): Omit<MeasureRow, 'reading'> {
  return {
    id,
    targetId,
    place,
    key: measure.key,
    kind: known(KINDS, measure.kind),
    comparator: known(COMPARATORS, measure.comparator),
    threshold: Number(measure.value),
    unit: measure.unit,
    cadence: known(CADENCES, measure.cadence),
    cadenceStated: measure.cadenceStated,
    judgedOn: measure.judgedOn === LAST_DAY_OF_EACH_YEAR ? null : measure.judgedOn,
    text: measure.textVi,
  };
}

function known<T>(table: Readonly<Record<string, T>>, word: string): T {
  const found = table[word];
  if (found === undefined) throw new Error(`The figures have a word the generator does not know: ${word}`);
  return found;
}
