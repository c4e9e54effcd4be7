import type { RuleBook } from '#regulations';
import { capInForce, evenPools, mostExcellent, mostExcellentIn, poolsOf, type CapSubject, type Pool, type Rated } from '../../../libs/ratings/src/cap.rules.js';
import { capOf, excuseOf, type RatingLevel, type RollMember } from '../../../libs/ratings/src/rating.rules.js';
import { day, HD_21, own, QD_124, scenario, UNCHECKED, WARD, type Scenario } from './scenario.js';

const CUT_OFF = '2026-11-20';
const CAP_124 = ['124-QĐ/TW', '2023-10-04', UNCHECKED] as const;
const FIFTH = { numerator: 20, denominator: 100 };

const excuse = (change: Partial<RollMember>) => (book: RuleBook) =>
  excuseOf({ belonging: 'OWN', admissionCeremonyOn: day('2010-05-19'), exempt: false, suspended: false, ...change }, book.date, book);

/** The most that may be excellent in a pool, or in several. */
const most = (subject: CapSubject, ...pools: readonly Pool[]) => (book: RuleBook) => {
  const cap = capInForce(book, subject);
  return cap && mostExcellentIn(pools, { mode: cap.mode.value, share: cap.share.value, rounding: cap.rounding.value });
};
const allGood = (rated: number): Pool => ({ rated, goodOrBetter: rated });
const atLeast = (percent: number) => (rated: number) => Math.ceil((rated * percent) / 100);

const allowed = (excellent: number, good: number, completed: number) => (book: RuleBook) => {
  const levels = [...Array<RatingLevel>(excellent).fill('EXCELLENT'), ...Array<RatingLevel>(good).fill('GOOD'), ...Array<RatingLevel>(completed).fill('COMPLETED')];
  return capOf(levels, book)?.allowed;
};

/** Two base organisations of 9, and two cells directly under the ward of 9 each, all of them good. */
const unit = (organizationId: string, baseOrganizationId: string) => {
  const nine: Rated = { rated: 9, goodOrBetter: 9, excellent: 0 };
  return { organizationId, baseOrganizationId, directOrganizationId: organizationId, isBaseOrganization: organizationId === baseOrganizationId, members: nine, itself: nine };
};
const WARD_OF_FOUR = [unit('school', 'school'), unit('clinic', 'clinic'), unit('village', 'ward'), unit('street', 'ward')];
const slots = (book: RuleBook) => {
  const cap = capInForce(book, 'MEMBERS');
  if (!cap) return undefined;
  const rule = { mode: cap.mode.value, share: cap.share.value, rounding: cap.rounding.value };
  return poolsOf('ward', WARD_OF_FOUR, 'MEMBERS', cap.pool.value).map((pool) => mostExcellent(pool, rule));
};

