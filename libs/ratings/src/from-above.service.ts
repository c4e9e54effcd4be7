import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type WriteCtx } from '#database';
import { kernelRefusals, refuse } from '#kernel';
import { changesOf, checkVersions } from './amendment.service.js';
import { amendmentDayFindings } from './decision-day.rules.js';
import { DecisionQuery } from './decision.query.js';
import { fromAboveFindings, type RowFromAbove } from './decision.rules.js';
import { throwAll } from './decision.service.js';
import { PoolRepository } from './pool.repository.js';
import { RatingQuery, type EntryRow, type SeasonRow } from './rating.query.js';
import { RatingRepository, type ForeignDocument } from './rating.repository.js';

export interface ResultsFromAbove extends ForeignDocument {
  readonly seasonId: string;
  readonly rows: readonly RowFromAbove[];
  /** Why what was entered before is changed. */
  readonly reason?: string | null;
  readonly validateOnly: boolean;
}

/** Enters the results on which bodies above the season's organisation decide: its own standing committee's, and whoever else they manage. */
@Injectable()
export class FromAboveService {
  constructor(
    private readonly ratings: RatingQuery,
    private readonly progress: DecisionQuery,
    private readonly writes: RatingRepository,
    private readonly amendments: PoolRepository,
    private readonly access: AccessService,
  ) {}

  /**
   * Enters results, all or nothing; a change of what was entered before is an amendment of the season, with the reason.
   * @throws DomainError NOT_FOUND, VERSION_STALE; ENTRY_UNKNOWN, ENTRY_TWICE, ENTRY_DECIDED_HERE, ENTRY_NOT_PROPOSED, RESULT_OF_SELF,
   *   CONFLICT_OF_INTEREST, AMENDS_NOTHING, REASON_MISSING, DATE_IN_FUTURE, AMENDED_BEFORE_DECISION, DECIDED_BEFORE_CUT_OFF,
   *   all at once
   */
  async enter(ctx: WriteCtx, input: ResultsFromAbove): Promise<SeasonRow> {
    const [season] = await this.ratings.seasonsInScope(ctx, [input.seasonId]);
    if (!season || !(await this.access.reaches(ctx, 'rating.record', season.organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'đợt đánh giá', whatEn: 'rating season' }, ['input', 'seasonId']);
    }
    const entryIds = input.rows.map(({ entryId }) => entryId);
    const sheetIds = await this.progress.sheetsOfEntries(ctx, season.id, entryIds);
    const rows = await this.ratings.entries(ctx, sheetIds);
    checkVersions(input.rows, rows);
    const by = { memberId: ctx.actor.memberId, relatives: await this.ratings.relatives(ctx), reason: input.reason ?? null };
    const days = { cutOffOn: season.cutOffOn, lastDecidedOn: lastDocumentOn(rows, entryIds) };
    throwAll([...fromAboveFindings(input.rows, rows, by), ...amendmentDayFindings(input.decidedOn, days, ctx.today)]);
    const amended = changesOf(input.rows, rows);
    return rehearsable(ctx, input.validateOnly, async () => {
      // Nothing locks the rows: somebody else may have been quicker.
      if (!(await this.writes.enterFromAbove(ctx, input.rows, input))) checkVersions(input.rows, await this.ratings.entries(ctx, sheetIds));
      if (amended.length > 0) {
        const { documentNumber: decisionNumber, decidedOn, reason } = input;
        await this.amendments.recordAmendment(ctx, season.id, amended, { decisionNumber, decidedOn, reason: reason ?? '' });
      }
      ctx.touched.push({ kind: 'rating_season', id: season.id, action: 'CHANGED' }, ...sheetIds.map((id) => ({ kind: 'rating_sheet', id, action: 'CHANGED' as const })));
      return season;
    });
  }
}

/** The day of the last document by which any of these rows was decided; null when none was. */
function lastDocumentOn(rows: readonly EntryRow[], entryIds: readonly string[]): string | null {
  const days = rows.flatMap(({ id, documentOn }) => (documentOn !== null && entryIds.includes(id) ? [documentOn] : []));
  return days.sort().at(-1) ?? null;
}
