import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { rowsLoader, type LoaderCache } from '#graphql';
import { ExitQuery, type ExitRow } from './exit.query.js';

const EXIT = {};

/** Look-ups of exits for nested fields: one statement a request, however long the list. */
@Injectable()
export class ExitLoader {
  constructor(private readonly exits: ExitQuery) {}

  /** The exit; null for those who do not read the roll of the cell that was left. */
  async byId(loaders: LoaderCache, ctx: Ctx, id: string): Promise<ExitRow | null> {
    const loader = loaders.of(EXIT, () => rowsLoader((ids) => this.exits.manyInScope(ctx, ids), (row: ExitRow) => [row.id]));
    return (await loader.load(id))[0] ?? null;
  }
}
