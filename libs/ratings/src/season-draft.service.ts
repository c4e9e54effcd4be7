import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { accepted, CursorCodec, DomainError, kernelRefusals, makePage, newId, readPageArgs, refuse, storedDay, type Page, type PageArgs, type PlainDate } from '#kernel';
import { WorkflowRepository, WorkflowService, type Override } from '#workflow';
import { throwAll, verdictOf } from './enter.rules.js';
import type { SeasonRow } from './rating.query.js';
import { ratingRefusals } from './rating.refusals.js';
import { SeasonDraftQuery, type SeasonDraftRow } from './season-draft.query.js';
import { SeasonDraftRepository } from './season-draft.repository.js';
import { PREPARER, RATING_SEASON_DRAFT } from './season-draft.stages.js';
import { draftFindings, pointedAtDraft } from './season.rules.js';
import { SeasonService, type SeasonToOpen } from './season.service.js';

interface DraftChange {
  readonly draftId: string;
  readonly version: number;
  readonly validateOnly: boolean;
}

export interface DraftDatesChange extends DraftChange {
  readonly cutOffOn: PlainDate;
  readonly cellDeadlineOn: PlainDate;
  readonly decisionDeadlineOn: PlainDate;
  readonly decidedAbove?: readonly string[] | null;
}

const PATH = ['input', 'draftId'];

/** Prepares a season before it is opened: until then nothing is frozen, and there is nothing to enter. */
@Injectable()
export class SeasonDraftService {
  constructor(
    private readonly drafts: SeasonDraftQuery,
    private readonly writes: SeasonDraftRepository,
    private readonly seasons: SeasonService,
    private readonly items: WorkflowRepository,
    private readonly steps: WorkflowService,
    private readonly access: AccessService,
    private readonly cursors: CursorCodec,
  ) {}

