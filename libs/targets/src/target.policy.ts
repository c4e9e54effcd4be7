import { IMPERSONAL, type FieldTable, type Policy } from '#access';

export const targetPolicy = {
  'target.read': {
    vi: 'Xem kết quả thực hiện chỉ tiêu và các số liệu đã công bố của đơn vị và cấp dưới, kèm danh sách',
    en: 'See how targets stand and printed figures of the organisation and those below, down to the names',
    roles: {
      SECRETARY: 'UNIT_AND_BELOW',
      STANDING_COMMITTEE: 'UNIT_AND_BELOW',
      INSPECTION_COMMITTEE: 'UNIT_AND_BELOW',
      PARTY_OFFICE: 'UNIT_AND_BELOW',
    },
  },
  'target.count': {
    vi: 'Xem nghị quyết mà mình được biết đang được thực hiện đến đâu: chỉ con số, không có danh sách',
    en: 'See how the resolutions one may read stand: the numbers only, without the names',
    // It reaches as far as resolutions are read: those of the organisations above the own cell too.
    roles: { SECRETARY: 'SELF', STANDING_COMMITTEE: 'SELF', INSPECTION_COMMITTEE: 'SELF', PARTY_OFFICE: 'SELF', MEMBER: 'SELF' },
  },
  'target.set': {
    vi: 'Nhập nghị quyết đại hội với các chỉ tiêu; sửa đổi chỉ tiêu giữa nhiệm kỳ theo quyết định',
    en: 'Enter the congress resolution with its targets; amend targets in mid-term by a decision',
    roles: { STANDING_COMMITTEE: 'UNIT', PARTY_OFFICE: 'UNIT' },
    needs: ['target.read'],
  },
  'target.report': {
    vi: 'Nhập và đính chính số liệu báo cáo về các chỉ tiêu',
    en: 'Enter and correct reported figures on targets',
    roles: { STANDING_COMMITTEE: 'UNIT', PARTY_OFFICE: 'UNIT' },
    needs: ['target.read'],
  },
} satisfies Policy;

export const targetFields = {
  Ceiling: IMPERSONAL,
  CeilingBeside: IMPERSONAL,
  CeilingLimit: IMPERSONAL,
  CeilingPool: IMPERSONAL,
  CeilingSource: IMPERSONAL,
  Fact: IMPERSONAL,
  Figure: IMPERSONAL,
  FigurePart: IMPERSONAL,
  Forecast: IMPERSONAL,
  Measure: IMPERSONAL,
  MeasureAmendment: IMPERSONAL,
  Metric: IMPERSONAL,
  MetricReading: IMPERSONAL,
  Observation: IMPERSONAL,
  Progress: IMPERSONAL,
  RatingFloor: IMPERSONAL,
  Resolution: IMPERSONAL,
  Target: IMPERSONAL,
} satisfies FieldTable;
