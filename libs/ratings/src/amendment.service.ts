import { Injectable } from '@nestjs/common';
import { rehearsable, type WriteCtx } from '#database';
import { finding, kernelRefusals, orThrow, refuse } from '#kernel';
import { settle, WorkflowRepository } from '#workflow';
import { amendmentDayFindings } from './decision-day.rules.js';
import { DecisionQuery } from './decision.query.js';
import { amendFindings, type RowToAmend, type RowToDecide } from './decision.rules.js';
import { throwAll, type SeasonChange } from './decision.service.js';
import { joined, verdictOf } from './enter.rules.js';
import { LadderService } from './ladder.service.js';
import { PoolRepository, type AmendedRow, type AmendmentDecision } from './pool.repository.js';
import { PoolService } from './pool.service.js';
import { RatingQuery, type SeasonRow } from './rating.query.js';
import { ratingRefusals } from './rating.refusals.js';

/** Amends what was decided. */
@Injectable()
export class AmendmentService {
  constructor(
    private readonly ratings: RatingQuery,
    private readonly progress: DecisionQuery,
    private readonly pools: PoolService,
    private readonly writes: PoolRepository,
    private readonly workflow: WorkflowRepository,
    private readonly ladder: LadderService,
  ) {}

  /**
   * Changes decided results by a decision of its own, numbered in the season: one row, or several that belong together, so
   * that one may leave a slot that another takes.
   * @throws DomainError NOT_FOUND, ENTRY_UNKNOWN, VERSION_STALE, ENTRY_TWICE, ENTRY_NOT_DECIDED, AMENDS_NOTHING, DECIDES_ON_SELF,
   *   CONFLICT_OF_INTEREST, DATE_IN_FUTURE, AMENDED_BEFORE_DECISION, DECIDED_BEFORE_CUT_OFF;
   *   RATING_RESTRICTED and POOL_CAP_EXCEEDED as a decision
   */
  async amend(ctx: WriteCtx, input: Omit<SeasonChange, 'version'> & AmendmentDecision & { readonly rows: readonly RowToAmend[] }): Promise<SeasonRow> {
    const [season] = await this.ratings.seasonsInScope(ctx, [input.seasonId]);
    const entryIds = input.rows.map(({ entryId }) => entryId);
    const sheetIds = season ? await this.sheetsOf(ctx, season, entryIds) : [];
    const [someSheet] = sheetIds;
    if (!season || someSheet === undefined) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'đợt đánh giá', whatEn: 'rating season' }, ['input', 'seasonId']);
    await this.impartial(ctx, sheetIds);
    let rows: readonly RowToDecide[] = [];
    const ground = { ownerId: season.organizationId, cutOffOn: season.cutOffOn };
    const weighed = await this.pools.weigh(ctx, ground, entryIds, async () => {
      rows = await this.ratings.entries(ctx, sheetIds);
      checkVersions(input.rows, rows);
      throwAll(amendFindings(input.rows, rows));
      return changesOf(input.rows, rows);
    });
    throwAll(amendmentDayFindings(input.decidedOn, { cutOffOn: season.cutOffOn, lastDecidedOn: await this.progress.lastDecidedOn(ctx, entryIds) }, ctx.today));
    const amended = changesOf(input.rows, rows);
    const named = amended.map(({ entryId, after }) => ({ entryId, after, path: ['input', 'rows', String(entryIds.indexOf(entryId)), 'level'] }));
    const beside = await this.ladder.restricted(ctx, sheetIds.map((id) => ({ id })), named, await this.pools.book(ctx, ground));
    const { overridden } = orThrow(settle(joined(weighed.verdict, verdictOf(beside)), input.overrides ?? []));
    return rehearsable(ctx, input.validateOnly, async () => {
      await this.pools.keep(ctx, weighed);
      // Rows that share no cap are not locked: somebody else may have been quicker.
      if (!(await this.writes.amend(ctx, season.id, amended, input))) checkVersions(input.rows, await this.ratings.entries(ctx, sheetIds));
      await this.workflow.recordOverrides(ctx, someSheet, overridden);
      ctx.touched.push(...sheetIds.map((id) => ({ kind: 'rating_sheet', id, action: 'CHANGED' as const })));
      return this.changed(ctx, season.id);
    });
  }

  /** The sheets of these rows that the actor decides. */
  private async sheetsOf(ctx: WriteCtx, { id }: SeasonRow, entryIds: readonly string[]): Promise<string[]> {
    return [...(await this.ratings.decidable(ctx, await this.progress.sheetsOfEntries(ctx, id, entryIds)))];
  }

  /** @throws DomainError DECIDES_ON_SELF or CONFLICT_OF_INTEREST for a sheet on which the actor or a declared relative stands */
  private async impartial(ctx: WriteCtx, sheetIds: readonly string[]): Promise<void> {
    const conflicting = await this.progress.conflicting(ctx);
    const inConflict = sheetIds.filter((id) => conflicting.has(id));
    if (inConflict.length === 0) return;
    const rows = await this.ratings.entries(ctx, inConflict);
    throw refuse(rows.some(({ memberId }) => memberId !== null && memberId === ctx.actor.memberId) ? ratingRefusals.DECIDES_ON_SELF : kernelRefusals.CONFLICT_OF_INTEREST);
  }

  private async changed(ctx: WriteCtx, id: string): Promise<SeasonRow> {
    ctx.touched.push({ kind: 'rating_season', id, action: 'CHANGED' });
    const [season] = await this.ratings.seasonsInScope(ctx, [id]);
    if (!season) throw new Error('A season that was changed can be read.');
    return season;
  }
}

/** @throws DomainError VERSION_STALE for every row that was amended meanwhile */
export function checkVersions(amended: readonly RowToAmend[], rows: readonly RowToDecide[]): void {
  const known = new Map(rows.map((row) => [row.id, row.version]));
  throwAll(
    amended.flatMap(({ entryId, version }, index) => {
      const current = known.get(entryId);
      if (current === undefined || current === version) return [];
      return [finding(kernelRefusals.VERSION_STALE, { current, given: version }, ['input', 'rows', String(index), 'version'])];
    }),
  );
}

/** A decided row that changes, and the pool it changes. */
export type Amended = AmendedRow & { readonly poolId: string | null };

/** What the amended rows were and become. */
export function changesOf(amended: readonly RowToAmend[], rows: readonly RowToDecide[]): Amended[] {
  const known = new Map(rows.map((row) => [row.id, row]));
  return amended.flatMap(({ entryId, version, level }) => {
    const row = known.get(entryId);
    return row?.decidedLevel ? [{ entryId, version, poolId: row.poolId, before: row.decidedLevel, after: level }] : [];
  });
}
