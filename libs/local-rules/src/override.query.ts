import { Injectable } from '@nestjs/common';
import { keyset, SqlParams, type Ctx } from '#database';
import type { CursorKey, PageRequest, PlainDate } from '#kernel';

export interface OverrideRow {
  readonly id: string;
  readonly code: string;
  readonly message: string | null;
  readonly document: string | null;
  readonly documentDate: string | null;
  readonly article: string | null;
  readonly reason: string | null;
  readonly decisionNumber: string | null;
  readonly at: Date;
  readonly personId: string | null;
  readonly itemId: string;
  readonly itemKind: string;
  readonly organizationId: string;
}

export interface OverrideFilter {
  readonly organizationId?: string | null;
  readonly code?: string | null;
  readonly authorId?: string | null;
  readonly from?: PlainDate | null;
  readonly through?: PlainDate | null;
}

const OVERRIDDEN = `
  FROM rule_override v JOIN workflow_item i ON i.id = v.item_id
  WHERE i.organization_id IN (SELECT chibo_organizations('override_read'))`;

/** Lists the warnings that were overridden. */
@Injectable()
export class OverrideQuery {
  /** Of the work that the actor sees, in the scope of the right; the latest first. */
  async list(ctx: Ctx, filter: OverrideFilter, page: PageRequest): Promise<OverrideRow[]> {
    const params = new SqlParams();
    const conditions = this.conditions(filter, params);
    const { where, orderBy, limit } = keyset([{ sql: 'v.id', type: 'uuid' }], true, page, params);
    return ctx.db.sql.many(
      `SELECT v.id, v.code, v.message, v.document, v.document_date AS "documentDate", v.article, v.reason, v.decision_number AS "decisionNumber", v.at, v.person_id AS "personId",
         i.id AS "itemId", i.kind AS "itemKind", i.organization_id AS "organizationId"
       ${OVERRIDDEN} AND ${[...conditions, where].join(' AND ')}
       ORDER BY ${orderBy} LIMIT ${limit}`,
      params.values,
    );
  }

  async count(ctx: Ctx, filter: OverrideFilter): Promise<number> {
    const params = new SqlParams();
    const conditions = this.conditions(filter, params);
    const { count } = await ctx.db.sql.one<{ count: number }>(`SELECT count(*)::int AS count ${[OVERRIDDEN, ...conditions].join(' AND ')}`, params.values);
    return count;
  }

  keyOf({ id }: OverrideRow): CursorKey {
    return [id];
  }

  private conditions({ organizationId, code, authorId, from, through }: OverrideFilter, params: SqlParams): string[] {
    const under = 'SELECT o.id FROM organization top JOIN organization o ON o.path <@ top.path WHERE top.id =';
    return [
      ...(organizationId == null ? [] : [`i.organization_id IN (${under} ${params.add(organizationId, 'uuid')})`]),
      ...(code == null ? [] : [`v.code = ${params.add(code, 'text')}`]),
      ...(authorId == null ? [] : [`v.person_id = ${params.add(authorId, 'uuid')}`]),
      ...(from == null ? [] : [`v.at >= ${params.add(from.toString(), 'date')}::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'`]),
      ...(through == null ? [] : [`v.at < (${params.add(through.toString(), 'date')} + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'`]),
    ];
  }
}
