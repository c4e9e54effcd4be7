import { finding, kernelRefusals, type Finding } from '#kernel';
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
  /** A body above the organisation of the season decides it. */
  readonly decidedAbove: boolean;
}

export interface DecidedRow extends LevelChange {
  readonly entryId: string;
}

/** What is wrong with the rows named: unknown, excused, decided above, decided already, or named twice. */
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
    if (row.decidedAbove) return [finding(ratingRefusals.ENTRY_DECIDED_ABOVE, {}, path)];
    if (row.decidedLevel) return [finding(ratingRefusals.ENTRY_DECIDED, {}, path)];
    return twice ? [finding(ratingRefusals.ENTRY_TWICE, {}, path)] : [];
  });
}

/** What every row becomes that is neither excused, decided above nor decided already: the level named for it, else the one proposed. */
export function decidedRows(rows: readonly RowToDecide[], except: readonly DecidedOtherwise[]): DecidedRow[] {
  const named = new Map(except.map(({ entryId, level }) => [entryId, level]));
  return rows.flatMap(({ id, excuse, poolId, proposedLevel, decidedLevel, decidedAbove }) => {
    const after = named.get(id) ?? proposedLevel;
    return excuse !== null || decidedAbove || decidedLevel !== null || after === null ? [] : [{ entryId: id, poolId, before: null, after }];
  });
}

/** A decided row to be amended, as it was when the actor looked. */
export interface RowToAmend extends DecidedOtherwise {
  readonly version: number;
}

/** What is wrong with the rows to amend: unknown, named twice, decided above, never decided, or of that level already; versions are checked first. */
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
    if (row.decidedAbove) return [finding(ratingRefusals.ENTRY_DECIDED_ABOVE, {}, path)];
    if (row.decidedLevel === null) return [finding(ratingRefusals.ENTRY_NOT_DECIDED, {}, path)];
    return row.decidedLevel === level ? [finding(ratingRefusals.AMENDS_NOTHING, {}, path)] : [];
  });
}

/** What a body above decided of a row, as it was when the actor looked. */
export type RowFromAbove = RowToAmend;

/** Who enters what was decided above, and whether a change of what was entered before says why. */
export interface EnteringFromAbove {
  readonly memberId: string | null;
  /** Declared relatives, as members. */
  readonly relatives: ReadonlySet<string>;
  readonly reason: string | null;
}

/**
 * What is wrong with results entered from above: rows unknown, named twice, decided here, not yet rated by the cell, of that
 * level already, changed without a reason, or of whoever enters them or a declared relative; versions are checked first.
 */
export function fromAboveFindings(given: readonly RowFromAbove[], rows: readonly RowToDecide[], { memberId, relatives, reason }: EnteringFromAbove): Finding[] {
  const known = new Map(rows.map((row) => [row.id, row]));
  const seen = new Set<string>();
  return given.flatMap(({ entryId, level }, index) => {
    const path = ['input', 'rows', String(index), 'entryId'];
    const row = known.get(entryId);
    const twice = seen.has(entryId);
    seen.add(entryId);
    if (!row) return [finding(ratingRefusals.ENTRY_UNKNOWN, {}, path)];
    if (twice) return [finding(ratingRefusals.ENTRY_TWICE, {}, path)];
    if (!row.decidedAbove) return [finding(ratingRefusals.ENTRY_DECIDED_HERE, {}, path)];
    if (row.proposedLevel === null) return [finding(ratingRefusals.ENTRY_NOT_PROPOSED, {}, path)];
    if (row.memberId !== null && row.memberId === memberId) return [finding(ratingRefusals.RESULT_OF_SELF, {}, path)];
    if (row.memberId !== null && relatives.has(row.memberId)) return [finding(kernelRefusals.CONFLICT_OF_INTEREST, {}, path)];
    if (row.decidedLevel === level) return [finding(ratingRefusals.AMENDS_NOTHING, {}, path)];
    return row.decidedLevel !== null && reason === null ? [finding(ratingRefusals.REASON_MISSING, {}, ['input', 'reason'])] : [];
  });
}
