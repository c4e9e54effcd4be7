import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { kernelRefusals, messageOf, newId, refuse, TIME_ZONE } from '#kernel';
import type { Overridden } from './override.rules.js';
import type { Entries, Position } from './stage.rules.js';

/** A piece of work as it stands. */
export interface ItemRow extends Position {
  readonly id: string;
  readonly kind: string;
  readonly organizationId: string;
  readonly openedOn: string;
  readonly dueOn: string | null;
  /** The organisation whose post it waits for, where that is another than its own. */
  readonly waitsAtId: string | null;
}

export interface LogRow {
  readonly itemId: string;
  readonly sequence: number;
  readonly action: string;
  readonly fromStage: string | null;
  readonly toStage: string;
  readonly at: Date;
  readonly personId: string | null;
  readonly body: string | null;
  readonly decisionNumber: string | null;
  readonly decidedOn: string | null;
  readonly votesFor: number | null;
  readonly votesAgainst: number | null;
  readonly votesAbsent: number | null;
  readonly remark: string | null;
}

export interface Move extends Entries {
  readonly action: string;
  readonly to: string;
  readonly body: string;
  readonly dueOn: string | null;
  readonly waitsAtId: string | null;
}

/** What the log keeps of a step. */
export type LogEntry = Pick<Move, 'action' | 'to' | 'body'> & Entries;

/** By what an item came to the stage at which it stands, and when. */
export interface LastMove {
  readonly itemId: string;
  readonly action: string;
  readonly body: string | null;
  readonly on: string;
}

/** Work of one kind at one stage that waits for the holder of a right. */
export interface Waiting {
  readonly kind: string;
  readonly stage: string;
  readonly right: string;
  /** It waits for whoever may see it. */
  readonly byName: boolean;
  /** It waits for whoever began it. */
  readonly byAuthor: boolean;
  /** It is shown only when its last day has passed. */
  readonly onlyOverdue: boolean;
  /** It waits at its own organisation, wherever else it waits. */
  readonly atHome: boolean;
}

const COLUMNS = `id, kind, organization_id AS "organizationId", stage, version, opened_on AS "openedOn", due_on AS "dueOn",
  waits_at_id AS "waitsAtId"`;
const OPEN = `
  INSERT INTO workflow_item (id, kind, organization_id, stage, opened_on, due_on)
  SELECT id, $1, organization_id, $2, $3::date, $4::date FROM unnest($5::uuid[], $6::uuid[]) AS opened (id, organization_id)`;
const MOVE = `UPDATE workflow_item SET stage = $4, due_on = $5::date, waits_at_id = $6, version = version + 1 WHERE id = $1 AND stage = $2 AND version = $3`;
const TOUCH = `UPDATE workflow_item SET version = version + 1 WHERE id = $1 AND stage = $2 AND version = $3`;
// The log itself gives the entry its place: whoever writes it may not see all that went before.
const LOG = `
  INSERT INTO workflow_log (item_id, sequence, action, from_stage, to_stage, person_id, hat, body, decision_number, decided_on, remark, votes_for, votes_against,
    votes_absent)
  VALUES ($1, NULL, $2, $3, $4, chibo_person(), $5, $6, $7, $8::date, $9, $10::int, $11::int, $12::int)`;
const OVERRIDE = `
  INSERT INTO rule_override (id, item_id, code, params, reason, decision_number, message, document, document_date, article, person_id)
  SELECT id, $1, code, params::jsonb, reason, decision_number, message, document, document_date, article, chibo_person()
  FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[])
    AS given (id, code, params, reason, decision_number, message, document, document_date, article)`;
const MOVE_ALL = `
  UPDATE workflow_item i SET stage = $4, due_on = $5::date, waits_at_id = NULL, version = i.version + 1
  FROM unnest($1::uuid[], $2::int[]) AS at (id, version) WHERE i.id = at.id AND i.version = at.version AND i.stage = $3`;
const TOUCH_ALL = `
  UPDATE workflow_item i SET version = i.version + 1
  FROM unnest($1::uuid[], $2::int[]) AS at (id, version) WHERE i.id = at.id AND i.version = at.version AND i.stage = $3`;
const LOG_ALL = `
  INSERT INTO workflow_log (item_id, sequence, action, from_stage, to_stage, person_id, hat, body, decision_number, decided_on, remark)
  SELECT id, NULL, $2, $3, $4, chibo_person(), $5, $6, $7, $8::date, $9 FROM unnest($1::uuid[]) AS logged (id)`;
