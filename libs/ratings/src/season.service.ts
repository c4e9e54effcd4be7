import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { DomainError, finding, kernelRefusals, newId, parsePlainDate, refuse, type Finding, type PlainDate } from '#kernel';
import type { RuleBook } from '#regulations';
import { RuleBooks } from '#rule-books';
import { WorkflowRepository } from '#workflow';
import { PoolRepository } from './pool.repository.js';
import { RATING_SHEET } from './rating-sheet.stages.js';
import { RatingQuery, type RollRow, type SeasonRow } from './rating.query.js';
import { ratingRefusals } from './rating.refusals.js';
import { RatingRepository, type NewEntry, type NewSheet } from './rating.repository.js';
import { excuseOf } from './rating.rules.js';

export interface SeasonToOpen {
  readonly organizationId: string;
  readonly year: number;
  readonly cutOffOn: PlainDate;
  readonly cellDeadlineOn: PlainDate;
  readonly decisionDeadlineOn: PlainDate;
  readonly validateOnly: boolean;
}

/** Opens the yearly season and shows the seasons there are. */
@Injectable()
export class SeasonService {
  constructor(
    private readonly ratings: RatingQuery,
    private readonly writes: RatingRepository,
    private readonly workflow: WorkflowRepository,
    private readonly books: RuleBooks,
    private readonly access: AccessService,
    private readonly pools: PoolRepository,
  ) {}

  /** The seasons in scope, the latest first; of one organisation, when it is named. */
  async list(ctx: Ctx, organizationId: string | null): Promise<SeasonRow[]> {
    return this.ratings.seasons(ctx, organizationId);
  }

  /** @throws DomainError NOT_FOUND */
  async get(ctx: Ctx, id: string): Promise<SeasonRow> {
    const [season] = await this.ratings.seasonsInScope(ctx, [id]);
    if (!season) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'đợt đánh giá', whatEn: 'rating season' }, ['id']);
    return season;
  }

  /**
   * Opens a season: freezes the roster of every cell from the memberships of the cut-off, with who is excused and
   * why, and gives every cell its sheet.
   * @throws DomainError NOT_FOUND, CUT_OFF_IN_FUTURE, CUT_OFF_OUTSIDE_YEAR, DATES_OUT_OF_ORDER, ROSTER_EMPTY, SEASON_EXISTS or SEASON_OVERLAPS
   */
  async open(ctx: WriteCtx, input: SeasonToOpen): Promise<SeasonRow> {
    if (!(await this.access.reaches(ctx, 'rating.open', input.organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức', whatEn: 'organization' }, ['input', 'organizationId']);
    }
    checkDates(input, ctx.today);
    const cells = await this.ratings.cells(ctx, input.organizationId, input.cutOffOn);
    if (cells.length === 0) throw refuse(ratingRefusals.ROSTER_EMPTY, {}, ['input', 'organizationId']);
    const roll = await this.ratings.roll(ctx, cells, input.cutOffOn);
    return rehearsable(ctx, input.validateOnly, () => this.create(ctx, input, cells, roll));
  }

  private async create(ctx: WriteCtx, input: SeasonToOpen, cells: readonly string[], roll: readonly RollRow[]): Promise<SeasonRow> {
    const { organizationId, year } = input;
    const season: SeasonRow = {
      id: newId(),
      organizationId,
      year,
      cutOffOn: input.cutOffOn.toString(),
      cellDeadlineOn: input.cellDeadlineOn.toString(),
      decisionDeadlineOn: input.decisionDeadlineOn.toString(),
      closedOn: null,
      closingNumber: null,
      amended: 0,
    };
    if (!(await this.writes.createSeason(ctx, season))) throw refuse(ratingRefusals.SEASON_EXISTS, { year }, ['input', 'year']);
    const sheets: NewSheet[] = cells.map((cell) => ({ id: newId(), organizationId: cell }));
    await this.workflow.open(ctx, {
      kind: RATING_SHEET.kind,
      stage: RATING_SHEET.initial,
      dueOn: season.cellDeadlineOn,
      ids: sheets.map(({ id }) => id),
      organizationIds: cells,
    });
    const rated = await this.writes.createSheets(ctx, season, sheets);
    if (rated > 0) throw refuse(ratingRefusals.SEASON_OVERLAPS, { rated, cells: cells.length, year }, ['input', 'organizationId']);
    const book = await this.books.on(ctx, input.cutOffOn, organizationId);
    await this.writes.createEntries(ctx, roster(sheets, roll, book));
    // Before a document said in what the cap is counted, there is one.
    await this.pools.draw(ctx, season.id, book.get('rating.cap-pool')?.value ?? 'WHOLE');
    ctx.touched.push({ kind: 'rating_season', id: season.id, action: 'CREATED' });
    return season;
  }
}

/** A row for each cell itself and for everybody who belonged to it in the year up to the cut-off. */
function roster(sheets: readonly NewSheet[], roll: readonly RollRow[], book: RuleBook): NewEntry[] {
  return sheets.flatMap(({ id, organizationId }) => [
    { id: newId(), sheetId: id, memberId: null, excuse: null },
    ...roll
      .filter((member) => member.organizationId === organizationId)
      .map((member) => ({ id: newId(), sheetId: id, memberId: member.memberId, excuse: excuseOf(onRoll(member), book.date, book) ?? null })),
  ]);
}

function onRoll({ admissionCeremonyOn, ...rest }: RollRow): Parameters<typeof excuseOf>[0] {
  const date = parsePlainDate(admissionCeremonyOn);
  if (!date) throw new Error('A stored ceremony date must be a date.');
  return { ...rest, admissionCeremonyOn: date };
}

function checkDates({ year, cutOffOn, cellDeadlineOn, decisionDeadlineOn }: SeasonToOpen, today: PlainDate): void {
  const findings: Finding[] = [];
  const text = (date: PlainDate): string => date.toString();
  if (text(cutOffOn) > text(today)) findings.push(finding(ratingRefusals.CUT_OFF_IN_FUTURE, { cutOffOn: text(cutOffOn) }, ['input', 'cutOffOn']));
  if (cutOffOn.year !== year) findings.push(finding(ratingRefusals.CUT_OFF_OUTSIDE_YEAR, { year }, ['input', 'cutOffOn']));
  if (text(cellDeadlineOn) < text(cutOffOn)) {
    findings.push(finding(kernelRefusals.DATES_OUT_OF_ORDER, { later: 'cellDeadlineOn', earlier: 'cutOffOn' }, ['input', 'cellDeadlineOn']));
  }
  if (text(decisionDeadlineOn) < text(cellDeadlineOn)) {
    findings.push(finding(kernelRefusals.DATES_OUT_OF_ORDER, { later: 'decisionDeadlineOn', earlier: 'cellDeadlineOn' }, ['input', 'decisionDeadlineOn']));
  }
  const [first, ...rest] = findings;
  if (first) throw new DomainError([first, ...rest]);
}
