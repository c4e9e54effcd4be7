import type { CapMode, CapPool } from '#regulations';
import { fractionOf, percentOf, shown, type Comparator, type Fraction, type Threshold } from './progress.rules.js';

/**
 * What a ceiling is worked out from: what was decided; whom there is to rate, with as many good or better in each pool
 * as the target for that asks; the same from the roll's total alone, spread evenly; or with all of them good or better. Of a
 * season under way also what is decided and, of the others, proposed.
 */
export type CeilingBasis = 'DECIDED' | 'PROPOSED' | 'PLANNED' | 'SPREAD_EVENLY' | 'ALL_GOOD';

/** How many the cap allows by one way to read it. */
export interface Limit {
  readonly mode: CapMode;
  readonly allowed: number;
  readonly canBeMet: boolean;
}

/** A floor beside its ceiling. */
export interface Collision {
  readonly basis: CeilingBasis;
  /** Null where all are one pool by any reading. */
  readonly poolBy: CapPool | null;
  readonly pools: readonly object[];
  /** Of how many the target is a share. */
  readonly whole: number;
  readonly needed: number;
  readonly limits: readonly Limit[];
}

/** What the sentence about a collision is made of. */
export interface Judgement {
  readonly collisions: readonly Collision[];
  /** The readings in force. */
  readonly mode: CapMode;
  readonly poolBy: CapPool;
  readonly threshold: Threshold;
  /** The floor under "good or better", if there is one. */
  readonly goodOrBetter: Threshold | undefined;
  readonly year: number;
  readonly decimals: number;
}

const FLOORS: readonly Comparator[] = ['GTE', 'GT', 'EQ'];

/** Whether a measure asks for at least so much: only then can a ceiling stand in its way. */
export function isFloor({ comparator }: Threshold): boolean {
  return FLOORS.includes(comparator);
}

/** The least of so many with which a share in per cent is reached. */
export function leastOf(whole: number, { comparator, value }: Threshold): number {
  const { numerator, denominator } = fractionOf(value);
  const [wanted, unit] = [numerator * BigInt(whole), denominator * 100n];
  const isExact = wanted % unit === 0n && comparator !== 'GT';
  return Number(wanted / unit) + (isExact ? 0 : 1);
}

/** A share as the report rounds it, with as many decimals more as keep it from looking like a threshold that it is not. */
export function toldBeside(part: number, whole: number, threshold: Threshold, decimals: number): string | null {
  const value = percentOf(part, whole);
  if (!value) return null;
  const limit = fractionOf(threshold.value);
  const isSame = value.numerator * limit.denominator === limit.numerator * value.denominator;
  let used = decimals;
  while (!isSame && shown(value, used) === shown(limit, used)) used += 1;
  return shown(value, used);
}

const BEST_FIRST: readonly CeilingBasis[] = ['ALL_GOOD', 'PLANNED', 'SPREAD_EVENLY', 'PROPOSED', 'DECIDED'];
const MODES: Readonly<Record<CapMode, string>> = { STRICT: 'số hoàn thành tốt', INCLUSIVE: 'số hoàn thành tốt trở lên', ALL: 'số được xếp loại' };
const POOLS: Readonly<Record<CapPool, string>> = {
  BASE_ORGANIZATION: 'tính theo từng tổ chức cơ sở đảng',
  DIRECT_ORGANIZATION: 'tính theo từng tổ chức trực thuộc',
  WHOLE: 'tính chung toàn đảng bộ',
};
const SENTENCE_DECIMALS = 1;

/**
 * That a floor cannot be reached under the cap, in one Vietnamese sentence with its numbers; null where it can. What
 * cannot be reached even if all are good or better says so first; pools as in force come before other pools.
 */
export function statementOf(judgement: Judgement): string | null {
  const { collisions, poolBy, mode } = judgement;
  const fails = ({ limits }: Collision): boolean => limits.some((limit) => limit.mode === mode && !limit.canBeMet);
  const worst = (among: readonly Collision[]): Collision | undefined => BEST_FIRST.map((basis) => among.find((each) => each.basis === basis && fails(each))).find((each) => each !== undefined);
  const own = worst(collisions.filter((each) => each.poolBy === null || each.poolBy === poolBy));
  if (own) return `Không thể đạt trong giới hạn tỷ lệ xuất sắc${circumstances(own, judgement)}: ${numbers(own, judgement)}.`;
  const other = worst(collisions);
  if (!other?.poolBy) return null;
  return `Có thể đạt khi ${POOLS[poolBy]}; nhưng nếu ${POOLS[other.poolBy]} thì không thể đạt trong giới hạn tỷ lệ xuất sắc${circumstances(other, judgement)}: ${numbers(other, judgement)}.`;
}

function circumstances({ basis }: Collision, { goodOrBetter, year }: Judgement): string {
  const floor = goodOrBetter ? `tỷ lệ hoàn thành tốt trở lên chỉ vừa đạt ${shown(fractionOf(goodOrBetter.value), SENTENCE_DECIMALS)}%` : '';
  switch (basis) {
    case 'ALL_GOOD':
      return ', dù tất cả đều hoàn thành tốt trở lên';
    case 'PLANNED':
      return ` khi ${floor}`;
    case 'SPREAD_EVENLY':
      return ` khi số đảng viên chia gần đều giữa các nhóm và ${floor}`;
    case 'PROPOSED':
      return ` với kết quả đã quyết định và đề nghị năm ${year}`;
    case 'DECIDED':
      return ` với kết quả đã quyết định năm ${year}`;
  }
}

function numbers({ whole, needed, limits, pools }: Collision, { mode, threshold, decimals }: Judgement): string {
  const told = (part: number): string => {
    const share = toldBeside(part, whole, threshold, Math.max(decimals, SENTENCE_DECIMALS));
    return `${grouped(part)}/${grouped(whole)}${share === null ? '' : ` (${share}%)`}`;
  };
  const own = limits.find((limit) => limit.mode === mode);
  const others = limits.filter((limit) => limit.mode !== mode);
  const possible = others.filter(({ canBeMet }) => canBeMet);
  const inPools = pools.length > 1 ? ` trong ${pools.length} nhóm` : '';
  const list = (some: readonly Limit[]): string => some.map((limit) => `${told(limit.allowed)} nếu tính trên ${MODES[limit.mode]}`).join(', ');
  const more = possible.length > 0 ? `; chỉ đạt được khi tính cách khác: tối đa ${list(possible)}` : `; tính cách khác cũng không đạt: tối đa ${list(others)}`;
  return `cần ${told(needed)}, tối đa ${told(own?.allowed ?? 0)}${inPools}${more}`;
}

function grouped(count: number): string {
  const value: Fraction = { numerator: BigInt(count), denominator: 1n };
  return shown(value, 0);
}
