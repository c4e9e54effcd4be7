import { Injectable } from '@nestjs/common';
import { keyset, SqlParams, type Ctx, type SortColumn } from '#database';
import type { Secrecy } from '#inspection';
import type { CursorKey, PageRequest, PlainDate } from '#kernel';
import type { DecidingBody, DisciplineForm } from '#regulations';
import type { DueComplaint, Handler, Outcome } from './complaint.rules.js';
import type { ComplaintStage } from './complaint.stages.js';

export type ComplaintWay = 'IN_SYSTEM' | 'BY_HAND' | 'BY_POST';

export interface ComplaintRow {
  readonly id: string;
  readonly disciplineId: string;
  /** Where the body that handles it is. */
  readonly organizationId: string;
  readonly handledBy: Handler;
  readonly previousId: string | null;
  readonly receivedOn: string;
  readonly way: ComplaintWay;
  readonly secrecy: Secrecy;
  readonly keptAt: string | null;
  /** Null where it is marked. */
  readonly content: string | null;
  readonly outcome: Outcome | null;
  readonly form: DisciplineForm | null;
  readonly decisionNumber: string | null;
  readonly decidedOn: string | null;
  readonly reason: string | null;
  readonly isFinal: boolean;
  readonly closedOn: string | null;
  readonly stage: ComplaintStage;
  readonly dueOn: string | null;
  readonly version: number;
  /** Whether the actor is of the body before which it is, or directs the inspection committee there. */
  readonly handled: boolean;
}

/** A measure as a letter names it. */
export interface NamedMeasure {
  readonly subjectId: string;
  readonly decisionNumber: string;
  readonly decidedOn: PlainDate;
}

/** The measure that a complaint is against, and where the bodies are that may handle it. */
export interface ComplainedRow {
  readonly id: string;
  readonly decidedBy: DecidingBody;
  readonly decidedOn: string;
  readonly announcedOn: string | null;
  readonly ended: 'ANNULLED' | 'LIFTED' | null;
  readonly inspectionPlace: string | null;
  readonly standingPlace: string | null;
  readonly secrecy: Secrecy;
}

const COLUMNS = `c.id, c.discipline_id AS "disciplineId", c.organization_id AS "organizationId", c.handled_by AS "handledBy", c.previous_id AS "previousId",
  c.received_on AS "receivedOn", c.way, c.secrecy, c.kept_at AS "keptAt", c.content, c.outcome, c.form, c.decision_number AS "decisionNumber", c.decided_on AS "decidedOn", c.reason,
  c.is_final AS "isFinal", c.closed_on AS "closedOn", i.stage, i.due_on AS "dueOn", i.version, c.id IN (SELECT chibo_handled_complaints()) AS handled`;
const FROM = 'FROM complaint c JOIN workflow_item i ON i.id = c.id';
const BY_ID = `SELECT ${COLUMNS} ${FROM} WHERE c.id = $1`;
const OF_MEASURE = `SELECT ${COLUMNS} ${FROM} WHERE c.discipline_id = $1 ORDER BY c.received_on DESC, c.id DESC`;
const COUNT = 'SELECT count(*)::int AS count FROM complaint';
const COMPLAINED = `
  SELECT id, decided_by AS "decidedBy", decided_on AS "decidedOn", announced_on AS "announcedOn", ended, inspection_place AS "inspectionPlace", standing_place AS "standingPlace", secrecy
  FROM chibo_complained_measure($1, $2, $3, $4::date, $5::date)`;
const DUE = `
  SELECT c.id, c.organization_id AS "organizationId", c.received_on AS "receivedOn", i.due_on AS "dueOn" ${FROM}
  WHERE c.closed_on IS NULL AND i.due_on IS NOT NULL AND c.id IN (SELECT chibo_handled_complaints())`;

const SORT: readonly SortColumn[] = [
  { sql: 'c.received_on', type: 'date' },
  { sql: 'c.id', type: 'uuid' },
];

/** Reads complaints. Row-level security keeps it to those the actor needs to know. */
@Injectable()
export class ComplaintQuery {
  /** One page, the latest received first. */
  async list(ctx: Ctx, page: PageRequest): Promise<ComplaintRow[]> {
    const params = new SqlParams();
    const { where, orderBy, limit } = keyset(SORT, true, page, params);
    return ctx.db.sql.many(`SELECT ${COLUMNS} ${FROM} WHERE ${where} ORDER BY ${orderBy} LIMIT ${limit}`, params.values);
  }

  keyOf({ receivedOn, id }: ComplaintRow): CursorKey {
    return [receivedOn, id];
  }

  async count(ctx: Ctx): Promise<number> {
    return (await ctx.db.sql.one<{ count: number }>(COUNT)).count;
  }

  async findInScope(ctx: Ctx, id: string): Promise<ComplaintRow | undefined> {
    return ctx.db.sql.maybe(BY_ID, [id]);
  }

  /** All complaints against a measure, the latest first. */
  async ofMeasure(ctx: Ctx, disciplineId: string): Promise<ComplaintRow[]> {
    return ctx.db.sql.many(OF_MEASURE, [disciplineId]);
  }

  /** The actor's own measure. */
  async ownMeasure(ctx: Ctx, disciplineId: string): Promise<ComplainedRow | undefined> {
    return ctx.db.sql.maybe(COMPLAINED, [disciplineId, null, null, null, ctx.today.toString()]);
  }

  /** The measure that a letter names, for the officers of the inspection committee above it. */
  async namedMeasure(ctx: Ctx, { subjectId, decisionNumber, decidedOn }: NamedMeasure): Promise<ComplainedRow | undefined> {
    return ctx.db.sql.maybe(COMPLAINED, [null, subjectId, decisionNumber, decidedOn.toString(), ctx.today.toString()]);
  }

  /** The open ones with a last day that the actor handles. */
  async due(ctx: Ctx): Promise<DueComplaint[]> {
    return ctx.db.sql.many(DUE);
  }
}
