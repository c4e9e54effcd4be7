import { Injectable } from '@nestjs/common';
import { inForce, keyset, SqlParams, type Ctx, type SortColumn } from '#database';
import type { CursorKey, PageRequest, PlainDate } from '#kernel';
import type { DatePrecision, MemberStatus } from '#enums';
import type { Direction, TransferType } from './transfer.rules.js';
import type { TransferStage } from './transfer.stages.js';

/** A transfer, with what stands in its letter of the member and of both ends. */
export interface TransferRow {
  readonly id: string;
  readonly organizationId: string;
  readonly direction: Direction;
  readonly type: TransferType;
  readonly personId: string;
  readonly destinationId: string | null;
  readonly place: string | null;
  readonly reason: string;
  readonly plannedThrough: string | null;
  readonly letterNumber: string | null;
  readonly letterOn: string | null;
  readonly letterValidThrough: string | null;
  /** Null at the receiving end. */
  readonly clearance: string | null;
  readonly receivedOn: string | null;
  readonly endedOn: string | null;
  readonly closedOn: string | null;
  /** Null for the member, who reads of the course of it only the dates. */
  readonly stage: TransferStage | null;
  readonly dueOn: string | null;
  readonly version: number | null;
  readonly memberId: string | null;
  readonly fullName: string;
  readonly birthOn: string;
  readonly birthPrecision: DatePrecision;
  readonly status: MemberStatus | null;
  readonly statusThrough: string | null;
  readonly admissionDecidedOn: string | null;
  readonly recognizedOn: string | null;
  readonly organizationName: string;
  readonly destinationName: string | null;
}

export interface TransferFilter {
  readonly organizationId?: string | null;
  readonly stages?: readonly TransferStage[] | null;
  readonly overdue?: boolean | null;
}

/** A member whose transfer the actor may propose. */
export interface MoverRow {
  readonly personId: string;
  readonly organizationId: string;
  readonly statusThrough: string | null;
  readonly openCase: string | null;
  readonly isRelative: boolean;
}

export interface PlaceRow {
  readonly known: boolean;
  readonly isCell: boolean;
}

/** What is to be said of a member before the letter is issued. */
export interface LeavingRow {
  readonly suspended: boolean;
  readonly memberId: string | null;
  readonly posts: readonly string[];
}

/** A person on record who comes from elsewhere; the party record, if there is one, by the last admission. */
export interface ArrivingRow {
  readonly isRelative: boolean;
  readonly openCase: string | null;
  readonly memberId: string | null;
  readonly decidedOn: string | null;
  readonly ceremonyOn: string | null;
  readonly recognizedOn: string | null;
  readonly lastEnd: string | null;
  readonly lastThrough: string | null;
}

/** What is in the way of a receipt on the roll. */
export interface ReceivingRow {
  /** Since when the member has been where the transfer leaves from, when that is too late. */
  readonly begunOn: string | null;
  readonly isOwn: boolean;
  /** First and last day of another membership in the receiving cell. */
  readonly thereFrom: string | null;
  readonly thereThrough: string | null;
}

// The letters once for all that was found: what is in them lies beyond what either end may read.
const SHOWN = (condition: string, tail: string): string => `
  WITH found AS (
    SELECT t.id, t.organization_id AS "organizationId", t.direction, t.type, t.person_id AS "personId", t.destination_id AS "destinationId", t.place, t.reason,
      t.planned_through AS "plannedThrough", t.letter_number AS "letterNumber", t.letter_on AS "letterOn", t.letter_valid_through AS "letterValidThrough",
      CASE WHEN t.organization_id IN (SELECT chibo_organizations('transfer_read')) THEN t.clearance END AS clearance,
      t.received_on AS "receivedOn", t.ended_on AS "endedOn", t.closed_on AS "closedOn", i.stage, i.due_on AS "dueOn", i.version
    FROM member_transfer t LEFT JOIN workflow_item i ON i.id = t.id WHERE ${condition} ${tail})
  SELECT f.*, l.member_id AS "memberId", l.full_name AS "fullName", l.birth_on AS "birthOn", l.birth_precision AS "birthPrecision", l.status, l.status_through AS "statusThrough",
    l.admission_decided_on AS "admissionDecidedOn", l.recognized_on AS "recognizedOn", l.organization_name AS "organizationName", l.destination_name AS "destinationName"
  FROM found f JOIN chibo_transfer_letters(ARRAY(SELECT id FROM found)) l ON l.id = f.id`;
const BY_ID = SHOWN('t.id = $1', '');
const SORT: readonly SortColumn[] = [{ sql: 't.id', type: 'uuid' }];
const MOVER = `
  SELECT m.person_id AS "personId", ms.organization_id AS "organizationId", st.valid_through AS "statusThrough", chibo_exclusive_case(m.person_id) AS "openCase",
    m.person_id IN (SELECT chibo_relatives()) AS "isRelative"
  FROM member m
  JOIN LATERAL (SELECT * FROM member_status_period t WHERE t.member_id = m.id ORDER BY t.valid_from DESC LIMIT 1) st ON true
  JOIN LATERAL (SELECT * FROM membership s WHERE s.member_id = m.id AND s.kind = 'PRIMARY' ORDER BY s.valid_from > $2::date, s.valid_from DESC LIMIT 1) ms ON true
  WHERE m.id = $1 AND ms.organization_id IN (SELECT chibo_organizations('transfer_propose'))`;
