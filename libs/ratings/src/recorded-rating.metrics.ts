import { inForce } from '#database';
import type { Metric } from '#metrics';

// A result counts in its year: on the day it was decided, or on the last day of the year when that was later.
const RESULTS = `
  SELECT r.*, r.level IN ('EXCELLENT', 'GOOD') AS good FROM recorded_rating r
  WHERE LEAST(r.decided_on, make_date(r.year, 12, 31)) BETWEEN $1::date AND $2::date
    AND NOT EXISTS (SELECT FROM recorded_rating later WHERE later.corrects_id = r.id)`;

const ofRated = (subject: string): string => `
  SELECT r.id AS fact_id, r.${subject} AS subject_id, r.organization_id, r.good AS counted FROM (${RESULTS}) AS r WHERE r.${subject} IS NOT NULL`;

/** Figures from ratings that other bodies decided. */
export const recordedRatingMetrics: readonly Metric[] = [
  {
    key: 'mass-organizations-rated-good-or-better',
    vi: 'Tổ chức chính trị - xã hội hoàn thành tốt nhiệm vụ trở lên',
    en: 'Mass organisations rated good or better',
    subject: 'MASS_ORGANIZATION',
    period: 'YEARS',
    form: 'SHARE',
    numerator: { vi: 'Tổ chức được xếp loại hoàn thành tốt hoặc xuất sắc', en: 'Those rated good or excellent' },
    denominator: { vi: 'Các tổ chức chính trị - xã hội, kể từ khi có kết quả của năm', en: 'The mass organisations, once the year has a result' },
    readings: [
      {
        key: 'of-all',
        vi: 'Trên tất cả các tổ chức: chưa có kết quả thì chưa tính là đạt',
        en: 'Of all of them: one without a result does not count',
        rows: `
          SELECT b.id AS fact_id, b.id AS subject_id, b.organization_id, bool_and(r.good) FILTER (WHERE r.mass_organization_id = b.id) IS TRUE AS counted
          FROM mass_organization b JOIN (${RESULTS}) AS r ON r.organization_id = b.organization_id AND r.mass_organization_id IS NOT NULL
          WHERE ${inForce('b', '$2::date')} GROUP BY b.id, b.organization_id`,
      },
      { key: 'of-rated', vi: 'Trên số được xếp loại', en: 'Of those rated', rows: ofRated('mass_organization_id') },
    ],
  },
  {
    key: 'civil-servants-rated-good-or-better',
    vi: 'Cán bộ, công chức hoàn thành tốt nhiệm vụ trở lên',
    en: 'Civil servants rated good or better',
    subject: 'PERSON',
    period: 'YEARS',
    form: 'SHARE',
    numerator: { vi: 'Cán bộ, công chức được xếp loại hoàn thành tốt hoặc xuất sắc', en: 'Those rated good or excellent' },
    denominator: { vi: 'Cán bộ, công chức được xếp loại', en: 'Civil servants rated' },
    readings: [{ key: 'of-rated', vi: 'Trên số được xếp loại', en: 'Of those rated', rows: ofRated('person_id') }],
  },
];
