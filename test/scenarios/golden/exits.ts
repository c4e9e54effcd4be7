import type { RuleBook } from '#regulations';
import { complaintBy, exitVerdict, type Exit, type Leaver } from '../../../libs/movements/src/exit.rules.js';
import { codesOf, day, QD_208, QD_21, scenario, type Scenario } from './scenario.js';

/** A cell of twelve full members. */
const electorate = { fullMembers: 12, elsewhere: 0, exempt: 0 };
const leaver: Leaver = { isActor: false, isRelative: false, isGuest: false, status: 'FULL', statusThrough: null, begunOn: '2020-01-01', posts: [], postsOutOfReach: 0, hasOpenAdmission: false, hasOpenTransfer: false, openRatings: [], failingYears: [], failedHelps: [], paidMonths: 0 };

const leave = (kind: 'REMOVED_FROM_ROLL' | 'EXPELLED', votesFor: number, status: 'FULL' | 'PROBATIONARY' = 'FULL', ground = 'NO_ACTIVITY') => (book: RuleBook): string[] => {
  const votes = { votesFor, votesAgainst: 12 - votesFor, votesAbsent: 0, exemptAbsent: 0 };
  const exit: Exit = { kind, decidedOn: book.date, effectiveOn: book.date, votes, ...(kind === 'REMOVED_FROM_ROLL' && { ground, ...(ground === 'NO_ACTIVITY' && { inactiveMonths: 3 }) }) };
  return codesOf(exitVerdict(exit, { ...leaver, status }, { electorate, book, today: day('2026-11-21') }));
};
/** A removal with what was entered as its evidence, all else being in order. */
const removed = (evidence: Pick<Exit, 'ground' | 'unpaidMonths' | 'helpedSince'>) => (book: RuleBook): string[] => {
  const exit: Exit = { kind: 'REMOVED_FROM_ROLL', decidedOn: day('2026-11-20'), effectiveOn: day('2026-11-21'), votes: { votesFor: 12, votesAgainst: 0, votesAbsent: 0, exemptAbsent: 0 }, ...evidence };
  return codesOf(exitVerdict(exit, leaver, { electorate, book, today: day('2026-11-21') }));
};

export const EXITS: readonly Scenario[] = [
  scenario({
    vi: 'Chi bộ 12 đảng viên chính thức, 7 phiếu đề nghị xóa tên: chưa đủ hai phần ba',
    parameter: 'removal.vote-share',
    by: QD_208,
    judge: leave('REMOVED_FROM_ROLL', 7),
    answers: [
      { on: '2025-05-25', is: [] },
      { on: '2026-11-21', is: ['VOTE_NOT_CARRIED'] },
    ],
    otherwise: { value: { numerator: 1, denominator: 2, inclusive: false }, is: [] },
  }),
  scenario({
    vi: 'Chi bộ 12 đảng viên chính thức, 8 phiếu đề nghị xóa tên: vừa đủ hai phần ba',
    parameter: 'removal.vote-share',
    by: QD_208,
    judge: leave('REMOVED_FROM_ROLL', 8),
    answers: [{ on: '2026-11-21', is: [] }],
  }),
  scenario({
    vi: 'Chi bộ 12 đảng viên chính thức, 7 phiếu đề nghị khai trừ: chưa đủ hai phần ba',
    parameter: 'voting.expulsion',
    by: QD_21,
    judge: leave('EXPELLED', 7),
    answers: [
      { on: '2026-04-10', is: [] },
      { on: '2026-11-21', is: ['VOTE_NOT_CARRIED'] },
    ],
    otherwise: { value: { numerator: 1, denominator: 2, inclusive: false }, is: [] },
  }),
  scenario({
    vi: 'Đảng viên dự bị không đủ tư cách, 7 trên 12 phiếu đề nghị xóa tên: chưa đủ hai phần ba; trước Quy định 294 chưa có giá trị để kiểm tra',
    parameter: 'admission.not-qualified-vote-share',
    by: QD_208,
    judge: leave('REMOVED_FROM_ROLL', 7, 'PROBATIONARY', 'PROBATION_FAILED'),
    answers: [
      { on: '2025-05-25', is: [] },
      { on: '2025-05-26', is: ['VOTE_NOT_CARRIED'] },
      { on: '2026-11-21', is: ['VOTE_NOT_CARRIED'] },
    ],
    otherwise: { value: { numerator: 1, denominator: 2, inclusive: false }, is: [] },
  }),
  scenario({
    vi: 'Đảng viên dự bị không đủ tư cách thì xóa tên, không khai trừ',
    parameter: 'discipline.forms-of-probationary',
    by: QD_21,
    judge: leave('EXPELLED', 12, 'PROBATIONARY'),
    answers: [
      { on: '2026-04-10', is: [] },
      { on: '2026-11-21', is: ['PROBATIONARY_EXPELLED'] },
    ],
    otherwise: { value: ['REPRIMAND', 'WARNING', 'EXPULSION'], is: [] },
  }),
  scenario({
    vi: 'Xóa tên vì bỏ sinh hoạt, mới có 2 tháng trong năm không đóng đảng phí',
    parameter: 'removal.inactive-months',
    by: QD_208,
    judge: removed({ ground: 'NO_ACTIVITY', unpaidMonths: 2 }),
    answers: [
      { on: '2026-07-25', is: [] },
      { on: '2026-11-21', is: ['REMOVAL_MONTHS_FEW'] },
    ],
    otherwise: { value: 2, is: [] },
  }),
  scenario({
    vi: 'Xóa tên vì không tiến bộ, chi bộ mới giúp đỡ từ 21/11/2025: còn thiếu một ngày',
    parameter: 'removal.help-months',
    by: QD_208,
    judge: removed({ ground: 'NO_PROGRESS', helpedSince: day('2025-11-21') }),
    answers: [
      { on: '2026-07-25', is: [] },
      { on: '2026-11-21', is: ['REMOVAL_HELP_SHORT'] },
    ],
    otherwise: { value: 6, is: [] },
  }),
  scenario({
    vi: 'Bị xóa tên theo quyết định ngày 2/11/2026: khiếu nại được trong 30 ngày làm việc; trước Quy định 208 chưa có giá trị',
    parameter: 'removal.complaint-within',
    by: QD_208,
    judge: (book) => complaintBy('REMOVED_FROM_ROLL', day('2026-11-02'), book)?.toString(),
    answers: [
      { on: '2026-07-25', is: undefined },
      { on: '2026-11-02', is: '2026-12-14' },
    ],
    otherwise: { value: 10, is: '2026-11-16' },
  }),
];
