import { inForce } from '#database';
import type { Metric, Reading } from '#metrics';

/** First admissions into a cell of ours: whoever was admitted elsewhere and came later belonged to none of ours on that day. */
const admittedBy = (day: string): string => `
  SELECT m.id AS fact_id, m.id AS subject_id, stay.organization_id, true AS counted
  FROM member m JOIN membership stay ON stay.member_id = m.id AND stay.kind = 'PRIMARY' AND ${inForce('stay', 'm.admission_decided_on')}
  WHERE ${day} BETWEEN $1::date AND $2::date`;

const BY_DECISION: Reading = { key: 'by-decision', vi: 'Theo ngày quyết định kết nạp', en: 'By the day of the admission decision', rows: admittedBy('m.admission_decided_on') };
const BY_CEREMONY: Reading = { key: 'by-ceremony', vi: 'Theo ngày lễ kết nạp', en: 'By the day of the ceremony', rows: admittedBy('m.admission_ceremony_on') };

/** Figures on the roll and the bodies. */
export const memberMetrics: readonly Metric[] = [
  {
    key: 'members-admitted',
    vi: 'Đảng viên mới kết nạp',
    en: 'Members newly admitted',
    subject: 'MEMBER',
    period: 'EVENTS',
    form: 'COUNT',
    numerator: { vi: 'Đảng viên kết nạp lần đầu trong kỳ (không tính chuyển đến, kết nạp lại)', en: 'First admissions in the period (neither transfers in nor re-admissions)' },
    readings: [BY_DECISION, BY_CEREMONY],
  },
  {
    key: 'members-recognized',
    vi: 'Đảng viên dự bị được công nhận chính thức',
    en: 'Probationary members recognised as full members',
    subject: 'MEMBER',
    period: 'EVENTS',
    form: 'COUNT',
    numerator: { vi: 'Đảng viên được công nhận chính thức trong kỳ', en: 'Members recognised in the period' },
    readings: [
      {
        key: 'by-recognition',
        vi: 'Theo ngày được công nhận',
        en: 'By the day of recognition',
        rows: `
          SELECT m.id AS fact_id, m.id AS subject_id, stay.organization_id, true AS counted
          FROM member m JOIN membership stay ON stay.member_id = m.id AND stay.kind = 'PRIMARY' AND ${inForce('stay', 'm.recognized_on')}
          WHERE m.recognized_on BETWEEN $1::date AND $2::date`,
      },
    ],
  },
  {
    key: 'street-group-cells-with-committee',
    vi: 'Chi bộ tổ dân phố có chi ủy',
    en: 'Street-group cells with a cell committee',
    subject: 'ORGANIZATION',
    period: 'STATE',
    form: 'SHARE',
    numerator: { vi: 'Chi bộ tổ dân phố có chi ủy đương nhiệm', en: 'Street-group cells with a sitting committee' },
    denominator: { vi: 'Chi bộ tổ dân phố đang hoạt động', en: 'Street-group cells' },
    readings: [
      {
        key: 'sitting',
        vi: 'Tại ngày cuối kỳ',
        en: 'On the last day',
        rows: `
          SELECT p.organization_id AS fact_id, p.organization_id AS subject_id, p.organization_id, EXISTS (
            SELECT FROM committee c WHERE c.organization_id = p.organization_id AND c.kind = 'CELL' AND ${inForce('c', '$2::date')}) AS counted
          FROM organization_period p
          WHERE p.kind IN ('CELL', 'BASE_CELL') AND p.sector = 'STREET_GROUP' AND ${inForce('p', '$2::date')} AND $1::date <= $2::date`,
      },
    ],
  },
];
