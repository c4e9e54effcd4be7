import type { Metric } from '#metrics';

/** Figures on how the organisation grows. */
export const organizationMetrics: readonly Metric[] = [
  {
    key: 'organizations-founded-in-enterprises',
    vi: 'Tổ chức đảng thành lập trong doanh nghiệp, hợp tác xã',
    en: 'Party organisations founded in enterprises and cooperatives',
    subject: 'ORGANIZATION',
    period: 'EVENTS',
    form: 'COUNT',
    numerator: { vi: 'Tổ chức đảng trong doanh nghiệp, hợp tác xã được thành lập trong kỳ', en: 'Organisations of enterprises and cooperatives founded in the period' },
    readings: [
      {
        key: 'founded',
        vi: 'Theo ngày thành lập',
        en: 'By the day of founding',
        rows: `
          SELECT o.id AS fact_id, o.id AS subject_id, o.id AS organization_id, true AS counted
          FROM organization o JOIN organization_period p ON p.organization_id = o.id AND p.valid_from = o.founded_on
          WHERE o.founded_on BETWEEN $1::date AND $2::date AND p.sector IN ('ENTERPRISE', 'COOPERATIVE')`,
      },
    ],
  },
];
