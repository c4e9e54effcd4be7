import { Injectable } from '@nestjs/common';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { accepted, kernelRefusals, orThrow, refuse, refused, type Finding, type PlainDate } from '#kernel';
import { settle, WorkflowRepository, type ItemRow, type Overridden, type Override } from '#workflow';
import { answersOf, bulkFindings, indexOf, objectionsTo, rowPath, withoutSlot, type BulkMode, type PlacedChange, type RowAnswer, type StandingRow } from './bulk.rules.js';
import { amendmentDayFindings } from './decision-day.rules.js';
import { DecisionQuery } from './decision.query.js';
import type { RowToAmend } from './decision.rules.js';
import { joined, throwAll, verdictOf } from './enter.rules.js';
import { LadderService } from './ladder.service.js';
import { PoolRepository } from './pool.repository.js';
import { poolFindings } from './pool.rules.js';
import { PoolService, type PoolGround, type Weighed } from './pool.service.js';
import { COMMITTEE, RATING_SHEET } from './rating-sheet.stages.js';
import { RatingQuery, type SeasonRow, type SheetRowWithSeason } from './rating.query.js';

export interface BulkDecision {
  readonly seasonId: string;
  readonly mode: BulkMode;
  readonly rows: readonly RowToAmend[];
  readonly decisionNumber: string;
  readonly decidedOn: PlainDate;
  /** Why rows decided before are changed. */
  readonly reason?: string | null;
  readonly overrides?: readonly Override[] | null;
  readonly validateOnly: boolean;
}

/** A season of which rows were decided, and what each row was answered. */
export interface BulkDecided {
  readonly season: SeasonRow;
  readonly decided: number;
  readonly amended: number;
  readonly answers: readonly RowAnswer[];
}

/** The rows given as they stand, with their sheets and pools locked. */
interface Standing {
  readonly season: SeasonRow;
  readonly sheets: readonly SheetRowWithSeason[];
  readonly items: readonly ItemRow[];
  /** All rows of those sheets. */
  readonly rows: readonly StandingRow[];
  readonly findings: readonly Finding[];
  /** Of the rows of which nothing by itself is wrong. */
  readonly changes: readonly BulkChange[];
  readonly weighed: Weighed;
}

type BulkChange = PlacedChange & { readonly entryId: string; readonly version: number; readonly sheetId: string };

interface Taken {
  readonly changes: readonly BulkChange[];
  readonly overridden: readonly Overridden[];
  readonly answers: readonly RowAnswer[];
}

/** Decides rows one by one, as many as a ward has, in one go: all of them or none, or each for itself. */
@Injectable()
export class BulkService {
  constructor(
    private readonly ratings: RatingQuery,
    private readonly progress: DecisionQuery,
    private readonly writes: PoolRepository,
    private readonly pools: PoolService,
    private readonly workflow: WorkflowRepository,
    private readonly ladder: LadderService,
  ) {}

