import { voteFindings, voteRule, type ParameterOfKind, type RuleBook } from '#regulations';
import { tallyVerdict } from '../../../libs/discipline/src/tally.rules.js';
import { codes, codesOf, day, QD_208, QD_21, scenario, type Scenario } from './scenario.js';

/** 20 full members, 2 of them temporarily elsewhere, 3 exempt. */
const CELL = { fullMembers: 20, elsewhere: 2, exempt: 3 };
const BASE = ['294-QĐ/TW', '2025-05-26', 'điểm 9.3.2'] as const;

const vote = (share: ParameterOfKind<'voteShare'>, votesFor: number, votesAbsent: number, exemptAbsent = 0) => (book: RuleBook) =>
  codes(voteFindings({ votesFor, votesAgainst: CELL.fullMembers - CELL.elsewhere - exemptAbsent - votesFor - votesAbsent, votesAbsent, exemptAbsent }, CELL, voteRule(book, share), []));
const discipline = (votesFor: number, votesAgainst: number, exemptAbsent = 0) => (book: RuleBook) =>
  codesOf(tallyVerdict({ vote: { votesFor, votesAgainst, votesAbsent: 0, exemptAbsent }, carried: true, form: 'REPRIMAND', ballots: null }, CELL, book));

export const VOTES: readonly Scenario[] = [
  scenario({
    vi: 'Chi bộ 20 đảng viên chính thức, 2 người sinh hoạt tạm thời nơi khác, 3 người miễn sinh hoạt vắng mặt: 8 trên 15 phiếu là quá nửa',
    parameter: 'voting.ordinary-resolution',
    by: QD_208,
    judge: vote('voting.ordinary-resolution', 8, 0, 3),
    answers: [{ on: '2026-11-20', is: [] }],
    otherwise: { value: { numerator: 2, denominator: 3, inclusive: true }, is: ['VOTE_NOT_CARRIED'] },
  }),
  scenario({
    vi: 'Ba người miễn sinh hoạt có mặt và biểu quyết: tính trên 18, nên 9 phiếu mới đúng một nửa',
    parameter: 'voting.ordinary-resolution',
    by: QD_208,
    judge: vote('voting.ordinary-resolution', 9, 0),
    answers: [
      { on: '2026-07-25', is: [] },
      { on: '2026-11-20', is: ['VOTE_NOT_CARRIED'] },
    ],
    otherwise: { value: { numerator: 1, denominator: 2, inclusive: true }, is: [] },
  }),
  scenario({
    vi: 'Đi công tác vắng mặt vẫn tính vào tổng số: 9 phiếu tán thành, 9 người vắng mặt là chưa quá nửa',
    parameter: 'voting.ordinary-resolution',
    by: QD_208,
    judge: vote('voting.ordinary-resolution', 9, 9),
    answers: [{ on: '2026-11-20', is: ['VOTE_NOT_CARRIED'] }],
  }),
  scenario({
    vi: 'Người đang sinh hoạt tạm thời nơi khác không tính: đủ 18 phiếu thì không thiếu phiếu nào',
    parameter: 'voting.base-leaves-out',
    by: BASE,
    judge: vote('voting.ordinary-resolution', 12, 0),
    answers: [{ on: '2026-11-20', is: [] }],
    otherwise: { value: ['EXEMPT_ABSENT'], is: ['VOTES_MISSING'] },
  }),
  scenario({
    vi: 'Người được miễn sinh hoạt vắng mặt không tính vào tổng số',
    parameter: 'voting.base-leaves-out',
    by: BASE,
    judge: vote('voting.ordinary-resolution', 8, 0, 3),
    answers: [{ on: '2026-11-20', is: [] }],
    otherwise: { value: ['ELSEWHERE'], is: ['VOTES_MISSING', 'VOTE_NOT_CARRIED'] },
  }),
  scenario({
    vi: 'Khiển trách được 10 trên 15 phiếu: chưa quá nửa của toàn bộ 20 đảng viên chính thức; trước Quy định 21 không kiểm tra',
    parameter: 'voting.discipline',
    by: QD_21,
    judge: discipline(10, 5, 3),
    answers: [
      { on: '2026-04-10', is: [] },
      { on: '2026-04-11', is: ['VOTE_NOT_CARRIED'] },
    ],
    otherwise: { value: { numerator: 1, denominator: 2, inclusive: false }, is: [] },
  }),
  scenario({
    vi: 'Khiển trách được 11 phiếu của 20 đảng viên chính thức: đủ quá nửa',
    parameter: 'voting.discipline',
    by: QD_21,
    judge: discipline(11, 7),
    answers: [{ on: '2026-11-20', is: [] }],
    otherwise: { value: { numerator: 2, denominator: 3, inclusive: true, ofAllFullMembers: true }, is: ['VOTE_NOT_CARRIED'] },
  }),
  scenario({
    vi: 'Hạn làm việc tính đến năm chưa có thông báo nghỉ lễ thì nói rõ là chưa chắc chắn',
    parameter: 'admission.review-within',
    by: QD_208,
    judge: (book) => {
      const { day: end, missingYears } = book.calendar.after(day('2026-12-01'), book.required('admission.review-within').value);
      return [end.toString(), missingYears];
    },
    answers: [
      { on: '2026-12-01', is: ['2027-01-12', [2026, 2027]] },
      { on: '2026-12-01', notices: [{ year: 2026, off: [], worked: [] }, { year: 2027, off: ['2027-01-01'], worked: [] }], is: ['2027-01-13', []] },
    ],
    otherwise: { value: 10, is: ['2026-12-15', []] },
  }),
];
