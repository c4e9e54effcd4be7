import type { RuleBook } from '#regulations';
import { exitVerdict, type Exit, type Leaver } from '../../../libs/movements/src/exit.rules.js';
import { codesOf, day, QD_208, QD_21, scenario, type Scenario } from './scenario.js';

/** A cell of twelve full members. */
const electorate = { fullMembers: 12, elsewhere: 0, exempt: 0 };
const leaver: Leaver = { isActor: false, isRelative: false, isGuest: false, status: 'FULL', statusThrough: null, begunOn: '2020-01-01', posts: [], postsOutOfReach: 0, hasOpenAdmission: false, hasOpenTransfer: false, openRatings: [], failingYears: [], failedHelps: [] };

const leave = (kind: 'REMOVED_FROM_ROLL' | 'EXPELLED', votesFor: number, status: 'FULL' | 'PROBATIONARY' = 'FULL', ground = 'NO_ACTIVITY') => (book: RuleBook): string[] => {
  const votes = { votesFor, votesAgainst: 12 - votesFor, votesAbsent: 0, exemptAbsent: 0 };
  const exit: Exit = { kind, decidedOn: book.date, effectiveOn: book.date, votes, ...(kind === 'REMOVED_FROM_ROLL' && { ground }) };
  return codesOf(exitVerdict(exit, { ...leaver, status }, { electorate, book, today: day('2026-11-21') }));
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
];
