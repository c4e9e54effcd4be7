import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { rowsLoader, type LoaderCache } from '#graphql';
import { logOf, WorkflowRepository, type ItemRow, type LogRow } from '#workflow';
import { DisciplineQuery, type DisciplineNameRow, type DisciplineRow, type RevisionRow, type TakenPostRow } from './discipline.query.js';

const MEASURE = {};
const ITEM = {};
const NAMES = {};
const OF_CASE = {};
const ON_MEMBER = {};
const REVISIONS = {};
const TAKEN_POSTS = {};

/** Look-ups for nested fields: one statement a request for each kind, however long the list. */
@Injectable()
export class DisciplineLoader {
  constructor(
    private readonly measures: DisciplineQuery,
    private readonly workflow: WorkflowRepository,
  ) {}

  /** The measure, if the actor needs to know it; the look is in the audit. */
  async byId(loaders: LoaderCache, ctx: Ctx, id: string): Promise<DisciplineRow | null> {
    const loader = loaders.of(MEASURE, () => rowsLoader((ids) => this.measures.findInScope(ctx, ids), (row: DisciplineRow) => [row.id]));
    return seen(ctx, await loader.load(id))[0] ?? null;
  }

  async item(loaders: LoaderCache, ctx: Ctx, id: string): Promise<ItemRow | undefined> {
    const loader = loaders.of(ITEM, () => rowsLoader((ids) => this.workflow.findInScope(ctx, ids), (row: ItemRow) => [row.id]));
    return (await loader.load(id))[0];
  }

  async log(loaders: LoaderCache, ctx: Ctx, id: string): Promise<readonly LogRow[]> {
    return logOf(this.workflow, loaders, ctx, id);
  }

  /** What was decided on it later, in order. */
  async revisions(loaders: LoaderCache, ctx: Ctx, id: string): Promise<readonly RevisionRow[]> {
    return loaders.of(REVISIONS, () => rowsLoader((ids) => this.measures.revisions(ctx, ids), (row: RevisionRow) => [row.disciplineId])).load(id);
  }

  async takenPosts(loaders: LoaderCache, ctx: Ctx, id: string): Promise<readonly TakenPostRow[]> {
    return loaders.of(TAKEN_POSTS, () => rowsLoader((ids) => this.measures.takenPosts(ctx, ids), (row: TakenPostRow) => [row.disciplineId])).load(id);
  }

  /** What member, organisation and cell are called. */
  async names(loaders: LoaderCache, ctx: Ctx, id: string): Promise<DisciplineNameRow | undefined> {
    const loader = loaders.of(NAMES, () => rowsLoader((ids) => this.measures.names(ctx, ids), (row: DisciplineNameRow) => [row.id]));
    return (await loader.load(id))[0];
  }

  /** The measures that came of a case; the look is in the audit. */
  async ofCase(loaders: LoaderCache, ctx: Ctx, caseId: string): Promise<readonly DisciplineRow[]> {
    const loader = loaders.of(OF_CASE, () => rowsLoader((ids) => this.measures.ofCases(ctx, ids), (row: DisciplineRow) => [row.inspectionCaseId]));
    return seen(ctx, await loader.load(caseId));
  }

  /** What was decided on a member; the look is in the audit. */
  async onMember(loaders: LoaderCache, ctx: Ctx, memberId: string): Promise<readonly DisciplineRow[]> {
    const loader = loaders.of(ON_MEMBER, () => rowsLoader((ids) => this.measures.decidedOn(ctx, ids), (row: DisciplineRow) => [row.memberId ?? '']));
    return seen(ctx, await loader.load(memberId));
  }
}

function seen(ctx: Ctx, rows: readonly DisciplineRow[]): readonly DisciplineRow[] {
  for (const { id } of rows) ctx.touched.push({ kind: 'discipline_case', id, action: 'READ' });
  return rows;
}
