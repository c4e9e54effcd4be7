import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { finding, kernelRefusals, newId, orThrow, parsePlainDate, refuse, storedDay } from '#kernel';
import type { RuleBook } from '#regulations';
import { RuleBooks } from '#rule-books';
import { settle, WorkflowRepository, type Override } from '#workflow';
import { deadlineFindings, isNewOrganization } from './conditions.rules.js';
import { throwAll, verdictOf } from './enter.rules.js';
import { PoolRepository } from './pool.repository.js';
import { RATING_SHEET, type SheetStage } from './rating-sheet.stages.js';
import { RatingQuery, type RollRow, type SeasonRow, type SubjectRow } from './rating.query.js';
import { ratingRefusals } from './rating.refusals.js';
import { RatingRepository, type NewEntry, type NewSheet } from './rating.repository.js';
import { excuseOf } from './rating.rules.js';
import { openingFindings, type SeasonDates } from './season.rules.js';

export interface SeasonToOpen extends SeasonDates {
  readonly organizationId: string;
  readonly year: number;
  /** Members on whom a body above decides, besides those of the organisation's own standing committee. */
  readonly decidedAbove?: readonly string[] | null;
  readonly overrides?: readonly Override[] | null;
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
   * why, gives every cell and every committee, the own included, its sheet, and says who decides it.
   * @throws DomainError NOT_FOUND, CUT_OFF_IN_FUTURE, CUT_OFF_OUTSIDE_YEAR, DATES_OUT_OF_ORDER, ROSTER_EMPTY, NOT_RATED_HERE, SEASON_EXISTS or
   *   SEASON_OVERLAPS; DEADLINE_LATE unless overridden
   */
  async open(ctx: WriteCtx, input: SeasonToOpen): Promise<SeasonRow> {
    if (!(await this.access.reaches(ctx, 'rating.open', input.organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức', whatEn: 'organization' }, ['input', 'organizationId']);
    }
    throwAll(openingFindings(input, ctx.today));
    const subjects = await this.ratings.subjects(ctx, input.organizationId, input.cutOffOn);
    if (!subjects.some(({ isCell }) => isCell)) throw refuse(ratingRefusals.ROSTER_EMPTY, {}, ['input', 'organizationId']);
    const roll = await this.ratings.roll(ctx, subjects.map(({ id }) => id), input.cutOffOn);
    const book = await this.books.on(ctx, input.cutOffOn, input.organizationId);
    const sheets = subjects.map(({ id, deciderId }): NewSheet => ({ id: newId(), organizationId: id, deciderId }));
    const above = new Set([...(await this.decidedAbove(ctx, input)), ...ownCommittee(subjects)]);
    const entries = roster(sheets, roll, book, above, newOnes(subjects, book));
    checkNamed(input.decidedAbove ?? [], entries);
    const { overridden } = orThrow(settle(verdictOf(deadlineFindings(input, book)), input.overrides ?? []));
    return rehearsable(ctx, input.validateOnly, async () => {
      const season = await this.create(ctx, input, sheets, entries, book);
      const [first] = sheets;
      if (first) await this.workflow.recordOverrides(ctx, first.id, overridden);
      return season;
    });
  }

  /** Those on whom a body above decides. */
  private async decidedAbove(ctx: Ctx, { organizationId, cutOffOn, decidedAbove }: SeasonToOpen): Promise<ReadonlySet<string>> {
    return new Set([...(await this.ratings.standingMembers(ctx, organizationId, cutOffOn)), ...(decidedAbove ?? [])]);
  }

  private async create(ctx: WriteCtx, input: SeasonToOpen, sheets: readonly NewSheet[], entries: readonly NewEntry[], book: RuleBook): Promise<SeasonRow> {
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
    const rateable = new Set(entries.flatMap(({ sheetId, excuse }) => (excuse === null ? [sheetId] : [])));
    await this.openSheets(ctx, sheets.filter(({ id }) => rateable.has(id)), RATING_SHEET.initial, season.cellDeadlineOn);
    // Where everybody is excused, as on the sheet of a committee that is too new, nobody is waited for.
    await this.openSheets(ctx, sheets.filter(({ id }) => !rateable.has(id)), 'DECIDED', null);
    const rated = await this.writes.createSheets(ctx, season, sheets);
    if (rated > 0) throw refuse(ratingRefusals.SEASON_OVERLAPS, { rated, cells: sheets.length, year }, ['input', 'organizationId']);
    await this.writes.createEntries(ctx, entries);
    // Before a document said in what the cap is counted, there is one.
    await this.pools.draw(ctx, season.id, book.get('rating.cap-pool')?.value ?? 'WHOLE');
    ctx.touched.push({ kind: 'rating_season', id: season.id, action: 'CREATED' });
    return season;
  }

  private async openSheets(ctx: WriteCtx, sheets: readonly NewSheet[], stage: SheetStage, dueOn: string | null): Promise<void> {
    if (sheets.length === 0) return;
    await this.workflow.open(ctx, { kind: RATING_SHEET.kind, stage, dueOn, ids: sheets.map(({ id }) => id), organizationIds: sheets.map(({ organizationId }) => organizationId) });
  }
}

/** A row for each organisation itself and for everybody who belonged to it in the year up to the cut-off; `above`: on whom a body above decides, members and the own committee. */
function roster(sheets: readonly NewSheet[], roll: readonly RollRow[], book: RuleBook, above: ReadonlySet<string>, newOnes: ReadonlySet<string>): NewEntry[] {
  const rolls = new Map<string, RollRow[]>();
  for (const member of roll) rolls.set(member.organizationId, [...(rolls.get(member.organizationId) ?? []), member]);
  return sheets.flatMap(({ id, organizationId }) => [
    { id: newId(), sheetId: id, memberId: null, excuse: newOnes.has(organizationId) ? ('NEW_ORGANIZATION' as const) : null, decidedAbove: above.has(organizationId) && !newOnes.has(organizationId) },
    ...(rolls.get(organizationId) ?? []).map((member) => {
      const excuse = excuseOf(onRoll(member), book.date, book) ?? null;
      return { id: newId(), sheetId: id, memberId: member.memberId, excuse, decidedAbove: excuse === null && above.has(member.memberId) };
    }),
  ]);
}

/** The ward’s committee: a body above decides on it as on its standing committee’s members. */
function ownCommittee(subjects: readonly SubjectRow[]): string[] {
  return subjects.flatMap(({ id, isCell, deciderId }) => (isCell || deciderId !== null ? [] : [id]));
}

/** The organisations that are too new to be rated themselves; their members are rated. */
function newOnes(subjects: readonly SubjectRow[], book: RuleBook): ReadonlySet<string> {
  return new Set(subjects.flatMap(({ id, foundedOn }) => (isNewOrganization(storedDay(foundedOn), book.date, book) ? [id] : [])));
}

/** @throws DomainError NOT_RATED_HERE for every member named who is on no roster, or excused */
function checkNamed(named: readonly string[], entries: readonly NewEntry[]): void {
  const rated = new Set(entries.flatMap(({ memberId, excuse }) => (excuse === null ? (memberId ?? []) : [])));
  throwAll(named.flatMap((id, index) => (rated.has(id) ? [] : [finding(ratingRefusals.NOT_RATED_HERE, {}, ['input', 'decidedAbove', String(index)])])));
}

function onRoll({ admissionCeremonyOn, ...rest }: RollRow): Parameters<typeof excuseOf>[0] {
  const date = parsePlainDate(admissionCeremonyOn);
  if (!date) throw new Error('A stored ceremony date must be a date.');
  return { ...rest, admissionCeremonyOn: date };
}
