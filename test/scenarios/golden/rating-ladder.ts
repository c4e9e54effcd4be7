import type { RuleBook } from '#regulations';
import { poolCap, slotsOf } from '../../../libs/ratings/src/pool.rules.js';
import { capInForce, mostExcellent } from '../../../libs/ratings/src/cap.rules.js';
import { levelOfScore, opinionFindings, restrictedFindings, restrictionsOf, taskFindings, type Restriction, type Tasks } from '../../../libs/ratings/src/ladder.rules.js';
import { excuseOf, type RatingLevel } from '../../../libs/ratings/src/rating.rules.js';
import { codes, day, HD_21, own, QD_124, scenario, UNCHECKED, WARD, type Scenario } from './scenario.js';

const ON = '2026-11-20';
const QD_366 = ['366-QĐ/TW', '2025-08-30', 'Điều 11'] as const;
const HD_16 = ['HD 16', '2018', UNCHECKED] as const;
const CAP_124 = ['124-QĐ/TW', '2023-10-04', UNCHECKED] as const;

const scored = (score: number) => (book: RuleBook) => levelOfScore(score, book)?.level;
const said = (score: number, level: RatingLevel) => (book: RuleBook) => codes(opinionFindings({ score, level }, book, []));
const done = (level: RatingLevel, all: number, completed: number, onTime: number, above: number) => (book: RuleBook) =>
  codes(taskFindings(level, { all, done: completed, onTime, above } satisfies Tasks, book, []));
const FIRST_OF = (firstYear: number, ground: Restriction['ground'] = 'MEMBER'): Restriction => ({ entryId: 'row', ground, firstYear, form: 'REPRIMAND', decisionNumber: '5-QĐ/CB' });
const disciplined = (firstYear: number, level: RatingLevel, ground?: Restriction['ground']) => (book: RuleBook) =>
  codes(restrictedFindings([{ entryId: 'row', level, path: [] }], restrictionsOf([FIRST_OF(firstYear, ground)], 2026, book), book));
const excused = (ceremony: string) => (book: RuleBook) => excuseOf({ belonging: 'OWN', admissionCeremonyOn: day(ceremony), exempt: false, suspended: false }, book.date, book);
const slots = (good: number, excellent: number, rated = good + excellent) => (book: RuleBook) => {
  const cap = capInForce(book, 'MEMBERS');
  if (!cap) return undefined;
  const { allowed, left } = slotsOf({ rated, good, excellent }, poolCap(cap));
  return [allowed, left, poolCap(cap).hard];
};
const organizations = (goodOrBetter: number, rated = goodOrBetter) => (book: RuleBook) => {
  const cap = capInForce(book, 'BASE_ORGANIZATIONS');
  return cap && mostExcellent({ rated, goodOrBetter }, { mode: cap.mode.value, share: cap.share.value, rounding: cap.rounding.value });
};

const NOT_MET = ['CONDITION_NOT_MET'];
const BARRED = ['COLLECTIVE_RESTRICTED'];

