import { inForce } from '#database';
import type { Metric } from '#metrics';

// Months of the period that are over: of an open year, up to the day asked.
const WHOLE_MONTHS = `
  SELECT first::date AS first, (first + interval '1 month' - interval '1 day')::date AS last
  FROM generate_series(date_trunc('month', $1::date::timestamp), $2::date::timestamp, interval '1 month') AS first
  WHERE first::date >= $1::date AND (first + interval '1 month' - interval '1 day')::date <= $2::date`;
const HELD = `
  SELECT g.organization_id, date_trunc('month', g.held_on::timestamp)::date AS first FROM cell_meeting g
  WHERE g.kind = 'REGULAR' AND g.voided_at IS NULL AND g.held_on BETWEEN $1::date AND $2::date`;

/** Figures on how cells meet. */
export const meetingMetrics: readonly Metric[] = [
  {
    key: 'cells-keeping-regular-meetings',
    vi: 'Chi bộ duy trì nề nếp sinh hoạt',
    en: 'Cells keeping their monthly meetings',
    subject: 'ORGANIZATION',
    period: 'YEARS',
    form: 'SHARE',
    numerator: {
      vi: 'Chi bộ có sinh hoạt thường kỳ trong mọi tháng trọn vẹn của kỳ kể từ khi thành lập',
      en: 'Cells with a regular meeting in every whole month of the period since they were founded',
    },
    denominator: { vi: 'Chi bộ đang hoạt động vào ngày cuối kỳ', en: 'Cells on the last day of the period' },
    readings: [
      {
        key: 'every-month',
        vi: 'Đại diện bằng việc sinh hoạt thường kỳ đủ các tháng: “chất lượng” sinh hoạt như nghị quyết ghi không đo được bằng số liệu',
        en: 'By a proxy, a regular meeting every month: the “quality” of meetings, as worded, cannot be measured',
        // Before the first month of the period is over there is nothing to judge by, and so no row.
        rows: `
          SELECT p.organization_id AS fact_id, p.organization_id AS subject_id, p.organization_id, NOT EXISTS (
            SELECT FROM (${WHOLE_MONTHS}) AS month
            WHERE month.first >= o.founded_on AND (p.organization_id, month.first) NOT IN (${HELD})) AS counted
          FROM organization_period p JOIN organization o ON o.id = p.organization_id
          WHERE p.kind IN ('CELL', 'BASE_CELL') AND ${inForce('p', '$2::date')} AND EXISTS (${WHOLE_MONTHS})`,
      },
    ],
  },
];
