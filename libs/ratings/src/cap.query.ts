import { Injectable } from '@nestjs/common';
import { inForce, type Ctx } from '#database';
import type { PlainDate } from '#kernel';
import { admittedBy } from './rating.query.js';

interface Placed {
  readonly organizationId: string;
  readonly baseOrganizationId: string;
  readonly directOrganizationId: string;
  readonly isBaseOrganization: boolean;
}

/** So many of an organisation's own members, alike in all that decides whether they are rated. */
export interface ExpectedRow extends Placed {
  readonly members: number;
  /** The members' other attributes are null of an organisation without members of its own. */
  readonly admissionCeremonyOn: string | null;
  readonly exempt: boolean | null;
  readonly suspended: boolean | null;
}

export interface DecidedRow extends Placed {
  readonly members: number;
  readonly membersGood: number;
  readonly membersExcellent: number;
  readonly itself: number;
  readonly itselfGood: number;
  readonly itselfExcellent: number;
}

// The subtree of $1 as it stood on a day, each organisation with the base organisation and the direct child it belongs to.
const step = (day: string): string => `
  SELECT ${day === 'tree.day' ? 'tree.day, ' : ''}p.organization_id, p.kind IN ('BASE_CELL', 'BASE_COMMITTEE'),
    CASE WHEN p.kind IN ('BASE_CELL', 'BASE_COMMITTEE') THEN p.organization_id ELSE tree.base END, COALESCE(tree.direct, p.organization_id)
  FROM tree JOIN organization_period p ON p.parent_id = tree.id AND ${inForce('p', day)}`;
const PLACED = `tree.id AS "organizationId", tree.base AS "baseOrganizationId", COALESCE(tree.direct, tree.id) AS "directOrganizationId", tree.is_base AS "isBaseOrganization"`;
const overlaid = (kind: string): string =>
  `EXISTS (SELECT FROM member_overlay v WHERE v.member_id = b.id AND v.kind = '${kind}' AND ${inForce('v', '$2::date')})`;

// Those who had their ceremony by $3 are no new members: they need not be told apart.
const EXPECTED = `
  WITH RECURSIVE tree (id, is_base, base, direct) AS (
    SELECT $1::uuid, false, $1::uuid, NULL::uuid
    UNION ALL ${step('$2::date')})
  SELECT ${PLACED}, count(m.id)::int AS members, m.ceremony AS "admissionCeremonyOn", m.exempt, m.suspended
  FROM tree LEFT JOIN LATERAL (
    SELECT ms.id, GREATEST(${admittedBy('b', '$2::date')}, $3::date) AS ceremony,
      ${overlaid('ACTIVITY_EXEMPTION')} AS exempt, ${overlaid('SUSPENSION')} AS suspended
    FROM membership ms JOIN member b ON b.id = ms.member_id
    WHERE ms.organization_id = tree.id AND ms.kind = 'PRIMARY' AND ${inForce('ms', '$2::date')}) AS m ON true
  GROUP BY tree.id, tree.base, tree.direct, tree.is_base, m.ceremony, m.exempt, m.suspended
  ORDER BY tree.id`;
const decidedAs = (who: string, level: string): string => `count(*) FILTER (WHERE e.member_id IS ${who} AND e.decided_level ${level})::int`;
// Pools are those of the day on which the rosters were frozen, whichever organisation opened the season. Whoever is decided
// above shares the cap of the body above.
const DECIDED = `
  WITH RECURSIVE sheet AS MATERIALIZED (
    SELECT s.id, s.organization_id, n.cut_off_on AS day FROM rating_sheet s JOIN rating_season n ON n.id = s.season_id
    WHERE n.cut_off_on BETWEEN $2::date AND $3::date),
  tree (day, id, is_base, base, direct) AS (
    SELECT DISTINCT sheet.day, $1::uuid, false, $1::uuid, NULL::uuid FROM sheet
    UNION ALL ${step('tree.day')})
  SELECT ${PLACED}, ${decidedAs('NOT NULL', 'IS NOT NULL')} AS members, ${decidedAs('NOT NULL', `IN ('GOOD', 'EXCELLENT')`)} AS "membersGood",
    ${decidedAs('NOT NULL', `= 'EXCELLENT'`)} AS "membersExcellent", ${decidedAs('NULL', 'IS NOT NULL')} AS itself,
    ${decidedAs('NULL', `IN ('GOOD', 'EXCELLENT')`)} AS "itselfGood", ${decidedAs('NULL', `= 'EXCELLENT'`)} AS "itselfExcellent"
  FROM tree JOIN sheet ON sheet.organization_id = tree.id AND sheet.day = tree.day JOIN rating_entry e ON e.sheet_id = sheet.id
  WHERE e.decided_level IS NOT NULL AND NOT e.decided_above
  GROUP BY tree.id, tree.base, tree.direct, tree.is_base ORDER BY tree.id`;

/** Counts who shares a cap, as far as the actor's scope reaches. */
@Injectable()
export class CapQuery {
  /** Who belongs to an organisation and those under it on a day; ceremonies before `newAfter` are told as of that day. */
  async expected(ctx: Ctx, organizationId: string, day: PlainDate, newAfter: PlainDate): Promise<ExpectedRow[]> {
    return ctx.db.sql.many(EXPECTED, [organizationId, day.toString(), newAfter.toString()]);
  }

  /** What was decided in the seasons whose cut-off lies in a period. */
  async decided(ctx: Ctx, organizationId: string, from: PlainDate, through: PlainDate): Promise<DecidedRow[]> {
    return ctx.db.sql.many(DECIDED, [organizationId, from.toString(), through.toString()]);
  }
}
