import { Injectable } from '@nestjs/common';
import { inForce, keyset, SqlParams, type Ctx, type SortColumn } from '#database';
import type { CursorKey, PageRequest, PlainDate } from '#kernel';
import type { RunningSuspension, Suspended } from './suspension.rules.js';

export interface SuspensionRow extends RunningSuspension {
  readonly id: string;
  readonly memberId: string;
  readonly organizationId: string;
  readonly reason: string;
  readonly endedOn: string | null;
  readonly annulledOn: string | null;
  readonly version: number;
}

export interface SuspendedRow extends Suspended {
  /** The cell on the first day. */
  readonly organizationId: string;
}

const COLUMNS = `s.id, s.member_id AS "memberId", s.organization_id AS "organizationId", s.reason, s.valid_from AS "validFrom", s.first_through AS "firstThrough",
  s.valid_through AS "validThrough", s.extensions, s.ended_on AS "endedOn", s.annulled_on AS "annulledOn", i.version`;
const BY_ID = `SELECT ${COLUMNS} FROM member_suspension s JOIN workflow_item i ON i.id = s.id WHERE s.id = $1`;
const BELOW = (organization: string): string => `s.organization_id IN (SELECT o.id FROM organization o WHERE o.path <@ (SELECT u.path FROM organization u WHERE u.id = ${organization}))`;
const COUNT = `SELECT count(*)::int AS count FROM member_suspension s WHERE ${BELOW('$1')}`;
const SORT: readonly SortColumn[] = [
  { sql: 's.valid_from', type: 'date' },
  { sql: 's.id', type: 'uuid' },
];
const SUSPENDED = `
  SELECT ms.organization_id AS "organizationId", m.id = COALESCE((SELECT chibo_member()), '00000000-0000-0000-0000-000000000000') OR m.id IN (SELECT chibo_relative_members()) AS "isActorOrRelative",
    EXISTS (SELECT FROM member_overlay v WHERE v.member_id = m.id AND v.kind = 'SUSPENSION' AND v.valid_from <= $3::date AND COALESCE(v.valid_through, 'infinity') >= $2::date) AS "isSuspended",
    (SELECT COALESCE(json_agg(json_build_object('validFrom', v.valid_from, 'validThrough', v.valid_through)), '[]') FROM member_overlay v
     WHERE v.member_id = m.id AND v.kind = 'SUSPENSION' AND v.valid_through IS NOT NULL) AS suspensions
  FROM member m JOIN membership ms ON ms.member_id = m.id AND ms.kind = 'PRIMARY' AND ${inForce('ms', '$2::date')}
  WHERE m.id = $1 AND ms.organization_id IN (SELECT chibo_organizations('suspension_record'))`;
const NEXT_FROM = `
  SELECT min(v.valid_from) AS day FROM member_overlay v
  WHERE v.member_id = $1 AND v.kind = 'SUSPENSION' AND v.valid_from > $2::date`;
const ENDING = `
  SELECT s.id, s.organization_id AS "organizationId", s.valid_through AS "validThrough" FROM member_suspension s WHERE s.ended_on IS NULL AND s.annulled_on IS NULL AND s.valid_through >= $1::date`;

/** Reads suspensions, in the scope of the right to put them on record. */
@Injectable()
export class SuspensionQuery {
  async find(ctx: Ctx, id: string): Promise<SuspensionRow | undefined> {
    return ctx.db.sql.maybe(BY_ID, [id]);
  }

  /** Those of an organisation and all below it, the latest first. */
  async list(ctx: Ctx, organizationId: string, page: PageRequest): Promise<SuspensionRow[]> {
    const params = new SqlParams();
    const below = BELOW(params.add(organizationId, 'uuid'));
    const { where, orderBy, limit } = keyset(SORT, true, page, params);
    return ctx.db.sql.many(`SELECT ${COLUMNS} FROM member_suspension s JOIN workflow_item i ON i.id = s.id WHERE ${below} AND ${where} ORDER BY ${orderBy} LIMIT ${limit}`, params.values);
  }

  keyOf({ validFrom, id }: SuspensionRow): CursorKey {
    return [validFrom, id];
  }

  async count(ctx: Ctx, organizationId: string): Promise<number> {
    return (await ctx.db.sql.one<{ count: number }>(COUNT, [organizationId])).count;
  }

  /** The member in the time asked for; undefined out of scope. */
  async suspended(ctx: Ctx, memberId: string, from: PlainDate, through: PlainDate): Promise<SuspendedRow | undefined> {
    return ctx.db.sql.maybe(SUSPENDED, [memberId, from.toString(), through.toString()]);
  }

  /** The first day of the member's next one after that; null when there is none. */
  async nextFrom(ctx: Ctx, { memberId, validThrough }: SuspensionRow): Promise<string | null> {
    return (await ctx.db.sql.one<{ day: string | null }>(NEXT_FROM, [memberId, validThrough])).day;
  }

  /** Those that are not over. */
  async running(ctx: Ctx): Promise<Pick<SuspensionRow, 'id' | 'organizationId' | 'validThrough'>[]> {
    return ctx.db.sql.many(ENDING, [ctx.today.toString()]);
  }
}
