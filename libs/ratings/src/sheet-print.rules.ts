import type { Rater } from './ladder.rules.js';
import { RATING_LEVELS, type RatingExcuse, type RatingLevel } from './rating.rules.js';

/** One row of the sheet as it is printed. */
export interface PrintedRow {
  /** Null of the organisation itself. */
  readonly name: string | null;
  readonly excuse: RatingExcuse | null;
  readonly proposedLevel: RatingLevel | null;
  readonly votesFor: number | null;
  readonly votesAgainst: number | null;
  readonly votesAbsent: number | null;
  readonly decidedLevel: RatingLevel | null;
  /** Number of the document, of whoever a body above decides. */
  readonly documentNumber: string | null;
  readonly opinions: readonly { readonly rater: Rater; readonly level: RatingLevel | null; readonly score: number | null; readonly body: string | null; readonly remark: string | null }[];
}

/** The sheet as it is printed: its rows in their order. */
export interface PrintedSheet {
  readonly organization: string;
  readonly above: string | null;
  readonly year: number;
  readonly cutOffOn: string;
  /** Null before it is decided. */
  readonly decision: { readonly number: string; readonly on: string; readonly body: string } | null;
  readonly rows: readonly PrintedRow[];
}

const LEVELS: Readonly<Record<RatingLevel, string>> = {
  EXCELLENT: 'Hoàn thành xuất sắc nhiệm vụ',
  GOOD: 'Hoàn thành tốt nhiệm vụ',
  COMPLETED: 'Hoàn thành nhiệm vụ',
  NOT_COMPLETED: 'Không hoàn thành nhiệm vụ',
};
const EXCUSES: Readonly<Record<RatingExcuse, string>> = {
  NEW_MEMBER: 'Chưa đánh giá: kết nạp chưa đủ thời gian',
  EXEMPT: 'Chưa đánh giá: được miễn công tác và sinh hoạt đảng',
  SUSPENDED: 'Chưa đánh giá: đang bị đình chỉ sinh hoạt đảng',
  RATED_ELSEWHERE: 'Đánh giá ở chi bộ chính thức',
  GONE: 'Đã rời chi bộ trong năm',
  NEW_ORGANIZATION: 'Chưa đánh giá: tổ chức mới thành lập',
};
const RATERS: Readonly<Record<Exclude<Rater, 'SELF'>, string>> = { PARTY_GROUP: 'Tổ đảng', RESIDENCE: 'Nơi cư trú', WORKPLACE: 'Nơi công tác', UNION: 'Đoàn thể', COLLECTIVE: 'Tập thể lãnh đạo' };
const HEADINGS = ['TT', 'Họ và tên', 'Tự đánh giá', 'Ý kiến', 'Chi bộ đề nghị', 'Tán thành', 'Không tán thành', 'Vắng mặt', 'Kết quả', 'Ghi chú'];
const NONE = '';

/** The sheet as a page to print, in Vietnamese; whatever was entered is text, never markup. */
export function printedSheet(sheet: PrintedSheet): string {
  const { organization, above, year, cutOffOn, decision, rows } = sheet;
  const title = `Bảng tổng hợp kết quả đánh giá, xếp loại chất lượng năm ${year}`;
  const own = rows.filter(({ name }) => name === null).map((row) => rowOf(row, '', organization));
  const members = rows.filter(({ name }) => name !== null).map((row, index) => rowOf(row, String(index + 1), row.name ?? NONE));
  const decided = decision ? `Kết quả theo Quyết định số ${escaped(decision.number)} ngày ${dayOf(decision.on)} của ${escaped(decision.body)}.` : 'Chưa có quyết định.';
  return [
    `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${escaped(`${title} – ${organization}`)}</title>`,
    '<style>body{font-family:"Times New Roman",serif}table{border-collapse:collapse;width:100%}th,td{border:1px solid #000;padding:.2em .4em;vertical-align:top}thead{display:table-header-group}tr{break-inside:avoid}</style></head><body>',
    `<p>${above === null ? NONE : `${escaped(above)}<br>`}<b>${escaped(organization)}</b></p>`,
    `<h1>${escaped(title)}</h1><p>Danh sách chốt ngày ${dayOf(cutOffOn)}. ${decided}</p>`,
    `<table><thead><tr>${HEADINGS.map((heading) => `<th>${heading}</th>`).join('')}</tr></thead><tbody>${[...own, ...members].join('')}</tbody></table>`,
    `<h2>Tổng hợp đảng viên</h2><table><tbody>${totalsOf(rows).map(([what, count]) => `<tr><td>${what}</td><td>${count}</td></tr>`).join('')}</tbody></table>`,
    '</body></html>',
  ].join('\n');
}

/** How many members there are on the sheet, are rated and are excused, and how many at each level. */
export function totalsOf(rows: readonly PrintedRow[]): (readonly [what: string, count: number])[] {
  const members = rows.filter(({ name }) => name !== null);
  const rated = members.filter(({ decidedLevel, excuse }) => decidedLevel !== null && excuse === null);
  return [
    ['Trong danh sách', members.length],
    ['Không đánh giá', members.filter(({ excuse }) => excuse !== null).length],
    ['Đã có kết quả', rated.length],
    ...RATING_LEVELS.map((level) => [LEVELS[level], rated.filter(({ decidedLevel }) => decidedLevel === level).length] as const),
  ];
}

function rowOf(row: PrintedRow, place: string, name: string): string {
  const { excuse, proposedLevel, votesFor, votesAgainst, votesAbsent, decidedLevel, documentNumber, opinions } = row;
  const self = opinions.filter(({ rater }) => rater === 'SELF').map(said);
  const others = opinions.flatMap((opinion) => (opinion.rater === 'SELF' ? [] : [`${opinion.body ?? RATERS[opinion.rater]}: ${said(opinion)}`]));
  const note = [excuse === null ? NONE : EXCUSES[excuse], documentNumber === null ? NONE : `Văn bản số ${documentNumber} của cấp trên`].filter((text) => text !== NONE).join('; ');
  const cells = [place, name, self.join('; '), others.join('\n'), wordOf(proposedLevel), votesFor, votesAgainst, votesAbsent, wordOf(decidedLevel), note];
  return `<tr>${cells.map((cell) => `<td>${escaped(cell === null ? NONE : String(cell))}</td>`).join('')}</tr>`;
}

function said({ level, score, remark }: PrintedRow['opinions'][number]): string {
  return [wordOf(level), score === null ? NONE : `${String(score).replace('.', ',')} điểm`, remark ?? NONE].filter((text) => text !== NONE).join(', ');
}

function wordOf(level: RatingLevel | null): string {
  return level === null ? NONE : LEVELS[level];
}

function dayOf(text: string): string {
  return text.split('-').reverse().join('/');
}

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '\n': '<br>' };

function escaped(text: string): string {
  return text.replace(/[&<>"'\n]/g, (sign) => MARKUP[sign] ?? sign);
}
