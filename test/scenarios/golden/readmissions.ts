import type { RuleBook } from '#regulations';
import { endOfProbation } from '#regulations';
import { readmissionFindings, type FormerMember, type LeavingReason } from '../../../libs/admissions/src/readmission.rules.js';
import { codes, day, QD_208, scenario, type Scenario } from './scenario.js';

interface Facts {
  readonly on?: string;
  readonly leftOn?: string;
  readonly leftAs?: FormerMember['leftAs'];
  readonly leftFor?: LeavingReason;
  readonly clearedOn?: string;
  readonly consentOn?: string | null;
  readonly readmissions?: number;
}

/** The cell's review of somebody who was a member before, with whom all is in order but what is said. */
const review = (facts: Facts) => (book: RuleBook) => {
  const { on = '2026-10-15', leftOn = '2020-03-01', leftAs = 'EXPELLED', leftFor = 'OTHER', clearedOn, consentOn = '2026-09-01', readmissions = 0 } = facts;
  const said = {
    leftFor,
    recordClearedOn: clearedOn === undefined ? null : day(clearedOn),
    consentNumber: consentOn === null ? null : '12-CV/BTCTU',
    consentOn: consentOn === null ? null : day(consentOn),
  };
  return codes(readmissionFindings(said, { leftOn, leftAs, ground: null, readmissions }, day(on), book));
};

export const READMISSIONS: readonly Scenario[] = [
  scenario({
    vi: 'Ra khỏi Đảng ngày 15/10/2023, chi bộ xét ngày 15/10/2026: đúng 36 tháng, được xét',
    parameter: 'readmission.wait-months',
    by: QD_208,
    judge: review({ leftOn: '2023-10-15' }),
    answers: [{ on: '2026-10-15', is: [] }],
    otherwise: { value: 37, is: ['READMISSION_TOO_EARLY'] },
  }),
  scenario({
    vi: 'Ra khỏi Đảng chưa đủ 36 tháng một ngày: Quy định 208 cảnh báo; ngày 25/7/2026 chưa có giá trị nào để kiểm tra',
    parameter: 'readmission.wait-months',
    by: QD_208,
    judge: review({ leftOn: '2023-10-16' }),
    answers: [
      { on: '2026-07-25', is: [] },
      { on: '2026-10-15', is: ['READMISSION_TOO_EARLY'] },
    ],
    otherwise: { value: 24, is: [] },
  }),
  scenario({
    vi: 'Phạm tội ít nghiêm trọng, được xóa án tích ngày 1/11/2021: đến ngày 15/10/2026 chưa đủ 60 tháng',
    parameter: 'readmission.minor-crime-months',
    by: QD_208,
    judge: review({ leftFor: 'MINOR_CRIME', clearedOn: '2021-11-01' }),
    answers: [
      { on: '2026-07-25', is: [] },
      { on: '2026-10-15', is: ['READMISSION_AFTER_CRIME_TOO_EARLY'] },
    ],
    otherwise: { value: 48, is: [] },
  }),
  scenario({
    vi: 'Kết nạp lại mà chưa có văn bản đồng ý của cấp tỉnh; ngày 25/7/2026 chưa kiểm tra được',
    parameter: 'readmission.consent-authority',
    by: QD_208,
    judge: review({ consentOn: null }),
    answers: [
      { on: '2026-07-25', is: [] },
      { on: '2026-10-15', is: ['READMISSION_NEEDS_CONSENT'] },
    ],
  }),
  scenario({
    vi: 'Thiếu văn bản đồng ý: cảnh báo nêu tên cấp có thẩm quyền',
    parameter: 'readmission.consent-authority',
    by: QD_208,
    judge: (book) => {
      const former = { leftOn: '2020-03-01', leftAs: 'EXPELLED', ground: null, readmissions: 0 } as const;
      return readmissionFindings({ leftFor: 'OTHER' }, former, day('2026-10-15'), book).warnings.map(({ params }) => params['authorityVi']);
    },
    answers: [{ on: '2026-10-15', is: ['cấp tỉnh'] }],
    otherwise: { value: 'COMMITTEE_UNDER_PROVINCIAL', is: ['cấp ủy trực thuộc tỉnh ủy'] },
  }),
  scenario({
    vi: 'Văn bản đồng ý ký sau ngày chi bộ xét một ngày: chưa được tính',
    parameter: 'readmission.consent-authority',
    by: QD_208,
    judge: review({ consentOn: '2026-10-16' }),
    answers: [{ on: '2026-10-15', is: ['READMISSION_NEEDS_CONSENT'] }],
  }),
  scenario({
    vi: 'Người tự xin ra: không được xét kết nạp lại; ngày 25/7/2026 chưa có giá trị nào để kiểm tra',
    parameter: 'readmission.never-after',
    by: QD_208,
    judge: review({ leftAs: 'RESIGNED', leftFor: 'RESIGNED' }),
    answers: [
      { on: '2026-07-25', is: [] },
      { on: '2026-10-15', is: ['READMISSION_BARRED'] },
    ],
    otherwise: { value: ['CORRUPTION', 'SERIOUS_CRIME'], is: [] },
  }),
  scenario({
    vi: 'Xin ra vì hoàn cảnh gia đình khó khăn: vẫn được xét kết nạp lại',
    parameter: 'readmission.never-after',
    by: QD_208,
    judge: review({ leftAs: 'RESIGNED', leftFor: 'FAMILY_HARDSHIP' }),
    answers: [{ on: '2026-10-15', is: [] }],
  }),
  scenario({
    vi: 'Đã được kết nạp lại một lần: không xét lần nữa',
    parameter: 'readmission.times-at-most',
    by: QD_208,
    judge: review({ readmissions: 1 }),
    answers: [
      { on: '2026-07-25', is: [] },
      { on: '2026-10-15', is: ['READMITTED_BEFORE'] },
    ],
    otherwise: { value: 2, is: [] },
  }),
  scenario({
    vi: 'Kết nạp lại, làm lễ ngày 10/8/2026: dự bị 12 tháng kể từ buổi lễ',
    parameter: 'readmission.probation-months',
    by: QD_208,
    judge: (book) => endOfProbation({ decidedOn: day('2026-08-03'), ceremonyOn: day('2026-08-10'), readmits: true }, book)?.toString(),
    answers: [{ on: '2026-10-15', is: '2027-08-10' }],
    otherwise: { value: 18, is: '2028-02-10' },
  }),
];
