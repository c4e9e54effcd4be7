import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { accepted, kernelRefusals, orThrow, parsePlainDate, refuse, type Finding, type Verdict } from '#kernel';
import type { RuleBook } from '#regulations';
import { RuleBooks } from '#rule-books';
import { settle, transition, WorkflowRepository, WorkflowService, type Entries, type ItemRow, type Overridden, type Override } from '#workflow';
import { answersOf, indexOf, objectionsTo, type BulkMode, type RowAnswer } from './bulk.rules.js';
import { joined, ladderVerdict, throwAll } from './enter.rules.js';
import { LadderService } from './ladder.service.js';
import { COMMITTEE, RATING_SHEET, type SheetAction } from './rating-sheet.stages.js';
import { RatingQuery, type EntryRow, type SheetRowWithSeason } from './rating.query.js';
import { ratingRefusals } from './rating.refusals.js';
import { RatingRepository } from './rating.repository.js';
import { enterVerdict, goesBackVerdict, isDecidedAbove, submitVerdict, type CellVote, type GivenRating, type RatingLevel } from './rating.rules.js';

/** A sheet as the rules see it: its rows, where it stands and the rule book of its cut-off. */
export interface OpenSheet {
  readonly sheet: SheetRowWithSeason;
  readonly item: ItemRow;
  readonly rows: readonly EntryRow[];
  readonly book: RuleBook;
}

export interface SheetChange {
  readonly sheetId: string;
  readonly version: number;
  readonly overrides?: readonly Override[] | null;
  readonly validateOnly: boolean;
}

/** A sheet into which levels were entered, and what each row was answered. */
export interface Entered {
  readonly sheet: SheetRowWithSeason;
  readonly answers: readonly RowAnswer[];
}

/** What happens to a cell's rating sheet between its opening and its decision. */
@Injectable()
export class SheetService {
  constructor(
    private readonly ratings: RatingQuery,
    private readonly writes: RatingRepository,
    private readonly ladder: LadderService,
    private readonly workflow: WorkflowRepository,
    private readonly steps: WorkflowService,
    private readonly access: AccessService,
    private readonly books: RuleBooks,
  ) {}

