import { PartialDate } from '#kernel';
import { endOfProbation, voteFindings, voteRule, type HolidayNotice, type LevelOfEducation, type RuleBook } from '#regulations';
import { ceremonyFindings, recognitionReviewFindings, reviewFindings, sizeFindings } from '../../../libs/admissions/src/admission.rules.js';
import { codes, day, QD_208, QD_294, scenario, type Scenario } from './scenario.js';

const NO_VOTE = { refusals: [], warnings: [] };
const NOTICE_2026: HolidayNotice = {
  year: 2026,
  off: ['2026-04-27', '2026-04-30', '2026-05-01', '2026-08-31', '2026-09-01', '2026-09-02'],
  worked: ['2026-08-22'],
};

interface Facts {
  readonly on?: string;
  readonly birth?: string;
  readonly education?: LevelOfEducation;
  readonly certificateOn?: string;
  readonly guidedSince?: string;
}

/** The cell's review of a candidate with whom all is in order but what is said. */
const reviewed = (facts: Facts) => (book: RuleBook) => {
  const { on = '2026-10-15', birth = '2000-01-01', education = 'UNIVERSITY', certificateOn = '2026-01-10', guidedSince = '2025-01-01' } = facts;
  const born = PartialDate.parse(birth);
  if (!born) throw new Error(birth);
  const introducers = [
    { memberId: 'one', guidedSince: day('2024-01-01') },
    { memberId: 'other', guidedSince: day(guidedSince) },
  ];
  const file = { appliedOn: day('2025-06-01'), courseCertificateOn: day(certificateOn), introducers };
  return reviewFindings({ on: day(on), candidate: { birth: born, education }, file, standings: () => 'FULL', vote: NO_VOTE }, book);
};
const review = (facts: Facts) => (book: RuleBook) => codes(reviewed(facts)(book));
const warned = (facts: Facts) => (book: RuleBook) => reviewed(facts)(book).warnings;

const ceremony = (on: string, decidedOn: string) => (book: RuleBook) => codes(ceremonyFindings({ on: day(on), decidedOn: day(decidedOn) }, day('2026-11-21'), book));
const recognition = (on: string, ceremonyOn: string) => (book: RuleBook) => codes(recognitionReviewFindings(day(on), { decidedOn: day(ceremonyOn), ceremonyOn: day(ceremonyOn), readmits: false }, NO_VOTE, book));
const vote = (votesFor: number, votesAgainst: number) => (book: RuleBook) => {
  const tally = { votesFor, votesAgainst, votesAbsent: 0, exemptAbsent: 0 };
  return codes(voteFindings(tally, { fullMembers: votesFor + votesAgainst, elsewhere: 0, exempt: 0 }, voteRule(book, 'admission.vote-share'), []));
};

