import { Injectable } from '@nestjs/common';
import { keyset, SqlParams, type Ctx, type SortColumn } from '#database';
import type { Secrecy } from '#inspection';
import type { CursorKey, PageRequest, PlainDate } from '#kernel';
import type { DecidingBody, DisciplineForm } from '#regulations';
import type { Against, DueComplaint, Handler, Outcome } from './complaint.rules.js';
import type { ComplaintStage } from './complaint.stages.js';

export type ComplaintWay = 'IN_SYSTEM' | 'BY_HAND' | 'BY_POST';

export interface ComplaintRow {
  readonly id: string;
  /** The measure it is against; null of one against a removal from the roll. */
  readonly disciplineId: string | null;
  /** The exit that is the removal it is against; null of one against a measure. */
  readonly exitId: string | null;
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

/** A decision as a letter names it. */
export interface NamedDecision {
  readonly subjectId: string;
  readonly decisionNumber: string;
  readonly decidedOn: PlainDate;
}

/** What a complaint is against, and where the bodies are that may handle it. */
export interface ComplainedRow {
  readonly id: string;
  /** Whether it is a removal from the roll; else a measure. */
  readonly isRemoval: boolean;
  readonly decidedBy: DecidingBody;
  readonly decidedOn: string;
  readonly announcedOn: string | null;
  readonly ended: 'ANNULLED' | 'LIFTED' | null;
  readonly inspectionPlace: string | null;
  readonly standingPlace: string | null;
  readonly secrecy: Secrecy;
}

const COLUMNS = `c.id, c.discipline_id AS "disciplineId", c.exit_id AS "exitId", c.organization_id AS "organizationId", c.handled_by AS "handledBy", c.previous_id AS "previousId",
  c.received_on AS "receivedOn", c.way, c.secrecy, c.kept_at AS "keptAt", c.content, c.outcome, c.form, c.decision_number AS "decisionNumber", c.decided_on AS "decidedOn", c.reason,
  c.is_final AS "isFinal", c.closed_on AS "closedOn", i.stage, i.due_on AS "dueOn", i.version, c.id IN (SELECT chibo_handled_complaints()) AS handled`;
const FROM = 'FROM complaint c JOIN workflow_item i ON i.id = c.id';
const BY_ID = `SELECT ${COLUMNS} ${FROM} WHERE c.id = $1`;
const OF_DECISION = `SELECT ${COLUMNS} ${FROM} WHERE (c.discipline_id = $1 OR c.exit_id = $1) ORDER BY c.received_on DESC, c.id DESC`;
const COUNT = 'SELECT count(*)::int AS count FROM complaint';
const COMPLAINED = `
  SELECT id, is_removal AS "isRemoval", decided_by AS "decidedBy", decided_on AS "decidedOn", announced_on AS "announcedOn", ended, inspection_place AS "inspectionPlace", standing_place AS "standingPlace", secrecy
  FROM chibo_complained_decision($1, $2, $3, $4::date, $5::date)`;
const IS_RESTORED = 'SELECT EXISTS (SELECT FROM complaint c JOIN member_exit x ON x.id = c.exit_id WHERE c.id = $1 AND x.restored_on IS NOT NULL) AS restored';
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

  /** All complaints against a measure or a removal, the latest first. */
  async ofDecision(ctx: Ctx, id: string): Promise<ComplaintRow[]> {
    return ctx.db.sql.many(OF_DECISION, [id]);
  }

  /** The actor's own measure or removal. */
  async ownDecision(ctx: Ctx, id: string): Promise<ComplainedRow | undefined> {
    return ctx.db.sql.maybe(COMPLAINED, [id, null, null, null, ctx.today.toString()]);
  }

  /** What a letter names, for the officers of the inspection committee above it. */
  async namedDecision(ctx: Ctx, { subjectId, decisionNumber, decidedOn }: NamedDecision): Promise<ComplainedRow | undefined> {
    return ctx.db.sql.maybe(COMPLAINED, [null, subjectId, decisionNumber, decidedOn.toString(), ctx.today.toString()]);
  }

  /** Whether the removal that a complaint is against was taken back meanwhile. */
  async isRestored(ctx: Ctx, id: string): Promise<boolean> {
    return (await ctx.db.sql.one<{ restored: boolean }>(IS_RESTORED, [id])).restored;
  }

  /** The open ones with a last day that the actor handles. */
  async due(ctx: Ctx): Promise<DueComplaint[]> {
    return ctx.db.sql.many(DUE);
  }
}

/** What a complaint on record is against. */
export function againstOf({ exitId }: Pick<ComplaintRow, 'exitId'>): Against {
  return exitId === null ? 'MEASURE' : 'REMOVAL';
}

/** The id of what a complaint on record is against. */
export function decisionOf({ disciplineId, exitId }: Pick<ComplaintRow, 'disciplineId' | 'exitId'>): string {
  const id = disciplineId ?? exitId;
  if (id === null) throw new Error('A complaint is against something.');
  return id;
}
