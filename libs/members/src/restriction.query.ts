import type { Ctx } from '#database';
import type { PlainDate } from '#kernel';
import type { Restriction } from './restriction.rules.js';

const RESTRICTIONS = `
  SELECT r.member_id AS "memberId", m.person_id AS "personId", r.discipline_id AS "disciplineId", r.form, r.decision_number AS "decisionNumber",
    r.valid_from AS "validFrom", r.valid_through AS "validThrough"
  FROM chibo_restrictions(ARRAY(SELECT m.id FROM member m WHERE m.id = ANY ($1::uuid[]) OR m.person_id = ANY ($1::uuid[])), $2::date, $3::date) r
  JOIN member m ON m.id = r.member_id
  ORDER BY r.member_id, r.valid_from, r.discipline_id`;

/**
 * Under what measures people are on a day, by their ids as members or as persons: the one place where every feature asks.
 * What the actor may not know of a measure is not in it, nor its days: such a one is told of while it is in force today. A
 * measure that is told is recorded as read.
 */
export async function restrictionsOn(ctx: Ctx, ids: readonly string[], day: PlainDate): Promise<Restriction[]> {
  if (ids.length === 0) return [];
  const found = await ctx.db.sql.many<Restriction>(RESTRICTIONS, [ids, day.toString(), ctx.today.toString()]);
  for (const { disciplineId } of found) if (disciplineId !== null) ctx.touched.push({ kind: 'discipline_case', id: disciplineId, action: 'READ' });
  return found;
}
