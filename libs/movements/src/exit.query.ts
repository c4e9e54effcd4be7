import { Injectable } from '@nestjs/common';
import { inForce, keyset, SqlParams, type Ctx, type SortColumn } from '#database';
import type { CursorKey, PageRequest, PlainDate } from '#kernel';
import type { MemberStatus, MemberStatusEnd, PostKind, RemovalGround } from '#enums';
import type { DecisionRow } from '#organizations';
import type { HeldPost } from './exit.rules.js';

/** A member in the scope of the right, with what an exit would end. */
export interface LeaverRow {
  readonly memberId: string;
  readonly personId: string;
  readonly version: number;
  readonly status: MemberStatus;
  readonly statusThrough: string | null;
  readonly begunOn: string;
  /** The cell that the member belonged to on the last day before the exit, or else belongs to last. */
  readonly organizationId: string;
  /** The last primary membership is over: the member is here as a guest, if at all. */
  readonly isGuest: boolean;
  readonly isRelative: boolean;
  readonly postsOutOfReach: number;
  readonly admissionId: string | null;
  readonly admissionDueOn: string | null;
  readonly hasOpenTransfer: boolean;
  readonly openRatings: readonly number[];
  readonly failingYears: readonly number[];
  readonly paidMonths: number;
  readonly failedHelps: readonly { readonly startedOn: string; readonly endedOn: string }[];
}

export interface PostHeld extends HeldPost {
  readonly kind: PostKind;
}

/** An exit on record. */
export interface ExitRow {
  readonly id: string;
  readonly memberId: string;
  readonly organizationId: string;
  readonly kind: MemberStatusEnd;
  readonly ground: RemovalGround | null;
  readonly grounds: string;
  readonly failingYears: readonly number[];
  readonly destination: string | null;
  readonly inactiveMonths: number | null;
  readonly unpaidMonths: number | null;
  readonly helpedSince: string | null;
  readonly effectiveOn: string;
  readonly recordedAt: Date;
  readonly restoredOn: string | null;
  readonly version: number;
  readonly decision: DecisionRow;
  readonly restorationDecision: DecisionRow | null;
}

/** Where and when somebody is to come back. */
export interface ReturnPlace {
  readonly personId: string;
  readonly status: MemberStatus;
  readonly statusFrom: string | null;
  readonly isCell: boolean;
  readonly isRelative: boolean;
  readonly hasOpenCase: boolean;
  /** Names of the places where memberships were to begin or go on when the exit took them away. */
  readonly notBack: readonly string[];
  /** The admission that ended with the exit, and its deadline until then. */
  readonly admissionId: string | null;
  readonly admissionDueOn: string | null;
}

const SCOPED = `IN (SELECT chibo_organizations('exit_record'))`;
// Where the last membership is ahead, as after a merger on record, the one that is left is another. Posts elsewhere are told only as a number.
const LEAVER = `
  SELECT m.id AS "memberId", m.person_id AS "personId", m.version, st.status, st.valid_through AS "statusThrough", GREATEST(st.valid_from, COALESCE(ms.valid_from, last.valid_from)) AS "begunOn",
    COALESCE(ms.organization_id, last.organization_id) AS "organizationId", last.valid_through IS NOT NULL AS "isGuest",
    m.id IN (SELECT chibo_relative_members()) AS "isRelative", chibo_posts_out_of_reach(m.id, $2::date) AS "postsOutOfReach",
    ad.id AS "admissionId", ad.due_on AS "admissionDueOn",
    COALESCE(chibo_exclusive_case(m.person_id) = 'transfer', false) AS "hasOpenTransfer",
    ARRAY(SELECT DISTINCT s.year FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id JOIN workflow_item i ON i.id = s.id
      WHERE e.member_id = m.id AND i.stage <> 'DECIDED' ORDER BY s.year) AS "openRatings",
    ARRAY(SELECT DISTINCT s.year FROM rating_entry e JOIN rating_sheet s ON s.id = e.sheet_id
      WHERE e.member_id = m.id AND e.decided_level = 'NOT_COMPLETED' ORDER BY s.year) AS "failingYears",
    (SELECT count(*)::int FROM chibo_dues_paid(m.id, (date_trunc('month', $2::date) - interval '12 months')::date, (date_trunc('month', $2::date) - interval '1 month')::date)) AS "paidMonths",
    (SELECT COALESCE(json_agg(json_build_object('startedOn', h.started_on, 'endedOn', h.ended_on)), '[]') FROM member_help h
      WHERE h.member_id = m.id AND h.result = 'NO_PROGRESS') AS "failedHelps"
  FROM member m
  JOIN LATERAL (SELECT * FROM member_status_period t WHERE t.member_id = m.id ORDER BY t.valid_from DESC LIMIT 1) st ON true
  JOIN LATERAL (SELECT * FROM membership s WHERE s.member_id = m.id AND s.kind = 'PRIMARY' ORDER BY s.valid_from DESC LIMIT 1) last ON true
  LEFT JOIN membership ms ON ms.member_id = m.id AND ms.kind = 'PRIMARY' AND ${inForce('ms', '$2::date - 1')} AND ms.organization_id = chibo_cell_left(m.id, $2::date)
  LEFT JOIN LATERAL (SELECT a.id, i.due_on FROM admission a JOIN workflow_item i ON i.id = a.id WHERE a.member_id = m.id AND a.closed_on IS NULL LIMIT 1) ad ON true
  WHERE m.id = $1 AND last.organization_id ${SCOPED}`;
