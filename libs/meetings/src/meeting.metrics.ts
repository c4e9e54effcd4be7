import { inForce } from '#database';
import type { Metric } from '#metrics';

/** The first day of the first month that begins on a day or after it. */
const monthFrom = (day: string): string => `date_trunc('month', ${day} + interval '1 month' - interval '1 day')::date`;
const monthsBetween = (first: string, after: string): string =>
  `((date_part('year', ${after}) - date_part('year', ${first})) * 12 + date_part('month', ${after}) - date_part('month', ${first}))`;

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
        // Months that are over, of an open year up to the day asked; before the first of them there is no row.
        rows: `
          WITH cell AS MATERIALIZED (
            SELECT p.organization_id, GREATEST(${monthFrom('$1::date')}, ${monthFrom('o.founded_on')}) AS since, date_trunc('month', $2::date + interval '1 day')::date AS after
            FROM organization_period p JOIN organization o ON o.id = p.organization_id
            WHERE p.kind IN ('CELL', 'BASE_CELL') AND ${inForce('p', '$2::date')} AND ${monthFrom('$1::date')} < date_trunc('month', $2::date + interval '1 day'))
          SELECT cell.organization_id AS fact_id, cell.organization_id AS subject_id, cell.organization_id,
            count(DISTINCT date_trunc('month', g.held_on::timestamp)) = GREATEST(${monthsBetween('cell.since', 'cell.after')}, 0) AS counted
          FROM cell LEFT JOIN cell_meeting g ON g.organization_id = cell.organization_id AND g.kind = 'REGULAR' AND g.voided_at IS NULL
            AND g.held_on >= cell.since AND g.held_on < cell.after AND g.held_on BETWEEN $1::date AND $2::date
          GROUP BY cell.organization_id, cell.since, cell.after`,
      },
    ],
  },
];
