import { Injectable } from '@nestjs/common';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { kernelRefusals, orThrow, refuse, type PlainDate } from '#kernel';
import { settle, transition, WorkflowRepository, type Override } from '#workflow';
import { DecisionQuery, type ProgressRow } from './decision.query.js';
import { decisionDayFindings } from './decision-day.rules.js';
import { decidedRows, exceptFindings, type DecidedOtherwise } from './decision.rules.js';
import { joined, throwAll, verdictOf } from './enter.rules.js';
import { LadderService } from './ladder.service.js';
import { PoolService } from './pool.service.js';
import { COMMITTEE, RATING_SHEET } from './rating-sheet.stages.js';
import { RatingQuery, type SeasonRow, type SheetRowWithSeason } from './rating.query.js';
import { ratingRefusals } from './rating.refusals.js';
import { RatingRepository } from './rating.repository.js';
import { SheetService, type SheetChange } from './sheet.service.js';

export interface Decision {
  readonly decisionNumber: string;
  readonly decidedOn: PlainDate;
  readonly except?: readonly DecidedOtherwise[] | null;
}

export interface SeasonChange {
  readonly seasonId: string;
  readonly version: number;
  readonly overrides?: readonly Override[] | null;
  readonly validateOnly: boolean;
}

/** A season that was decided on, and the sheets that somebody else must decide. */
export interface DecidedSeason {
  readonly season: SeasonRow;
  readonly decided: number;
  readonly left: readonly SheetRowWithSeason[];
}

/** Decides the sheets that the cells submitted, one or the whole season, against the caps of their pools. */
@Injectable()
export class DecisionService {
  constructor(
    private readonly ratings: RatingQuery,
    private readonly progress: DecisionQuery,
    private readonly writes: RatingRepository,
    private readonly sheets: SheetService,
    private readonly pools: PoolService,
    private readonly workflow: WorkflowRepository,
    private readonly ladder: LadderService,
  ) {}

  /**
   * Decides every row of a sheet as the cell proposes, but for those named.
   * @throws DomainError as `SheetService.move`; DECIDES_ON_SELF, CONFLICT_OF_INTEREST; ENTRY_UNKNOWN, ENTRY_TWICE, ENTRY_EXCUSED, DECIDED_BEFORE_CUT_OFF;
   *   POOL_CAP_EXCEEDED, unless overridden where the ward has not settled the cap
   */
  async decideSheet(ctx: WriteCtx, input: SheetChange & Decision): Promise<SheetRowWithSeason> {
    const open = await this.sheets.openImpartially(ctx, input);
    const { decisionNumber, decidedOn } = input;
    const except = input.except ?? [];
    // What was decided before is not asked again row by row.
    orThrow(transition(RATING_SHEET, 'DECIDE', open.item, { decisionNumber, decidedOn }, ctx.today));
    throwAll([...exceptFindings(except, open.rows), ...decisionDayFindings(decidedOn, open.sheet.cutOffOn)]);
    const decided = decidedRows(open.rows, except);
    const weighed = await this.pools.weigh(ctx, open.sheet, decided.map(({ entryId }) => entryId), () => Promise.resolve(decided));
    const verdict = joined(weighed.verdict, verdictOf(await this.ladder.restricted(ctx, [open.sheet], decided, open.book)));
    return this.sheets.move(ctx, open, 'DECIDE', { decisionNumber, decidedOn }, input, verdict, async () => {
      await this.pools.keep(ctx, weighed);
      await this.writes.decide(ctx, decided, decidedOn);
    });
  }