export const ADMISSIONS: readonly Scenario[] = [
  scenario({
    vi: 'Chi bộ chỉ còn 2 đảng viên chính thức biểu quyết kết nạp: không hợp lệ; trước Quy định 294 chưa có giá trị để kiểm tra',
    parameter: 'organization.voting-full-members',
    by: QD_208,
    judge: (book) => codes(sizeFindings(2, book)),
    answers: [
      { on: '2025-05-25', is: [] },
      { on: '2025-05-26', is: ['CELL_TOO_SMALL'] },
      { on: '2026-11-21', is: ['CELL_TOO_SMALL'] },
    ],
    otherwise: { value: 2, is: [] },
  }),
  scenario({
    vi: 'Người sinh ngày 31/10/2008, chi bộ xét ngày 15/10/2026: đủ 18 tuổi theo tháng, dù chưa đủ theo ngày',
    parameter: 'admission.age-at-least',
    by: QD_208,
    judge: review({ birth: '2008-10-31' }),
    answers: [{ on: '2026-10-15', is: [] }],
    otherwise: { value: 19, is: ['AGE_TOO_LOW'] },
  }),
  scenario({
    vi: 'Người mới 17 tuổi 11 tháng: Quy định 208 cảnh báo, còn ngày 25/7/2026 chưa có giá trị nào để kiểm tra',
    parameter: 'admission.age-at-least',
    by: QD_208,
    judge: review({ birth: '2008-11-01' }),
    answers: [
      { on: '2026-07-25', is: [] },
      { on: '2026-10-15', is: ['AGE_TOO_LOW'] },
    ],
    otherwise: { value: 17, is: [] },
  }),
  scenario({
    vi: 'Chỉ biết năm sinh 2008: chưa chắc đã đủ 18 tuổi',
    parameter: 'admission.age-at-least',
    by: QD_208,
    judge: review({ birth: '2008' }),
    answers: [{ on: '2026-10-15', is: ['AGE_UNCERTAIN'] }],
  }),
  scenario({
    vi: 'Tròn 60 tuổi trong tháng chi bộ xét: chưa cần văn bản đồng ý của cấp trên',
    parameter: 'admission.age-consent-above',
    by: QD_208,
    judge: review({ birth: '1966-10' }),
    answers: [{ on: '2026-10-15', is: [] }],
    otherwise: { value: 55, is: ['AGE_NEEDS_CONSENT'] },
  }),
  scenario({
    vi: 'Quá 60 tuổi một tháng: phải có văn bản đồng ý trước; ngày 25/7/2026 chưa kiểm tra được',
    parameter: 'admission.age-consent-above',
    by: QD_208,
    judge: review({ birth: '1966-09' }),
    answers: [
      { on: '2026-07-25', is: [] },
      { on: '2026-10-15', is: ['AGE_NEEDS_CONSENT'] },
    ],
  }),
  scenario({
    vi: 'Quá 60 tuổi một tháng: cảnh báo nêu tên cấp phải đồng ý trước',
    parameter: 'admission.consent-authority',
    by: QD_208,
    judge: (book) => warned({ birth: '1966-09' })(book).map(({ params }) => params['authorityVi']),
    answers: [{ on: '2026-10-15', is: ['cấp ủy trực thuộc tỉnh ủy'] }],
    otherwise: { value: 'PROVINCIAL_LEVEL', is: ['cấp tỉnh'] },
  }),
  scenario({
    vi: 'Người mới học hết tiểu học: cảnh báo theo Quy định 208, để vùng cao nêu lý do ngoại lệ',
    parameter: 'admission.least-education',
    by: QD_208,
    judge: review({ education: 'PRIMARY' }),
    answers: [
      { on: '2026-07-25', is: [] },
      { on: '2026-10-15', is: ['EDUCATION_TOO_LOW'] },
    ],
    otherwise: { value: 'PRIMARY', is: [] },
  }),
  scenario({
    vi: 'Giấy chứng nhận cấp ngày 15/10/2021, xét ngày 15/10/2026: ngày cuối cùng của 60 tháng, còn giá trị',
    parameter: 'admission.certificate-months',
    by: QD_208,
    judge: review({ certificateOn: '2021-10-15' }),
    answers: [{ on: '2026-10-15', is: [] }],
    otherwise: { value: 59, is: ['CERTIFICATE_EXPIRED'] },
  }),
  scenario({
    vi: 'Giấy chứng nhận quá 60 tháng một ngày: phải học lại; trước Quy định 294 hệ thống không có quy định',
    parameter: 'admission.certificate-months',
    by: QD_294,
    judge: review({ on: '2025-06-02', certificateOn: '2020-06-01', guidedSince: '2024-06-02' }),
    answers: [
      { on: '2025-05-25', is: [] },
      { on: '2025-06-02', is: ['CERTIFICATE_EXPIRED'] },
    ],
  }),
  scenario({
    vi: 'Người giới thiệu cùng chi bộ với quần chúng 12 tháng kém một ngày',
    parameter: 'admission.introducer-months',
    by: QD_208,
    judge: review({ guidedSince: '2025-10-16' }),
    answers: [
      { on: '2025-05-25', is: [] },
      { on: '2026-10-15', is: ['INTRODUCER_TOO_SHORT'] },
    ],
    otherwise: { value: 6, is: [] },
  }),
  scenario({
    vi: 'Kết nạp được 14 trên 21 phiếu: vừa đúng hai phần ba',
    parameter: 'admission.vote-share',
    by: QD_208,
    judge: vote(14, 7),
    answers: [{ on: '2026-10-15', is: [] }],
    otherwise: { value: { numerator: 2, denominator: 3, inclusive: false }, is: ['VOTE_NOT_CARRIED'] },
  }),
  scenario({
    vi: 'Kết nạp được 13 trên 20 phiếu: chưa đủ hai phần ba từ khi có Quy định 294',
    parameter: 'admission.vote-share',
    by: QD_208,
    judge: vote(13, 7),
    answers: [
      { on: '2025-05-25', is: [] },
      { on: '2026-10-15', is: ['VOTE_NOT_CARRIED'] },
    ],
  }),
  scenario({
    vi: 'Quyết định ngày 3/8/2026, lễ kết nạp ngày 16/9: trễ nếu chỉ trừ thứ Bảy và Chủ nhật, đúng hạn khi trừ nghỉ Quốc khánh',
    parameter: 'admission.ceremony-within',
    by: QD_208,
    judge: ceremony('2026-09-16', '2026-08-03'),
    answers: [
      { on: '2026-08-03', is: ['CEREMONY_LATE'] },
      { on: '2026-08-03', notices: [NOTICE_2026], is: [] },
    ],
    otherwise: { value: 20, is: ['CEREMONY_LATE'] },
  }),
  scenario({
    vi: 'Giỗ Tổ 10/3 rơi vào Chủ nhật 26/4/2026: thứ Hai 27/4 được nghỉ, hạn 30 ngày làm việc từ 16/3 lùi đến 28/4',
    parameter: 'admission.ceremony-within',
    by: QD_294,
    judge: ceremony('2026-04-28', '2026-03-16'),
    answers: [
      { on: '2026-03-16', is: ['CEREMONY_LATE'] },
      { on: '2026-03-16', notices: [NOTICE_2026], is: [] },
    ],
  }),
  scenario({
    vi: 'Lễ kết nạp ngày 10/8/2025, chi bộ xét muộn ngày 1/11/2026: vẫn công nhận từ tháng thứ 12, ngày 10/8/2026',
    parameter: 'admission.probation-months',
    by: QD_208,
    judge: (book) => endOfProbation({ decidedOn: day('2025-07-20'), ceremonyOn: day('2025-08-10'), readmits: false }, book)?.toString(),
    answers: [
      { on: '2025-05-25', is: undefined },
      { on: '2026-11-01', is: '2026-08-10' },
    ],
    otherwise: { value: 18, is: '2027-02-10' },
  }),
  scenario({
    vi: 'Chi bộ xét công nhận khi còn thiếu một ngày dự bị',
    parameter: 'admission.probation-months',
    by: QD_208,
    judge: recognition('2026-10-14', '2025-10-15'),
    answers: [{ on: '2026-10-14', is: ['PROBATION_NOT_OVER'] }],
    otherwise: { value: 11, is: [] },
  }),
  scenario({
    vi: 'Hết dự bị ngày 3/8/2026, chi bộ xét ngày 16/9: quá 30 ngày làm việc nếu chưa nhập thông báo nghỉ Quốc khánh',
    parameter: 'admission.review-within',
    by: QD_208,
    judge: recognition('2026-09-16', '2025-08-03'),
    answers: [
      { on: '2026-09-16', is: ['REVIEW_LATE'] },
      { on: '2026-09-16', notices: [NOTICE_2026], is: [] },
    ],
    otherwise: { value: 10, is: ['REVIEW_LATE'] },
  }),
  scenario({
    vi: 'Lễ kết nạp ngày 10/8/2025 sau quyết định ngày 20/7: thời gian dự bị tính từ buổi lễ',
    parameter: 'admission.probation-counted-from',
    by: QD_208,
    judge: (book) => endOfProbation({ decidedOn: day('2025-07-20'), ceremonyOn: day('2025-08-10'), readmits: false }, book)?.toString(),
    answers: [{ on: '2026-11-01', is: '2026-08-10' }],
    otherwise: { value: 'ADMISSION_DECISION', is: '2026-07-20' },
  }),
];
