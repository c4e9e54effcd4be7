import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { datedLoader, onDayLoader, rowsLoader, type Dated, type LoaderCache, type OnDay } from '#graphql';
import { OrganizationQuery, type LineageRow, type OrganizationRow, type PeriodRow } from './organization.query.js';

const BY_ID = {};
const CHILDREN = {};
const ANCESTORS = {};
const PERIODS = {};
const LINEAGE = {};

/** Look-ups for nested fields: one statement a request for each kind, however long the list. */
@Injectable()
export class OrganizationLoader {
  constructor(private readonly query: OrganizationQuery) {}

  /** The organisation on that day; null when it is not in scope. */
  async byId(loaders: LoaderCache, ctx: Ctx, key: OnDay): Promise<Dated<OrganizationRow> | null> {
    return loaders.of(BY_ID, () => onDayLoader<OrganizationRow>((keys) => this.query.findInScope(ctx, keys))).load(key);
  }

  /** The organisations directly under it on that day, by name. */
  async children(loaders: LoaderCache, ctx: Ctx, key: OnDay): Promise<readonly Dated<OrganizationRow>[]> {
    const fetch = (asOf: OnDay['asOf'], ids: readonly string[]) => this.query.children(ctx, asOf, ids);
    return loaders.of(CHILDREN, () => datedLoader(fetch, (row) => row.parentId ?? '')).load(key);
  }

  /** The organisations above it on that day, the topmost first. */
  async ancestors(loaders: LoaderCache, ctx: Ctx, key: OnDay): Promise<readonly Dated<OrganizationRow>[]> {
    const fetch = (asOf: OnDay['asOf'], ids: readonly string[]) => this.query.ancestors(ctx, asOf, ids);
    return loaders.of(ANCESTORS, () => datedLoader(fetch, (row) => row.descendantId)).load(key);
  }

  /** All that it has been, the earliest first. */
  async periods(loaders: LoaderCache, ctx: Ctx, id: string): Promise<readonly PeriodRow[]> {
    const loader = loaders.of(PERIODS, () => rowsLoader((ids) => this.query.periods(ctx, ids), (row: PeriodRow) => [row.organizationId]));
    return loader.load(id);
  }

  /** Where it came from and what became of it. */
  async lineage(loaders: LoaderCache, ctx: Ctx, id: string): Promise<readonly LineageRow[]> {
    const loader = loaders.of(LINEAGE, () =>
      rowsLoader((ids) => this.query.lineage(ctx, ids), (row: LineageRow) => [row.predecessorId, row.successorId]),
    );
    return loader.load(id);
  }
}
