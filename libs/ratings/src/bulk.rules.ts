import { finding, kernelRefusals, type Finding } from '#kernel';
import type { RowToAmend, RowToDecide } from './decision.rules.js';
import { countsAfter, excess, slotsOf, weightOf, type LevelChange, type PoolBefore, type PoolCap } from './pool.rules.js';
import type { CapSubject } from './cap.rules.js';
import { ratingRefusals } from './rating.refusals.js';

/** Whether rows are taken together or each for itself. */
export const BULK_MODES = ['ALL_OR_NOTHING', 'PER_ROW'] as const;
export type BulkMode = (typeof BULK_MODES)[number];

/** Why a row was not taken; a warning counts until it is overridden. */
export interface Objection {
  readonly finding: Finding;
  readonly overridable: boolean;
}

/** What a row that was given is answered: taken, or why not. */
export interface RowAnswer {
  readonly entryId: string;
  readonly accepted: boolean;
  readonly objections: readonly Objection[];
}

/** A row as it stands when many are decided at once. */
export interface StandingRow extends RowToDecide {
  readonly sheetId: string;
}

/** What there is to know of the rows that are given. */
export interface BulkGround {
  /** The rows that are the actor's organisation's to decide, by id. */
  readonly rows: ReadonlyMap<string, StandingRow>;
  /** Sheets that are still with the cell. */
  readonly drafting: ReadonlySet<string>;
  /** Sheets on which the actor, or a declared relative, is rated. */
  readonly conflicting: ReadonlySet<string>;
  readonly memberId: string | null;
  /** Day of the last decision or amendment, by row. */
  readonly lastDecidedOn: ReadonlyMap<string, string>;
  readonly decidedOn: string;
  readonly reason: string | null;
}

export const ROWS_PATH = ['input', 'rows'] as const;

export function rowPath(index: number, ...field: readonly string[]): string[] {
  return [...ROWS_PATH, String(index), ...field];
}

/** What is wrong with each row given by itself: at most one thing, the first that somebody would have to look at. */
export function bulkFindings(given: readonly RowToAmend[], ground: BulkGround): Finding[] {
  const seen = new Set<string>();
  const ownSheets = new Set([...ground.rows.values()].flatMap(({ memberId, sheetId }) => (memberId !== null && memberId === ground.memberId ? [sheetId] : [])));
  return given.flatMap((row, index) => {
    const twice = seen.has(row.entryId);
    seen.add(row.entryId);
    return oneFinding(row, twice, ground, ownSheets, index);
  });
}

function oneFinding({ entryId, version, level }: RowToAmend, twice: boolean, ground: BulkGround, ownSheets: ReadonlySet<string>, index: number): Finding[] {
  const row = ground.rows.get(entryId);
  const at = rowPath(index, 'entryId');
  if (!row) return [finding(kernelRefusals.NOT_FOUND, { whatVi: 'dòng đánh giá', whatEn: 'rating row' }, at)];
  if (twice) return [finding(ratingRefusals.ENTRY_TWICE, {}, at)];
  if (row.version !== version) return [finding(kernelRefusals.VERSION_STALE, { current: row.version, given: version }, rowPath(index, 'version'))];
  if (row.excuse) return [finding(ratingRefusals.ENTRY_EXCUSED, {}, at)];
  if (row.decidedAbove) return [finding(ratingRefusals.ENTRY_DECIDED_ABOVE, {}, at)];
  if (ground.conflicting.has(row.sheetId)) return [finding(ownSheets.has(row.sheetId) ? ratingRefusals.DECIDES_ON_SELF : kernelRefusals.CONFLICT_OF_INTEREST, {}, at)];
  if (row.decidedLevel === null) return ground.drafting.has(row.sheetId) ? [finding(ratingRefusals.SHEET_NOT_SUBMITTED, {}, at)] : [];
  if (row.decidedLevel === level) return [finding(ratingRefusals.AMENDS_NOTHING, {}, rowPath(index, 'level'))];
  if (ground.reason === null) return [finding(ratingRefusals.REASON_MISSING, {}, rowPath(index, 'level'))];
  const lastDecidedOn = ground.lastDecidedOn.get(entryId);
  if (lastDecidedOn === undefined || ground.decidedOn >= lastDecidedOn) return [];
  return [finding(ratingRefusals.AMENDED_BEFORE_DECISION, { decidedOn: ground.decidedOn, lastDecidedOn }, rowPath(index, 'level'))];
}

