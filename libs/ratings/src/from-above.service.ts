import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type WriteCtx } from '#database';
import { kernelRefusals, refuse, type Finding } from '#kernel';
import { transition, WorkflowRepository, type ItemRow } from '#workflow';
import { changesOf, checkVersions } from './amendment.service.js';
import { amendmentDayFindings } from './decision-day.rules.js';
import { DecisionQuery } from './decision.query.js';
import { fromAboveFindings, type RowFromAbove } from './decision.rules.js';
import { throwAll } from './enter.rules.js';
import { PoolRepository } from './pool.repository.js';
import { RatingQuery, type EntryRow, type SeasonRow } from './rating.query.js';
import { RATING_SHEET } from './rating-sheet.stages.js';
import { RatingRepository, type ForeignDocument } from './rating.repository.js';
import { isDecidedAbove } from './rating.rules.js';

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
    private readonly workflow: WorkflowRepository,
    private readonly access: AccessService,
  ) {}

  /**
   * Enters results, all or nothing; the sheet of a collective is decided with its result. A change of what was entered before is an amendment of the season, with the reason.
   * @throws DomainError NOT_FOUND, VERSION_STALE; ENTRY_UNKNOWN, ENTRY_TWICE, ENTRY_DECIDED_HERE, ENTRY_NOT_PROPOSED, RESULT_OF_SELF,
   *   CONFLICT_OF_INTEREST, AMENDS_NOTHING, REASON_MISSING, DATE_IN_FUTURE, AMENDED_BEFORE_DECISION, DECIDED_BEFORE_CUT_OFF,
   *   all at once; STAGE_WRONG while the collective has not submitted
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
    const collectives = await this.collectives(ctx, rows.filter(({ id }) => entryIds.includes(id)));
    throwAll([...fromAboveFindings(input.rows, rows, by), ...amendmentDayFindings(input.decidedOn, days, ctx.today), ...this.stageFindings(ctx, collectives, input)]);
    const amended = changesOf(input.rows, rows);
    return rehearsable(ctx, input.validateOnly, async () => {
      // Nothing locks the rows: somebody else may have been quicker.
      if (!(await this.writes.enterFromAbove(ctx, input.rows, input))) checkVersions(input.rows, await this.ratings.entries(ctx, sheetIds));
      await this.decide(ctx, collectives, input);
      if (amended.length > 0) {
        const { documentNumber: decisionNumber, decidedOn, reason } = input;
        await this.amendments.recordAmendment(ctx, season.id, amended, { decisionNumber, decidedOn, reason: reason ?? '' });
      }
      ctx.touched.push({ kind: 'rating_season', id: season.id, action: 'CHANGED' }, ...sheetIds.map((id) => ({ kind: 'rating_sheet', id, action: 'CHANGED' as const })));
      return season;
    });
  }

  /** The sheets of collectives among these rows that are not decided yet, locked. */
  private async collectives(ctx: WriteCtx, rows: readonly EntryRow[]): Promise<ItemRow[]> {
    const ids = rows.flatMap((row) => (isDecidedAbove([row]) && row.decidedLevel === null ? [row.sheetId] : []));
    return ids.length === 0 ? [] : this.workflow.lockAll(ctx, ids);
  }

  /** Only the stage is in question: the day is weighed with the rows. */
  private stageFindings(ctx: WriteCtx, collectives: readonly ItemRow[], input: ForeignDocument): Finding[] {
    return collectives.flatMap((item) => {
      const verdict = transition(RATING_SHEET, 'ENTER_ABOVE', item, entriesOf({ ...input, decidedOn: ctx.today }), ctx.today);
      return verdict.ok ? [] : verdict.refusals;
    });
  }

  /** A collective has no other row: its sheet is decided with it. */
  private async decide(ctx: WriteCtx, [first, ...others]: readonly ItemRow[], input: ForeignDocument): Promise<void> {
    const { to } = RATING_SHEET.actions.ENTER_ABOVE;
    if (first) await this.workflow.moveAll(ctx, [first, ...others], { ...entriesOf(input), action: 'ENTER_ABOVE', to, body: input.decidingBody, dueOn: null });
  }
}

/** What moves a sheet when its result is entered. */
function entriesOf({ documentNumber, decidedOn }: ForeignDocument): { readonly decisionNumber: string; readonly decidedOn: ForeignDocument['decidedOn'] } {
  return { decisionNumber: documentNumber, decidedOn };
}

/** The day of the last document by which any of these rows was decided; null when none was. */
function lastDocumentOn(rows: readonly EntryRow[], entryIds: readonly string[]): string | null {
  const days = rows.flatMap(({ id, documentOn }) => (documentOn !== null && entryIds.includes(id) ? [documentOn] : []));
  return days.sort().at(-1) ?? null;
}
