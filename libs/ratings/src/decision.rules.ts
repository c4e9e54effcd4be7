import { finding, type Finding } from '#kernel';
import type { LevelChange } from './pool.rules.js';
import { ratingRefusals } from './rating.refusals.js';
import type { RatingExcuse, RatingLevel } from './rating.rules.js';

/** A row decided otherwise than the cell proposes. */
export interface DecidedOtherwise {
  readonly entryId: string;
  readonly level: RatingLevel;
}

/** A row as a decision sees it. */
export interface RowToDecide {
  readonly id: string;
  readonly memberId: string | null;
  readonly excuse: RatingExcuse | null;
  readonly poolId: string | null;
  readonly version: number;
  readonly proposedLevel: RatingLevel | null;
  readonly decidedLevel: RatingLevel | null;
}

export interface DecidedRow extends LevelChange {
  readonly entryId: string;
}

/** What is wrong with the rows named: unknown, excused, or named twice. */
export function exceptFindings(except: readonly DecidedOtherwise[], rows: readonly RowToDecide[]): Finding[] {
  const known = new Map(rows.map((row) => [row.id, row]));
  const seen = new Set<string>();
  return except.flatMap(({ entryId }, index) => {
    const path = ['input', 'except', String(index), 'entryId'];
    const row = known.get(entryId);
    const twice = seen.has(entryId);
    seen.add(entryId);
    if (!row) return [finding(ratingRefusals.ENTRY_UNKNOWN, {}, path)];
    if (row.excuse) return [finding(ratingRefusals.ENTRY_EXCUSED, {}, path)];
    return twice ? [finding(ratingRefusals.ENTRY_TWICE, {}, path)] : [];
  });
}

/** What every row that is not excused becomes: the level named for it, else the one proposed. */
export function decidedRows(rows: readonly RowToDecide[], except: readonly DecidedOtherwise[]): DecidedRow[] {
  const named = new Map(except.map(({ entryId, level }) => [entryId, level]));
  return rows.flatMap(({ id, excuse, poolId, proposedLevel, decidedLevel }) => {
    const after = named.get(id) ?? proposedLevel;
    return excuse !== null || after === null ? [] : [{ entryId: id, poolId, before: decidedLevel, after }];
  });
}

/** A decided row to be amended, as it was when the actor looked. */
export interface RowToAmend extends DecidedOtherwise {
  readonly version: number;
}

/** What is wrong with the rows to amend: unknown, named twice, never decided, or of that level already; versions are checked first. */
export function amendFindings(amended: readonly RowToAmend[], rows: readonly RowToDecide[]): Finding[] {
  const known = new Map(rows.map((row) => [row.id, row]));
  const seen = new Set<string>();
  return amended.flatMap(({ entryId, level }, index) => {
    const path = ['input', 'rows', String(index), 'entryId'];
    const row = known.get(entryId);
    const twice = seen.has(entryId);
    seen.add(entryId);
    if (!row) return [finding(ratingRefusals.ENTRY_UNKNOWN, {}, path)];
    if (twice) return [finding(ratingRefusals.ENTRY_TWICE, {}, path)];
    if (row.decidedLevel === null) return [finding(ratingRefusals.ENTRY_NOT_DECIDED, {}, path)];
    return row.decidedLevel === level ? [finding(ratingRefusals.AMENDS_NOTHING, {}, path)] : [];
  });
}
