import { PartialDate } from '#kernel';
import type { RuleBook } from '#regulations';
import { ceremonyFindings, reviewFindings, type Introducer } from '../../../libs/admissions/src/admission.rules.js';
import { baseVoteFindings, preparedFindings, readingFindings, type CommitteeVote, type Inquiry, type Preparation } from '../../../libs/admissions/src/preparation.rules.js';
import { codes, day, QD_208, QD_294, scenario, UNCHECKED, type Scenario } from './scenario.js';

const HD_38 = ['38-HD/BTCTW', '2025-09-29', UNCHECKED] as const;
const QD_20 = ['20-QĐ/TW', '2026-04-08', UNCHECKED] as const;

const ANSWERS: readonly Inquiry[] = [
  { subject: 'CANDIDATE', outcome: 'VERIFIED', answeredOn: day('2025-04-10') },
  { subject: 'PARENTS', outcome: 'VERIFIED', answeredOn: day('2025-04-12') },
  { subject: 'IN_LAWS_OR_CARERS', outcome: 'NONE' },
  { subject: 'SPOUSE', outcome: 'NONE' },
  { subject: 'ADULT_CHILDREN', outcome: 'NONE' },
  { subject: 'RESIDENCE_CELL', outcome: 'IN_FAVOUR', answeredOn: day('2025-04-15') },
  { subject: 'MASS_ORGANIZATIONS', outcome: 'IN_FAVOUR', answeredOn: day('2025-04-16') },
];
const PREPARED = { declaredOn: day('2025-04-01'), concludedOn: day('2025-05-01') };

/** The preparation of a candidate with whom all is in order but what is said, an inquiry at a time. */
const prepared = (change: Partial<Preparation>, ...inquiries: readonly Inquiry[]) => (book: RuleBook) => {
  const all = ANSWERS.map((each) => inquiries.find(({ subject }) => subject === each.subject) ?? each);
  return codes(preparedFindings(book.date, day('2025-03-01'), { ...PREPARED, inquiries: all, ...change }, book));
};
const introduced = (...introducers: readonly Introducer[]) => (book: RuleBook) => {
  const file = { appliedOn: day('2025-03-01'), courseCertificateOn: day('2025-01-10'), introducers };
  const birth = PartialDate.of(day('2000-01-01'), 'DAY');
  return codes(reviewFindings({ on: book.date, candidate: { birth, education: 'UNIVERSITY' }, file, standings: () => 'FULL', vote: { refusals: [], warnings: [] } }, book));
};
const decided = (votes: CommitteeVote | null) => (book: RuleBook) => codes(baseVoteFindings(votes, book));

