import { Injectable } from '@nestjs/common';
import { inForce, keyset, SqlParams, type Ctx, type SortColumn } from '#database';
import type { CursorKey, PageRequest, PlainDate } from '#kernel';
import type { ViolationField } from './case-outcome.rules.js';
import type { CaseConductor, CaseKind } from './case.rules.js';
import type { Secrecy } from './secrecy.rules.js';

export interface CaseRow {
  readonly id: string;
  readonly organizationId: string;
  readonly conductedBy: CaseConductor;
  readonly kind: CaseKind;
  readonly decisionNumber: string;
  readonly decidedOn: string;
  readonly secrecy: Secrecy;
  readonly keptAt: string | null;
  /** Null where it is marked. */
  readonly content: string | null;
  readonly periodFrom: string | null;
  readonly periodThrough: string | null;
  readonly dueOn: string | null;
  readonly conclusionNumber: string | null;
  readonly concludedOn: string | null;
  readonly conclusion: string | null;
  readonly closedOn: string | null;
  readonly programmeLineId: string | null;
  readonly synthetic: boolean;
  /** Whether the actor directs it: an officer of the inspection committee, or the secretary of the cell. */
  readonly led: boolean;
  /** Whether the actor works on it: directs it, or is on its team. */
  readonly conducted: boolean;
}

export interface SubjectRow {
  readonly id: string;
  readonly caseId: string;
  readonly organizationId: string | null;
  readonly memberId: string | null;
}

export interface TeamRow {
  readonly caseId: string;
  readonly personId: string;
  readonly isLead: boolean;
}

export interface NameRow {
  readonly caseId: string;
  readonly id: string;
  readonly name: string;
}

export interface CaseCountRow {
  readonly kind: CaseKind;
  readonly conductedBy: CaseConductor;
  readonly cases: number;
  readonly organizations: number;
  readonly members: number;
}

/** Which cases; what is left out narrows nothing. */
export interface CaseFilter {
  readonly organizationId?: string | null;
  readonly kinds?: readonly CaseKind[] | null;
  readonly conductedBy?: CaseConductor | null;
  readonly stages?: readonly string[] | null;
  readonly concludedFrom?: PlainDate | null;
  readonly concludedThrough?: PlainDate | null;
  readonly overdue?: boolean | null;
  readonly fields?: readonly ViolationField[] | null;
  readonly hasFindings?: boolean | null;
  readonly decidedFrom?: PlainDate | null;
  readonly decidedThrough?: PlainDate | null;
  /** Of the organisation itself alone, nothing below it. */
  readonly itselfOnly?: boolean | null;
}

/** Of what is counted: an organisation with all that stood in it, and the days of the conclusions. */
export interface CaseCountsQuestion {
  readonly organizationId: string;
  readonly from: PlainDate;
  readonly through: PlainDate;
}

/** Whom an organisation and all below it have, today or on another day. */
export interface Belonging {
  readonly organizationIds: ReadonlySet<string>;
  readonly personOfMember: ReadonlyMap<string, string>;
  readonly personIds: ReadonlySet<string>;
  /** Of the persons, those who hold a post in one of the organisations on that day. */
  readonly subjectOfficers: ReadonlySet<string>;
  /** Of the persons, those who are declared relatives of one of the members. */
  readonly relatives: ReadonlySet<string>;
  /** Declared relatives of the actor. */
  readonly actorRelatives: ReadonlySet<string>;
}

const COLUMNS = `c.id, c.organization_id AS "organizationId", c.conducted_by AS "conductedBy", c.kind, c.decision_number AS "decisionNumber",
  c.decided_on AS "decidedOn", c.secrecy, c.kept_at AS "keptAt", c.content, c.period_from AS "periodFrom", c.period_through AS "periodThrough", c.due_on AS "dueOn",
  c.conclusion_number AS "conclusionNumber", c.concluded_on AS "concludedOn", c.conclusion, c.closed_on AS "closedOn", c.programme_line_id AS "programmeLineId", c.synthetic,
  c.id IN (SELECT chibo_led_cases()) AS led, c.id IN (SELECT chibo_conducted_cases()) AS conducted`;