const PLACE = `
  SELECT EXISTS (SELECT FROM organization o WHERE o.id = $1) AS known,
    EXISTS (SELECT FROM organization_period p WHERE p.organization_id = $1 AND p.kind IN ('CELL', 'BASE_CELL') AND ${inForce('p', '$2::date')} AND EXISTS (SELECT FROM organization o WHERE o.id = $1 AND o.ended_on IS NULL)) AS "isCell"`;
const LEAVING = `
  SELECT EXISTS (SELECT FROM member_overlay v JOIN member m ON m.id = v.member_id WHERE m.person_id = t.person_id AND v.kind = 'SUSPENSION' AND ${inForce('v', '$2::date')}) AS suspended,
    (SELECT m.id FROM member m WHERE m.person_id = t.person_id) AS "memberId",
    CASE WHEN t.type = 'TEMPORARY' THEN '{}' ELSE ARRAY(
      SELECT (SELECT p.name FROM organization_period p WHERE p.organization_id = o.organization_id ORDER BY p.valid_from DESC LIMIT 1)
      FROM post o WHERE o.person_id = t.person_id AND ${inForce('o', '$2::date')} AND CASE t.direction WHEN 'OUT' THEN o.kind <> ALL (party_posts()) ELSE o.organization_id = t.organization_id END) END AS posts
  FROM member_transfer t WHERE t.id = $1`;
const ARRIVING = `
  SELECT $1 IN (SELECT chibo_relatives()) AS "isRelative", open_case AS "openCase", member_id AS "memberId", decided_on AS "decidedOn", ceremony_on AS "ceremonyOn", recognized_on AS "recognizedOn",
    last_end AS "lastEnd", last_through AS "lastThrough"
  FROM chibo_arriving($1) WHERE known`;
const RECEIVING = `SELECT begun_on AS "begunOn", is_own AS "isOwn", there_from AS "thereFrom", there_through AS "thereThrough" FROM chibo_receipt($1, $2::date, $3)`;
const IS_RELATIVE = `SELECT $1::uuid IN (SELECT chibo_relatives()) AS yes`;
const ETHNIC_GROUP_EXISTS = `SELECT EXISTS (SELECT FROM ethnic_group WHERE code = $1) AS yes`;

/** Reads transfers, and what they are held against. */
@Injectable()
export class TransferQuery {
  async findInScope(ctx: Ctx, id: string): Promise<TransferRow | undefined> {
    return ctx.db.sql.maybe(BY_ID, [id]);
  }

  /** The latest first. */
  async list(ctx: Ctx, filter: TransferFilter, page: PageRequest): Promise<TransferRow[]> {
    const params = new SqlParams();
    const filtered = matching(ctx, filter, params);
    const { where, orderBy, limit } = keyset(SORT, true, page, params);
    return ctx.db.sql.many(`${SHOWN(`${filtered} AND ${where}`, `ORDER BY ${orderBy} LIMIT ${limit}`)} ORDER BY f.id ${page.backwards ? 'ASC' : 'DESC'}`, params.values);
  }

  keyOf({ id }: TransferRow): CursorKey {
    return [id];
  }

  async count(ctx: Ctx, filter: TransferFilter): Promise<number> {
    const params = new SqlParams();
    return (await ctx.db.sql.one<{ count: number }>(`SELECT count(*)::int AS count FROM member_transfer t LEFT JOIN workflow_item i ON i.id = t.id WHERE ${matching(ctx, filter, params)}`, params.values)).count;
  }

  async mover(ctx: Ctx, memberId: string): Promise<MoverRow | undefined> {
    return ctx.db.sql.maybe(MOVER, [memberId, ctx.today.toString()]);
  }

  async place(ctx: Ctx, organizationId: string, day: PlainDate): Promise<PlaceRow> {
    return ctx.db.sql.one(PLACE, [organizationId, day.toString()]);
  }

  async leaving(ctx: Ctx, transferId: string): Promise<LeavingRow> {
    return ctx.db.sql.one(LEAVING, [transferId, ctx.today.toString()]);
  }

  /** What is in the way of a receipt by a cell, or outside the system, on a day. */
  async receiving(ctx: Ctx, transferId: string, receivedOn: PlainDate, cellId: string | null): Promise<ReceivingRow> {
    return ctx.db.sql.one(RECEIVING, [transferId, receivedOn.toString(), cellId]);
  }

  /** Whether somebody is a declared relative of the actor. */
  async isRelative(ctx: Ctx, personId: string): Promise<boolean> {
    return (await ctx.db.sql.one<{ yes: boolean }>(IS_RELATIVE, [personId])).yes;
  }

  /** A person in scope. */
  async arriving(ctx: Ctx, personId: string): Promise<ArrivingRow | undefined> {
    return ctx.db.sql.maybe(ARRIVING, [personId]);
  }

  async ethnicGroupExists(ctx: Ctx, code: string): Promise<boolean> {
    return (await ctx.db.sql.one<{ yes: boolean }>(ETHNIC_GROUP_EXISTS, [code])).yes;
  }
}

/** Of which organisation, in which stages, and whether past their day. */
function matching(ctx: Ctx, { organizationId, stages, overdue }: TransferFilter, params: SqlParams): string {
  const below = organizationId == null ? 'true' : `EXISTS (SELECT FROM organization top JOIN organization o ON o.path <@ top.path WHERE top.id = ${params.add(organizationId, 'uuid')} AND o.id IN (t.organization_id, t.destination_id))`;
  const staged = stages == null ? 'true' : `i.stage = ANY (${params.add(stages, 'text[]')})`;
  return `${below} AND ${staged} AND ${overdue === true ? `i.due_on < ${params.add(ctx.today.toString(), 'date')}` : 'true'}`;
}
