import { Injectable } from '@nestjs/common';
import { keyset, SqlParams, type Ctx, type SortColumn } from '#database';
import type { CursorKey, PageRequest, PlainDate } from '#kernel';
import type { LineCount, LineKind, ProgrammeBody } from './programme.rules.js';

export interface ProgrammeRow {
  readonly id: string;
  readonly organizationId: string;
  readonly body: ProgrammeBody;
  readonly year: number | null;
  readonly periodFrom: string;
  readonly periodThrough: string;
  readonly decisionNumber: string;
  readonly decidedOn: string;
  /** Whether the actor is an officer of its body. */
  readonly kept: boolean;
}

export interface LineRow {
  readonly id: string;
  readonly programmeId: string;
  readonly kind: LineKind;
  readonly content: string;
  readonly subjectOrganizationId: string | null;
  readonly subjectMemberId: string | null;
  readonly subjectGroup: string | null;
  readonly leadId: string | null;
  readonly quarter: number | null;
  readonly plannedRounds: number | null;
  readonly plannedSubjects: number | null;
  readonly decisionNumber: string | null;
  readonly decidedOn: string | null;
  readonly doneOn: string | null;
  readonly doneRounds: number | null;
  readonly doneSubjects: number | null;
  readonly closedOn: string | null;
}

/** A line with what decides on its steps. */
export interface LineInProgramme extends LineRow {
  readonly organizationId: string;
  readonly body: ProgrammeBody;
  readonly periodFrom: string;
  readonly kept: boolean;
  readonly startedOn: string | null;
  /** Cases of it that the actor reads and that have not come to an end. */
  readonly openCases: number;
  /** All cases of it that the actor reads. */
  readonly cases: number;
}

export interface LineNames {
  readonly lineId: string;
  readonly subjectName: string | null;
  readonly leadName: string | null;
}

export interface ProgrammeCountRow extends LineCount {
  readonly programmeId: string;
  readonly plannedRounds: number;
  readonly plannedSubjects: number;
  readonly doneRounds: number;
  readonly doneSubjects: number;
}

/** How far the programmes of one sort of body have come. */
export interface BodyCountRow extends LineCount {
  readonly body: ProgrammeBody;
}

export interface ProgrammeFilter {
  readonly organizationId: string;
  readonly year?: number | null;
}

export interface DueLine {
  readonly id: string;
  readonly organizationId: string;
  readonly dueOn: string;
}

const COLUMNS = `p.id, p.organization_id AS "organizationId", p.body, p.year, p.period_from AS "periodFrom", p.period_through AS "periodThrough",
  p.decision_number AS "decisionNumber", p.decided_on AS "decidedOn", p.id IN (SELECT chibo_kept_programmes()) AS kept`;
const LINE = `l.id, l.programme_id AS "programmeId", l.kind, l.content, l.subject_organization_id AS "subjectOrganizationId", l.subject_member_id AS "subjectMemberId",
  l.subject_group AS "subjectGroup", l.lead_id AS "leadId", l.quarter, l.planned_rounds AS "plannedRounds", l.planned_subjects AS "plannedSubjects",
  l.decision_number AS "decisionNumber", l.decided_on AS "decidedOn", l.done_on AS "doneOn", l.done_rounds AS "doneRounds", l.done_subjects AS "doneSubjects", l.closed_on AS "closedOn"`;
const BY_ID = `SELECT ${COLUMNS} FROM inspection_programme p WHERE p.id = $1`;
const ofOrganization = (unit: string, year: string): string =>
  `p.organization_id IN (SELECT o.id FROM organization o WHERE o.path <@ (SELECT u.path FROM organization u WHERE u.id = ${unit})) AND (${year} IS NULL OR p.year = ${year})`;
const COUNT = `SELECT count(*)::int AS count FROM inspection_programme p WHERE ${ofOrganization('$1::uuid', '$2::int')}`;
const LINES = `SELECT ${LINE} FROM programme_line l WHERE l.programme_id = ANY ($1::uuid[]) ORDER BY l.programme_id, l.quarter NULLS LAST, l.id`;
const LINE_BY_ID = `
  SELECT ${LINE}, p.organization_id AS "organizationId", p.body, p.period_from AS "periodFrom", p.id IN (SELECT chibo_kept_programmes()) AS kept,
    (SELECT max(w.decided_on) FROM workflow_log w WHERE w.item_id = l.id AND w.action = 'START') AS "startedOn",
    (SELECT count(*)::int FROM inspection_case c WHERE c.programme_line_id = l.id AND c.closed_on IS NULL) AS "openCases",
    (SELECT count(*)::int FROM inspection_case c WHERE c.programme_line_id = l.id) AS cases
  FROM programme_line l JOIN inspection_programme p ON p.id = l.programme_id WHERE l.id = $1`;