/** What points, tasks, measures and slots make of a rating. */
export const RATING_LADDER: readonly Scenario[] = [
  scenario({ vi: 'Tự chấm 90 điểm: hoàn thành xuất sắc nhiệm vụ', parameter: 'rating.excellent-from-points', by: QD_366, judge: scored(90), answers: [{ on: '2025-08-29', is: undefined }, { on: ON, is: 'EXCELLENT' }], otherwise: { value: 95, is: 'GOOD' } }),
  scenario({ vi: 'Tự chấm 89,9 điểm: hoàn thành tốt, chưa phải xuất sắc', parameter: 'rating.excellent-from-points', by: QD_366, judge: scored(89.9), answers: [{ on: ON, is: 'GOOD' }], otherwise: { value: 85, is: 'EXCELLENT' } }),
  scenario({ vi: 'Tự chấm 92 điểm mà tự nhận hoàn thành tốt: điểm và mức không khớp', parameter: 'rating.excellent-from-points', by: QD_366, judge: said(92, 'GOOD'), answers: [{ on: ON, is: ['SCORE_NOT_OF_LEVEL'] }], otherwise: { value: 93, is: [] } }),
  scenario({ vi: 'Tự chấm đúng 70 điểm: hoàn thành tốt nhiệm vụ', parameter: 'rating.good-from-points', by: QD_366, judge: scored(70), answers: [{ on: ON, is: 'GOOD' }], otherwise: { value: 75, is: 'COMPLETED' } }),
  scenario({ vi: 'Tự chấm 69,5 điểm mà tự nhận hoàn thành tốt: không khớp', parameter: 'rating.good-from-points', by: QD_366, judge: said(69.5, 'GOOD'), answers: [{ on: ON, is: ['SCORE_NOT_OF_LEVEL'] }], otherwise: { value: 65, is: [] } }),
  scenario({ vi: 'Tự chấm 50 điểm: hoàn thành nhiệm vụ', parameter: 'rating.completed-from-points', by: QD_366, judge: scored(50), answers: [{ on: ON, is: 'COMPLETED' }], otherwise: { value: 51, is: 'NOT_COMPLETED' } }),
  scenario({ vi: 'Tự chấm 49 điểm: không hoàn thành nhiệm vụ', parameter: 'rating.completed-from-points', by: QD_366, judge: scored(49), answers: [{ on: ON, is: 'NOT_COMPLETED' }], otherwise: { value: 45, is: 'COMPLETED' } }),
  scenario({ vi: 'Đánh giá năm 2024: chưa có thang điểm nên điểm không buộc mức nào', parameter: 'rating.good-from-points', by: QD_366, judge: said(95, 'COMPLETED'), answers: [{ on: '2024-11-20', is: [] }, { on: ON, is: ['SCORE_NOT_OF_LEVEL'] }] }),
  scenario({ vi: '10 nhiệm vụ đều đúng hạn, 3 nhiệm vụ vượt yêu cầu: đủ điều kiện xuất sắc', parameter: 'rating.excellent-above-requirement', by: QD_366, judge: done('EXCELLENT', 10, 10, 10, 3), answers: [{ on: ON, is: [] }], otherwise: { value: { numerator: 40, denominator: 100 }, is: NOT_MET } }),
  scenario({ vi: '10 nhiệm vụ đều đúng hạn, chỉ 2 nhiệm vụ vượt yêu cầu: chưa đủ điều kiện xuất sắc', parameter: 'rating.excellent-above-requirement', by: QD_366, judge: done('EXCELLENT', 10, 10, 10, 2), answers: [{ on: '2024-11-20', is: [] }, { on: ON, is: NOT_MET }], otherwise: { value: { numerator: 20, denominator: 100 }, is: [] } }),
  scenario({ vi: '7 nhiệm vụ, 2 vượt yêu cầu: 28,6% chưa đủ 30%, tính bằng số nguyên', parameter: 'rating.excellent-above-requirement', by: QD_366, judge: done('EXCELLENT', 7, 7, 7, 2), answers: [{ on: ON, is: NOT_MET }], otherwise: { value: { numerator: 28, denominator: 100 }, is: [] } }),
  scenario({ vi: '10 nhiệm vụ, 9 đúng hạn: chưa đủ điều kiện hoàn thành tốt', parameter: 'rating.good-on-time', by: QD_366, judge: done('GOOD', 10, 10, 9, 0), answers: [{ on: ON, is: NOT_MET }], otherwise: { value: { numerator: 90, denominator: 100 }, is: [] } }),
  scenario({ vi: '10 nhiệm vụ đều đúng hạn, không có nhiệm vụ vượt yêu cầu: hoàn thành tốt', parameter: 'rating.good-on-time', by: QD_366, judge: done('GOOD', 10, 10, 10, 0), answers: [{ on: ON, is: [] }] }),
  scenario({ vi: 'Xuất sắc mà 1 nhiệm vụ chậm và chỉ 2 vượt yêu cầu: thiếu cả hai điều kiện', parameter: 'rating.good-on-time', by: QD_366, judge: done('EXCELLENT', 10, 10, 9, 2), answers: [{ on: ON, is: [...NOT_MET, ...NOT_MET] }], otherwise: { value: { numerator: 90, denominator: 100 }, is: NOT_MET } }),
  scenario({ vi: '10 nhiệm vụ hoàn thành, 2 chậm: vẫn hoàn thành nhiệm vụ', parameter: 'rating.completed-late-at-most', by: QD_366, judge: done('COMPLETED', 10, 10, 8, 0), answers: [{ on: ON, is: [] }], otherwise: { value: { numerator: 10, denominator: 100 }, is: NOT_MET } }),
  scenario({ vi: '10 nhiệm vụ hoàn thành, 3 chậm: quá 20%', parameter: 'rating.completed-late-at-most', by: QD_366, judge: done('COMPLETED', 10, 10, 7, 0), answers: [{ on: ON, is: NOT_MET }], otherwise: { value: { numerator: 30, denominator: 100 }, is: [] } }),
  scenario({ vi: '10 nhiệm vụ, 1 chưa hoàn thành: chưa đủ điều kiện hoàn thành nhiệm vụ', parameter: 'rating.completed-late-at-most', by: QD_366, judge: done('COMPLETED', 10, 9, 9, 0), answers: [{ on: ON, is: NOT_MET }] }),
  scenario({ vi: 'Hoàn thành 4 trên 10 nhiệm vụ mà xếp hoàn thành: dưới một nửa', parameter: 'rating.fails-on', by: HD_21, judge: done('COMPLETED', 10, 4, 4, 0), answers: [{ on: ON, is: [...NOT_MET, 'TASKS_UNDER_HALF'] }], otherwise: { value: ['DISCIPLINED'], is: NOT_MET } }),
  scenario({ vi: 'Hoàn thành đúng 5 trên 10 nhiệm vụ: chưa dưới một nửa', parameter: 'rating.fails-on', by: HD_21, judge: done('COMPLETED', 10, 5, 5, 0), answers: [{ on: ON, is: NOT_MET }] }),
  scenario({ vi: 'Hoàn thành 4 trên 10 nhiệm vụ, xếp không hoàn thành: không có gì để nhắc', parameter: 'rating.fails-on', by: HD_21, judge: done('NOT_COMPLETED', 10, 4, 4, 0), answers: [{ on: ON, is: [] }] }),
  scenario({ vi: 'Bị khiển trách trong năm mà được đề nghị hoàn thành tốt: có hạn chế về xếp loại', parameter: 'rating.fails-on', by: HD_21, judge: disciplined(2026, 'GOOD'), answers: [{ on: '2018-12-31', is: [] }, { on: ON, is: ['RATING_RESTRICTED'] }], otherwise: { value: ['DEGRADED'], is: [] } }),
  scenario({ vi: 'Bị khiển trách trong năm, chi bộ xếp không hoàn thành', parameter: 'rating.fails-on', by: HD_21, judge: disciplined(2026, 'NOT_COMPLETED'), answers: [{ on: ON, is: [] }] }),
  scenario({ vi: 'Xếp loại công chức không hoàn thành nhiệm vụ mà được đề nghị hoàn thành: có hạn chế về xếp loại', parameter: 'rating.fails-on', by: HD_21, judge: disciplined(2026, 'COMPLETED', 'CIVIL_SERVANT'), answers: [{ on: '2019-10-17', is: [] }, { on: ON, is: ['RATING_RESTRICTED'] }], otherwise: { value: ['DISCIPLINED'], is: [] } }),
  scenario({ vi: 'Xếp loại công chức không hoàn thành nhiệm vụ, chi bộ cũng xếp không hoàn thành', parameter: 'rating.fails-on', by: HD_21, judge: disciplined(2026, 'NOT_COMPLETED', 'CIVIL_SERVANT'), answers: [{ on: ON, is: [] }] }),
  scenario({ vi: 'Phó bí thư đảng ủy bị khiển trách trong năm: tập thể không xếp xuất sắc', parameter: 'rating.excellent-undisciplined', by: QD_366, judge: disciplined(2026, 'EXCELLENT', 'LEADER'), answers: [{ on: '2025-08-29', is: [] }, { on: ON, is: BARRED }], otherwise: { value: ['UNIT'], is: [] } }),
  scenario({ vi: 'Một chi bộ trực thuộc bị cảnh cáo trong năm: đảng bộ không xếp xuất sắc', parameter: 'rating.excellent-undisciplined', by: QD_366, judge: disciplined(2026, 'EXCELLENT', 'UNIT'), answers: [{ on: ON, is: BARRED }], otherwise: { value: ['LEADER'], is: [] } }),
  scenario({ vi: 'Thành viên lãnh đạo bị kỷ luật trong năm, tập thể xếp hoàn thành tốt: không có gì để nhắc', parameter: 'rating.excellent-undisciplined', by: QD_366, judge: disciplined(2026, 'GOOD', 'LEADER'), answers: [{ on: ON, is: [] }] }),
  scenario({ vi: 'Vi phạm của thành viên lãnh đạo đã tính năm 2025: tập thể năm 2026 không bị tính lại', parameter: 'rating.violation-counts-once', by: HD_16, judge: disciplined(2025, 'EXCELLENT', 'LEADER'), answers: [{ on: ON, is: [] }], otherwise: { value: false, is: BARRED } }),
  scenario({ vi: 'Chính tổ chức đảng bị khiển trách trong năm mà xếp hoàn thành tốt: có hạn chế về xếp loại', parameter: 'rating.fails-on', by: HD_21, judge: disciplined(2026, 'GOOD', 'ORGANIZATION'), answers: [{ on: ON, is: ['RATING_RESTRICTED'] }], otherwise: { value: ['DEGRADED'], is: [] } }),
  scenario({ vi: 'Vi phạm đã tính để xếp loại năm 2025: không tính lại năm 2026', parameter: 'rating.violation-counts-once', by: HD_16, judge: disciplined(2025, 'GOOD'), answers: [{ on: ON, is: [] }], otherwise: { value: false, is: ['RATING_RESTRICTED'] } }),
  scenario({ vi: 'Kết nạp ngày 31/5/2026, chốt ngày 30/11/2026: tháng thiếu ngày, vừa đủ 6 tháng', parameter: 'rating.new-member-months', by: QD_124, judge: excused('2026-05-31'), answers: [{ on: '2026-11-30', is: undefined }], otherwise: { value: 12, is: 'NEW_MEMBER' } }),
  scenario({ vi: 'Kết nạp ngày 1/6/2026, chốt ngày 30/11/2026: thiếu một ngày nên chưa xếp loại', parameter: 'rating.new-member-months', by: QD_124, judge: excused('2026-06-01'), answers: [{ on: '2026-11-30', is: 'NEW_MEMBER' }], otherwise: { value: 5, is: undefined } }),
  scenario({ vi: 'Nhóm có 15 hoàn thành tốt và 3 xuất sắc: đã dùng hết suất; khi chưa có văn bản của phường thì vượt chỉ bị cảnh báo', parameter: 'rating.cap-mode', by: CAP_124, judge: slots(15, 3), answers: [{ on: ON, is: [3, 0, false] }] }),
  scenario({ vi: 'Phường nhập văn bản giữ cách tính chặt: nhóm 14 tốt, 4 xuất sắc thừa một suất và không ai được vượt', parameter: 'rating.cap-mode', by: WARD, judge: slots(14, 4), answers: [{ on: ON, is: [3, -1, false] }, { on: ON, own: [own('rating.cap-mode', 'STRICT')], is: [3, -1, true] }] }),
  scenario({ vi: 'Nhóm 4 người hoàn thành tốt: không có suất xuất sắc nào', parameter: 'rating.cap-share', by: HD_21, judge: slots(4, 0), answers: [{ on: ON, is: [0, 0, false] }], otherwise: { value: { numerator: 35, denominator: 100 }, is: [1, 1, false] } }),
  scenario({ vi: 'Nhóm 6 người hoàn thành tốt: đúng một suất xuất sắc', parameter: 'rating.cap-share', by: HD_21, judge: slots(6, 0), answers: [{ on: ON, is: [1, 1, false] }], otherwise: { value: { numerator: 10, denominator: 100 }, is: [0, 0, false] } }),
  scenario({ vi: 'Năm tổ chức cơ sở đảng đều hoàn thành tốt: chưa tổ chức nào được xuất sắc, sáu thì một', parameter: 'rating.organization-cap-share', by: HD_21, judge: (book) => [organizations(5)(book), organizations(6)(book)], answers: [{ on: ON, is: [0, 1] }], otherwise: { value: { numerator: 50, denominator: 100 }, is: [1, 2] } }),
];
