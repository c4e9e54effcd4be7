import type { RuleBook } from '#regulations';
import { deadlineFindings, isNewOrganization, sessionFindings, sickFindings, type Session } from '../../../libs/ratings/src/conditions.rules.js';
import type { LadderFindings } from '../../../libs/ratings/src/ladder.rules.js';
import type { RatingLevel } from '../../../libs/ratings/src/rating.rules.js';
import { day, HD_21, scenario, UNCHECKED, type Scenario } from './scenario.js';

const ON = '2026-11-20';
const BEFORE = '2019-10-17';
const HD_43 = ['43-HD/BTCTW', '2025-10-31', UNCHECKED] as const;

/** Each refusal, and each warning as one. */
const told = ({ refusals, warnings }: LadderFindings): string[] => [...refusals.map(({ refusal }) => refusal.code), ...warnings.map(({ refusal }) => `${refusal.code} (nhắc)`)];
const deadlines = (cells: string, decisions: string) => (book: RuleBook) =>
  told(deadlineFindings({ year: 2026, cellDeadlineOn: day(cells), decisionDeadlineOn: day(decisions) }, book));
const founded = (on: string) => (book: RuleBook) => isNewOrganization(day(on), book.date, book);
const held = (session: Session, collective = false) => (book: RuleBook) => told(sessionFindings(session, collective, book));
const ill = (months: number | null, level: RatingLevel) => (book: RuleBook) => told(sickFindings(level, months, book, []));

const LATE = ['DEADLINE_LATE (nhắc)'];
const SHORT = ['SESSION_TOO_SHORT (nhắc)'];
const SICK = ['SICK_BELOW_GOOD (nhắc)'];

/** Deadlines of a season, organisations that are too new, the meeting, and illness in the year. */
export const RATING_CONDITIONS: readonly Scenario[] = [
  scenario({ vi: 'Hạn chi bộ 15/12, hạn quyết định 31/12: kịp hạn hằng năm', parameter: 'rating.cell-deadline', by: HD_43, judge: deadlines('2026-12-15', '2026-12-31'), answers: [{ on: ON, is: [] }], otherwise: { value: ['12-10'], is: LATE } }),
  scenario({ vi: 'Hạn chi bộ 16/12: sau hạn hằng năm một ngày', parameter: 'rating.cell-deadline', by: HD_43, judge: deadlines('2026-12-16', '2026-12-31'), answers: [{ on: BEFORE, is: [] }, { on: ON, is: LATE }], otherwise: { value: ['12-20'], is: [] } }),
  scenario({ vi: 'Quyết định xếp loại sang tháng 1 năm sau: quá hạn của cấp cơ sở', parameter: 'rating.base-deadline', by: HD_43, judge: deadlines('2026-12-15', '2027-01-10'), answers: [{ on: ON, is: LATE }] }),
  scenario({ vi: 'Quyết định xếp loại ngày 25/12: kịp hạn của cấp cơ sở', parameter: 'rating.base-deadline', by: HD_43, judge: deadlines('2026-12-15', '2026-12-25'), answers: [{ on: ON, is: [] }], otherwise: { value: ['12-20'], is: LATE } }),
  scenario({ vi: 'Chi bộ lập ngày 20/5/2026, chốt ngày 20/11/2026: vừa đủ 6 tháng, được xếp loại', parameter: 'rating.organization-new-months', by: HD_21, judge: founded('2026-05-20'), answers: [{ on: ON, is: false }], otherwise: { value: 7, is: true } }),
  scenario({ vi: 'Chi bộ lập ngày 21/5/2026, chốt ngày 20/11/2026: chưa đủ 6 tháng, không xếp loại', parameter: 'rating.organization-new-months', by: HD_21, judge: founded('2026-05-21'), answers: [{ on: ON, is: true }], otherwise: { value: 5, is: false } }),
  scenario({ vi: 'Nghỉ ốm 3 tháng trong năm mà xếp hoàn thành tốt', parameter: 'rating.sick-months-below-good', by: HD_21, judge: ill(3, 'GOOD'), answers: [{ on: BEFORE, is: [] }, { on: ON, is: SICK }], otherwise: { value: 4, is: [] } }),
  scenario({ vi: 'Nghỉ ốm 5 tháng trong năm, xếp hoàn thành nhiệm vụ', parameter: 'rating.sick-months-below-good', by: HD_21, judge: ill(5, 'COMPLETED'), answers: [{ on: ON, is: [] }] }),
  scenario({ vi: 'Nghỉ ốm 2 tháng trong năm, xếp hoàn thành xuất sắc', parameter: 'rating.sick-months-below-good', by: HD_21, judge: ill(2, 'EXCELLENT'), answers: [{ on: ON, is: [] }], otherwise: { value: 2, is: SICK } }),
  scenario({ vi: 'Chi bộ xếp loại bằng giơ tay', parameter: 'rating.secret-ballot', by: HD_43, judge: held({ secretBallot: false }), answers: [{ on: BEFORE, is: [] }, { on: ON, is: ['BALLOT_NOT_SECRET (nhắc)'] }], otherwise: { value: false, is: [] } }),
  scenario({ vi: 'Chi bộ xếp loại bằng phiếu kín', parameter: 'rating.secret-ballot', by: HD_43, judge: held({ secretBallot: true }), answers: [{ on: ON, is: [] }] }),
  scenario({ vi: 'Tập thể đảng ủy kiểm điểm nửa ngày', parameter: 'rating.collective-session-days', by: HD_43, judge: held({ sessionDays: 0.5 }, true), answers: [{ on: BEFORE, is: [] }, { on: ON, is: SHORT }], otherwise: { value: 0, is: [] } }),
  scenario({ vi: 'Tập thể đảng ủy kiểm điểm một ngày', parameter: 'rating.collective-session-days', by: HD_43, judge: held({ sessionDays: 1 }, true), answers: [{ on: ON, is: [] }], otherwise: { value: 2, is: SHORT } }),
  scenario({ vi: 'Chi bộ kiểm điểm nửa ngày: thời gian tối thiểu chỉ buộc tập thể lãnh đạo', parameter: 'rating.collective-session-days', by: HD_43, judge: held({ sessionDays: 0.5 }), answers: [{ on: ON, is: [] }] }),
];
