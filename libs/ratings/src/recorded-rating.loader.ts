import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { rowsLoader, type LoaderCache } from '#graphql';
import { RecordedRatingQuery, type MassOrganizationRow } from './recorded-rating.query.js';

const MASS_ORGANIZATION = {};

/** Look-ups for nested fields: one statement a request for each kind, however long the list. */
@Injectable()
export class MassOrganizationLoader {
  constructor(private readonly results: RecordedRatingQuery) {}

  /** A mass organisation; null when not in scope. */
  async byId(loaders: LoaderCache, ctx: Ctx, id: string): Promise<MassOrganizationRow | null> {
    const loader = loaders.of(MASS_ORGANIZATION, () => rowsLoader((ids) => this.results.massOrganizationsInScope(ctx, ids), (row: MassOrganizationRow) => [row.id]));
    const [found] = await loader.load(id);
    return found ?? null;
  }
}
