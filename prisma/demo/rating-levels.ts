import type { RatingLevel } from '#prisma-client';
import { mostWithin, type Share } from '#regulations';
import { FIGURES } from './figures.js';
import { bearsInventedName, WARDS_FROM, type DemoCell, type DemoTree } from './organizations.js';
import type { Random } from './random.js';

/** The first year that was rated in the predecessors' term; they were rated for the last time the year before the wards. */
export const FIRST_YEAR = 2021;
const WARDS_YEAR = Number(WARDS_FROM.slice(0, 4));

const COMPLETED_SHARE = 0.05;
const NOT_COMPLETED_SHARE = 0.004;
const CELL_COMPLETED_SHARE = 0.04;

/** The levels of so many members of a cell, in their order; never more "excellent" than the cap allows. */
export function drawMemberLevels(random: Random, cell: DemoCell, count: number, cap: Share | undefined): RatingLevel[] {
  const mayFail = bearsInventedName(cell);
  const levels = Array.from({ length: count }, (): RatingLevel => {
    const lot = random.fraction();
    if (mayFail && lot < NOT_COMPLETED_SHARE) return 'NOT_COMPLETED';
    return lot < COMPLETED_SHARE ? 'COMPLETED' : 'GOOD';
  });
  return raise(random, levels, cap, random.int(0, 1));
}

/** The levels of the cells themselves, in their order, those named below "good". */
export function drawCellLevels(random: Random, cells: readonly DemoCell[], cap: Share | undefined, below: CellsBelowGood, year: number): RatingLevel[] {
  const levels = cells.map((cell): RatingLevel => {
    const draw = random.chance(CELL_COMPLETED_SHARE);
    const fallsBelow = below.plans(cell, year) ? below.has(cell, year) : draw && bearsInventedName(cell);
    return fallsBelow ? 'COMPLETED' : 'GOOD';
  });
  return raise(random, levels, cap, random.int(0, 2));
}

/** Raises some of the good to excellent: as many as the cap allows (those raised no longer count as good), less a few. */
function raise(random: Random, levels: readonly RatingLevel[], cap: Share | undefined, less: number): RatingLevel[] {
  if (!cap) return [...levels];
  const good = levels.flatMap((level, index) => (level === 'GOOD' ? [index] : []));
  let most = 0;
  while (most + 1 <= mostWithin(good.length - most - 1, cap)) most += 1;
  const raised = new Set(random.shuffle(good).slice(0, Math.max(0, most - less)));
  return levels.map((level, index) => (raised.has(index) ? 'EXCELLENT' : level));
}

/**
 * The cells that are rated below "good", year by year, where a report prints the share of those that are not:
 * as many as it leaves room for, in the predecessor's own seasons and with the year of the merger.
 */
export class CellsBelowGood {
  private readonly planned = new Set<DemoCell>();
  private readonly below = new Set<string>();

  constructor(random: Random, { mocChau, vanSon }: DemoTree) {
    for (const { nameVi, cellsRatedGoodOrBetter } of FIGURES.mocChau.predecessors) {
      if (!cellsRatedGoodOrBetter) continue;
      const cells = [...mocChau.cells, ...vanSon.cells].filter(({ predecessor }) => predecessor?.nameVi === nameVi);
      for (const cell of cells) this.planned.add(cell);
      this.plan(random.fork(nameVi), cells, cellsRatedGoodOrBetter.value);
    }
  }

  /** Whether a report says of the year how many of the cell and its neighbours are rated good. */
  plans(cell: DemoCell, year: number): boolean {
    return year <= WARDS_YEAR && this.planned.has(cell);
  }

  has(cell: DemoCell, year: number): boolean {
    return this.below.has(`${cell.plan.key} ${year}`);
  }

  private plan(random: Random, cells: readonly DemoCell[], percent: number): void {
    const own = Array.from({ length: WARDS_YEAR - FIRST_YEAR }, (_, index) => FIRST_YEAR + index);
    const mayFall = cells.filter(bearsInventedName);
    const inOwn = mostBelow(cells.length * own.length, percent);
    const inAll = mostBelow(cells.length * (own.length + 1), percent);
    const years = [...random.shuffle(own).slice(0, inOwn), ...Array.from({ length: inAll - inOwn }, () => WARDS_YEAR)];
    for (const year of years) this.below.add(`${random.pick(mayFall).plan.key} ${year}`);
  }
}

/** Of so many, how many may fall below so that still more than the percentage do not. */
function mostBelow(count: number, percent: number): number {
  let below = 0;
  while ((count - below - 1) * 100 > percent * count) below += 1;
  return below;
}
