import { inForce } from '#database';
import type { Metric, Reading } from '#metrics';

/** Holders, on the last day, of posts that a condition names, and whether they completed a course of a topic in the period. */
const trained = (topic: string, posts: string): string => `
  SELECT post.person_id AS fact_id, post.person_id AS subject_id, post.organization_id, post.person_id IN (
    SELECT a.person_id FROM training_attendance a JOIN training_course c ON c.id = a.course_id
    WHERE a.completed AND c.voided_at IS NULL AND c.topic = '${topic}' AND c.held_through BETWEEN $1::date AND $2::date) AS counted
  FROM post WHERE ${inForce('post', '$2::date')} AND (${posts})`;

const CIVIL_SERVANTS = `post.kind = 'CIVIL_SERVANT'`;
// A secretary of anything larger than a cell does not lead at the grassroots.
const GRASSROOTS_LEADERS = `
  post.kind IN ('VILLAGE_HEAD', 'STREET_GROUP_HEAD', 'FRONT_HEAD') OR (post.kind = 'SECRETARY' AND post.organization_id IN (
    SELECT cell.organization_id FROM organization_period cell WHERE cell.kind IN ('CELL', 'BASE_CELL') AND ${inForce('cell', '$2::date')}))`;

const leaders = (posts: string): string => trained('GRASSROOTS_LEADERSHIP', posts);
const GRASSROOTS_ONLY: Reading = {
  key: 'grassroots-leaders',
  vi: 'Bí thư chi bộ, tổ trưởng dân phố, trưởng bản, trưởng ban công tác mặt trận',
  en: 'Cell secretaries, street-group heads, village heads and front heads',
  rows: leaders(GRASSROOTS_LEADERS),
  several: true,
};
const WITH_CIVIL_SERVANTS: Reading = {
  key: 'with-civil-servants',
  vi: 'Như trên, cùng cán bộ, công chức của phường',
  en: 'The same with the ward’s civil servants',
  rows: leaders(`${GRASSROOTS_LEADERS} OR ${CIVIL_SERVANTS}`),
  several: true,
};

/** Figures on who was trained: whoever holds several posts is one person. */
export const trainingMetrics: readonly Metric[] = [
  {
    key: 'grassroots-leaders-trained',
    vi: 'Người lãnh đạo ở cơ sở được tập huấn, bồi dưỡng nghiệp vụ',
    en: 'Grassroots leaders trained',
    subject: 'PERSON',
    period: 'STATE',
    form: 'SHARE',
    numerator: { vi: 'Người hoàn thành lớp tập huấn nghiệp vụ công tác ở cơ sở trong kỳ', en: 'Those who completed a course on grassroots leadership in the period' },
    denominator: { vi: 'Người giữ ít nhất một trong các chức danh vào ngày cuối kỳ', en: 'Holders of at least one of the posts on the last day' },
    readings: [GRASSROOTS_ONLY, WITH_CIVIL_SERVANTS],
  },
  {
    key: 'civil-servants-trained-digital-skills',
    vi: 'Cán bộ, công chức được bồi dưỡng kỹ năng số căn bản',
    en: 'Civil servants trained in digital skills',
    subject: 'PERSON',
    period: 'STATE',
    form: 'SHARE',
    numerator: { vi: 'Cán bộ, công chức hoàn thành lớp bồi dưỡng kỹ năng số trong kỳ', en: 'Civil servants who completed a course on digital skills in the period' },
    denominator: { vi: 'Cán bộ, công chức của phường vào ngày cuối kỳ', en: 'The ward’s civil servants on the last day' },
    readings: [
      { key: 'in-post', vi: 'Trên số đang giữ chức danh', en: 'Of those in post', rows: trained('DIGITAL_SKILLS', CIVIL_SERVANTS), several: true },
    ],
  },
];
