import type { CapMode, CapPool, CapRounding, InForce, RuleBook, Share } from '#regulations';

/** How many may be rated "excellent". */
export interface CapRule {
  readonly mode: CapMode;
  readonly share: Share;
  readonly rounding: CapRounding;
}

/** Whom the cap limits: members, or base organisations among their peers. */
export type CapSubject = 'MEMBERS' | 'BASE_ORGANIZATIONS';

/** The parameters of the cap on a day, each with its source. */
export interface CapInForce {
  readonly share: InForce<Share>;
  readonly mode: InForce<CapMode>;
  readonly rounding: InForce<CapRounding>;
  readonly pool: InForce<CapPool>;
}

/** Those who share one cap: how many are rated, and how many of them good or better, the excellent included. */
export interface Pool {
  readonly rated: number;
  readonly goodOrBetter: number;
}

/** How many are rated, how many of them good or better, and how many of those excellent. */
export interface Rated extends Pool {
  readonly excellent: number;
}

/** An organisation on a day: which pools it may belong to, and what there is to count of it. */
export interface CapUnit {
  readonly organizationId: string;
  /** The base organisation it is or belongs to; of a cell directly under the ward, the ward. */
  readonly baseOrganizationId: string;
  /** What it is or belongs to of all that stands directly under the organisation asked for. */
  readonly directOrganizationId: string;
  readonly isBaseOrganization: boolean;
  readonly members: Rated;
  /** Its own rating, as an organisation. */
  readonly itself: Rated;
}

/** Before anything is decided: how many belong to it, those who will be excused included. */
export interface ExpectedUnit extends CapUnit {
  readonly onRoll: number;
}

/** A pool, and the organisation after which it is called. */
export interface NamedPool extends Rated {
  readonly organizationId: string;
}

/** The pools of an organisation's units in which anybody is rated; base organisations are all each other's peers. */
export function poolsOf(organizationId: string, units: readonly CapUnit[], subject: CapSubject, by: CapPool): NamedPool[] {
  const pools = new Map<string, NamedPool>();
  for (const unit of units) {
    if (subject === 'BASE_ORGANIZATIONS' && !unit.isBaseOrganization) continue;
    const own = subject === 'MEMBERS' ? unit.members : unit.itself;
    if (own.rated === 0) continue;
    const key = subject === 'MEMBERS' ? poolOf(unit, by) : undefined;
    const pool = pools.get(key ?? organizationId);
    pools.set(key ?? organizationId, {
      organizationId: key ?? organizationId,
      rated: own.rated + (pool?.rated ?? 0),
      goodOrBetter: own.goodOrBetter + (pool?.goodOrBetter ?? 0),
      excellent: own.excellent + (pool?.excellent ?? 0),
    });
  }
  return [...pools.values()];
}

function poolOf({ baseOrganizationId, directOrganizationId }: CapUnit, by: CapPool): string | undefined {
  if (by === 'WHOLE') return undefined;
  return by === 'BASE_ORGANIZATION' ? baseOrganizationId : directOrganizationId;
}

/** The cap of a day; undefined before documents set all of it. */
export function capInForce(book: RuleBook, subject: CapSubject): CapInForce | undefined {
  const share = book.get(subject === 'MEMBERS' ? 'rating.cap-share' : 'rating.organization-cap-share');
  const mode = book.get('rating.cap-mode');
  const rounding = book.get('rating.cap-rounding');
  const pool = book.get('rating.cap-pool');
  return share && mode && rounding && pool && { share, mode, rounding, pool };
}

/** The most that is within the cap of a base that stays as it is. */
export function mostOf(base: number, rule: Omit<CapRule, 'mode'>): number {
  const { left, right, slack } = inWhole(rule);
  return wholeParts(right * base + slack, left);
}

/**
 * The most of a pool that may be excellent while so many are good or better. By STRICT whoever becomes excellent is
 * no longer exactly good, so every slot that is used makes the base smaller.
 */
export function mostExcellent({ rated, goodOrBetter }: Pool, rule: CapRule): number {
  if (rule.mode !== 'STRICT') return Math.min(goodOrBetter, mostOf(rule.mode === 'ALL' ? rated : goodOrBetter, rule));
  const { left, right, slack } = inWhole(rule);
  return Math.min(goodOrBetter, wholeParts(right * goodOrBetter + slack, left + right));
}