  /**
   * Decides every submitted sheet of a season that is the actor's organisation's to decide as the cells propose, but for the
   * rows named: all of them or none. Sheets on which the actor or a declared relative stands are left to somebody else.
   * @throws DomainError NOT_FOUND, VERSION_STALE, SEASON_CLOSED, SHEETS_OPEN, NOTHING_TO_DECIDE, ENTRY_UNKNOWN, ENTRY_TWICE, ENTRY_EXCUSED,
   *   DATE_IN_FUTURE, DECIDED_BEFORE_CUT_OFF; POOL_CAP_EXCEEDED, unless overridden where the ward has not settled the cap
   */
  async decideSeason(ctx: WriteCtx, input: SeasonChange & Decision & { readonly submittedOnly: boolean }): Promise<DecidedSeason> {
    const { decisionNumber, decidedOn } = input;
    const { season, sheets } = await this.ownPart(ctx, input.seasonId);
    const items = await this.workflow.lockAll(ctx, sheets.map(({ id }) => id));
    await this.unchanged(ctx, season, input.version);
    const open = items.filter(({ stage }) => stage === 'DRAFTING').map(({ id }) => id);
    if (open.length > 0 && !input.submittedOnly) {
      throw refuse(ratingRefusals.SHEETS_OPEN, { open: open.length, sheets: sheets.length, names: (await this.progress.names(ctx, open)).join(', ') });
    }
    const conflicting = await this.progress.conflicting(ctx);
    const [first, ...others] = items.filter(({ id, stage }) => stage === 'SUBMITTED' && !conflicting.has(id));
    if (!first) throw refuse(ratingRefusals.NOTHING_TO_DECIDE);
    throwAll(decisionDayFindings(decidedOn, season.cutOffOn));
    const own = [first, ...others] as const;
    const ids = own.map(({ id }) => id);
    const rows = await this.ratings.standingRows(ctx, ids);
    const except = input.except ?? [];
    throwAll(exceptFindings(except, rows));
    const moved = orThrow(transition(RATING_SHEET, 'DECIDE', first, { decisionNumber, decidedOn }, ctx.today));
    const decided = decidedRows(rows, except);
    const ground = { ownerId: season.organizationId, cutOffOn: season.cutOffOn };
    const weighed = await this.pools.weigh(ctx, ground, decided.map(({ entryId }) => entryId), () => Promise.resolve(decided));
    const beside = await this.ladder.restricted(ctx, sheets.filter(({ id }) => ids.includes(id)), decided, await this.pools.book(ctx, ground));
    const { overridden } = orThrow(settle(joined(weighed.verdict, verdictOf(beside)), input.overrides ?? []));
    const left = sheets.filter(({ id }) => conflicting.has(id) && items.some((item) => item.id === id && item.stage === 'SUBMITTED'));
    return rehearsable(ctx, input.validateOnly, async () => {
      await this.pools.keep(ctx, weighed);
      await this.writes.decide(ctx, decided, decidedOn);
      // A pool spans sheets: what was overridden is kept with the first of them.
      await this.workflow.recordOverrides(ctx, first.id, overridden);
      await this.workflow.moveAll(ctx, own, { action: 'DECIDE', to: moved.to, body: (sheets.every((sheet) => sheet.byStandingCommittee) ? moved.body : COMMITTEE).vi, decisionNumber, decidedOn, dueOn: null });
      ctx.touched.push({ kind: 'rating_season', id: season.id, action: 'CHANGED' }, ...ids.map((id) => ({ kind: 'rating_sheet', id, action: 'CHANGED' as const })));
      return { season, decided: ids.length, left };
    });
  }

  /** A season, and its sheets that the actor's organisation decides. @throws DomainError NOT_FOUND when there are none */
  private async ownPart(ctx: Ctx, id: string): Promise<{ season: SeasonRow; sheets: readonly SheetRowWithSeason[] }> {
    const [season] = await this.ratings.seasonsInScope(ctx, [id]);
    const all = season ? await this.ratings.sheetsOf(ctx, [season.id]) : [];
    const decidable = await this.ratings.decidable(ctx, all.map((sheet) => sheet.id));
    if (!season || decidable.size === 0) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'đợt đánh giá', whatEn: 'rating season' }, ['input', 'seasonId']);
    return { season, sheets: all.filter((sheet) => decidable.has(sheet.id)) };
  }

  /** How far the season has come, as the actor knew it and while it is open. @throws DomainError VERSION_STALE, SEASON_CLOSED */
  async unchanged(ctx: Ctx, { id, closedOn }: SeasonRow, version: number): Promise<ProgressRow> {
    const [progress] = await this.progress.progress(ctx, [id]);
    if (!progress) throw new Error('A season in scope has a progress.');
    if (progress.version !== version) throw refuse(kernelRefusals.VERSION_STALE, { current: progress.version, given: version }, ['input', 'version']);
    if (closedOn !== null) throw refuse(ratingRefusals.SEASON_CLOSED, { closedOn }, ['input', 'seasonId']);
    return progress;
  }
}
