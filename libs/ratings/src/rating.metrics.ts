import type { Metric, Reading } from '#metrics';

const GOOD_OR_BETTER = `e.decided_level IN ('EXCELLENT', 'GOOD')`;
const EXCELLENT = `e.decided_level = 'EXCELLENT'`;

// A rating belongs to the year of its season, whose rosters were frozen on a day of that year.
const decided = (subject: string, counted: string, condition: string): string => `
  SELECT e.id AS fact_id, ${subject} AS subject_id, s.organization_id, ${counted} AS counted
  FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id JOIN rating_season n ON n.id = s.season_id
  WHERE n.cut_off_on BETWEEN $1::date AND $2::date AND e.decided_level IS NOT NULL AND ${condition}`;
const ofMembers = (counted: string, condition = 'true'): string => decided('e.member_id', counted, `e.member_id IS NOT NULL AND ${condition}`);
const ofOrganizations = (counted: string, kinds: readonly string[], condition = 'true'): string =>
  decided(
    's.organization_id',
    counted,
    `e.member_id IS NULL AND ${condition} AND EXISTS (
      SELECT FROM organization_period p WHERE p.organization_id = s.organization_id AND p.kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')})
        AND p.valid_from <= n.cut_off_on AND (p.valid_through IS NULL OR p.valid_through >= n.cut_off_on))`,
  );

const ALL_CELLS = ['CELL', 'BASE_CELL'];
const BASE_ORGANIZATIONS = ['BASE_CELL', 'BASE_COMMITTEE'];

const OF_RATED: Pick<Reading, 'vi' | 'en'> = { vi: 'Trên số được xếp loại', en: 'Of those rated' };
const OF_GOOD: Pick<Reading, 'vi' | 'en'> = { vi: 'Trên số xếp loại hoàn thành tốt trở lên', en: 'Of those rated good or better' };
const MEMBERS_GOOD_OR_BETTER = 'members-rated-good-or-better';
const CAPPED_MEMBERS = { among: 'MEMBERS', goodOrBetter: MEMBERS_GOOD_OR_BETTER } as const;
const RATED_MEMBERS = { vi: 'Đảng viên được xếp loại (không tính người được miễn đánh giá)', en: 'Members rated (the excused left out)' };

/** Figures from the yearly ratings: each decided rating counts in the year of its season. */
export const ratingMetrics: readonly Metric[] = [
  {
    key: 'cells-rated-good-or-better',
    vi: 'Chi bộ hoàn thành tốt nhiệm vụ trở lên',
    en: 'Cells rated good or better',
    subject: 'ORGANIZATION',
    period: 'YEARS',
    form: 'SHARE',
    numerator: { vi: 'Chi bộ xếp loại hoàn thành tốt hoặc xuất sắc', en: 'Cells rated good or excellent' },
    denominator: { vi: 'Chi bộ được xếp loại', en: 'Cells rated' },
    readings: [
      { key: 'all-cells', vi: 'Mọi chi bộ, kể cả chi bộ cơ sở', en: 'All cells, base cells included', rows: ofOrganizations(GOOD_OR_BETTER, ALL_CELLS) },
      { key: 'direct-cells', vi: 'Chỉ chi bộ trực thuộc', en: 'Only cells that are not base cells', rows: ofOrganizations(GOOD_OR_BETTER, ['CELL']) },
    ],
  },
  {
    key: MEMBERS_GOOD_OR_BETTER,
    vi: 'Đảng viên hoàn thành tốt nhiệm vụ trở lên',
    en: 'Members rated good or better',
    subject: 'MEMBER',
    period: 'YEARS',
    form: 'SHARE',
    numerator: { vi: 'Đảng viên xếp loại hoàn thành tốt hoặc xuất sắc', en: 'Members rated good or excellent' },
    denominator: RATED_MEMBERS,
    readings: [{ key: 'of-rated', ...OF_RATED, rows: ofMembers(GOOD_OR_BETTER) }],
  },
  {
    key: 'members-rated-excellent',
    vi: 'Đảng viên hoàn thành xuất sắc nhiệm vụ',
    en: 'Members rated excellent',
    subject: 'MEMBER',
    period: 'YEARS',
    form: 'SHARE',
    numerator: { vi: 'Đảng viên xếp loại hoàn thành xuất sắc', en: 'Members rated excellent' },
    denominator: RATED_MEMBERS,
    readings: [
      { key: 'of-rated', ...OF_RATED, rows: ofMembers(EXCELLENT), capped: { ...CAPPED_MEMBERS, of: 'RATED' } },
      { key: 'of-good-or-better', ...OF_GOOD, rows: ofMembers(EXCELLENT, GOOD_OR_BETTER), capped: { ...CAPPED_MEMBERS, of: 'GOOD_OR_BETTER' } },
    ],
  },
  {
    key: 'base-organizations-rated-excellent',
    vi: 'Tổ chức cơ sở đảng hoàn thành xuất sắc nhiệm vụ',
    en: 'Base organisations rated excellent',
    subject: 'ORGANIZATION',
    period: 'YEARS',
    form: 'SHARE',
    numerator: { vi: 'Tổ chức cơ sở đảng xếp loại hoàn thành xuất sắc', en: 'Base organisations rated excellent' },
    denominator: { vi: 'Tổ chức cơ sở đảng được xếp loại', en: 'Base organisations rated' },
    readings: [
      { key: 'of-rated', ...OF_RATED, rows: ofOrganizations(EXCELLENT, BASE_ORGANIZATIONS), capped: { among: 'BASE_ORGANIZATIONS', of: 'RATED' } },
      {
        key: 'of-good-or-better',
        ...OF_GOOD,
        rows: ofOrganizations(EXCELLENT, BASE_ORGANIZATIONS, GOOD_OR_BETTER),
        capped: { among: 'BASE_ORGANIZATIONS', of: 'GOOD_OR_BETTER' },
      },
    ],
  },
];
