import type { RuleBook } from '#regulations';
import { exitVerdict, type Exit, type Leaver } from '../../../libs/movements/src/exit.rules.js';
import { failingNoticesOf, type FailingMember } from '../../../libs/ratings/src/failing-years.rules.js';
import { endHelpVerdict } from '../../../libs/ratings/src/help.rules.js';
import { codesOf, day, QD_208, scenario, type Scenario } from './scenario.js';

/** A cell of twelve full members, two of them exempt. */
const CELL = { fullMembers: 12, elsewhere: 0, exempt: 2 };
const ON = '2026-11-21';

const progress = (votesFor: number, exemptAbsent: number) => (book: RuleBook) =>
  codesOf(endHelpVerdict({ result: 'PROGRESS', decidedOn: book.date, votes: { votesFor, votesAgainst: 12 - exemptAbsent - votesFor, votesAbsent: 0, exemptAbsent } }, day('2026-01-10'), { electorate: CELL, book }));
const noProgress = (startedOn: string) => (book: RuleBook) =>
  codesOf(endHelpVerdict({ result: 'NO_PROGRESS', decidedOn: book.date, votes: { votesFor: 12, votesAgainst: 0, votesAbsent: 0, exemptAbsent: 0 } }, day(startedOn), { electorate: CELL, book }));

const leaver: Leaver = { isActor: false, isRelative: false, isGuest: false, status: 'FULL', statusThrough: null, begunOn: '2020-01-01', posts: [], postsOutOfReach: 0, hasOpenAdmission: false, hasOpenTransfer: false, openRatings: [], failingYears: [], failedHelps: [], paidMonths: 0 };
const remove = (ground: string, change: Partial<Leaver>, failingYears?: number[]) => (book: RuleBook) => {
  const exit: Exit = { kind: 'REMOVED_FROM_ROLL', ground, decidedOn: book.date, effectiveOn: book.date, votes: { votesFor: 12, votesAgainst: 0, votesAbsent: 0, exemptAbsent: 0 }, failingYears: failingYears ?? null };
  return codesOf(exitVerdict(exit, { ...leaver, ...change }, { electorate: CELL, book, today: book.date }));
};

const member: FailingMember = { entryId: 'e', organizationId: 'o', personId: 'p', years: [2025], decidedOn: '2025-12-20', forCell: true, forDecider: true, help: null };
const told = (change: Partial<FailingMember>) => (book: RuleBook) => failingNoticesOf({ ...member, ...change }, book).map(({ told: { refusal } }) => refusal.code);

export const RATING_HELP: readonly Scenario[] = [
  scenario({
    vi: 'Chi bộ 12 đảng viên chính thức, hai người miễn sinh hoạt vắng mặt: 7 trên 10 phiếu công nhận tiến bộ là đủ hai phần ba',
    parameter: 'rating.progress-vote-share',
    by: QD_208,
    judge: progress(7, 2),
    answers: [{ on: ON, is: [] }],
    otherwise: { value: { numerator: 3, denominator: 4, inclusive: true }, is: ['VOTE_NOT_CARRIED'] },
  }),
  scenario({
    vi: 'Hai người miễn sinh hoạt có mặt: 7 trên 12 phiếu công nhận tiến bộ là chưa đủ hai phần ba',
    parameter: 'rating.progress-vote-share',
    by: QD_208,
    judge: progress(7, 0),
    answers: [
      { on: '2026-07-25', is: [] },
      { on: ON, is: ['VOTE_NOT_CARRIED'] },
    ],
  }),
  scenario({
    vi: 'Giúp đỡ từ 22/11/2025, ngày 21/11/2026 kết luận không tiến bộ: vừa đủ 12 tháng',
    parameter: 'removal.help-months',
    by: QD_208,
    judge: noProgress('2025-11-22'),
    answers: [{ on: ON, is: [] }],
    otherwise: { value: 13, is: ['HELP_TOO_SHORT'] },
  }),
  scenario({
    vi: 'Giúp đỡ từ 23/11/2025, ngày 21/11/2026 kết luận không tiến bộ: thiếu một ngày, có cảnh báo',
    parameter: 'removal.help-months',
    by: QD_208,
    judge: noProgress('2025-11-23'),
    answers: [{ on: ON, is: ['HELP_TOO_SHORT'] }],
    otherwise: { value: 11, is: [] },
  }),
  scenario({
    vi: 'Xóa tên vì không tiến bộ khi chưa ghi việc giúp đỡ đủ 12 tháng',
    parameter: 'removal.help-months',
    by: QD_208,
    judge: remove('NO_PROGRESS', { failedHelps: [{ startedOn: '2026-01-01', endedOn: '2026-11-20' }] }),
    answers: [{ on: ON, is: ['HELP_NOT_ON_RECORD'] }],
    otherwise: { value: 10, is: [] },
  }),
  scenario({
    vi: 'Một năm không hoàn thành nhiệm vụ: chi bộ giúp đỡ, chưa xem xét xóa tên',
    parameter: 'removal.failing-years',
    by: QD_208,
    judge: told({}),
    answers: [{ on: ON, is: ['HELP_DUE'] }],
    otherwise: { value: 1, is: ['HELP_DUE', 'REMOVAL_DUE'] },
  }),
  scenario({
    vi: 'Hai năm liền không hoàn thành nhiệm vụ: xem xét xóa tên, cả cấp quyết định được biết',
    parameter: 'removal.failing-years',
    by: QD_208,
    judge: told({ years: [2025, 2024], forCell: false }),
    answers: [
      { on: '2026-07-25', is: [] },
      { on: ON, is: ['REMOVAL_DUE'] },
    ],
    otherwise: { value: 3, is: [] },
  }),
  scenario({
    vi: 'Hai năm không hoàn thành nhiệm vụ cách nhau một năm không phải là hai năm liền',
    parameter: 'removal.failing-years',
    by: QD_208,
    judge: told({ years: [2025, 2023] }),
    answers: [{ on: ON, is: ['HELP_DUE'] }],
  }),
  scenario({
    vi: 'Xóa tên vì hai năm liền, hồ sơ chỉ ghi một năm không hoàn thành nhiệm vụ: có cảnh báo',
    parameter: 'removal.failing-years',
    by: QD_208,
    judge: remove('CONDUCT', { failingYears: [2025] }),
    answers: [{ on: ON, is: ['FAILING_YEARS_NOT_ON_RECORD'] }],
    otherwise: { value: 1, is: [] },
  }),
  scenario({
    vi: 'Xóa tên vì các năm 2024, 2025 như hồ sơ đánh giá ghi',
    parameter: 'removal.failing-years',
    by: QD_208,
    judge: remove('CONDUCT', { failingYears: [2022, 2024, 2025] }, [2025, 2024]),
    answers: [{ on: ON, is: [] }],
    otherwise: { value: 3, is: ['FAILING_YEARS_NOT_ON_RECORD'] },
  }),
];
