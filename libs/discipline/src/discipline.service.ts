import { Injectable } from '@nestjs/common';
import type { Ctx, WriteCtx } from '#database';
import { CursorCodec, kernelRefusals, makePage, readPageArgs, refuse, type Page, type PageArgs } from '#kernel';
import { WorkflowRepository, WorkflowService, type BothLanguages, type Entries, type ItemRow, type Override } from '#workflow';
import type { Verdict } from '#kernel';
import type { DisciplineFilter } from './discipline-counts.query.js';
import { DisciplineQuery, type DisciplineRow } from './discipline.query.js';
import { DISCIPLINE, type DisciplineAction } from './discipline.stages.js';

/** A change of a measure, based on a version. */
export interface DisciplineChange {
  readonly disciplineId: string;
  readonly version: number;
  readonly overrides?: readonly Override[] | null;
  readonly validateOnly: boolean;
}

/** A measure that is being changed: locked, and at the version the change is based on. */
export interface OpenDiscipline {
  readonly row: DisciplineRow;
  readonly item: ItemRow;
}

/** What a step of it is. */
export interface DisciplineStep {
  readonly action: DisciplineAction;
  readonly entries: Entries;
  readonly verdict: Verdict<unknown>;
  /** The organisation it waits at then, null for its own; undefined: where it waits now. */
  readonly waitsAtId?: string | null;
  readonly body?: BothLanguages;
}

/** A page, with the question it answers, for counting what lies beyond it. */
export interface DisciplinePage extends Page<DisciplineRow> {
  readonly filter: DisciplineFilter;
}

/** Measures and their steps: who needs to know reads them, and every look is in the audit. */
@Injectable()
export class DisciplineService {
  constructor(
    private readonly measures: DisciplineQuery,
    private readonly steps: WorkflowService,
    private readonly items: WorkflowRepository,
    private readonly cursors: CursorCodec,
  ) {}

  /** One page of the measures the actor needs to know. @throws DomainError what `readPageArgs` refuses */
  async list(ctx: Ctx, args: PageArgs & { readonly filter?: DisciplineFilter | null }): Promise<DisciplinePage> {
    const filter = args.filter ?? {};
    const query = ['disciplineCases', filter];
    const request = readPageArgs(args, query, this.cursors);
    const page = makePage(await this.measures.list(ctx, filter, request), request, query, (row) => this.measures.keyOf(row), this.cursors);
    for (const { node } of page.edges) seen(ctx, node);
    return { ...page, filter };
  }

  /** How many there are on all pages. */
  async count(ctx: Ctx, filter: DisciplineFilter): Promise<number> {
    return this.measures.count(ctx, filter);
  }

  /** @throws DomainError NOT_FOUND for a measure the actor does not need to know, as for none */
  async get(ctx: Ctx, id: string, path: readonly string[] = ['id']): Promise<DisciplineRow> {
    const found = await this.find(ctx, id);
    if (!found) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: DISCIPLINE.vi.toLocaleLowerCase('vi'), whatEn: DISCIPLINE.en }, path);
    return found;
  }

  /** The measure; null when it is not, or no longer, for the actor to know. */
  async find(ctx: Ctx, id: string): Promise<DisciplineRow | null> {
    const [row] = await this.measures.findInScope(ctx, [id]);
    if (row) seen(ctx, row);
    return row ?? null;
  }

  /** The measure, locked until the transaction ends. @throws DomainError NOT_FOUND, VERSION_STALE */
  async open(ctx: WriteCtx, { disciplineId, version }: DisciplineChange): Promise<OpenDiscipline> {
    const path = ['input', 'disciplineId'];
    const row = await this.get(ctx, disciplineId, path);
    return { row, item: await this.steps.open(ctx, DISCIPLINE, disciplineId, version, path) };
  }

  /** The same as it is, for a decision on something else that changes it. @throws DomainError NOT_FOUND */
  async locked(ctx: WriteCtx, id: string): Promise<OpenDiscipline> {
    const item = await this.items.lock(ctx, id);
    const row = await this.get(ctx, id);
    if (!item) throw new Error(`The measure ${id} is read without its work.`);
    return { row, item };
  }

  /**
   * Does a step; answers the measure after it, or null when it is out of the actor's sight then.
   * @throws DomainError STAGE_WRONG, ENTRY_MISSING, DATE_IN_FUTURE, WARNINGS_OPEN, OVERRIDE_POINTLESS, the verdict's own
   */
  async take(ctx: WriteCtx, { row, item }: OpenDiscipline, input: DisciplineChange, step: DisciplineStep, write: () => Promise<void>): Promise<DisciplineRow | null> {
    const { overrides, validateOnly } = input;
    await this.steps.take(ctx, DISCIPLINE, item, { ...step, overrides: overrides ?? [], dueOn: null, validateOnly }, async () => {
      await write();
      ctx.touched.push({ kind: 'discipline_case', id: row.id, action: 'CHANGED' });
    });
    return this.find(ctx, row.id);
  }
}

function seen(ctx: Ctx, { id }: DisciplineRow): void {
  ctx.touched.push({ kind: 'discipline_case', id, action: 'READ' });
}