/** The same of several pools: what one leaves unused no other may use. */
export function mostExcellentIn(pools: readonly Pool[], rule: CapRule): number {
  return pools.reduce((sum, pool) => sum + mostExcellent(pool, rule), 0);
}

/** So many rated in pools whose sizes differ by one at most, each with as many good or better as are given for its size. */
export function evenPools(rated: number, count: number, goodOrBetterOf: (rated: number) => number): Pool[] {
  const size = wholeParts(rated, count);
  return Array.from({ length: count }, (_, index) => {
    const own = index < rated % count ? size + 1 : size;
    return { rated: own, goodOrBetter: goodOrBetterOf(own) };
  });
}

const BASES: Readonly<Record<CapMode, string>> = {
  STRICT: 'số hoàn thành tốt',
  INCLUSIVE: 'số hoàn thành tốt trở lên',
  ALL: 'số được xếp loại',
};
const ROUNDINGS: Readonly<Record<CapRounding, string>> = { DOWN: 'không làm tròn lên', HALF_UP: 'từ nửa trở lên làm tròn lên', UP: 'làm tròn lên' };

/** What the cap says, in Vietnamese. */
export function capInWords({ mode, share, rounding }: CapRule): string {
  return `không quá ${percent(share)} ${BASES[mode]}, ${ROUNDINGS[rounding]}`;
}

/** Why so many and no more may be excellent, in Vietnamese and in whole numbers; of several pools, how their slots add up. */
export function capFormula(pools: readonly Pool[], rule: CapRule): string {
  const [only, ...others] = pools;
  if (!only) return 'Không có ai được xếp loại';
  return others.length === 0 ? proofOf(only, rule) : sumOf(pools, rule);
}

function proofOf(pool: Pool, rule: CapRule): string {
  const allowed = mostExcellent(pool, rule);
  const fits = comparison(allowed, '≤', pool, rule);
  if (allowed === pool.goodOrBetter) return `Tối đa ${allowed}: ${fits}; không còn ai hoàn thành tốt`;
  return `Tối đa ${allowed}: ${fits}; nếu ${allowed + 1} thì ${comparison(allowed + 1, '>', pool, rule)}`;
}

/** E.g. `5 × 2 = 10 ≤ 17 − 2 = 15`: 2 are at most a fifth of the 15 that are left. */
function comparison(excellent: number, sign: '≤' | '>', { rated, goodOrBetter }: Pool, rule: CapRule): string {
  const { left, right, slack } = inWhole(rule);
  const base = rule.mode === 'STRICT' ? goodOrBetter - excellent : rule.mode === 'ALL' ? rated : goodOrBetter;
  const written = rule.mode === 'STRICT' ? `${goodOrBetter} − ${excellent}` : String(base);
  const factor = right === 1 ? written : `${right} × ${rule.mode === 'STRICT' ? `(${written})` : written}`;
  const sum = slack === 0 ? factor : `${factor} + ${slack}`;
  const total = right * base + slack;
  return `${left} × ${excellent} = ${left * excellent} ${sign} ${sum === String(total) ? sum : `${sum} = ${total}`}`;
}

function sumOf(pools: readonly Pool[], rule: CapRule): string {
  const slots = new Map<number, number>();
  for (const pool of pools) {
    const allowed = mostExcellent(pool, rule);
    slots.set(allowed, (slots.get(allowed) ?? 0) + 1);
  }
  const parts = [...slots].sort(([a], [b]) => b - a).map(([allowed, count]) => `${count} nhóm × ${allowed}`);
  return `${pools.length} nhóm: ${parts.join(' + ')} = ${mostExcellentIn(pools, rule)}`;
}

export function percent({ numerator, denominator }: Share): string {
  return `${(numerator * 100) / denominator}%`;
}

/** The rule as `left × excellent ≤ right × base + slack`, all whole numbers. */
export function inWhole({ share, rounding }: Omit<CapRule, 'mode'>): { readonly left: number; readonly right: number; readonly slack: number } {
  const common = commonDivisor(share.numerator, share.denominator);
  const [left, right] = [wholeParts(share.denominator, common), wholeParts(share.numerator, common)];
  if (rounding === 'HALF_UP') return { left: 2 * left, right: 2 * right, slack: left };
  return { left, right, slack: rounding === 'UP' ? left - 1 : 0 };
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

/** How often `part` goes into `whole`, without a fraction on the way. */
function wholeParts(whole: number, part: number): number {
  return (whole - (whole % part)) / part;
}