  /**
   * Gives rows their levels: rows of submitted sheets are decided, rows decided before are amended. A sheet whose last row
   * is decided is decided with it.
   * @throws DomainError NOT_FOUND, DATE_IN_FUTURE, DECIDED_BEFORE_CUT_OFF; of all or nothing also what `bulkFindings` finds,
   *   RATING_RESTRICTED and POOL_CAP_EXCEEDED
   */
  async decide(ctx: WriteCtx, input: BulkDecision): Promise<BulkDecided> {
    const [season] = await this.ratings.seasonsInScope(ctx, [input.seasonId]);
    const all = season ? await this.ratings.sheetsOf(ctx, [season.id]) : [];
    const own = await this.ratings.decidable(ctx, all.map(({ id }) => id));
    // Whoever decides nothing of a season is told no more of it than whoever is out of its scope.
    if (!season || own.size === 0) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'đợt đánh giá', whatEn: 'rating season' }, ['input', 'seasonId']);
    throwAll(amendmentDayFindings(input.decidedOn, { cutOffOn: season.cutOffOn, lastDecidedOn: null }, ctx.today));
    const standing = await this.look(ctx, input, season, all.filter(({ id }) => own.has(id)));
    const taken = await (input.mode === 'PER_ROW' ? this.eachForItself(ctx, input, standing) : this.allOrNothing(ctx, input, standing));
    const amended = taken.changes.filter(({ before }) => before !== null).length;
    return rehearsable(ctx, input.validateOnly, async () => {
      if (taken.changes.length > 0) await this.write(ctx, input, standing, taken);
      const [after] = await this.ratings.seasonsInScope(ctx, [season.id]);
      return { season: after ?? season, decided: taken.changes.length - amended, amended, answers: taken.answers };
    });
  }

  /** What there is to know of the rows given; sheets and pools stay locked until the transaction ends. */
  private async look(ctx: WriteCtx, input: BulkDecision, season: SeasonRow, own: readonly SheetRowWithSeason[]): Promise<Standing> {
    const entryIds = input.rows.map(({ entryId }) => entryId);
    const touched = new Set(await this.progress.sheetsOfEntries(ctx, season.id, entryIds));
    const sheets = own.filter(({ id }) => touched.has(id));
    const sheetIds = sheets.map(({ id }) => id);
    const items = await this.workflow.lockAll(ctx, sheetIds);
    const conflicting = await this.progress.conflicting(ctx);
    const drafting = new Set(items.flatMap(({ id, stage }) => (stage === 'DRAFTING' ? [id] : [])));
    const lastDecidedOn = input.reason == null ? new Map<string, string>() : await this.progress.lastDecidedOnOf(ctx, entryIds);
    let found: Pick<Standing, 'rows' | 'findings' | 'changes'> = { rows: [], findings: [], changes: [] };
    const weighed = await this.pools.weigh(ctx, groundOf(season), entryIds, async () => {
      const rows = await this.ratings.standingRows(ctx, sheetIds);
      const byId = new Map(rows.map((row) => [row.id, row]));
      const ground = { rows: byId, drafting, conflicting, memberId: ctx.actor.memberId, lastDecidedOn, decidedOn: input.decidedOn.toString(), reason: input.reason ?? null };
      const findings = bulkFindings(input.rows, ground);
      found = { rows, findings, changes: changesOf(input.rows, byId, findings) };
      return found.changes;
    });
    return { season, sheets, items, weighed, ...found };
  }

  private async allOrNothing(ctx: WriteCtx, input: BulkDecision, standing: Standing): Promise<Taken> {
    const { findings, changes, weighed } = standing;
    const own = findings.length > 0 ? refused(findings) : accepted(null);
    const verdict = joined(joined(own, weighed.verdict), verdictOf(await this.restricted(ctx, standing)));
    const { overridden } = orThrow(settle(verdict, input.overrides ?? []));
    return { changes, overridden, answers: answersOf(input.rows, []) };
  }

  /** What is wrong with a row keeps that row back alone; of the others none goes over a cap. */
  private async eachForItself(ctx: WriteCtx, input: BulkDecision, standing: Standing): Promise<Taken> {
    const overrides = input.overrides ?? [];
    const isOverridden = ({ refusal }: Finding): boolean => overrides.some(({ rule }) => rule === refusal.code);
    const { pools, capOf } = standing.weighed;
    const restricted = await this.restricted(ctx, standing);
    const own = objectionsTo([...standing.findings, ...restricted.refusals], restricted.warnings.filter((each) => !isOverridden(each)));
    const barred = indicesOf(own.map(({ finding }) => finding));
    const free = standing.changes.filter(({ index }) => !barred.has(index));
    const overCap = withoutSlot(pools, free, capOf, (cap) => cap.hard || !overrides.some(({ rule }) => rule === 'POOL_CAP_EXCEEDED'));
    const over = indicesOf(overCap.map(({ finding }) => finding));
    const changes = free.filter(({ index }) => !over.has(index));
    const warnings = [...restricted.warnings, ...poolFindings(pools, changes, capOf).warnings].filter(isOverridden);
    const { overridden } = orThrow(settle(accepted(null, warnings), overrides));
    const taken = new Set(changes.map(({ index }) => index));
    return {
      changes,
      overridden: overridden.filter(({ finding }) => taken.has(indexOf(finding) ?? -1) || indexOf(finding) === undefined),
      answers: answersOf(input.rows, [...own, ...overCap]),
    };
  }

  private async restricted(ctx: Ctx, { season, sheets, changes }: Standing): ReturnType<LadderService['restricted']> {
    const rows = changes.map(({ entryId, after, index }) => ({ entryId, after, path: rowPath(index, 'level') }));
    return this.ladder.restricted(ctx, sheets, rows, await this.pools.book(ctx, groundOf(season)));
  }

  private async write(ctx: WriteCtx, input: BulkDecision, standing: Standing, { changes, overridden }: Taken): Promise<void> {
    const [first] = changes;
    await this.pools.keep(ctx, standing.weighed);
    // A row that shares no cap is not locked: somebody who amends it may have been quicker.
    if (!(await this.writes.setLevels(ctx, changes, input.decidedOn))) throw refuse(kernelRefusals.VERSION_STALE, { current: (first?.version ?? 0) + 1, given: first?.version ?? 0 }, ['input', 'rows']);
    const amended = changes.flatMap(({ before, ...row }) => (before === null ? [] : [{ ...row, before }]));
    if (amended.length > 0) await this.writes.recordAmendment(ctx, standing.season.id, amended, { ...input, reason: input.reason ?? '' });
    await this.step(ctx, input, standing, changes);
    if (first) await this.workflow.recordOverrides(ctx, first.sheetId, overridden);
    ctx.touched.push(
      { kind: 'rating_season', id: standing.season.id, action: 'CHANGED' },
      ...[...new Set(changes.map(({ sheetId }) => sheetId))].map((id) => ({ kind: 'rating_sheet', id, action: 'CHANGED' as const })),
      ...changes.map(({ entryId }) => ({ kind: 'rating_entry', id: entryId, action: 'CHANGED' as const })),
    );
  }

  /** Sheets all of whose rows are decided now are decided; of the others the log says that some are. */
  private async step(ctx: WriteCtx, { decisionNumber, decidedOn }: BulkDecision, { sheets, items, rows }: Standing, changes: readonly BulkChange[]): Promise<void> {
    const decided = new Set(changes.flatMap(({ entryId, before }) => (before === null ? [entryId] : [])));
    const touched = new Set(rows.flatMap(({ id, sheetId }) => (decided.has(id) ? [sheetId] : [])));
    const unfinished = new Set(rows.flatMap(({ id, sheetId, excuse, decidedAbove, decidedLevel }) => (excuse === null && !decidedAbove && decidedLevel === null && !decided.has(id) ? [sheetId] : [])));
    const submitted = items.filter(({ id, stage }) => stage === 'SUBMITTED' && touched.has(id));
    const { to, body } = RATING_SHEET.actions.DECIDE;
    const entry = { action: 'DECIDE', body: (sheets.every(({ byStandingCommittee }) => byStandingCommittee) ? body : COMMITTEE).vi, decisionNumber, decidedOn };
    const [done, ...othersDone] = submitted.filter(({ id }) => !unfinished.has(id));
    if (done) await this.workflow.moveAll(ctx, [done, ...othersDone], { ...entry, to, dueOn: null });
    const [begun, ...othersBegun] = submitted.filter(({ id }) => unfinished.has(id));
    if (begun) await this.workflow.stepAll(ctx, [begun, ...othersBegun], { ...entry, to: begun.stage });
  }
}

function groundOf({ organizationId, cutOffOn }: SeasonRow): PoolGround {
  return { ownerId: organizationId, cutOffOn };
}

function indicesOf(findings: readonly Finding[]): ReadonlySet<number> {
  return new Set(findings.flatMap((each) => indexOf(each) ?? []));
}

/** What the rows become of which nothing is wrong. */
function changesOf(given: readonly RowToAmend[], rows: ReadonlyMap<string, StandingRow>, findings: readonly Finding[]): BulkChange[] {
  const wrong = indicesOf(findings);
  return given.flatMap(({ entryId, version, level }, index) => {
    const row = rows.get(entryId);
    if (!row || wrong.has(index)) return [];
    return [{ entryId, version, index, sheetId: row.sheetId, poolId: row.poolId, before: row.decidedLevel, after: level }];
  });
}
