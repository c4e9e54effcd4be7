import { Injectable } from '@nestjs/common';
import { inForce, keyset, SqlParams, type Ctx, type SortColumn } from '#database';
import type { CaseCountsQuestion, Secrecy } from '#inspection';
import type { CursorKey, PageRequest, PlainDate } from '#kernel';
import type { DecidingBody, DisciplineForm } from '#regulations';
import { passes, PRESENT_FORM, type DisciplineFilter } from './discipline-counts.query.js';
import type { CellVoteOnForm, Disciplined, Hearing } from './discipline.rules.js';
import type { RevisionKind, TimeBarException } from './effect.rules.js';

export interface DisciplineRow {
  readonly id: string;
  readonly inspectionCaseId: string;
  readonly memberId: string | null;
  /** In place of a member. */
  readonly organizationId: string | null;
  readonly cellId: string | null;
  /** The member's own cell, where the cell of temporary activities votes. */
  readonly officialCellId: string | null;
  readonly secrecy: Secrecy;
  readonly keptAt: string | null;
  /** Null where the paper is marked. */
  readonly violation: string | null;
  readonly violatedOn: string | null;
  readonly timeBarException: TimeBarException | null;
  readonly inAssignedTask: boolean;
  readonly proposalNumber: string;
  readonly proposedOn: string;
  readonly proposedForm: DisciplineForm;
  readonly decidedForm: DisciplineForm | null;
  readonly decidedBy: DecidingBody | null;
  readonly decisionNumber: string | null;
  readonly decidedOn: string | null;
  readonly effectiveOn: string | null;
  readonly cellVotedOn: string | null;
  readonly cellVotedForm: DisciplineForm | null;
  readonly cellVoteCarried: boolean | null;
  readonly hearing: Hearing | null;
  readonly heardOn: string | null;
  readonly lapsesOn: string | null;
  readonly announcedOn: string | null;
  /** The form that stands: as decided, or as corrected. */
  readonly presentForm: DisciplineForm | null;
  readonly ended: 'ANNULLED' | 'LIFTED' | null;
  /** Last day of its effect, by itself or as lifted; null where there is none. */
  readonly lastsThrough: string | null;
  /** Day of the latest decision on it. */
  readonly latestOn: string | null;
  readonly closedOn: string | null;
  readonly synthetic: boolean;
  /** Whether the actor directs the case it comes from. */
  readonly led: boolean;
  /** Whether the actor works on it: directs it, or belongs to the body or cell that it stood before. */
  readonly handled: boolean;
  /** Of those, whether the actor sees its whole course, not the vote alone. */
  readonly filed: boolean;
}

export interface DisciplineNameRow {
  readonly id: string;
  readonly memberName: string | null;
  readonly organizationName: string | null;
  readonly cellName: string | null;
}

export interface RevisionRow {
  readonly id: string;
  readonly disciplineId: string;
  readonly kind: RevisionKind;
  readonly form: DisciplineForm | null;
  readonly decidedBy: DecidingBody;
  readonly decisionNumber: string;
  readonly decidedOn: string;
  readonly reason: string | null;
}

/** A post that a measure took away. */
export interface TakenPostRow {
  readonly disciplineId: string;
  readonly postId: string;
  readonly wasThrough: string | null;
  /** Null of one that had not begun. */
  readonly leftThrough: string | null;
  readonly restored: boolean | null;
}

/** Who a measure is on, on a day. */
export interface DisciplinedRow extends Disciplined {
  /** Posts in the Party that began before that day. */
  readonly postIds: readonly string[];
}

export interface MeasureCountRow {
  readonly form: DisciplineForm;
  readonly measures: number;
}

