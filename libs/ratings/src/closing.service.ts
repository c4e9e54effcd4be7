import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type WriteCtx } from '#database';
import { finding, kernelRefusals, refuse, type PlainDate } from '#kernel';
import { DecisionQuery } from './decision.query.js';
import { DecisionService, throwAll, type SeasonChange } from './decision.service.js';
import { PoolRepository } from './pool.repository.js';
import { RatingQuery, type SeasonRow } from './rating.query.js';
import { ratingRefusals } from './rating.refusals.js';

/** Closes seasons. */
@Injectable()
export class ClosingService {
  constructor(
    private readonly ratings: RatingQuery,
    private readonly progress: DecisionQuery,
    private readonly decisions: DecisionService,
    private readonly writes: PoolRepository,
    private readonly access: AccessService,
  ) {}

  /**
   * Closes a season in which everybody on the rosters is rated or excused.
   * @throws DomainError NOT_FOUND, VERSION_STALE, SEASON_CLOSED, SEASON_INCOMPLETE, CLOSED_BEFORE_CUT_OFF, DATE_IN_FUTURE
   */
  async close(ctx: WriteCtx, input: Omit<SeasonChange, 'overrides'> & { readonly closedOn: PlainDate; readonly decisionNumber: string }): Promise<SeasonRow> {
    const season = await this.season(ctx, input.seasonId);
    const { id, cutOffOn } = season;
    const { roster, excused, rated } = await this.decisions.unchanged(ctx, season, input.version);
    const findings = [];
    const missing = roster - excused - rated;
    if (missing > 0) {
      const cells = await this.progress.openCells(ctx, id);
      findings.push(finding(ratingRefusals.SEASON_INCOMPLETE, { missing, roster, names: cells.map((cell) => `${cell.name} (${cell.missing})`).join(', ') }));
    }
    if (input.closedOn.toString() < cutOffOn) findings.push(finding(ratingRefusals.CLOSED_BEFORE_CUT_OFF, { cutOffOn }, ['input', 'closedOn']));
    if (input.closedOn.toString() > ctx.today.toString()) findings.push(finding(kernelRefusals.DATE_IN_FUTURE, { field: 'closedOn' }, ['input', 'closedOn']));
    throwAll(findings);
    return rehearsable(ctx, input.validateOnly, async () => {
      if (!(await this.writes.close(ctx, id, input.closedOn, input.decisionNumber))) throw refuse(kernelRefusals.VERSION_STALE, { current: input.version + 1, given: input.version }, ['input', 'version']);
      return this.changed(ctx, id);
    });
  }

  /** A season that the actor closes. @throws DomainError NOT_FOUND */
  private async season(ctx: WriteCtx, id: string): Promise<SeasonRow> {
    const [season] = await this.ratings.seasonsInScope(ctx, [id]);
    if (season && (await this.access.reaches(ctx, 'rating.close', season.organizationId))) return season;
    throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'đợt đánh giá', whatEn: 'rating season' }, ['input', 'seasonId']);
  }

  private async changed(ctx: WriteCtx, id: string): Promise<SeasonRow> {
    ctx.touched.push({ kind: 'rating_season', id, action: 'CHANGED' });
    const [season] = await this.ratings.seasonsInScope(ctx, [id]);
    if (!season) throw new Error('A season that was changed can be read.');
    return season;
  }
}
