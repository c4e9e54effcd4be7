import { Injectable } from '@nestjs/common';
import { inForce, keyset, SqlParams, type Ctx, type SortColumn } from '#database';
import type { CaseCountsQuestion } from '#inspection';
import type { CursorKey, PageRequest, PlainDate } from '#kernel';
import type { DecidingBody } from '#regulations';
import type { DisciplineForm } from './discipline.rules.js';

export interface DisciplineRow {
  readonly id: string;
  readonly inspectionCaseId: string;
  readonly memberId: string;
  readonly cellId: string;
  readonly violation: string;
  readonly inAssignedTask: boolean;
  readonly proposalNumber: string;
  readonly proposedOn: string;
  readonly proposedForm: DisciplineForm;
  readonly decidedForm: DisciplineForm | null;
  readonly decidedBy: DecidingBody | null;
  readonly decisionNumber: string | null;
  readonly decidedOn: string | null;
  readonly effectiveOn: string | null;
  readonly closedOn: string | null;
  readonly synthetic: boolean;
  /** Whether the actor directs the case it comes from. */
  readonly led: boolean;
}

export interface DisciplineNameRow {
  readonly id: string;
  readonly memberName: string;
  readonly cellName: string;
}

export interface MeasureCountRow {
  readonly form: DisciplineForm;
  readonly measures: number;
}

const COLUMNS = `d.id, d.inspection_case_id AS "inspectionCaseId", d.member_id AS "memberId", d.cell_id AS "cellId", d.violation,
  d.in_assigned_task AS "inAssignedTask", d.proposal_number AS "proposalNumber", d.proposed_on AS "proposedOn", d.proposed_form AS "proposedForm",
  d.decided_form AS "decidedForm", d.decided_by AS "decidedBy", d.decision_number AS "decisionNumber", d.decided_on AS "decidedOn",
  d.effective_on AS "effectiveOn", d.closed_on AS "closedOn", d.synthetic, d.inspection_case_id IN (SELECT chibo_led_cases()) AS led`;
const BY_IDS = `SELECT ${COLUMNS} FROM discipline_case d WHERE d.id = ANY ($1::uuid[])`;
const OF_CASES = `SELECT ${COLUMNS} FROM discipline_case d WHERE d.inspection_case_id = ANY ($1::uuid[]) ORDER BY d.proposed_on, d.id`;
const DECIDED_ON_MEMBERS = `
  SELECT ${COLUMNS} FROM discipline_case d WHERE d.member_id = ANY ($1::uuid[]) AND d.decided_on IS NOT NULL ORDER BY d.decided_on, d.id`;
const COUNT = 'SELECT count(*)::int AS count FROM discipline_case';
const NAMES = `SELECT id, member_name AS "memberName", cell_name AS "cellName" FROM chibo_discipline_names($1::uuid[])`;
const MEASURES = 'SELECT form, measures FROM chibo_discipline_counts($1, $2::date, $3::date) ORDER BY form';
const CELL_OF = `SELECT ms.organization_id AS id FROM membership ms WHERE ms.member_id = $1 AND ms.kind = 'PRIMARY' AND ${inForce('ms', '$2::date')}`;
const COMMITTEE_ABOVE = 'SELECT chibo_committee_above($1, $2::committee_kind, $3::date) AS id';
const IS_OPEN_FOR = `
  SELECT EXISTS (SELECT FROM discipline_case d WHERE d.inspection_case_id = $1 AND d.member_id = $2 AND (d.decided_on IS NOT NULL OR d.closed_on IS NULL)) AS found`;

const SORT: readonly SortColumn[] = [
  { sql: 'd.proposed_on', type: 'date' },
  { sql: 'd.id', type: 'uuid' },
];

/** Reads measures. Row-level security keeps it to those the actor needs to know. */
@Injectable()
export class DisciplineQuery {
  /** One page, the latest proposals first. */
  async list(ctx: Ctx, page: PageRequest): Promise<DisciplineRow[]> {
    const params = new SqlParams();
    const { where, orderBy, limit } = keyset(SORT, true, page, params);
    return ctx.db.sql.many(`SELECT ${COLUMNS} FROM discipline_case d WHERE ${where} ORDER BY ${orderBy} LIMIT ${limit}`, params.values);
  }

  keyOf({ proposedOn, id }: DisciplineRow): CursorKey {
    return [proposedOn, id];
  }

  async count(ctx: Ctx): Promise<number> {
    return (await ctx.db.sql.one<{ count: number }>(COUNT)).count;
  }

  async findInScope(ctx: Ctx, ids: readonly string[]): Promise<DisciplineRow[]> {
    return ctx.db.sql.many(BY_IDS, [ids]);
  }

  async ofCases(ctx: Ctx, caseIds: readonly string[]): Promise<DisciplineRow[]> {
    return ctx.db.sql.many(OF_CASES, [caseIds]);
  }

  /** What was decided on members, the earliest first. */
  async decidedOn(ctx: Ctx, memberIds: readonly string[]): Promise<DisciplineRow[]> {
    return ctx.db.sql.many(DECIDED_ON_MEMBERS, [memberIds]);
  }

  /** What member and cell are called, also where they lie out of the reader's scope. */
  async names(ctx: Ctx, ids: readonly string[]): Promise<DisciplineNameRow[]> {
    return ctx.db.sql.many(NAMES, [ids]);
  }

  /** How many measures of each form were decided; none where that is not told. */
  async measures(ctx: Ctx, { organizationId, from, through }: CaseCountsQuestion): Promise<MeasureCountRow[]> {
    return ctx.db.sql.many(MEASURES, [organizationId, from.toString(), through.toString()]);
  }

  /** The member's cell on a day; null when the member had none in scope. */
  async cellOf(ctx: Ctx, memberId: string, day: PlainDate): Promise<string | null> {
    return (await ctx.db.sql.maybe<{ id: string }>(CELL_OF, [memberId, day.toString()]))?.id ?? null;
  }

  /** Whether a measure for a violation is open or decided. */
  async hasMeasure(ctx: Ctx, caseId: string, memberId: string): Promise<boolean> {
    return (await ctx.db.sql.one<{ found: boolean }>(IS_OPEN_FOR, [caseId, memberId])).found;
  }

  /** The nearest organisation, from one upwards, that has such a committee today. */
  async committeeAbove(ctx: Ctx, organizationId: string, kind: 'INSPECTION' | 'STANDING'): Promise<string | null> {
    return (await ctx.db.sql.one<{ id: string | null }>(COMMITTEE_ABOVE, [organizationId, kind, ctx.today.toString()])).id;
  }
}
