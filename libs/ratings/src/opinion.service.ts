import { Injectable } from '@nestjs/common';
import { rehearsable, type WriteCtx } from '#database';
import { finding, kernelRefusals, orThrow, parsePlainDate, refuse, type Finding } from '#kernel';
import { RuleBooks } from '#rule-books';
import { transition, WorkflowRepository } from '#workflow';
import { throwAll } from './enter.rules.js';
import { opinionFindings, withLevel, type GivenOpinion } from './ladder.rules.js';
import { OpinionQuery } from './opinion.query.js';
import { OpinionRepository } from './opinion.repository.js';
import { RATING_SHEET } from './rating-sheet.stages.js';
import { RatingQuery, type EntryRow, type SheetRowWithSeason } from './rating.query.js';
import { ratingRefusals } from './rating.refusals.js';
import { SheetService, type SheetChange } from './sheet.service.js';

export interface SelfAssessment extends Omit<GivenOpinion, 'body'> {
  readonly entryId: string;
  readonly validateOnly: boolean;
}

export interface CollectiveOpinion extends GivenOpinion {
  readonly entryId: string;
}

/** Enters what members say of themselves, and what a leadership collective says of its leaders. */
@Injectable()
export class OpinionService {
  constructor(
    private readonly ratings: RatingQuery,
    private readonly opinions: OpinionQuery,
    private readonly writes: OpinionRepository,
    private readonly sheets: SheetService,
    private readonly workflow: WorkflowRepository,
    private readonly books: RuleBooks,
  ) {}

  /**
   * The actor's own self-assessment, as often as they like while the sheet is with the cell: the latest holds.
   * @throws DomainError NOT_FOUND, ASSESSMENT_CLOSED; OPINION_EMPTY or SCORE_NOT_OF_LEVEL
   */
  async assess(ctx: WriteCtx, input: SelfAssessment): Promise<SheetRowWithSeason> {
    const [entry] = await this.ratings.entriesByIds(ctx, [input.entryId]);
    const [sheet] = entry ? await this.ratings.sheetsInScope(ctx, [entry.sheetId]) : [];
    if (!entry || !sheet || entry.memberId === null || entry.memberId !== ctx.actor.memberId) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'dòng đánh giá của bạn', whatEn: 'row of your own' }, ['input', 'entryId']);
    }
    if (!(await this.opinions.ownRows(ctx)).has(entry.id)) throw refuse(ratingRefusals.ASSESSMENT_CLOSED, {}, ['input', 'entryId']);
    const cutOff = parsePlainDate(sheet.cutOffOn);
    if (!cutOff) throw new Error('A stored cut-off must be a date.');
    const book = await this.books.on(ctx, cutOff, sheet.organizationId);
    const { refusals, warnings } = opinionFindings(input, book, ['input']);
    // The points lead to one level: whoever gives another has mistaken one of the two.
    throwAll([...refusals, ...warnings]);
    const { level, score, remark } = withLevel(input, book);
    return rehearsable(ctx, input.validateOnly, async () => {
      await this.writes.append(ctx, [{ entryId: entry.id, rater: 'SELF', level, score: score ?? null, body: null, remark: remark ?? null }]);
      ctx.touched.push({ kind: 'rating_sheet', id: sheet.id, action: 'CHANGED' });
      return sheet;
    });
  }

  /**
   * What the leadership collective says of its leaders, once their cells have rated them and before they are decided.
   * @throws DomainError NOT_FOUND, VERSION_STALE, DECIDES_ON_SELF, CONFLICT_OF_INTEREST, STAGE_WRONG; ENTRY_UNKNOWN, ENTRY_TWICE,
   *   ENTRY_EXCUSED, COLLECTIVE_BEFORE_CELL, OPINION_EMPTY, SCORE_NOT_OF_LEVEL, all at once
   */
  async enterCollective(ctx: WriteCtx, input: SheetChange & { readonly opinions: readonly CollectiveOpinion[] }): Promise<SheetRowWithSeason> {
    const { sheet, item, rows, book } = await this.sheets.openImpartially(ctx, input);
    // It belongs to the stage from which the sheet is decided or returned.
    orThrow(transition(RATING_SHEET, 'RETURN', item, { remark: 'tập thể lãnh đạo' }, ctx.today));
    throwAll(input.opinions.flatMap((opinion, index) => {
      const path = ['input', 'opinions', String(index)];
      const { refusals, warnings } = opinionFindings(opinion, book, path);
      return [...rowFindings(opinion.entryId, rows, input.opinions.slice(0, index), [...path, 'entryId']), ...refusals, ...warnings];
    }));
    return rehearsable(ctx, input.validateOnly, async () => {
      await this.writes.append(ctx, input.opinions.map((opinion) => ({ ...withLevel(opinion, book), rater: 'COLLECTIVE' as const })));
      await this.workflow.touch(ctx, item);
      ctx.touched.push({ kind: 'rating_sheet', id: sheet.id, action: 'CHANGED' });
      return sheet;
    });
  }
}

function rowFindings(entryId: string, rows: readonly EntryRow[], before: readonly CollectiveOpinion[], path: readonly string[]): Finding[] {
  const row = rows.find(({ id }) => id === entryId);
  if (!row) return [finding(ratingRefusals.ENTRY_UNKNOWN, {}, path)];
  if (before.some((each) => each.entryId === entryId)) return [finding(ratingRefusals.ENTRY_TWICE, {}, path)];
  if (row.excuse) return [finding(ratingRefusals.ENTRY_EXCUSED, {}, path)];
  return row.proposedLevel === null ? [finding(ratingRefusals.COLLECTIVE_BEFORE_CELL, {}, path)] : [];
}