const COLUMNS = `d.id, d.inspection_case_id AS "inspectionCaseId", d.member_id AS "memberId", d.cell_id AS "cellId", d.secrecy, d.kept_at AS "keptAt", d.violation,
  d.in_assigned_task AS "inAssignedTask", d.proposal_number AS "proposalNumber", d.proposed_on AS "proposedOn", d.proposed_form AS "proposedForm",
  d.organization_id AS "organizationId", d.official_cell_id AS "officialCellId", d.violated_on AS "violatedOn", d.time_bar_exception AS "timeBarException",
  d.cell_voted_on AS "cellVotedOn", d.cell_voted_form AS "cellVotedForm", d.cell_vote_carried AS "cellVoteCarried", d.hearing, d.heard_on AS "heardOn", d.lapses_on AS "lapsesOn", d.announced_on AS "announcedOn",
  ${PRESENT_FORM} AS "presentForm",
  (SELECT r.kind FROM discipline_revision r WHERE r.discipline_id = d.id AND r.kind <> 'CORRECTED' ORDER BY r.kind = 'ANNULLED' DESC LIMIT 1) AS ended,
  CASE WHEN d.member_id IS NOT NULL THEN (SELECT r.valid_through FROM member_restriction r WHERE r.discipline_id = d.id AND r.revoked_at IS NULL)
    ELSE COALESCE((SELECT r.lapses_on FROM discipline_revision r WHERE r.discipline_id = d.id AND r.kind = 'CORRECTED' ORDER BY r.decided_on DESC, r.recorded_at DESC LIMIT 1),
      d.lapses_on) - 1 END AS "lastsThrough",
  GREATEST(d.decided_on, (SELECT max(r.decided_on) FROM discipline_revision r WHERE r.discipline_id = d.id)) AS "latestOn",
  d.id IN (SELECT chibo_handled_disciplines()) AS handled, d.id IN (SELECT chibo_filed_disciplines()) AS filed,
  d.decided_form AS "decidedForm", d.decided_by AS "decidedBy", d.decision_number AS "decisionNumber", d.decided_on AS "decidedOn",
  d.effective_on AS "effectiveOn", d.closed_on AS "closedOn", d.synthetic, d.inspection_case_id IN (SELECT chibo_led_cases()) AS led`;
const BY_IDS = `SELECT ${COLUMNS} FROM discipline_case d WHERE d.id = ANY ($1::uuid[])`;
const OF_CASES = `SELECT ${COLUMNS} FROM discipline_case d WHERE d.inspection_case_id = ANY ($1::uuid[]) ORDER BY d.proposed_on, d.id`;
const DECIDED_ON_MEMBERS = `
  SELECT ${COLUMNS} FROM discipline_case d WHERE d.member_id = ANY ($1::uuid[]) AND d.decided_on IS NOT NULL ORDER BY d.decided_on, d.id`;
const NAMES = `SELECT id, member_name AS "memberName", organization_name AS "organizationName", cell_name AS "cellName" FROM chibo_discipline_names($1::uuid[])`;
const MEASURES = 'SELECT form, measures FROM chibo_discipline_counts($1, $2::date, $3::date) ORDER BY form';
const ORGANIZATION_MEASURES = 'SELECT form, measures FROM chibo_organization_discipline_counts($1, $2::date, $3::date) ORDER BY form';
const CELL_OF = `SELECT ms.organization_id AS id FROM membership ms WHERE ms.member_id = $1 AND ms.kind = 'PRIMARY' AND ${inForce('ms', '$2::date')}`;
const TEMPORARY_CELL_OF = CELL_OF.replace("'PRIMARY'", "'TEMPORARY'");
const IS_SENTENCED = `SELECT EXISTS (SELECT FROM state_notice n WHERE n.case_id = $1 AND n.member_id = $2 AND n.matter = 'PRISON_SENTENCE') AS yes`;
const STATUS = `SELECT t.status FROM member_status_period t WHERE t.member_id = $1 AND ${inForce('t', '$2::date')}`;
const POSTS = 'SELECT post_id AS "postId", valid_from AS "validFrom", of_ward AS "ofWard" FROM chibo_party_posts($1, $2::date) ORDER BY post_id';
const PARENT = `
  SELECT q.kind FROM organization_period p JOIN organization_period q ON q.organization_id = p.parent_id
  WHERE p.organization_id = $1 AND ${inForce('p', '$2::date')} AND ${inForce('q', '$2::date')}`;
