import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { rowsLoader, type LoaderCache } from '#graphql';
import { logOf, WorkflowRepository, type ItemRow, type LogRow } from '#workflow';
import { DecisionQuery, type AmendmentRow, type ProgressRow } from './decision.query.js';
import type { Restriction } from './ladder.rules.js';
import { OpinionQuery, type OpinionRow } from './opinion.query.js';
import { PoolQuery, type PoolRow, type ProposedRow } from './pool.query.js';
import { RatingQuery, type EntryRow, type ResultRow, type SeasonRow, type SheetRowWithSeason } from './rating.query.js';

const ITEM = {};
const ENTRIES = {};
const SEASON = {};
const SHEETS = {};
const RESULTS = {};
const PROGRESS = {};
const POOLS = {};
const PROPOSED = {};
const HOLDERS = {};
const AMENDMENTS = {};
const OPINIONS = {};
const RESTRICTIONS = {};
const SHEET = {};

/** Look-ups for nested fields: one statement a request for each kind, however long the list. */
@Injectable()
export class RatingLoader {
  constructor(
    private readonly ratings: RatingQuery,
    private readonly workflow: WorkflowRepository,
    private readonly decisions: DecisionQuery,
    private readonly poolRows: PoolQuery,
    private readonly said: OpinionQuery,
  ) {}

  async item(loaders: LoaderCache, ctx: Ctx, sheetId: string): Promise<ItemRow | undefined> {
    const loader = loaders.of(ITEM, () => rowsLoader((ids) => this.workflow.findInScope(ctx, ids), (row: ItemRow) => [row.id]));
    return (await loader.load(sheetId))[0];
  }

  async log(loaders: LoaderCache, ctx: Ctx, sheetId: string): Promise<readonly LogRow[]> {
    return logOf(this.workflow, loaders, ctx, sheetId);
  }

  async entries(loaders: LoaderCache, ctx: Ctx, sheetId: string): Promise<readonly EntryRow[]> {
    return loaders.of(ENTRIES, () => rowsLoader((ids) => this.ratings.entries(ctx, ids), (row: EntryRow) => [row.sheetId])).load(sheetId);
  }

  async opinions(loaders: LoaderCache, ctx: Ctx, entryId: string): Promise<readonly OpinionRow[]> {
    return loaders.of(OPINIONS, () => rowsLoader((ids) => this.said.ofEntries(ctx, ids), (row: OpinionRow) => [row.entryId])).load(entryId);
  }

  /** The measures that bear on rows of a sheet. */
  async restrictions(loaders: LoaderCache, ctx: Ctx, sheetId: string): Promise<readonly Restriction[]> {
    return (await loaders.of(RESTRICTIONS, () => rowsLoader((ids) => this.said.restrictions(ctx, ids), (row: Restriction & { sheetId: string }) => [row.sheetId])).load(sheetId));
  }

  async sheet(loaders: LoaderCache, ctx: Ctx, id: string): Promise<SheetRowWithSeason | undefined> {
    const loader = loaders.of(SHEET, () => rowsLoader((ids) => this.ratings.sheetsInScope(ctx, ids), (row: SheetRowWithSeason) => [row.id]));
    return (await loader.load(id))[0];
  }

  async season(loaders: LoaderCache, ctx: Ctx, id: string): Promise<SeasonRow | undefined> {
    const loader = loaders.of(SEASON, () => rowsLoader((ids) => this.ratings.seasonsInScope(ctx, ids), (row: SeasonRow) => [row.id]));
    return (await loader.load(id))[0];
  }

  async sheets(loaders: LoaderCache, ctx: Ctx, seasonId: string): Promise<readonly SheetRowWithSeason[]> {
    const loader = loaders.of(SHEETS, () => rowsLoader((ids) => this.ratings.sheetsOf(ctx, ids), (row: SheetRowWithSeason) => [row.seasonId]));
    return loader.load(seasonId);
  }

  async results(loaders: LoaderCache, ctx: Ctx, memberId: string): Promise<readonly ResultRow[]> {
    return loaders.of(RESULTS, () => rowsLoader((ids) => this.ratings.results(ctx, ids), (row: ResultRow) => [row.memberId])).load(memberId);
  }

  async progress(loaders: LoaderCache, ctx: Ctx, seasonId: string): Promise<ProgressRow | undefined> {
    const loader = loaders.of(PROGRESS, () => rowsLoader((ids) => this.decisions.progress(ctx, ids), (row: ProgressRow) => [row.seasonId]));
    return (await loader.load(seasonId))[0];
  }

  async pools(loaders: LoaderCache, ctx: Ctx, seasonId: string): Promise<readonly PoolRow[]> {
    return loaders.of(POOLS, () => rowsLoader((ids) => this.poolRows.ofSeasons(ctx, ids), (row: PoolRow) => [row.seasonId])).load(seasonId);
  }

  async proposed(loaders: LoaderCache, ctx: Ctx, poolId: string): Promise<ProposedRow | undefined> {
    const loader = loaders.of(PROPOSED, () => rowsLoader((ids) => this.poolRows.proposed(ctx, ids), (row: ProposedRow) => [row.poolId]));
    return (await loader.load(poolId))[0];
  }

  async holders(loaders: LoaderCache, ctx: Ctx, poolId: string): Promise<readonly EntryRow[]> {
    const ofPool = ({ poolId: pool }: EntryRow): string[] => (pool === null ? [] : [pool]);
    return loaders.of(HOLDERS, () => rowsLoader((ids) => this.poolRows.holders(ctx, ids), ofPool)).load(poolId);
  }

  async amendments(loaders: LoaderCache, ctx: Ctx, seasonId: string): Promise<readonly AmendmentRow[]> {
    return loaders.of(AMENDMENTS, () => rowsLoader((ids) => this.decisions.amendments(ctx, ids), (row: AmendmentRow) => [row.seasonId])).load(seasonId);
  }
}
