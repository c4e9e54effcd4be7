import { Injectable } from '@nestjs/common';
import { keyset, SqlParams, type Ctx } from '#database';
import type { PageRequest } from '#kernel';

export interface DelegationRow {
  readonly id: string;
  readonly delegatorId: string;
  readonly delegateId: string;
  readonly rights: readonly string[];
  readonly organizationId: string;
  readonly validFrom: string;
  readonly validThrough: string;
  readonly reason: string;
  readonly endedAt: Date | null;
  readonly endedById: string | null;
  readonly version: number;
}

const COLUMNS = `id, delegator_id AS "delegatorId", delegate_id AS "delegateId", rights, organization_id AS "organizationId", valid_from AS "validFrom",
  valid_through AS "validThrough", reason, ended_at AS "endedAt", ended_by_id AS "endedById", version`;
const COUNT = `SELECT count(*)::int AS count FROM delegation`;
const BY_ID = `SELECT ${COLUMNS} FROM delegation WHERE id = $1`;
const PARTIES = `
  SELECT (SELECT path::text FROM organization WHERE id = $1 AND (ended_on IS NULL OR ended_on >= $3::date)) AS path,
    EXISTS (SELECT FROM person WHERE id = $2) AS "knowsPerson"`;

/** Reads delegations; row-level security shows those one has made or received. */
@Injectable()
export class DelegationQuery {
  async findInScope(ctx: Ctx, id: string): Promise<DelegationRow | undefined> {
    return ctx.db.sql.maybe<DelegationRow>(BY_ID, [id]);
  }

  async count(ctx: Ctx): Promise<number> {
    return (await ctx.db.sql.one<{ count: number }>(COUNT)).count;
  }

  /** The latest first. */
  async list(ctx: Ctx, page: PageRequest): Promise<DelegationRow[]> {
    const params = new SqlParams();
    const { where, orderBy, limit } = keyset([{ sql: 'id', type: 'uuid' }], true, page, params);
    return ctx.db.sql.many<DelegationRow>(`SELECT ${COLUMNS} FROM delegation WHERE ${where} ORDER BY ${orderBy} LIMIT ${limit}`, params.values);
  }

  /** The path of a living organisation, null when there is none in scope; and whether the actor may know of a person. */
  async parties(ctx: Ctx, organizationId: string, personId: string): Promise<{ readonly path: string | null; readonly knowsPerson: boolean }> {
    return ctx.db.sql.one(PARTIES, [organizationId, personId, ctx.today.toString()]);
  }
}