const BY_IDS = `SELECT ${COLUMNS} FROM inspection_case c WHERE c.id = ANY ($1::uuid[])`;
const SUBJECTS = `
  SELECT id, case_id AS "caseId", organization_id AS "organizationId", member_id AS "memberId"
  FROM inspection_case_subject WHERE case_id = ANY ($1::uuid[]) ORDER BY case_id, id`;
const TEAM = `
  SELECT case_id AS "caseId", person_id AS "personId", is_lead AS "isLead"
  FROM inspection_case_team WHERE case_id = ANY ($1::uuid[]) ORDER BY case_id, is_lead DESC, person_id`;
const NAMES = `SELECT case_id AS "caseId", id, name FROM chibo_case_names($1::uuid[])`;
const COUNTS = `
  SELECT kind, conducted_by AS "conductedBy", cases, organizations, members FROM chibo_case_counts($1, $2::date, $3::date) ORDER BY kind, conducted_by`;
const TOLD = 'SELECT chibo_discipline_is_told($1) AS told';
const KIND = `SELECT kind FROM organization_period p WHERE p.organization_id = $1 AND ${inForce('p', '$2::date')}`;
const MANAGED_ABOVE = 'SELECT chibo_managed_above($1::uuid[], $2::date) AS id';
// The organisations below one, on either of two days, itself included.
const UNITS = `
  WITH RECURSIVE unit AS (
    SELECT day, $1::uuid AS id FROM unnest(ARRAY[$2::date, $3::date]) AS day
    UNION
    SELECT unit.day, p.organization_id FROM organization_period p JOIN unit ON p.parent_id = unit.id
    WHERE p.valid_from <= unit.day AND (p.valid_through IS NULL OR p.valid_through >= unit.day))`;
const ORGANIZATIONS = `${UNITS} SELECT DISTINCT id FROM unit WHERE id <> $1 AND id = ANY ($4::uuid[])`;
const MEMBERS = `${UNITS}
  SELECT DISTINCT m.id, m.person_id AS "personId" FROM unit JOIN membership ms ON ms.organization_id = unit.id JOIN member m ON m.id = ms.member_id
  WHERE m.id = ANY ($4::uuid[]) AND ms.kind = 'PRIMARY' AND ms.valid_from <= unit.day AND (ms.valid_through IS NULL OR ms.valid_through >= unit.day)`;
const PERSONS = `${UNITS}
  SELECT m.person_id AS id FROM unit JOIN membership ms ON ms.organization_id = unit.id JOIN member m ON m.id = ms.member_id
  WHERE unit.day = $2 AND m.person_id = ANY ($4::uuid[]) AND ${inForce('ms', '$2::date')}
  UNION SELECT p.person_id FROM post p WHERE p.organization_id = $1 AND p.person_id = ANY ($4::uuid[]) AND ${inForce('p', '$2::date')}`;
const OFFICERS = `
  SELECT DISTINCT p.person_id AS id FROM post p
  WHERE p.organization_id = ANY ($2::uuid[]) AND p.person_id = ANY ($3::uuid[]) AND ${inForce('p', '$1::date')}`;
const RELATED = 'SELECT chibo_related($1::uuid[], $2::uuid[]) AS id';
const RELATIVES = 'SELECT chibo_relatives() AS id';
const OWN_ORGANIZATIONS = 'SELECT id FROM unnest($1::uuid[]) AS id WHERE chibo_denounced_with(id, $2::date)';
const REMARKS = `
  SELECT (SELECT count(*) FROM workflow_log WHERE item_id = $1 AND remark IS NOT NULL)::int
    + (SELECT count(*) FROM rule_override WHERE item_id = $1 AND reason IS NOT NULL)::int AS count`;
