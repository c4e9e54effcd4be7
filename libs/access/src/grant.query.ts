import { Injectable } from '@nestjs/common';
import { keyset, SqlParams, type Ctx, type WriteCtx } from '#database';
import type { PageRequest } from '#kernel';
import type { GrantedRole } from './grant.rules.js';

export interface GrantRow {
  readonly id: string;
  readonly accountId: string;
  readonly personId: string | null;
  readonly role: GrantedRole;
  readonly organizationId: string | null;
  readonly reach: 'UNIT' | 'UNIT_AND_BELOW' | null;
  readonly validFrom: string;
  readonly validThrough: string | null;
  readonly reason: string | null;
  readonly grantedById: string | null;
  readonly needsApproval: boolean;
  readonly approvedById: string | null;
  readonly approvedAt: Date | null;
  readonly endedAt: Date | null;
  readonly endedById: string | null;
  readonly endReason: string | null;
  readonly version: number;
}

const COLUMNS = `id, account_id AS "accountId", person_id AS "personId", role, organization_id AS "organizationId", reach, valid_from AS "validFrom",
  valid_through AS "validThrough", reason, granted_by AS "grantedById", needs_approval AS "needsApproval", approved_by AS "approvedById",
  approved_at AS "approvedAt", ended_at AS "endedAt", ended_by AS "endedById", end_reason AS "endReason", version`;
const COUNT = `SELECT count(*)::int AS count FROM access_grant`;
const BY_ID = `SELECT ${COLUMNS} FROM access_grant WHERE id = $1`;
const PLACE = `
  SELECT path::text AS path FROM organization
  WHERE id = $1 AND id IN (SELECT chibo_organizations('access_grant')) AND (ended_on IS NULL OR ended_on >= $2::date)`;
const ACCOUNT_OF = `SELECT chibo_account_of($1) AS id`;
const ADMINISTRATORS_BESIDE = `SELECT chibo_administrators_beside($1, $2, $3) AS count`;
const KNOWS = `SELECT EXISTS (SELECT FROM person WHERE id = $1) AS known`;

/** Reads grants; row-level security shows one's own, and those given where one may give roles. */
@Injectable()
export class GrantQuery {
  async findInScope(ctx: Ctx, id: string): Promise<GrantRow | undefined> {
    return ctx.db.sql.maybe<GrantRow>(BY_ID, [id]);
  }

  async count(ctx: Ctx): Promise<number> {
    return (await ctx.db.sql.one<{ count: number }>(COUNT)).count;
  }

  /** The latest first. */
  async list(ctx: Ctx, page: PageRequest): Promise<GrantRow[]> {
    const params = new SqlParams();
    const { where, orderBy, limit } = keyset([{ sql: 'id', type: 'uuid' }], true, page, params);
    return ctx.db.sql.many<GrantRow>(`SELECT ${COLUMNS} FROM access_grant WHERE ${where} ORDER BY ${orderBy} LIMIT ${limit}`, params.values);
  }

  /** The path of a living organisation where the actor may give roles. */
  async place(ctx: Ctx, organizationId: string): Promise<string | undefined> {
    return (await ctx.db.sql.maybe<{ path: string }>(PLACE, [organizationId, ctx.today.toString()]))?.path;
  }

  /** The account of one of the actor's own people, to whom roles can be given. */
  async accountOf(ctx: Ctx, personId: string): Promise<string | undefined> {
    return (await ctx.db.sql.maybe<{ id: string }>(ACCOUNT_OF, [personId]))?.id;
  }

  /** How many administrators would stay without a grant, or an account; until the transaction ends nobody else ends one. */
  async administratorsBeside(ctx: WriteCtx, { grantId, accountId }: { grantId?: string; accountId?: string }): Promise<number> {
    return (await ctx.db.sql.one<{ count: number }>(ADMINISTRATORS_BESIDE, [grantId ?? null, accountId ?? null, ctx.today.toString()])).count;
  }

  /** Whether the actor may know of a person at all. */
  async knowsPerson(ctx: Ctx, personId: string): Promise<boolean> {
    return (await ctx.db.sql.one<{ known: boolean }>(KNOWS, [personId])).known;
  }
}