const NAMES = 'SELECT line_id AS "lineId", subject_name AS "subjectName", lead_name AS "leadName" FROM chibo_programme_names($1::uuid[])';
const COUNTS = `
  SELECT programme_id AS "programmeId", kind, stage, lines, planned_rounds AS "plannedRounds", planned_subjects AS "plannedSubjects", done_rounds AS "doneRounds",
    done_subjects AS "doneSubjects"
  FROM chibo_programme_counts($1::uuid[]) ORDER BY programme_id, kind, stage`;
const COMPLETED = 'SELECT body, kind, stage, lines FROM chibo_programme_completion($1, $2::date, $3::date) ORDER BY body, kind, stage';
const EXISTS = `
  SELECT EXISTS (
    SELECT FROM inspection_programme p WHERE p.organization_id = $1 AND p.body = $2::programme_body
      AND CASE WHEN $3::int IS NULL THEN p.year IS NULL AND p.period_from <= $5::date AND p.period_through >= $4::date ELSE p.year = $3 END) AS found`;
// Those who keep the programme alone are told.
const DUE = `
  SELECT l.id, i.organization_id AS "organizationId", i.due_on AS "dueOn" FROM programme_line l JOIN workflow_item i ON i.id = l.id
  WHERE l.id IN (SELECT chibo_kept_lines()) AND l.closed_on IS NULL AND i.due_on IS NOT NULL`;
const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('inspection_programme' || $1 || $2, 0))`;

const SORT: readonly SortColumn[] = [
  { sql: 'p.period_from', type: 'date' },
  { sql: 'p.id', type: 'uuid' },
];

/** Reads programmes. Row-level security leaves out the lines whose subject is not for the actor to know. */
@Injectable()
export class ProgrammeQuery {
  /** One page of the programmes of an organisation and all below it, the latest first. */
  async list(ctx: Ctx, { organizationId, year }: ProgrammeFilter, page: PageRequest): Promise<ProgrammeRow[]> {
    const params = new SqlParams();
    const [unit, ofYear] = [params.add(organizationId, 'uuid'), params.add(year ?? null, 'int')];
    const { where, orderBy, limit } = keyset(SORT, true, page, params);
    return ctx.db.sql.many(`SELECT ${COLUMNS} FROM inspection_programme p WHERE ${ofOrganization(unit, ofYear)} AND ${where} ORDER BY ${orderBy} LIMIT ${limit}`, params.values);
  }

  keyOf({ periodFrom, id }: ProgrammeRow): CursorKey {
    return [periodFrom, id];
  }

  async count(ctx: Ctx, { organizationId, year }: ProgrammeFilter): Promise<number> {
    return (await ctx.db.sql.one<{ count: number }>(COUNT, [organizationId, year ?? null])).count;
  }

  async find(ctx: Ctx, id: string): Promise<ProgrammeRow | undefined> {
    return ctx.db.sql.maybe(BY_ID, [id]);
  }

  async lines(ctx: Ctx, programmeIds: readonly string[]): Promise<LineRow[]> {
    return ctx.db.sql.many(LINES, [programmeIds]);
  }

  async line(ctx: Ctx, id: string): Promise<LineInProgramme | undefined> {
    return ctx.db.sql.maybe(LINE_BY_ID, [id]);
  }

  /** What subjects and leads are called, also where they lie out of the reader's scope. */
  async names(ctx: Ctx, lineIds: readonly string[]): Promise<LineNames[]> {
    return ctx.db.sql.many(NAMES, [lineIds]);
  }

  /** Lines by kind and stage, those too whose subject the actor is not to know. */
  async counts(ctx: Ctx, programmeIds: readonly string[]): Promise<ProgrammeCountRow[]> {
    return ctx.db.sql.many(COUNTS, [programmeIds]);
  }

  /** Lines of all programmes of a time, wherever their bodies stand below an organisation. */
  async completed(ctx: Ctx, organizationId: string, from: PlainDate, through: PlainDate): Promise<BodyCountRow[]> {
    return ctx.db.sql.many(COMPLETED, [organizationId, from.toString(), through.toString()]);
  }

  /** Whether the body has one for that time; nobody adopts another one meanwhile. */
  async isAdopted(ctx: Ctx, asked: { organizationId: string; body: ProgrammeBody; year?: number | null; periodFrom: PlainDate; periodThrough: PlainDate }): Promise<boolean> {
    const { organizationId, body, year, periodFrom, periodThrough } = asked;
    await ctx.db.sql.one(LOCK, [organizationId, body]);
    return (await ctx.db.sql.one<{ found: boolean }>(EXISTS, [organizationId, body, year ?? null, periodFrom.toString(), periodThrough.toString()])).found;
  }

  /** Open lines that the actor keeps. */
  async due(ctx: Ctx): Promise<DueLine[]> {
    return ctx.db.sql.many(DUE);
  }
}