const LATEST_STEP = 'SELECT max(decided_on) AS day FROM workflow_log WHERE item_id = $1';

const SORT: readonly SortColumn[] = [
  { sql: 'c.decided_on', type: 'date' },
  { sql: 'c.id', type: 'uuid' },
];

/** Reads cases. Row-level security keeps it to those the actor needs to know. */
@Injectable()
export class CaseQuery {
  /** One page of the cases, the latest decisions first. */
  async list(ctx: Ctx, filter: CaseFilter, page: PageRequest): Promise<CaseRow[]> {
    const params = new SqlParams();
    const from = listed(ctx, filter, params);
    const { where, orderBy, limit } = keyset(SORT, true, page, params);
    return ctx.db.sql.many(`SELECT ${COLUMNS} ${from} AND ${where} ORDER BY ${orderBy} LIMIT ${limit}`, params.values);
  }

  keyOf({ decidedOn, id }: CaseRow): CursorKey {
    return [decidedOn, id];
  }

  async count(ctx: Ctx, filter: CaseFilter): Promise<number> {
    const params = new SqlParams();
    return (await ctx.db.sql.one<{ count: number }>(`SELECT count(*)::int AS count ${listed(ctx, filter, params)}`, params.values)).count;
  }

  async findInScope(ctx: Ctx, ids: readonly string[]): Promise<CaseRow[]> {
    return ctx.db.sql.many(BY_IDS, [ids]);
  }

  async subjects(ctx: Ctx, caseIds: readonly string[]): Promise<SubjectRow[]> {
    return ctx.db.sql.many(SUBJECTS, [caseIds]);
  }

  async team(ctx: Ctx, caseIds: readonly string[]): Promise<TeamRow[]> {
    return ctx.db.sql.many(TEAM, [caseIds]);
  }

  /** What subjects and team are called, also where they lie out of the reader's scope. */
  async names(ctx: Ctx, caseIds: readonly string[]): Promise<NameRow[]> {
    return ctx.db.sql.many(NAMES, [caseIds]);
  }

  /** How many cases were concluded, by kind and by body. */
  async counts(ctx: Ctx, { organizationId, from, through }: CaseCountsQuestion): Promise<CaseCountRow[]> {
    return ctx.db.sql.many(COUNTS, [organizationId, from.toString(), through.toString()]);
  }

  /** Whether discipline may be counted for an organisation. */
  async tellsDiscipline(ctx: Ctx, organizationId: string): Promise<boolean> {
    return (await ctx.db.sql.one<{ told: boolean }>(TOLD, [organizationId])).told;
  }

  /** What kind of organisation it is on a day; undefined when out of scope. */
  async kindOf(ctx: Ctx, organizationId: string, day: PlainDate): Promise<string | undefined> {
    return (await ctx.db.sql.maybe<{ kind: string }>(KIND, [organizationId, day.toString()]))?.kind;
  }

  /** The day of the latest dated step of a case or measure that the actor reads; null when none is dated. */
  async latestStepOn(ctx: Ctx, itemId: string): Promise<string | null> {
    return (await ctx.db.sql.one<{ day: string | null }>(LATEST_STEP, [itemId])).day;
  }

  /** How many steps and overridden warnings of a case have a remark in words. */
  async remarks(ctx: Ctx, caseId: string): Promise<number> {
    return (await ctx.db.sql.one<{ count: number }>(REMARKS, [caseId])).count;
  }

  /** Of these members, those who sit on a committee above the cells. */
  async managedAbove(ctx: Ctx, memberIds: readonly string[], day: PlainDate): Promise<ReadonlySet<string>> {
    return idsOf(await ctx.db.sql.many(MANAGED_ABOVE, [memberIds, day.toString()]));
  }