  /** @throws DomainError NOT_FOUND */
  async get(ctx: Ctx, id: string): Promise<SheetRowWithSeason> {
    const [sheet] = await this.ratings.sheetsInScope(ctx, [id]);
    const [item] = await this.workflow.findInScope(ctx, [id]);
    // Members reach the sheet they stand on through row-level security, for their own result only.
    if (!sheet || !item) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'phiếu đánh giá', whatEn: 'rating sheet' }, ['id']);
    return sheet;
  }

  /** The sheets that wait for the actor, the most urgent first. */
  async waiting(ctx: Ctx): Promise<SheetRowWithSeason[]> {
    const ids = (await this.steps.waiting(ctx, [RATING_SHEET.kind])).map(({ id }) => id);
    const sheets = new Map((await this.ratings.sheetsInScope(ctx, ids)).map((sheet) => [sheet.id, sheet]));
    return ids.flatMap((id) => sheets.get(id) ?? []);
  }

  /**
   * Enters levels with their votes, one or the whole cell: all or nothing, or each row for itself.
   * @throws DomainError NOT_FOUND, STAGE_WRONG, VERSION_STALE, ENTRY_UNKNOWN, ENTRY_TWICE, ENTRY_EXCUSED, ENTRY_DECIDED, VOTES_NONE,
   *   VOTES_TOO_MANY, EXEMPT_ABSENT_TOO_MANY; VOTES_MISSING and VOTE_NOT_CARRIED unless overridden
   */
  async enter(ctx: WriteCtx, input: SheetChange & CellVote & { readonly mode: BulkMode }): Promise<Entered> {
    const open = await this.open(ctx, input);
    // Entering is part of the stage from which the sheet is submitted, to whomever.
    orThrow(transition(RATING_SHEET, 'SUBMIT', open.item, {}, ctx.today));
    const electorate = await this.ladder.electorate(ctx, open.sheet, open.book);
    const beside = ladderVerdict(input, open.sheet.collective, await this.ladder.bearing(ctx, open.sheet, input.entries.map(({ entryId }) => entryId), open.book), open.book);
    const verdict = joined(enterVerdict(input, open.rows, electorate, open.book), beside);
    const { value, overridden, answers } = input.mode === 'PER_ROW' ? eachForItself(input, verdict) : together(input, verdict);
    return rehearsable(ctx, input.validateOnly, async () => {
      if (value.length === 0) return { sheet: open.sheet, answers };
      await this.writes.propose(ctx, open.sheet.id, value, input);
      await this.ladder.keep(ctx, value, open.book);
      await this.workflow.recordOverrides(ctx, open.item.id, overridden);
      await this.workflow.touch(ctx, open.item);
      return { sheet: this.changed(ctx, open.sheet), answers };
    });
  }

  /** @throws DomainError as `move`; SHEET_INCOMPLETE; CAP_EXCEEDED unless overridden */
  async submit(ctx: WriteCtx, input: SheetChange): Promise<SheetRowWithSeason> {
    const open = await this.open(ctx, input);
    return this.move(ctx, open, isDecidedAbove(open.rows) ? 'SUBMIT_ABOVE' : 'SUBMIT', {}, input, submitVerdict(open.rows, levelsOf(open.rows, ({ proposedLevel }) => proposedLevel), open.book));
  }

  /** Takes a submitted sheet back to the cell, with the reason. @throws DomainError as `move`; ROWS_DECIDED */
  async withdraw(ctx: WriteCtx, input: SheetChange & { remark: string }): Promise<SheetRowWithSeason> {
    const open = await this.open(ctx, input);
    return this.move(ctx, open, 'WITHDRAW', { remark: input.remark }, input, goesBackVerdict(open.rows));
  }

  /** Returns a submitted sheet to the cell, with the reason. @throws DomainError as `move`; DECIDES_ON_SELF, CONFLICT_OF_INTEREST, ROWS_DECIDED */
  async returnToCell(ctx: WriteCtx, input: SheetChange & { remark: string }): Promise<SheetRowWithSeason> {
    const open = await this.openImpartially(ctx, input);
    return this.move(ctx, open, 'RETURN', { remark: input.remark }, input, goesBackVerdict(open.rows));
  }

  /** The sheet, locked, for the secretary of its organisation, who knows its present version. */
  private async open(ctx: WriteCtx, input: SheetChange): Promise<OpenSheet> {
    const [sheet] = await this.ratings.sheetsInScope(ctx, [input.sheetId]);
    if (!sheet || !(await this.access.reaches(ctx, 'rating.submit', sheet.organizationId))) throw notFound();
    return this.locked(ctx, sheet, input);
  }

  private async locked(ctx: WriteCtx, sheet: SheetRowWithSeason, { sheetId, version }: SheetChange): Promise<OpenSheet> {
    const item = await this.steps.open(ctx, RATING_SHEET, sheetId, version, ['input', 'sheetId']);
    const cutOff = parsePlainDate(sheet.cutOffOn);
    if (!cutOff) throw new Error('A stored cut-off must be a date.');
    return { sheet, item, rows: await this.ratings.entries(ctx, [sheetId]), book: await this.books.on(ctx, cutOff, sheet.organizationId) };
  }

  /** The sheet, for whoever decides it and neither stands on it nor has a declared relative there. */
  async openImpartially(ctx: WriteCtx, input: SheetChange): Promise<OpenSheet> {
    const [sheet] = await this.ratings.sheetsInScope(ctx, [input.sheetId]);
    if (!sheet || !(await this.ratings.decidable(ctx, [sheet.id])).has(sheet.id)) throw notFound();
    const open = await this.locked(ctx, sheet, input);
    if (open.rows.some(({ memberId, excuse }) => memberId !== null && excuse === null && memberId === ctx.actor.memberId)) {
      throw refuse(ratingRefusals.DECIDES_ON_SELF);
    }
    if (await this.ratings.ratesRelatives(ctx, input.sheetId)) throw refuse(kernelRefusals.CONFLICT_OF_INTEREST);
    return open;
  }

  /** Moves the sheet when stage, entries and verdict allow it; refuses with STAGE_WRONG, ENTRY_MISSING, DATE_IN_FUTURE, WARNINGS_OPEN. */
  async move(
    ctx: WriteCtx,
    { sheet, item }: OpenSheet,
    action: SheetAction,
    entries: Entries,
    input: SheetChange,
    verdict: Verdict<null>,
    write: () => Promise<void> = () => Promise.resolve(),
  ): Promise<SheetRowWithSeason> {
    const { to } = RATING_SHEET.actions[action];
    const [season] = await this.ratings.seasonsInScope(ctx, [sheet.seasonId]);
    const dueOn = to === 'DRAFTING' ? season?.cellDeadlineOn : to === 'SUBMITTED' ? season?.decisionDeadlineOn : null;
    const waitsAtId = to === 'SUBMITTED' ? sheet.deciderId : null;
    const isDecider = action === 'DECIDE' || action === 'RETURN';
    const body = (isDecider ? !sheet.byStandingCommittee : sheet.collective) ? { body: COMMITTEE } : {};
    const step = { ...body, action, entries, verdict, overrides: input.overrides ?? [], dueOn: dueOn ?? null, waitsAtId, validateOnly: input.validateOnly };
    return this.steps.take(ctx, RATING_SHEET, item, step, async () => {
      await write();
      return this.changed(ctx, sheet);
    });
  }

  private changed(ctx: WriteCtx, sheet: SheetRowWithSeason): SheetRowWithSeason {
    ctx.touched.push({ kind: 'rating_sheet', id: sheet.id, action: 'CHANGED' });
    return sheet;
  }
}