  /** @throws DomainError NOT_FOUND */
  async get(ctx: Ctx, id: string, path: readonly string[] = ['id']): Promise<SeasonDraftRow> {
    const row = await this.drafts.findInScope(ctx, id);
    if (!row) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'dự thảo đợt đánh giá', whatEn: RATING_SEASON_DRAFT.en }, path);
    return row;
  }

  /** One page of those prepared and neither opened nor discarded. @throws DomainError what `readPageArgs` refuses */
  async list(ctx: Ctx, args: PageArgs & { readonly organizationId?: string | null }): Promise<Page<SeasonDraftRow>> {
    const query = ['ratingSeasonDrafts', { organizationId: args.organizationId ?? null }];
    const request = readPageArgs(args, query, this.cursors);
    const page = makePage(await this.drafts.underWay(ctx, args.organizationId ?? null, request), request, query, (row) => this.drafts.keyOf(row), this.cursors);
    for (const { node } of page.edges) ctx.touched.push({ kind: 'rating_season_draft', id: node.id, action: 'READ' });
    return page;
  }

  /** @throws DomainError NOT_FOUND, CUT_OFF_OUTSIDE_YEAR, DATES_OUT_OF_ORDER, SEASON_EXISTS or SEASON_DRAFT_EXISTS */
  async prepare(ctx: WriteCtx, input: Omit<SeasonToOpen, 'overrides'>): Promise<SeasonDraftRow> {
    const { organizationId, year } = input;
    if (!(await this.access.reaches(ctx, 'rating.open', organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức', whatEn: 'organization' }, ['input', 'organizationId']);
    }
    throwAll(draftFindings(input));
    if (await this.drafts.isOpened(ctx, organizationId, year)) throw refuse(ratingRefusals.SEASON_EXISTS, { year }, ['input', 'year']);
    return rehearsable(ctx, input.validateOnly, async () => {
      const id = newId();
      const { kind, initial } = RATING_SEASON_DRAFT;
      await this.items.open(ctx, { kind, stage: initial, dueOn: null, ids: [id], organizationIds: [organizationId] });
      if (!(await this.writes.prepare(ctx, { ...input, id, decidedAbove: input.decidedAbove ?? [] }))) throw refuse(ratingRefusals.SEASON_DRAFT_EXISTS, { year }, ['input', 'year']);
      await this.items.append(ctx, id, null, { action: 'PREPARE', to: initial, body: PREPARER.vi });
      ctx.touched.push({ kind: 'rating_season_draft', id, action: 'CREATED' });
      return this.get(ctx, id);
    });
  }

  /** @throws DomainError NOT_FOUND, VERSION_STALE, STAGE_WRONG, CUT_OFF_OUTSIDE_YEAR or DATES_OUT_OF_ORDER */
  async change(ctx: WriteCtx, input: DraftDatesChange): Promise<SeasonDraftRow> {
    const { draftId: id, cutOffOn, cellDeadlineOn, decisionDeadlineOn, validateOnly } = input;
    const row = await this.get(ctx, id, PATH);
    const item = await this.steps.open(ctx, RATING_SEASON_DRAFT, id, input.version, PATH);
    const verdict = verdictOf({ refusals: draftFindings({ ...input, year: row.year }), warnings: [] });
    await this.steps.take(ctx, RATING_SEASON_DRAFT, item, { action: 'CHANGE', entries: {}, verdict, overrides: [], dueOn: null, validateOnly }, async () => {
      await this.writes.change(ctx, { id, cutOffOn, cellDeadlineOn, decisionDeadlineOn, decidedAbove: input.decidedAbove ?? row.decidedAbove });
      ctx.touched.push({ kind: 'rating_season_draft', id, action: 'CHANGED' });
    });
    return this.get(ctx, id, PATH);
  }

  /** @throws DomainError NOT_FOUND, VERSION_STALE, STAGE_WRONG */
  async discard(ctx: WriteCtx, { draftId: id, version, remark, validateOnly }: DraftChange & { readonly remark: string }): Promise<SeasonDraftRow> {
    await this.get(ctx, id, PATH);
    const item = await this.steps.open(ctx, RATING_SEASON_DRAFT, id, version, PATH);
    await this.steps.take(ctx, RATING_SEASON_DRAFT, item, { action: 'DISCARD', entries: { remark }, verdict: accepted(null), overrides: [], dueOn: null, validateOnly }, () => this.end(ctx, id));
    return this.get(ctx, id, PATH);
  }

  /**
   * Opens the season as it was prepared, and freezes its rosters.
   * @throws DomainError NOT_FOUND, VERSION_STALE, STAGE_WRONG, or what `SeasonService.open` refuses or warns of, at the draft
   */
  async open(ctx: WriteCtx, input: DraftChange & { readonly overrides?: readonly Override[] | null }): Promise<SeasonRow> {
    const { draftId: id, version, overrides, validateOnly } = input;
    const row = await this.get(ctx, id, PATH);
    const item = await this.steps.open(ctx, RATING_SEASON_DRAFT, id, version, PATH);
    // Overrides stand with the season's sheets, as of one that was opened in one step.
    return this.steps.take(ctx, RATING_SEASON_DRAFT, item, { action: 'OPEN', entries: {}, verdict: accepted(null), overrides: [], dueOn: null, validateOnly }, async () => {
      const season = await this.opened(ctx, row, overrides ?? []);
      await this.end(ctx, id);
      return season;
    });
  }

  private async opened(ctx: WriteCtx, { organizationId, year, decidedAbove, ...dates }: SeasonDraftRow, overrides: readonly Override[]): Promise<SeasonRow> {
    const [cutOffOn, cellDeadlineOn, decisionDeadlineOn] = [storedDay(dates.cutOffOn), storedDay(dates.cellDeadlineOn), storedDay(dates.decisionDeadlineOn)];
    try {
      return await this.seasons.open(ctx, { organizationId, year, cutOffOn, cellDeadlineOn, decisionDeadlineOn, decidedAbove, overrides, validateOnly: false });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const [first, ...rest] = pointedAtDraft(error.refusals);
      throw first ? new DomainError([first, ...rest], pointedAtDraft(error.warnings)) : error;
    }
  }

  private async end(ctx: WriteCtx, id: string): Promise<void> {
    await this.writes.end(ctx, id);
    ctx.touched.push({ kind: 'rating_season_draft', id, action: 'CHANGED' });
  }
}