const LOGS = `
  SELECT item_id AS "itemId", sequence, action, from_stage AS "fromStage", to_stage AS "toStage", at, person_id AS "personId", body,
    decision_number AS "decisionNumber", decided_on AS "decidedOn", remark,
    votes_for AS "votesFor", votes_against AS "votesAgainst", votes_absent AS "votesAbsent"
  FROM workflow_log WHERE item_id = ANY ($1::uuid[]) ORDER BY item_id, sequence`;
// A step that leaves it at its stage, such as a correction, is no move.
const LAST_MOVES = `
  SELECT DISTINCT ON (item_id) item_id AS "itemId", action, body, (at AT TIME ZONE $2)::date AS "on"
  FROM workflow_log WHERE item_id = ANY ($1::uuid[]) AND from_stage IS DISTINCT FROM to_stage ORDER BY item_id, sequence DESC`;
// Distinct: to one who holds both rights, or at both places, it waits once.
const WAITING = `
  SELECT DISTINCT i.id, i.kind, i.organization_id AS "organizationId", i.stage, i.version, i.opened_on AS "openedOn", i.due_on AS "dueOn",
    i.waits_at_id AS "waitsAtId"
  FROM unnest($1::text[], $2::text[], $3::text[], $4::boolean[], $5::boolean[], $6::boolean[], $7::boolean[])
    AS w (kind, stage, right_name, by_name, by_author, only_overdue, at_home)
  JOIN workflow_item i ON i.kind = w.kind AND i.stage = w.stage
  LEFT JOIN organization o ON o.id = CASE WHEN w.at_home THEN i.organization_id ELSE COALESCE(i.waits_at_id, i.organization_id) END
  WHERE (NOT w.only_overdue OR i.due_on < $8::date) AND i.id NOT IN (SELECT chibo_work_of_others())
    AND CASE
      WHEN w.by_author THEN EXISTS (SELECT FROM workflow_log l WHERE l.item_id = i.id AND l.sequence = 1 AND l.person_id = chibo_person())
      ELSE w.by_name OR o.path = ANY (chibo_scope(w.right_name || '_here')) OR o.path <@ ANY (chibo_scope(w.right_name)) END
  ORDER BY i.due_on NULLS LAST, i.id`;

/** The records of the stage engine. A move succeeds only from the stage and version it was based on. */
@Injectable()
export class WorkflowRepository {
  async open(ctx: Ctx, items: { kind: string; stage: string; dueOn: string | null; ids: readonly string[]; organizationIds: readonly string[] }): Promise<void> {
    await ctx.db.sql.run(OPEN, [items.kind, items.stage, ctx.today.toString(), items.dueOn, items.ids, items.organizationIds]);
  }

  async findInScope(ctx: Ctx, ids: readonly string[]): Promise<ItemRow[]> {
    return ctx.db.sql.many(`SELECT ${COLUMNS} FROM workflow_item WHERE id = ANY ($1::uuid[])`, [ids]);
  }

  /** The item, locked until the transaction ends, so that what it holds cannot change under a decision. */
  async lock(ctx: Ctx, id: string): Promise<ItemRow | undefined> {
    return ctx.db.sql.maybe(`SELECT ${COLUMNS} FROM workflow_item WHERE id = $1 FOR UPDATE`, [id]);
  }

  /** The items, all locked, in one order: no two of these wait for each other. */
  async lockAll(ctx: Ctx, ids: readonly string[]): Promise<ItemRow[]> {
    return ctx.db.sql.many(`SELECT ${COLUMNS} FROM workflow_item WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE`, [ids]);
  }

  /** Moves items that stand at one stage, and appends the same to the log of each. @throws DomainError VERSION_STALE as `move` */
  async moveAll(ctx: Ctx, items: readonly [ItemRow, ...ItemRow[]], { dueOn, ...entry }: LogEntry & { readonly dueOn: string | null }): Promise<void> {
    const [first] = items;
    await this.appendAll(ctx, items, entry);
    const moved = await ctx.db.sql.run(MOVE_ALL, [items.map(({ id }) => id), items.map(({ version }) => version), first.stage, entry.to, dueOn]);
    if (moved !== items.length) throw stale(first);
  }