export const RATINGS: readonly Scenario[] = [
  scenario({
    vi: 'Lễ kết nạp ngày 21/5/2026, chốt ngày 20/11/2026: chưa đủ 6 tháng nên chưa xếp loại; theo Hướng dẫn 21 năm 2019 không có ngoại lệ này',
    parameter: 'rating.new-member-months',
    by: QD_124,
    judge: (book) => excuseOf({ belonging: 'OWN', admissionCeremonyOn: book.date.subtract({ months: 6 }).add({ days: 1 }), exempt: false, suspended: false }, book.date, book),
    answers: [
      { on: '2022-11-20', is: undefined },
      { on: CUT_OFF, is: 'NEW_MEMBER' },
    ],
    otherwise: { value: 3, is: undefined },
  }),
  scenario({
    vi: 'Lễ kết nạp ngày 20/5/2026, chốt ngày 20/11/2026: vừa đủ 6 tháng nên được xếp loại',
    parameter: 'rating.new-member-months',
    by: QD_124,
    judge: excuse({ admissionCeremonyOn: day('2026-05-20') }),
    answers: [{ on: CUT_OFF, is: undefined }],
    otherwise: { value: 7, is: 'NEW_MEMBER' },
  }),
  scenario({
    vi: 'Đảng viên được miễn công tác và sinh hoạt đảng thì không xếp loại',
    parameter: 'rating.excused',
    by: QD_124,
    judge: excuse({ exempt: true }),
    answers: [{ on: CUT_OFF, is: 'EXEMPT' }],
    otherwise: { value: ['NEW_MEMBER', 'SUSPENDED'], is: undefined },
  }),
  scenario({
    vi: 'Đảng viên đang bị đình chỉ sinh hoạt thì không xếp loại',
    parameter: 'rating.excused',
    by: QD_124,
    judge: excuse({ suspended: true }),
    answers: [{ on: CUT_OFF, is: 'SUSPENDED' }],
    otherwise: { value: ['NEW_MEMBER', 'EXEMPT'], is: undefined },
  }),
  scenario({
    vi: 'Đảng viên sinh hoạt tạm thời được xếp loại ở chi bộ chính thức, không ở chi bộ tạm thời',
    parameter: 'rating.guests-rated-at',
    by: HD_21,
    judge: excuse({ belonging: 'GUEST' }),
    answers: [{ on: CUT_OFF, is: 'RATED_ELSEWHERE' }],
    otherwise: { value: 'TEMPORARY', is: undefined },
  }),
  scenario({
    vi: '17 tổ chức cơ sở đảng đều hoàn thành tốt: 2 được xuất sắc; phường chọn tính trên số hoàn thành tốt trở lên thì 3',
    parameter: 'rating.organization-cap-share',
    by: HD_21,
    judge: most('BASE_ORGANIZATIONS', allGood(17)),
    answers: [
      { on: '2018-12-31', is: undefined },
      { on: CUT_OFF, own: [own('rating.cap-mode', 'INCLUSIVE')], is: 3 },
      { on: CUT_OFF, is: 2 },
    ],
    otherwise: { value: { numerator: 30, denominator: 100 }, is: 3 },
  }),
  scenario({
    vi: '100 đảng viên, 90 người hoàn thành tốt trở lên: 15 suất xuất sắc bên cạnh 75 hoàn thành tốt',
    parameter: 'rating.cap-share',
    by: HD_21,
    judge: most('MEMBERS', { rated: 100, goodOrBetter: 90 }),
    answers: [{ on: CUT_OFF, is: 15 }],
    otherwise: { value: { numerator: 10, denominator: 100 }, is: 8 },
  }),
  scenario({
    vi: 'Nhóm 23 người, 90% hoàn thành tốt trở lên: 3 suất, tức 13,0%; nhóm 26 người: 4 suất, tức 15,4%',
    parameter: 'rating.cap-share',
    by: HD_21,
    judge: (book) => [23, 26].map((rated) => most('MEMBERS', { rated, goodOrBetter: atLeast(90)(rated) })(book)),
    answers: [{ on: CUT_OFF, is: [3, 4] }],
    otherwise: { value: { numerator: 15, denominator: 100 }, is: [2, 3] },
  }),
  scenario({
    vi: 'Vân Sơn, 1.011 đảng viên, 95% hoàn thành tốt trở lên: 160 suất nếu một nhóm, 143 nếu 28 nhóm gần đều',
    parameter: 'rating.cap-mode',
    by: CAP_124,
    judge: (book) => [1, 28].map((count) => most('MEMBERS', ...evenPools(1011, count, atLeast(95)))(book)),
    answers: [{ on: CUT_OFF, is: [160, 143] }],
    otherwise: { value: 'ALL', is: [202, 196] },
  }),
  scenario({
    vi: 'Chi bộ có 4 xuất sắc, 16 tốt, 5 hoàn thành: trần là 3; phường nhập văn bản tính trên tổng số được xếp loại thì 5',
    parameter: 'rating.cap-mode',
    by: WARD,
    judge: allowed(4, 16, 5),
    answers: [
      { on: CUT_OFF, is: 3 },
      { on: CUT_OFF, own: [own('rating.cap-mode', 'ALL')], is: 5 },
    ],
    otherwise: { value: 'INCLUSIVE', is: 4 },
  }),
  scenario({
    vi: 'Văn bản của phường chưa có hiệu lực năm 2025 thì vẫn tính theo quy định chung',
    parameter: 'rating.cap-mode',
    by: CAP_124,
    judge: allowed(4, 16, 5),
    answers: [{ on: '2025-11-20', own: [own('rating.cap-mode', 'ALL')], is: 3 }],
  }),
  scenario({
    vi: 'Phường đặt tỷ lệ 15%: 100 đảng viên, 90 hoàn thành tốt trở lên chỉ còn 11 suất',
    parameter: 'rating.cap-share',
    by: WARD,
    judge: most('MEMBERS', { rated: 100, goodOrBetter: 90 }),
    answers: [
      { on: CUT_OFF, is: 15 },
      { on: CUT_OFF, own: [own('rating.cap-share', { numerator: 15, denominator: 100 })], is: 11 },
    ],
    otherwise: { value: FIFTH, is: 15 },
  }),
  scenario({
    vi: 'Chi bộ có 18 người hoàn thành tốt: 20% là 3,6 suất, bỏ phần lẻ còn 3; phường cho làm tròn từ nửa trở lên thì 4',
    parameter: 'rating.cap-rounding',
    by: WARD,
    judge: allowed(1, 18, 0),
    answers: [
      { on: CUT_OFF, is: 3 },
      { on: CUT_OFF, own: [own('rating.cap-rounding', 'HALF_UP')], is: 4 },
    ],
    otherwise: { value: 'DOWN', is: 3 },
  }),
  scenario({
    vi: 'Hai chi bộ cơ sở và hai chi bộ thôn, tổ dân phố trực thuộc phường, mỗi nơi 9 người: hai chi bộ trực thuộc tính chung một nhóm',
    parameter: 'rating.cap-pool',
    by: HD_21,
    judge: slots,
    answers: [
      { on: CUT_OFF, own: [own('rating.cap-pool', 'WHOLE')], is: [6] },
      { on: CUT_OFF, is: [1, 1, 3] },
    ],
    otherwise: { value: 'DIRECT_ORGANIZATION', is: [1, 1, 1, 1] },
  }),
];