interface Given {
  readonly value: readonly GivenRating[];
  readonly overridden: readonly Overridden[];
  readonly answers: readonly RowAnswer[];
}

function together({ entries, overrides }: SheetChange & CellVote, verdict: Verdict<readonly GivenRating[]>): Given {
  return { ...orThrow(settle(verdict, overrides ?? [])), answers: answersOf(entries, []) };
}

/** What is wrong with a row keeps that row back alone. */
function eachForItself({ entries, overrides }: SheetChange & CellVote, verdict: Verdict<unknown>): Given {
  const refusals = verdict.ok ? [] : verdict.refusals;
  // What is wrong with the meeting is wrong with every row.
  const isOfMeeting = (each: Finding): boolean => indexOf(each) === undefined;
  throwAll(refusals.filter(isOfMeeting));
  const isOverridden = ({ refusal }: Finding): boolean => overrides?.some(({ rule }) => rule === refusal.code) ?? false;
  const { overridden } = orThrow(settle(accepted(null, verdict.warnings.filter(isOverridden)), overrides ?? []));
  orThrow(settle(accepted(null, verdict.warnings.filter((each) => isOfMeeting(each) && !isOverridden(each))), []));
  const answers = answersOf(entries, objectionsTo(refusals, verdict.warnings.filter((each) => !isOverridden(each))));
  const isTaken = (index: number | undefined): boolean => index === undefined || answers[index]?.accepted === true;
  return { value: entries.filter((_, index) => isTaken(index)), overridden: overridden.filter(({ finding }) => isTaken(indexOf(finding))), answers };
}

function notFound(): Error {
  return refuse(kernelRefusals.NOT_FOUND, { whatVi: 'phiếu đánh giá', whatEn: 'rating sheet' }, ['input', 'sheetId']);
}

/** The levels of the members on a sheet who share its cap; the cell's own does not count towards the cap on members. */
function levelsOf(rows: readonly EntryRow[], levelOf: (row: EntryRow) => RatingLevel | null): RatingLevel[] {
  return rows.flatMap((row) => (row.memberId === null || row.excuse !== null || row.decidedAbove ? [] : (levelOf(row) ?? [])));
}