const LATER_VIOLATIONS = `
  SELECT d.violated_on AS day FROM discipline_case d
  WHERE COALESCE(d.member_id, d.organization_id) = $1 AND d.violated_on > $2::date AND d.inspection_case_id <> $3
    AND d.decided_on IS NOT NULL AND d.annulled_on IS NULL`;
const REVISIONS = `
  SELECT id, discipline_id AS "disciplineId", kind, form, decided_by AS "decidedBy", decision_number AS "decisionNumber", decided_on AS "decidedOn", reason
  FROM discipline_revision WHERE discipline_id = ANY ($1::uuid[]) ORDER BY decided_on, recorded_at, id`;
const TAKEN_POSTS = `
  SELECT discipline_id AS "disciplineId", post_id AS "postId", was_through AS "wasThrough", left_through AS "leftThrough", restored
  FROM discipline_post WHERE discipline_id = ANY ($1::uuid[]) AND left_through IS NOT NULL
  UNION ALL
  SELECT d.id, (p.post ->> 'id')::uuid, (p.post ->> 'valid_through')::date, NULL, (p.post ->> 'restored')::boolean
  FROM discipline_case d CROSS JOIN LATERAL jsonb_array_elements(d.dropped_posts) AS p (post) WHERE d.id = ANY ($1::uuid[])
  ORDER BY 1, 2`;
const COMMITTEE_ABOVE = 'SELECT chibo_committee_above($1, $2::committee_kind, $3::date) AS id';
const IS_OPEN_FOR = `
  SELECT EXISTS (SELECT FROM discipline_case d WHERE d.inspection_case_id = $1 AND COALESCE(d.member_id, d.organization_id) = $2
    AND (d.decided_on IS NOT NULL OR d.closed_on IS NULL) AND d.annulled_on IS NULL) AS found`;

/** How the cell voted on a measure before a body above decides; null where it did not. */
export function cellVoteOf({ cellVotedForm: form, cellVotedOn: votedOn, cellVoteCarried: carried }: DisciplineRow): CellVoteOnForm | null {
  return form === null || votedOn === null || carried === null ? null : { form, votedOn, carried };
}

const SORT: readonly SortColumn[] = [
  { sql: 'd.proposed_on', type: 'date' },
  { sql: 'd.id', type: 'uuid' },
];

/** Reads measures. Row-level security keeps it to those the actor needs to know. */
@Injectable()
export class DisciplineQuery {
  /** One page, the latest proposals first. */
  async list(ctx: Ctx, filter: DisciplineFilter, page: PageRequest): Promise<DisciplineRow[]> {
    const params = new SqlParams();
    const filtered = passes(filter, params);
    const { where, orderBy, limit } = keyset(SORT, true, page, params);
    return ctx.db.sql.many(`SELECT ${COLUMNS} FROM discipline_case d WHERE ${filtered} AND ${where} ORDER BY ${orderBy} LIMIT ${limit}`, params.values);
  }

  keyOf({ proposedOn, id }: DisciplineRow): CursorKey {
    return [proposedOn, id];
  }

