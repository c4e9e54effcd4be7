import { poolFindings, slotsOf, type LevelChange, type PoolBefore, type PoolCap } from '../../../libs/ratings/src/pool.rules.js';
import { capInForce, poolsOf, type CapUnit } from '../../../libs/ratings/src/cap.rules.js';
import { excuseOf, RATING_LEVELS, type RatingLevel, type RollMember } from '../../../libs/ratings/src/rating.rules.js';
import { CAP_MODES, CAP_POOLS, CAP_ROUNDINGS, Regulations, type CapMode, type CapPool, type CapRounding, type RuleBook } from '#regulations';
import { Random } from '../../../prisma/demo/random.js';
import { changed, day } from './scenario.js';

const SEASONS = process.env['CHIBO_TEST_FULL'] === '1' ? 10_000 : 500;
const CUT_OFF = '2026-11-20';
const BOOK = Regulations.load().on(day(CUT_OFF));

/** A member of a random season; the organisation `ward` holds cells of its own, the bases theirs. */
interface Someone {
  readonly cell: string;
  readonly base: string;
  readonly direct: string;
  readonly belonging: 'OWN' | 'GUEST' | 'GONE';
  readonly ceremony: string;
  readonly exempt: boolean;
  readonly suspended: boolean;
  readonly above: boolean;
  readonly level: RatingLevel;
}
interface Rule {
  readonly mode: CapMode;
  readonly percent: number;
  readonly rounding: CapRounding;
  readonly by: CapPool;
}

// What follows, up to the next line like this, says the same as the program in words of its own, from the regulation's text. ------

/** Whether somebody stands on the roster as rated: belongs there, is active, and was admitted six months before. */
function isRated({ belonging, ceremony, exempt, suspended }: Someone): boolean {
  const [year = 0, month = 0, date = 0] = ceremony.split('-').map(Number);
  const due = month + 6 > 12 ? [year + 1, month - 6] : [year, month + 6];
  const last = new Date(Date.UTC(due[0] ?? 0, due[1] ?? 0, 0)).getUTCDate();
  const sixMonths = `${due[0]}-${String(due[1]).padStart(2, '0')}-${String(Math.min(date, last)).padStart(2, '0')}`;
  return belonging === 'OWN' && !exempt && !suspended && sixMonths <= CUT_OFF;
}

/** For every pool, how many are rated, good and excellent, the most that may be excellent, how many slots are left, and whether such a decision is refused. */
function slotsByHand(people: readonly Someone[], { mode, percent, rounding, by }: Rule): Map<string, readonly number[]> {
  const groups = new Map<string, RatingLevel[]>();
  for (const each of people) {
    if (!isRated(each) || each.above) continue;
    const pool = by === 'WHOLE' ? 'ward' : by === 'BASE_ORGANIZATION' ? each.base : each.direct;
    groups.set(pool, [...(groups.get(pool) ?? []), each.level]);
  }
  const count = (levels: readonly RatingLevel[], level: RatingLevel): number => levels.filter((each) => each === level).length;
  return new Map([...groups].map(([pool, levels]) => {
    const [good, excellent] = [count(levels, 'GOOD'), count(levels, 'EXCELLENT')];
    let most = 0;
    // By trying: so many of those good or better may be excellent while the rest stay exactly good.
    for (let tried = 0; tried <= good + excellent; tried += 1) {
      const hundredths = percent * (mode === 'STRICT' ? good + excellent - tried : mode === 'INCLUSIVE' ? good + excellent : levels.length);
      const whole = rounding === 'UP' ? Math.ceil(hundredths / 100) : rounding === 'HALF_UP' ? Math.floor(hundredths / 100 + 0.5) : Math.floor(hundredths / 100);
      if (tried <= whole) most = tried;
    }
    return [pool, [levels.length, good, excellent, most, most - excellent, Number(excellent > most)]];
  }));
}

// -----------------------------------------------------------------------------------------------------------------------------------

