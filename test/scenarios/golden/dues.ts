import type { RuleBook } from '#regulations';
import { duesOwed, keptByCell, type DuesFacts } from '../../../libs/dues/src/dues.rules.js';
import { codesOf, QD_208, scenario, UNCHECKED, type Scenario } from './scenario.js';

const QD_01 = ['01-QĐ/TW', '2026-02-03', UNCHECKED] as const;

/** What a full member of ten years owes for the month of the book: đồng, or the codes of what stands against it. */
const owes = (facts: Partial<DuesFacts>) => (book: RuleBook) => {
  const verdict = duesOwed({ month: book.date, basis: 'INSURED_WAGE', status: 'FULL', seniorityYears: 10, officialCellId: 'own', temporaryCellId: null, ...facts }, book);
  return verdict.ok ? verdict.value.owedDong : codesOf(verdict);
};
const reduced = (percent: number, months: number) => (book: RuleBook) => owes({ amountDong: 6_000_000, relief: { kind: 'REDUCTION', percent, from: book.date, months } })(book);
const wage = { basis: 'MINIMUM_WAGE_OF_WORKING_AGE', amountDong: 4_140_000 } as const;
const afterwards = { basis: 'MINIMUM_WAGE_AFTER_RETIREMENT', amountDong: 4_140_000 } as const;

export const DUES: readonly Scenario[] = [
  scenario({
    vi: 'Lương làm căn cứ đóng bảo hiểm 6.000.000 đồng: đảng phí 1%',
    parameter: 'dues.insured-share',
    by: QD_01,
    judge: owes({ amountDong: 6_000_000 }),
    answers: [{ on: '2026-11-01', is: 60_000 }],
    otherwise: { value: { numerator: 2, denominator: 100 }, is: 120_000 },
  }),
  scenario({
    vi: 'Trợ cấp thai sản 5.550.050 đồng: đảng phí 1%, bỏ phần lẻ dưới một đồng',
    parameter: 'dues.benefit-share',
    by: QD_01,
    judge: owes({ basis: 'BENEFIT', amountDong: 5_550_050 }),
    answers: [{ on: '2026-11-01', is: 55_500 }],
    otherwise: { value: { numerator: 5, denominator: 1000 }, is: 27_750 },
  }),
  scenario({
    vi: 'Lương hưu 4.000.000 đồng: đảng phí 0,5%',
    parameter: 'dues.pension-share',
    by: QD_01,
    judge: owes({ basis: 'PENSION', amountDong: 4_000_000 }),
    answers: [{ on: '2026-11-01', is: 20_000 }],
    otherwise: { value: { numerator: 1, denominator: 100 }, is: 40_000 },
  }),
  scenario({
    vi: 'Đảng viên là sinh viên: mỗi tháng 5.000 đồng',
    parameter: 'dues.student-dong',
    by: QD_01,
    judge: owes({ basis: 'STUDENT' }),
    answers: [{ on: '2026-11-01', is: 5_000 }],
    otherwise: { value: 3_000, is: 3_000 },
  }),
  scenario({
    vi: 'Đảng viên khác trong tuổi lao động, lương tối thiểu vùng 4.140.000 đồng: từ 2028 phần phải đóng tăng',
    parameter: 'dues.others-before-retirement',
    by: QD_01,
    judge: owes(wage),
    answers: [
      { on: '2026-11-01', is: 12_420 },
      { on: '2028-01-01', is: 20_700 },
    ],
    otherwise: { value: { numerator: 3, denominator: 1000 }, is: 12_420 },
  }),
  scenario({
    vi: 'Đảng viên khác ngoài tuổi lao động, lương tối thiểu vùng 4.140.000 đồng: từ 2028 phần phải đóng tăng',
    parameter: 'dues.others-after-retirement',
    by: QD_01,
    judge: owes(afterwards),
    answers: [
      { on: '2026-11-01', is: 8_280 },
      { on: '2028-01-01', is: 12_420 },
    ],
    otherwise: { value: { numerator: 2, denominator: 1000 }, is: 8_280 },
  }),
  scenario({
    vi: 'Đủ 50 năm tuổi đảng, lương hưu 4.000.000 đồng: được miễn đảng phí',
    parameter: 'dues.exempt-seniority',
    by: QD_01,
    judge: owes({ basis: 'PENSION', amountDong: 4_000_000, seniorityYears: 50 }),
    answers: [{ on: '2026-11-01', is: 0 }],
    otherwise: { value: 55, is: 20_000 },
  }),
  scenario({
    vi: 'Hoàn cảnh khó khăn, được giảm 50% đảng phí của lương 6.000.000 đồng',
    parameter: 'dues.reductions',
    by: QD_01,
    judge: reduced(50, 12),
    answers: [{ on: '2026-11-01', is: 30_000 }],
    otherwise: { value: [{ numerator: 30, denominator: 100 }], is: ['DUES_REDUCTION_UNKNOWN'] },
  }),
  scenario({
    vi: 'Giảm đảng phí một lần 18 tháng: quá 12 tháng',
    parameter: 'dues.reduction-months',
    by: QD_01,
    judge: reduced(30, 18),
    answers: [{ on: '2026-11-01', is: ['DUES_RELIEF_LONG'] }],
    otherwise: { value: 24, is: 42_000 },
  }),
  scenario({
    vi: 'Chi bộ thôn thu 300.000 đồng đảng phí: được giữ lại 70%',
    parameter: 'dues.village-cell-keeps',
    by: QD_01,
    judge: (book) => keptByCell(300_000, 'VILLAGE', book),
    answers: [
      { on: '2026-01-31', is: undefined },
      { on: '2026-11-01', is: 210_000 },
    ],
    otherwise: { value: { numerator: 1, denominator: 2 }, is: 150_000 },
  }),
  scenario({
    vi: 'Đảng viên dự bị, lương 6.000.000 đồng: đóng đảng phí như đảng viên chính thức; trước Quy định 208 cũng không thấy văn bản nào miễn',
    parameter: 'member.probationary-dues',
    by: QD_208,
    judge: owes({ amountDong: 6_000_000, status: 'PROBATIONARY', seniorityYears: null }),
    answers: [
      { on: '2026-07-01', is: 60_000 },
      { on: '2026-11-01', is: 60_000 },
    ],
    otherwise: { value: false, is: 0 },
  }),
  scenario({
    vi: 'Đang sinh hoạt tạm thời nơi khác: đóng đảng phí ở chi bộ sinh hoạt tạm thời; trước Quy định 208 chưa có giá trị thì ở chi bộ chính thức',
    parameter: 'transfer.temporary-dues-at',
    by: QD_208,
    judge: (book) => {
      const verdict = duesOwed({ month: book.date, basis: 'STUDENT', status: 'FULL', seniorityYears: 2, officialCellId: 'own', temporaryCellId: 'other' }, book);
      return verdict.ok ? verdict.value.payAtId : codesOf(verdict);
    },
    answers: [
      { on: '2026-07-01', is: 'own' },
      { on: '2026-11-01', is: 'other' },
    ],
    otherwise: { value: 'OFFICIAL', is: 'own' },
  }),
];