/** A change of a row, by its place among those given. */
export interface PlacedChange extends LevelChange {
  readonly index: number;
}

/**
 * Which changes find no slot while caps bind: those given first go first, and no slot stays free that one of the others
 * asked for. What brings a pool no nearer to its cap always goes.
 */
export function withoutSlot(pools: readonly PoolBefore[], changes: readonly PlacedChange[], capOf: (subject: CapSubject) => PoolCap | undefined, binds: (cap: PoolCap) => boolean): Objection[] {
  const byPool = new Map<string, PlacedChange[]>();
  for (const change of changes) {
    if (change.poolId === null) continue;
    const own = byPool.get(change.poolId);
    if (own) own.push(change);
    else byPool.set(change.poolId, [change]);
  }
  return pools.flatMap((pool) => {
    const cap = capOf(pool.subject);
    return cap && binds(cap) ? withoutSlotIn(pool, byPool.get(pool.id) ?? [], cap) : [];
  });
}

function withoutSlotIn(pool: PoolBefore, changes: readonly PlacedChange[], cap: PoolCap): Objection[] {
  const costOf = ({ before, after }: PlacedChange): number => weightOf(after, cap) - weightOf(before, cap);
  const bound = Math.max(excess(pool, cap), 0);
  let total = changes.reduce((sum, change) => sum + costOf(change), excess(pool, cap));
  const dropped = new Set<PlacedChange>();
  for (const change of [...changes].reverse()) {
    if (total <= bound) break;
    if (costOf(change) <= 0) continue;
    dropped.add(change);
    total -= costOf(change);
  }
  for (const change of changes) {
    if (!dropped.has(change) || total + costOf(change) > bound) continue;
    dropped.delete(change);
    total += costOf(change);
  }
  const reached = { ...pool, ...countsAfter(pool, changes.filter((change) => !dropped.has(change))) };
  return [...dropped].map((change) => {
    const after = countsAfter(reached, [change]);
    const { allowed, formula } = slotsOf(after, cap);
    const refusal = { ...ratingRefusals.POOL_CAP_EXCEEDED, rule: cap.source.share.rule };
    return { finding: finding(refusal, { pool: pool.name, excellent: after.excellent, allowed, formula }, rowPath(change.index, 'level')), overridable: !cap.hard };
  });
}

/** The row that a finding names, by its place among those given; undefined when it is about none of them alone. */
export function indexOf({ path }: Finding): number | undefined {
  const index = path[0] === 'input' && (path[1] === 'rows' || path[1] === 'entries') ? Number(path[2]) : NaN;
  return Number.isInteger(index) ? index : undefined;
}

/** What is found, as it speaks against rows. */
export function objectionsTo(refusals: readonly Finding[], open: readonly Finding[] = []): Objection[] {
  return [...refusals.map((finding) => ({ finding, overridable: false })), ...open.map((finding) => ({ finding, overridable: true }))];
}

/** Each row with what speaks against it. */
export function answersOf(given: readonly { readonly entryId: string }[], objections: readonly Objection[]): RowAnswer[] {
  const against: Objection[][] = given.map(() => []);
  for (const objection of objections) {
    const index = indexOf(objection.finding);
    const own = index === undefined ? undefined : against[index];
    if (!own) throw new Error('What is said against one row names it.');
    own.push(objection);
  }
  return given.map(({ entryId }, index) => ({ entryId, accepted: against[index]?.length === 0, objections: against[index] ?? [] }));
}