function draw(random: Random): { readonly people: readonly Someone[]; readonly rule: Rule } {
  const bases = Array.from({ length: random.int(0, 4) }, (_, index) => `base ${index}`);
  const cells = ['village', 'street', ...bases.flatMap((base) => Array.from({ length: random.int(1, 3) }, (_, index) => `${base} cell ${index}`))];
  const people = Array.from({ length: random.int(1, 120) }, (): Someone => {
    const cell = random.pick(cells);
    const base = bases.find((each) => cell.startsWith(each)) ?? 'ward';
    const ceremony = `2026-${String(random.int(1, 11)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`;
    return {
      cell, base, direct: base === 'ward' ? cell : base, belonging: random.chance(0.9) ? 'OWN' : random.pick(['GUEST', 'GONE'] as const),
      ceremony: random.chance(0.8) ? '2010-05-19' : ceremony, exempt: random.chance(0.05), suspended: random.chance(0.03), above: random.chance(0.05),
      level: random.pick([...RATING_LEVELS, 'GOOD', 'GOOD', 'GOOD']),
    };
  });
  return { people, rule: { mode: random.pick(CAP_MODES), percent: random.int(1, 60), rounding: random.pick(CAP_ROUNDINGS), by: random.pick(CAP_POOLS) } };
}

/** The same by the program's rules. */
function slotsByProgram(people: readonly Someone[], rule: Rule, excuse: typeof excuseOf, slots: typeof slotsOf): Map<string, readonly number[]> {
  let book: RuleBook = changed(BOOK, 'rating.cap-mode', rule.mode);
  book = changed(changed(book, 'rating.cap-rounding', rule.rounding), 'rating.cap-share', { numerator: rule.percent, denominator: 100 });
  const cap = capInForce(changed(book, 'rating.cap-pool', rule.by), 'MEMBERS');
  if (!cap) throw new Error('The book sets a cap.');
  const rated = people.filter((each) => !each.above && excuse(asRollMember(each), BOOK.date, BOOK) === undefined);
  const none = { rated: 0, goodOrBetter: 0, excellent: 0 };
  const units = rated.map(({ cell, base, direct, level }): CapUnit => ({
    organizationId: cell, baseOrganizationId: base, directOrganizationId: direct, isBaseOrganization: false, itself: none,
    members: { rated: 1, goodOrBetter: level === 'GOOD' || level === 'EXCELLENT' ? 1 : 0, excellent: level === 'EXCELLENT' ? 1 : 0 },
  }));
  const inForce = { mode: cap.mode.value, share: cap.share.value, rounding: cap.rounding.value };
  return new Map(poolsOf('ward', units, 'MEMBERS', cap.pool.value).map(({ organizationId, rated: count, goodOrBetter, excellent }) => {
    const good = goodOrBetter - excellent;
    const { allowed, left } = slots({ rated: count, good, excellent }, inForce);
    const before: PoolBefore = { id: organizationId, subject: 'MEMBERS', name: organizationId, rated: 0, good: 0, excellent: 0 };
    const levels = rated.filter(({ base, direct }) => organizationId === (rule.by === 'WHOLE' ? 'ward' : rule.by === 'BASE_ORGANIZATION' ? base : direct)).map(({ level }) => level);
    const changes = levels.map((after): LevelChange => ({ poolId: organizationId, before: null, after }));
    const refused = poolFindings([before], changes, () => ({ ...inForce, hard: true, source: cap }) satisfies PoolCap).refusals.length > 0;
    return [organizationId, [count, good, excellent, allowed, left, Number(refused)]] as const;
  }));
}

function asRollMember({ belonging, ceremony, exempt, suspended }: Someone): RollMember {
  return { belonging, admissionCeremonyOn: day(ceremony), exempt, suspended };
}

/** How many of so many random seasons the two disagree on. */
function disagreements(count: number, excuse = excuseOf, slots = slotsOf): number {
  const random = new Random('rating seasons');
  const told = (found: Map<string, readonly number[]>): string => JSON.stringify([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
  return Array.from({ length: count }, () => draw(random)).filter(({ people, rule }) => told(slotsByHand(people, rule)) !== told(slotsByProgram(people, rule, excuse, slots))).length;
}

describe('roster, cap and slots', () => {
  it(`are what an independent reckoning finds on ${SEASONS} random seasons`, () => {
    expect(disagreements(SEASONS)).toBe(0);
  }, 600_000);

  it('would not be found right by it if a rule were another', () => {
    expect(disagreements(100, (member, ...rest) => excuseOf({ ...member, suspended: false }, ...rest))).toBeGreaterThan(0);
    expect(disagreements(100, (member, cutOff, book) => excuseOf({ ...member, admissionCeremonyOn: member.admissionCeremonyOn.subtract({ days: 1 }) }, cutOff, book))).toBeGreaterThan(0);
    expect(disagreements(100, excuseOf, (pool, rule) => slotsOf({ ...pool, good: pool.good + 5 }, rule))).toBeGreaterThan(0);
  });
});