const POSTS = `
  SELECT t.id, t.kind, t.valid_from AS "validFrom",
    (SELECT p.name FROM organization_period p WHERE p.organization_id = t.organization_id ORDER BY p.valid_from DESC LIMIT 1) AS "organizationName"
  FROM post t
  WHERE t.person_id = $1 AND (t.valid_through IS NULL OR t.valid_through >= $2::date) AND t.organization_id ${SCOPED}
  ORDER BY t.valid_from, t.id`;

const DECISION = (alias: string): string =>
  `json_build_object('id', ${alias}.id, 'number', ${alias}.number, 'issuedOn', ${alias}.issued_on, 'issuedBy', ${alias}.issued_by, 'title', ${alias}.title, 'basis', ${alias}.basis, 'synthetic', ${alias}.synthetic)`;
const EXITS = `
  SELECT x.id, x.member_id AS "memberId", x.organization_id AS "organizationId", x.kind, x.ground, x.grounds, x.destination, x.effective_on AS "effectiveOn",
    x.inactive_months::int AS "inactiveMonths", x.unpaid_months::int AS "unpaidMonths", x.helped_since AS "helpedSince", x.failing_years AS "failingYears", x.recorded_at AS "recordedAt", x.restored_on AS "restoredOn", i.version, ${DECISION('d')} AS decision,
    CASE WHEN r.id IS NOT NULL THEN ${DECISION('r')} END AS "restorationDecision"
  FROM member_exit x JOIN workflow_item i ON i.id = x.id JOIN decision d ON d.id = x.decision_id LEFT JOIN decision r ON r.id = x.restoration_decision_id`;
const BY_IDS = `${EXITS} WHERE x.id = ANY ($1::uuid[])`;
const BELOW = (organization: string): string => `x.organization_id IN (SELECT o.id FROM organization o WHERE o.path <@ (SELECT top.path FROM organization top WHERE top.id = ${organization}))`;
const COUNT = `SELECT count(*)::int AS count FROM member_exit x WHERE ${BELOW('$1')}`;
const SORT: readonly SortColumn[] = [
  { sql: 'x.effective_on', type: 'date' },
  { sql: 'x.id', type: 'uuid' },
];
// The status is the one that the exit ended. An admission that has moved since it ended with the exit is none of it any more.
const RETURN_PLACE = `
  SELECT m.person_id AS "personId",
    (SELECT t.status FROM member_status_period t WHERE t.member_id = m.id AND t.valid_through = x.effective_on - 1) AS status,
    (SELECT min(t.valid_from)::text FROM member_status_period t WHERE t.member_id = m.id AND t.valid_from >= x.effective_on) AS "statusFrom",
    EXISTS (SELECT FROM organization_period p WHERE p.organization_id = $2 AND p.kind IN ('CELL', 'BASE_CELL') AND ${inForce('p', '$3::date')} AND p.organization_id ${SCOPED}
      AND EXISTS (SELECT FROM organization o WHERE o.id = $2 AND o.ended_on IS NULL)) AS "isCell",
    m.id IN (SELECT chibo_relative_members()) AS "isRelative", chibo_exclusive_case(m.person_id) IS NOT NULL AS "hasOpenCase",
    ARRAY(SELECT DISTINCT t.row ->> 'name' FROM jsonb_array_elements(x.taken) AS t (row) WHERE t.row ->> 'table' = 'membership') AS "notBack",
    (SELECT i.id FROM workflow_item i WHERE i.id = x.admission_id AND i.stage = 'LEFT') AS "admissionId", x.admission_due_on AS "admissionDueOn"
  FROM member_exit x JOIN member m ON m.id = x.member_id WHERE x.id = $1`;

/** Reads what exits are held against, and the exits on record. */
@Injectable()
export class ExitQuery {
  async leaver(ctx: Ctx, memberId: string, effectiveOn: PlainDate): Promise<LeaverRow | undefined> {
    return ctx.db.sql.maybe(LEAVER, [memberId, effectiveOn.toString()]);
  }

  /** The posts of a person that reach the day, where the actor records exits. */
  async posts(ctx: Ctx, personId: string, day: PlainDate): Promise<PostHeld[]> {
    return ctx.db.sql.many(POSTS, [personId, day.toString()]);
  }

  async findInScope(ctx: Ctx, id: string): Promise<ExitRow | undefined> {
    return ctx.db.sql.maybe(BY_IDS, [[id]]);
  }

  async manyInScope(ctx: Ctx, ids: readonly string[]): Promise<ExitRow[]> {
    return ctx.db.sql.many(BY_IDS, [ids]);
  }

  /** Those from an organisation and all below it, the latest first. */
  async list(ctx: Ctx, organizationId: string, page: PageRequest): Promise<ExitRow[]> {
    const params = new SqlParams();
    const below = BELOW(params.add(organizationId, 'uuid'));
    const { where, orderBy, limit } = keyset(SORT, true, page, params);
    return ctx.db.sql.many(`${EXITS} WHERE ${below} AND ${where} ORDER BY ${orderBy} LIMIT ${limit}`, params.values);
  }

  keyOf({ effectiveOn, id }: ExitRow): CursorKey {
    return [effectiveOn, id];
  }

  async count(ctx: Ctx, organizationId: string): Promise<number> {
    return (await ctx.db.sql.one<{ count: number }>(COUNT, [organizationId])).count;
  }

  async returnPlace(ctx: Ctx, exitId: string, organizationId: string, day: PlainDate): Promise<ReturnPlace> {
    return ctx.db.sql.one(RETURN_PLACE, [exitId, organizationId, day.toString()]);
  }
}
