import { Injectable } from '@nestjs/common';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { kernelRefusals, orThrow, refuse, refused, type Verdict } from '#kernel';
import { settle, type Override } from './override.rules.js';
import { transition, type BothLanguages, type Entries, type StageTable } from './stage.rules.js';
import { workflowRefusals } from './workflow.refusals.js';
import { WorkflowRepository, type ItemRow, type Waiting } from './workflow.repository.js';

type AnyTable = StageTable<string, string>;

/** One step of a piece of work. */
export interface Step<A extends string> {
  readonly action: A;
  readonly entries: Entries;
  /** What the feature's rules say to it. */
  readonly verdict: Verdict<unknown>;
  readonly overrides: readonly Override[];
  /** Last day of the stage it leads to. */
  readonly dueOn: string | null;
  /** The organisation it waits at then, null for its own; undefined: where it waits now. */
  readonly waitsAtId?: string | null;
  /** In whose name it is done, where the table cannot know. */
  readonly body?: BothLanguages;
  readonly validateOnly: boolean;
}

/** Takes work of every kind from stage to stage, and knows for whom it waits. */
@Injectable()
export class WorkflowService {
  private readonly tables = new Map<string, AnyTable>();

  constructor(private readonly items: WorkflowRepository) {}

  /** Makes a feature's kind of work known. A kind registered twice stops the start. */
  register(table: AnyTable): void {
    if (this.tables.has(table.kind)) throw new Error(`The kind of work ${table.kind} is registered twice.`);
    this.tables.set(table.kind, table);
  }

  /** @throws Error for a kind that no feature registered */
  tableOf(kind: string): AnyTable {
    const table = this.tables.get(kind);
    if (!table) throw new Error(`No feature registered the kind of work ${kind}.`);
    return table;
  }

  /**
   * The item, locked until the transaction ends, for a change based on a version.
   * @throws DomainError NOT_FOUND (at `path`), VERSION_STALE
   */
  async open(ctx: Ctx, { vi, en }: AnyTable, id: string, version: number, path: readonly string[]): Promise<ItemRow> {
    const item = await this.items.lock(ctx, id);
    if (!item) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: vi.toLocaleLowerCase('vi'), whatEn: en }, path);
    if (item.version !== version) throw refuse(kernelRefusals.VERSION_STALE, { current: item.version, given: version }, ['input', 'version']);
    return item;
  }

  /**
   * Does a step when stage, entries and the feature's verdict allow it: overrides, log and `write`, then the move, after
   * which the record may lie out of the actor's sight.
   * @throws DomainError STAGE_WRONG, ENTRY_MISSING, DATE_IN_FUTURE, WARNINGS_OPEN, OVERRIDE_POINTLESS, the verdict's own
   */
  async take<S extends string, A extends string, T>(
    ctx: WriteCtx,
    table: StageTable<S, A>,
    item: ItemRow,
    step: Step<A>,
    write: () => Promise<T>,
  ): Promise<T> {
    const moved = transition(table, step.action, item, step.entries, ctx.today);
    const { overridden } = orThrow(settle(together(moved, step.verdict), step.overrides, !table.withoutReasons));
    const { to, body } = orThrow(moved);
    return rehearsable(ctx, step.validateOnly, async () => {
      const { action, entries, dueOn, waitsAtId = item.waitsAtId } = step;
      const move = { ...entries, action, to, body: (step.body ?? body).vi, dueOn, waitsAtId };
      await this.items.recordOverrides(ctx, item.id, overridden);
      await this.items.append(ctx, item.id, item.stage, move);
      const value = await write();
      await this.items.move(ctx, item, move);
      return value;
    });
  }

  /** What waits for the actor, the most urgent first; of these kinds, or of all. */
  async waiting(ctx: Ctx, kinds: readonly string[] = [...this.tables.keys()]): Promise<ItemRow[]> {
    const items = await this.found(ctx, kinds);
    for (const { id, kind } of items) {
      const { auditedAs } = this.tableOf(kind);
      if (auditedAs !== undefined) ctx.touched.push({ kind: auditedAs, id, action: 'READ' });
    }
    return items;
  }

  /** The same for the program to choose from; whoever shows one of them has it audited. */
  async found(ctx: Ctx, kinds: readonly string[] = [...this.tables.keys()]): Promise<ItemRow[]> {
    const waiting = kinds.flatMap((kind) => waitsOf(this.tableOf(kind)));
    return this.items.waiting(ctx, waiting.filter(({ right }) => ctx.scope.has(right)));
  }
}

/** Both verdicts as one. At the wrong stage nothing else is worth saying. */
function together(moved: Verdict<unknown>, own: Verdict<unknown>): Verdict<unknown> {
  if (moved.ok) return own;
  const wrongStage = moved.refusals.some(({ refusal }) => refusal.code === workflowRefusals.STAGE_WRONG.code);
  return wrongStage ? moved : refused([...moved.refusals, ...(own.ok ? [] : own.refusals)], own.warnings);
}

function waitsOf({ kind, stages }: AnyTable): Waiting[] {
  return Object.entries(stages).flatMap(([stage, { waitsFor, byName = false, byAuthor = false, escalatesTo, lateAtHome }]) => [
    ...(waitsFor === undefined ? [] : [{ kind, stage, right: waitsFor, byName, byAuthor, onlyOverdue: false, atHome: false }]),
    ...(escalatesTo === undefined ? [] : [{ kind, stage, right: escalatesTo, byName: false, byAuthor: false, onlyOverdue: true, atHome: false }]),
    ...(lateAtHome === undefined ? [] : [{ kind, stage, right: lateAtHome, byName: false, byAuthor: false, onlyOverdue: true, atHome: true }]),
  ]);
}
