import type { Ctx } from '#database';
import { rowsLoader, type LoaderCache } from '#graphql';
import type { LogRow, WorkflowRepository } from './workflow.repository.js';

const LOG = {};

/** What happened to a piece of work, in order, as far as the actor may read it: one statement a request, however many are asked for. */
export async function logOf(items: WorkflowRepository, loaders: LoaderCache, ctx: Ctx, id: string): Promise<readonly LogRow[]> {
  return loaders.of(LOG, () => rowsLoader((ids) => items.logs(ctx, ids), (row: LogRow) => [row.itemId])).load(id);
}