  /** Which of these an organisation has: organisations and members today or on another day, persons today. */
  async belonging(
    ctx: Ctx,
    unit: { organizationId: string; day: PlainDate },
    asked: { organizationIds: readonly string[]; memberIds: readonly string[]; personIds: readonly string[] },
  ): Promise<Belonging> {
    const days = [unit.organizationId, ctx.today.toString(), unit.day.toString()];
    const members = await ctx.db.sql.many<{ id: string; personId: string }>(MEMBERS, [...days, asked.memberIds]);
    return {
      organizationIds: idsOf(await ctx.db.sql.many(ORGANIZATIONS, [...days, asked.organizationIds])),
      personOfMember: new Map(members.map(({ id, personId }) => [id, personId])),
      personIds: idsOf(await ctx.db.sql.many(PERSONS, [...days, asked.personIds])),
      subjectOfficers: idsOf(await ctx.db.sql.many(OFFICERS, [unit.day.toString(), asked.organizationIds, asked.personIds])),
      relatives: idsOf(await ctx.db.sql.many(RELATED, [asked.personIds, members.map(({ personId }) => personId)])),
      actorRelatives: idsOf(await ctx.db.sql.many(RELATIVES)),
    };
  }

  /** Of these organisations, those in which the actor held a post on a day or later. */
  async ownOrganizations(ctx: Ctx, organizationIds: readonly string[], since: PlainDate): Promise<ReadonlySet<string>> {
    return idsOf(await ctx.db.sql.many(OWN_ORGANIZATIONS, [organizationIds, since.toString()]));
  }
}

function idsOf(rows: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(rows.map(({ id }) => id));
}

/** The cases that a filter leaves; `joined`: what else is read of each. */
export function listed(ctx: Ctx, filter: CaseFilter, params: SqlParams, joined = ''): string {
  const { organizationId, itselfOnly, kinds, conductedBy, stages, concludedFrom, concludedThrough, decidedFrom, decidedThrough, overdue, fields, hasFindings } = filter;
  const conditions = ['true'];
  if (organizationId != null && itselfOnly === true) conditions.push(`c.organization_id = ${params.add(organizationId, 'uuid')}`);
  else if (organizationId != null) {
    conditions.push(`c.organization_id IN (SELECT o.id FROM organization o WHERE o.path <@ (SELECT u.path FROM organization u WHERE u.id = ${params.add(organizationId, 'uuid')}))`);
  }
  if (kinds != null) conditions.push(`c.kind = ANY (${params.add(kinds, 'case_kind[]')})`);
  if (conductedBy != null) conditions.push(`c.conducted_by = ${params.add(conductedBy, 'case_conductor')}`);
  if (stages != null) conditions.push(`i.stage = ANY (${params.add(stages, 'text[]')})`);
  if (concludedFrom != null) conditions.push(`c.concluded_on >= ${params.add(concludedFrom.toString(), 'date')}`);
  if (concludedThrough != null) conditions.push(`c.concluded_on <= ${params.add(concludedThrough.toString(), 'date')}`);
  if (overdue != null) conditions.push(`COALESCE(i.due_on < ${params.add(ctx.today.toString(), 'date')}, false) = ${params.add(overdue, 'boolean')}`);
  if (fields != null) conditions.push(`EXISTS (SELECT FROM case_finding f WHERE f.case_id = c.id AND f.withdrawn_on IS NULL AND f.field = ANY (${params.add(fields, 'violation_field[]')}))`);
  if (hasFindings != null) conditions.push(`EXISTS (SELECT FROM case_finding f WHERE f.case_id = c.id AND f.withdrawn_on IS NULL) = ${params.add(hasFindings, 'boolean')}`);
  if (decidedFrom != null) conditions.push(`c.decided_on >= ${params.add(decidedFrom.toString(), 'date')}`);
  if (decidedThrough != null) conditions.push(`c.decided_on <= ${params.add(decidedThrough.toString(), 'date')}`);
  return `FROM inspection_case c JOIN workflow_item i ON i.id = c.id ${joined} WHERE ${conditions.join(' AND ')}`;
}