  /** Appends the same to the log of items that stay at one stage, and counts a change of each up. @throws DomainError VERSION_STALE as `move` */
  async stepAll(ctx: Ctx, items: readonly [ItemRow, ...ItemRow[]], entry: LogEntry): Promise<void> {
    const [first] = items;
    await this.appendAll(ctx, items, entry);
    const touched = await ctx.db.sql.run(TOUCH_ALL, [items.map(({ id }) => id), items.map(({ version }) => version), first.stage]);
    if (touched !== items.length) throw stale(first);
  }

  private async appendAll(ctx: Ctx, items: readonly [ItemRow, ...ItemRow[]], entry: LogEntry): Promise<void> {
    const [first] = items;
    await ctx.db.sql.run(LOG_ALL, [
      items.map(({ id }) => id),
      entry.action,
      first.stage,
      entry.to,
      ctx.hat,
      entry.body,
      entry.decisionNumber ?? null,
      entry.decidedOn?.toString() ?? null,
      entry.remark ?? null,
    ]);
  }

  /** @throws DomainError VERSION_STALE when the item is no longer at that stage and version */
  async move(ctx: Ctx, item: ItemRow, move: Move): Promise<void> {
    const moved = await ctx.db.sql.run(MOVE, [item.id, item.stage, item.version, move.to, move.dueOn, move.waitsAtId]);
    if (moved !== 1) throw stale(item);
  }

  /** Appends what was done to the log of an item; `fromStage` is null for its first entry. */
  async append(ctx: Ctx, itemId: string, fromStage: string | null, entry: LogEntry): Promise<void> {
    await ctx.db.sql.run(LOG, [
      itemId,
      entry.action,
      fromStage,
      entry.to,
      ctx.hat,
      entry.body,
      entry.decisionNumber ?? null,
      entry.decidedOn?.toString() ?? null,
      entry.remark ?? null,
      entry.votes?.votesFor ?? null,
      entry.votes?.votesAgainst ?? null,
      entry.votes?.votesAbsent ?? null,
    ]);
  }

  /** Counts a change of the record up. @throws DomainError VERSION_STALE as for `move` */
  async touch(ctx: Ctx, item: ItemRow): Promise<void> {
    if ((await ctx.db.sql.run(TOUCH, [item.id, item.stage, item.version])) !== 1) throw stale(item);
  }

  async recordOverrides(ctx: Ctx, itemId: string, overridden: readonly Overridden[]): Promise<void> {
    if (overridden.length === 0) return;
    await ctx.db.sql.run(OVERRIDE, [
      itemId,
      overridden.map(() => newId()),
      overridden.map(({ finding }) => finding.refusal.code),
      overridden.map(({ finding }) => JSON.stringify(finding.kept ?? finding.params)),
      overridden.map(({ reason }) => reason),
      overridden.map(({ decisionNumber }) => decisionNumber),
      overridden.map(({ finding }) => messageOf({ ...finding, params: finding.kept ?? finding.params }, 'vi')),
      overridden.map(({ finding }) => finding.refusal.rule?.document ?? null),
      overridden.map(({ finding }) => finding.refusal.rule?.date ?? null),
      overridden.map(({ finding }) => finding.refusal.rule?.article ?? null),
    ]);
  }

  async logs(ctx: Ctx, ids: readonly string[]): Promise<LogRow[]> {
    return ctx.db.sql.many(LOGS, [ids]);
  }

  /** The last move of each item in scope. */
  async lastMoves(ctx: Ctx, ids: readonly string[]): Promise<LastMove[]> {
    return ctx.db.sql.many(LAST_MOVES, [ids, TIME_ZONE]);
  }

  /** What waits for the actor, the most urgent first. */
  async waiting(ctx: Ctx, kinds: readonly Waiting[]): Promise<ItemRow[]> {
    return ctx.db.sql.many(WAITING, [
      kinds.map(({ kind }) => kind),
      kinds.map(({ stage }) => stage),
      kinds.map(({ right }) => right.replace('.', '_')),
      kinds.map(({ byName }) => byName),
      kinds.map(({ byAuthor }) => byAuthor),
      kinds.map(({ onlyOverdue }) => onlyOverdue),
      kinds.map(({ atHome }) => atHome),
      ctx.today.toString(),
    ]);
  }
}

function stale({ version }: ItemRow): Error {
  return refuse(kernelRefusals.VERSION_STALE, { current: version + 1, given: version }, ['input', 'version']);
}
