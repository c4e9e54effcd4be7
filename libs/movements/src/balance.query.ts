import { Injectable } from '@nestjs/common';
import { keyset, SqlParams, type Ctx } from '#database';
import type { PageRequest, PlainDate } from '#kernel';
import type { BalanceLine } from './balance.rules.js';

/** Whose movements, and when. */
export interface BalanceAsked {
  readonly organizationId: string;
  readonly from: PlainDate;
  readonly through: PlainDate;
}

export interface LineRow {
  readonly line: BalanceLine;
  readonly count: number;
}

export interface MovementRow {
  readonly memberId: string;
  readonly onDay: string;
  readonly organizationId: string;
}

const COUNTS = `SELECT line, count(*)::int AS count FROM chibo_movements($1, $2::date, $3::date) GROUP BY line`;

/** Reads movement balances. */
@Injectable()
export class BalanceQuery {
  /** Every line on which somebody stands, with how many. */
  async counts(ctx: Ctx, { organizationId, from, through }: BalanceAsked): Promise<LineRow[]> {
    return ctx.db.sql.many(COUNTS, [organizationId, from.toString(), through.toString()]);
  }

  /** One page of those who stand on a line, by day. */
  async members(ctx: Ctx, { organizationId, from, through }: BalanceAsked, line: BalanceLine, page: PageRequest): Promise<MovementRow[]> {
    const params = new SqlParams();
    params.values.push(organizationId, from.toString(), through.toString(), line);
    const columns = [{ sql: 'on_day', type: 'date' }, { sql: 'member_id', type: 'uuid' }] as const;
    const { where, orderBy, limit } = keyset(columns, false, page, params);
    return ctx.db.sql.many(
      `SELECT member_id AS "memberId", on_day AS "onDay", organization_id AS "organizationId" FROM chibo_movements($1, $2::date, $3::date)
       WHERE line = $4 AND ${where} ORDER BY ${orderBy} LIMIT ${limit}`,
      params.values,
    );
  }
}
