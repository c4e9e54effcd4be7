import { Injectable } from '@nestjs/common';
import { inForce, keyset, SqlParams, type Ctx, type SortColumn } from '#database';
import type { CursorKey, PageRequest, PlainDate } from '#kernel';

/** Dues of a month that a cell was paid. */
export interface PaymentRow {
  readonly id: string;
  readonly memberId: string;
  readonly organizationId: string;
  /** First day of the month. */
  readonly month: string;
  readonly amountDong: number;
  readonly paidOn: string;
  readonly receipt: string;
  readonly voidReason: string | null;
  readonly version: number;
}

export interface PaymentFilter {
  readonly organizationId?: string | null;
  readonly memberId?: string | null;
  readonly year?: number | null;
  readonly month?: PlainDate | null;
}

/** A month of somebody, held against what is on record. */
export interface MonthOfMember {
  readonly memberId: string;
  readonly month: string;
  /** Belongs or belonged to the cell. */
  readonly isKnown: boolean;
  readonly isActor: boolean;
  /** Belonged to it on some day of the month. */
  readonly isHere: boolean;
  readonly isPaid: boolean;
}

const COLUMNS = `d.id, d.member_id AS "memberId", d.organization_id AS "organizationId", d.month, d.amount_dong AS "amountDong", d.paid_on AS "paidOn", d.receipt,
  d.void_reason AS "voidReason", d.version`;
const BY_IDS = `SELECT ${COLUMNS} FROM dues_payment d WHERE d.id = ANY ($1::uuid[]) ORDER BY d.id`;
const MONTHS = `
  SELECT asked.member_id AS "memberId", asked.month,
    EXISTS (SELECT FROM membership m WHERE m.member_id = asked.member_id AND m.organization_id = $1) AS "isKnown",
    COALESCE(asked.member_id = (SELECT chibo_member()), false) AS "isActor",
    EXISTS (SELECT FROM membership m WHERE m.member_id = asked.member_id AND m.organization_id = $1
      AND m.during && daterange(asked.month, (asked.month + interval '1 month')::date)) AS "isHere",
    EXISTS (SELECT FROM chibo_dues_paid(asked.member_id, asked.month, asked.month)) AS "isPaid"
  FROM unnest($2::uuid[], $3::date[]) AS asked (member_id, month)`;
const CELLS = `
  SELECT (SELECT m.organization_id FROM membership m WHERE m.member_id = $1 AND m.kind = 'PRIMARY' AND ${inForce('m', '$2::date')}) AS "officialCellId",
    chibo_temporary_cell($1, $2::date) AS "temporaryCellId"`;
const SORT: readonly SortColumn[] = [
  { sql: 'd.month', type: 'date' },
  { sql: 'd.id', type: 'uuid' },
];

/** Reads dues on record, in scope. */
@Injectable()
export class DuesQuery {
  /** One page, the latest months first, voided ones too. */
  async list(ctx: Ctx, filter: PaymentFilter, page: PageRequest): Promise<PaymentRow[]> {
    const params = new SqlParams();
    const conditions = conditionsOf(filter, params);
    const { where, orderBy, limit } = keyset(SORT, true, page, params);
    return ctx.db.sql.many(`SELECT ${COLUMNS} FROM dues_payment d WHERE ${[...conditions, where].join(' AND ')} ORDER BY ${orderBy} LIMIT ${limit}`, params.values);
  }

  keyOf({ month, id }: PaymentRow): CursorKey {
    return [month, id];
  }

  /** How many stand, and what they come to. */
  async total(ctx: Ctx, filter: PaymentFilter): Promise<{ readonly count: number; readonly dong: number }> {
    const params = new SqlParams();
    const conditions = ['d.voided_at IS NULL', ...conditionsOf(filter, params)];
    return ctx.db.sql.one(`SELECT count(*)::int AS count, COALESCE(sum(d.amount_dong), 0)::float8 AS dong FROM dues_payment d WHERE ${conditions.join(' AND ')}`, params.values);
  }

  async findInScope(ctx: Ctx, ids: readonly string[]): Promise<PaymentRow[]> {
    return ctx.db.sql.many(BY_IDS, [ids]);
  }

  /** How these months of members of a cell stand, in the order asked. */
  async months(ctx: Ctx, organizationId: string, asked: readonly { readonly memberId: string; readonly month: PlainDate }[]): Promise<MonthOfMember[]> {
    return ctx.db.sql.many(MONTHS, [organizationId, asked.map(({ memberId }) => memberId), asked.map(({ month }) => month.toString())]);
  }

  /** Where a member in scope belongs on a day, and is active for a time. */
  async cells(ctx: Ctx, memberId: string, day: PlainDate): Promise<{ readonly officialCellId: string | null; readonly temporaryCellId: string | null }> {
    return ctx.db.sql.one(CELLS, [memberId, day.toString()]);
  }
}

function conditionsOf({ organizationId, memberId, year, month }: PaymentFilter, params: SqlParams): string[] {
  return [
    ...(organizationId == null ? [] : [`d.organization_id = ${params.add(organizationId, 'uuid')}`]),
    ...(memberId == null ? [] : [`d.member_id = ${params.add(memberId, 'uuid')}`]),
    ...(year == null ? [] : [`d.month BETWEEN ${params.add(`${year}-01-01`, 'date')} AND ${params.add(`${year}-12-01`, 'date')}`]),
    ...(month == null ? [] : [`d.month = ${params.add(month.with({ day: 1 }).toString(), 'date')}`]),
  ];
}