  async count(ctx: Ctx, filter: DisciplineFilter): Promise<number> {
    const params = new SqlParams();
    return (await ctx.db.sql.one<{ count: number }>(`SELECT count(*)::int AS count FROM discipline_case d WHERE ${passes(filter, params)}`, params.values)).count;
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

  /** The same of measures on organisations. */
  async organizationMeasures(ctx: Ctx, { organizationId, from, through }: CaseCountsQuestion): Promise<MeasureCountRow[]> {
    return ctx.db.sql.many(ORGANIZATION_MEASURES, [organizationId, from.toString(), through.toString()]);
  }

  /** The member's cell on a day; null when the member had none in scope. */
  async cellOf(ctx: Ctx, memberId: string, day: PlainDate): Promise<string | null> {
    return (await ctx.db.sql.maybe<{ id: string }>(CELL_OF, [memberId, day.toString()]))?.id ?? null;
  }

  /** Whether a measure for a violation is open or decided, and stands. */
  async hasMeasure(ctx: Ctx, caseId: string, subjectId: string): Promise<boolean> {
    return (await ctx.db.sql.one<{ found: boolean }>(IS_OPEN_FOR, [caseId, subjectId])).found;
  }

  /** The cell of the member's temporary activities on a day. */
  async temporaryCellOf(ctx: Ctx, memberId: string, day: PlainDate): Promise<string | null> {
    return (await ctx.db.sql.maybe<{ id: string }>(TEMPORARY_CELL_OF, [memberId, day.toString()]))?.id ?? null;
  }

  /** Who a measure is on: by status and posts of a member, by place of an organisation. */
  async disciplined(ctx: Ctx, { memberId, organizationId }: Pick<DisciplineRow, 'memberId' | 'organizationId'>, day: PlainDate): Promise<DisciplinedRow> {
    if (memberId === null) {
      const parent = await ctx.db.sql.maybe<{ kind: string }>(PARENT, [organizationId, day.toString()]);
      return { subject: 'ORGANIZATION', level: parent?.kind === 'WARD_COMMITTEE' ? 'UNDER_WARD' : 'BELOW_BASE', postIds: [] };
    }
    const status = await ctx.db.sql.maybe<{ status: string }>(STATUS, [memberId, day.toString()]);
    const posts = await ctx.db.sql.many<{ postId: string; validFrom: string; ofWard: boolean }>(POSTS, [memberId, day.toString()]);
    return {
      subject: status?.status === 'PROBATIONARY' ? 'PROBATIONARY_MEMBER' : 'FULL_MEMBER',
      level: posts.length === 0 ? 'NO_POST' : posts.some(({ ofWard }) => ofWard) ? 'POST_OF_WARD' : 'POST_BELOW_WARD',
      postIds: posts.filter(({ validFrom }) => validFrom < day.toString()).map(({ postId }) => postId),
    };
  }

  /** Whether the case was opened on a notice that the member is sent to prison. */
  async isSentenced(ctx: Ctx, caseId: string, memberId: string): Promise<boolean> {
    return (await ctx.db.sql.one<{ yes: boolean }>(IS_SENTENCED, [caseId, memberId])).yes;
  }

  /** Days of later violations of the same subject for which a measure stands, of other cases, as far as the actor may know. */
  async laterViolations(ctx: Ctx, subjectId: string, violatedOn: string, caseId: string): Promise<string[]> {
    return (await ctx.db.sql.many<{ day: string }>(LATER_VIOLATIONS, [subjectId, violatedOn, caseId])).map(({ day }) => day);
  }

  /** What was decided on measures later, in order. */
  async revisions(ctx: Ctx, ids: readonly string[]): Promise<RevisionRow[]> {
    return ctx.db.sql.many(REVISIONS, [ids]);
  }

  async takenPosts(ctx: Ctx, ids: readonly string[]): Promise<TakenPostRow[]> {
    return ctx.db.sql.many(TAKEN_POSTS, [ids]);
  }

  /** The nearest organisation, from one upwards, that has such a committee today. */
  async committeeAbove(ctx: Ctx, organizationId: string, kind: 'INSPECTION' | 'STANDING'): Promise<string | null> {
    return (await ctx.db.sql.one<{ id: string | null }>(COMMITTEE_ABOVE, [organizationId, kind, ctx.today.toString()])).id;
  }
}
