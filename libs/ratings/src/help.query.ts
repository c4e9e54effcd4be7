import { Injectable } from '@nestjs/common';
import { inForce, type Ctx } from '#database';
import type { MemberHelpResult } from '#enums';
import type { Failed } from './help.rules.js';

export interface HelpRow {
  readonly id: string;
  readonly memberId: string;
  readonly organizationId: string;
  readonly year: number;
  readonly helpers: string;
  readonly startedOn: string;
  readonly through: string;
  readonly result: MemberHelpResult | null;
  readonly endedOn: string | null;
  readonly version: number;
}

/** The rating of a year of a member of the actor's cell. */
export interface FailedRow extends Failed {
  readonly organizationId: string;
}

const HELP = `
  SELECT h.id, h.member_id AS "memberId", h.organization_id AS "organizationId", h.year, h.helpers, h.started_on AS "startedOn", h.through, h.result, h.ended_on AS "endedOn", i.version
  FROM member_help h JOIN workflow_item i ON i.id = h.id`;
const BY_ID = `${HELP} WHERE h.id = $1`;
const OF_MEMBERS = `${HELP} WHERE h.member_id = ANY ($1::uuid[]) ORDER BY h.member_id, h.year DESC`;
const FAILED = `
  SELECT s.organization_id AS "organizationId", e.decided_level AS level, n.cut_off_on AS "cutOffOn", e.member_id IS NOT DISTINCT FROM (SELECT chibo_member()) AS "isActor",
    EXISTS (SELECT FROM member_help h WHERE h.member_id = e.member_id AND h.year = s.year) AS "isHelped"
  FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id JOIN rating_season n ON n.id = s.season_id
  WHERE e.member_id = $1 AND s.year = $2 AND e.excuse IS NULL AND s.organization_id IN (SELECT chibo_organizations('rating_submit'))
    AND EXISTS (SELECT FROM member_status_period p WHERE p.member_id = e.member_id AND ${inForce('p', '$3::date')})`;

/** Reads helps, in the scope of the sheets on which the years were rated. */
@Injectable()
export class HelpQuery {
  async findInScope(ctx: Ctx, id: string): Promise<HelpRow | undefined> {
    return ctx.db.sql.maybe(BY_ID, [id]);
  }

  /** The latest year first. */
  async ofMembers(ctx: Ctx, memberIds: readonly string[]): Promise<HelpRow[]> {
    return ctx.db.sql.many(OF_MEMBERS, [memberIds]);
  }

  /** The rating of a year on a sheet that the actor fills in; undefined out of scope, and of whoever has left. */
  async failed(ctx: Ctx, memberId: string, year: number): Promise<FailedRow | undefined> {
    return ctx.db.sql.maybe(FAILED, [memberId, year, ctx.today.toString()]);
  }
}