/** What the cell gets together, who decides, and what is read out. */
export const ADMISSION_PATHS: readonly Scenario[] = [
  scenario({
    vi: 'Chỉ có một đảng viên giới thiệu, chưa có người thứ hai hoặc tổ chức thay',
    parameter: 'admission.introducers',
    by: QD_208,
    judge: introduced({ memberId: 'one', guidedSince: day('2024-01-01') }),
    answers: [
      { on: '2025-05-25', is: [] },
      { on: '2026-10-15', is: ['INTRODUCERS_TOO_FEW'] },
    ],
    otherwise: { value: 1, is: [] },
  }),
  scenario({
    vi: 'Lý lịch khai ngày 20/2, đơn xin vào Đảng viết ngày 1/3: đơn phải có trước',
    parameter: 'admission.application-before-declaration',
    by: QD_294,
    judge: prepared({ declaredOn: day('2025-02-20') }),
    answers: [
      { on: '2025-05-25', is: [] },
      { on: '2026-10-15', is: ['DECLARATION_BEFORE_APPLICATION'] },
    ],
    otherwise: { value: false, is: [] },
  }),
  scenario({
    vi: 'Chưa xác minh vợ của người vào Đảng khi chi bộ biểu quyết',
    parameter: 'admission.verified',
    by: QD_208,
    judge: prepared({}, { subject: 'SPOUSE', outcome: 'OPEN' }),
    answers: [
      { on: '2025-05-25', is: [] },
      { on: '2026-10-15', is: ['VERIFICATION_MISSING'] },
    ],
    otherwise: { value: ['CANDIDATE', 'PARENTS'], is: [] },
  }),
  scenario({
    vi: 'Cha mẹ đẻ là đảng viên đã khai lý lịch đầy đủ, được xác nhận: không phải xác minh nữa',
    parameter: 'admission.member-relatives-skipped',
    by: QD_208,
    judge: prepared({}, { subject: 'PARENTS', outcome: 'MEMBER_DECLARED', answeredOn: day('2025-04-12') }),
    answers: [{ on: '2026-10-15', is: [] }],
    otherwise: { value: false, is: ['VERIFICATION_MISSING'] },
  }),
  scenario({
    vi: 'Chi ủy kết luận ngày 1/5/2025, kết quả xác minh cha mẹ đẻ ngày 5/5 mới có',
    parameter: 'admission.conclusion-after-verification',
    by: QD_208,
    judge: prepared({}, { subject: 'PARENTS', outcome: 'VERIFIED', answeredOn: day('2025-05-05') }),
    answers: [
      { on: '2025-05-25', is: [] },
      { on: '2026-10-15', is: ['CONCLUSION_TOO_EARLY'] },
    ],
    otherwise: { value: false, is: [] },
  }),
  scenario({
    vi: 'Chưa có ý kiến của cấp ủy nơi cư trú khi chi bộ biểu quyết',
    parameter: 'admission.opinions-from',
    by: HD_38,
    judge: prepared({}, { subject: 'RESIDENCE_CELL', outcome: 'OPEN' }),
    answers: [
      { on: '2025-09-28', is: [] },
      { on: '2026-10-15', is: ['OPINIONS_MISSING'] },
    ],
    otherwise: { value: ['MASS_ORGANIZATIONS'], is: [] },
  }),
  scenario({
    vi: 'Quyết định kết nạp không kèm số phiếu của đảng ủy viên: trước Quy định 208 còn thiếu, nay Ban Thường vụ quyết định',
    parameter: 'admission.decided-by',
    by: QD_208,
    judge: decided(null),
    answers: [
      { on: '2026-07-25', is: ['BASE_VOTE_MISSING'] },
      { on: '2026-10-15', is: [] },
    ],
  }),
  scenario({
    vi: 'Trước Quy định 208, nếu cơ quan quyết định là Ban Thường vụ thì không cần phiếu của đảng ủy viên',
    parameter: 'admission.decided-by',
    by: QD_20,
    judge: decided(null),
    answers: [{ on: '2026-07-25', is: ['BASE_VOTE_MISSING'] }],
    otherwise: { value: 'STANDING_COMMITTEE', is: [] },
  }),
  scenario({
    vi: 'Đảng ủy cơ sở được ủy quyền: 13 trên 20 đảng ủy viên tán thành, chưa đủ hai phần ba',
    parameter: 'admission.base-vote-share',
    by: QD_20,
    judge: decided({ votesFor: 13, votesAgainst: 5, votesAbsent: 2 }),
    answers: [
      { on: '2025-05-25', is: [] },
      { on: '2026-07-25', is: ['VOTE_NOT_CARRIED'] },
    ],
    otherwise: { value: { numerator: 1, denominator: 2, inclusive: false }, is: [] },
  }),
  scenario({
    vi: 'Quyết định ký ngày 2/6, chi bộ nhận ngày 10/6, làm lễ ngày 20/7/2025: đúng hạn tính từ ngày nhận; theo Quy định 208 tính từ ngày ban hành thì trễ',
    parameter: 'admission.ceremony-counted-from',
    by: QD_208,
    judge: (book) => codes(ceremonyFindings({ on: day('2025-07-20'), decidedOn: day('2025-06-02'), receivedOn: day('2025-06-10') }, day('2026-11-21'), book)),
    answers: [
      { on: '2025-06-02', is: [] },
      { on: '2026-10-15', is: ['CEREMONY_LATE'] },
    ],
    otherwise: { value: 'RECEIVED', is: [] },
  }),
  scenario({
    vi: 'Quyết định công nhận ngày 20/10/2026, chi bộ họp ngày 3/11 nhưng đến ngày 10/11 mới đọc',
    parameter: 'admission.decision-read',
    by: QD_208,
    judge: (book) => codes(readingFindings(day('2026-11-10'), { decidedOn: day('2026-10-20'), nextMeetingOn: day('2026-11-03') }, day('2026-11-21'), book)),
    answers: [
      { on: '2025-05-25', is: [] },
      { on: '2026-10-20', is: ['READ_LATE'] },
    ],
    otherwise: { value: false, is: [] },
  }),
];
