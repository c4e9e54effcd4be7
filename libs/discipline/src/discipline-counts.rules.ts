import type { DecidingBody, DisciplineForm } from '#regulations';

export type DisciplineDimension = 'FORM' | 'FIELD' | 'LEVEL';

/** By what a number is counted; null where it is not counted by that. */
interface GroupKey {
  readonly year: number;
  readonly form: DisciplineForm | null;
  /** Also null of measures whose case found nothing in any field. */
  readonly field: string | null;
  readonly decidedBy: DecidingBody | null;
}

/** A number as it is. */
export interface CountedGroup extends GroupKey {
  readonly measures: number;
  /** Of those, how many the actor reads anyway. */
  readonly readable: number;
}

/** A number as it is told: null where it would tell of one person. */
export interface ToldGroup extends GroupKey {
  readonly measures: number | null;
}

/** Every value by which something can be counted. */
export interface Values {
  readonly forms: readonly DisciplineForm[];
  readonly fields: readonly (string | null)[];
  readonly bodies: readonly DecidingBody[];
}

/** So many tell of nobody: of fewer, each of them would learn of the other. */
const FEWEST = 3;

/**
 * The numbers that are told, year by year; what is 0 is left out. How often a form was given is told in any case, as
 * reports print it. What a form was given for, or by whom, is withheld where fewer than three measures stand behind it
 * that the actor does not read, and with it enough others that nobody works it out from the sums.
 */
export function toldGroups(counted: readonly CountedGroup[], by: readonly DisciplineDimension[], { forms, fields, bodies }: Values): readonly ToldGroup[] {
  const [first, second] = by;
  const valuesOf = { FORM: forms, FIELD: fields, LEVEL: bodies } as const;
  const rows = first === undefined ? [null] : valuesOf[first];
  const columns = second === undefined ? [null] : valuesOf[second];
  return [...new Set(counted.map(({ year }) => year))].sort((a, b) => a - b).flatMap((year) => {
    const key = (row: GroupKey[keyof GroupKey], column: GroupKey[keyof GroupKey]): GroupKey => {
      const value = (dimension: DisciplineDimension) => (dimension === first ? row : dimension === second ? column : null);
      return { year, form: value('FORM') as DisciplineForm | null, field: value('FIELD') as string | null, decidedBy: value('LEVEL') as DecidingBody | null };
    };
    const found = new Map(counted.filter((group) => group.year === year).map((group) => [nameOf(group), group]));
    const cells = rows.map((row) => columns.map((column) => ({ ...key(row, column), measures: 0, readable: 0, ...found.get(nameOf(key(row, column))) })));
    const secret = first === 'FORM' && second === undefined ? [] : withheldOf(cells.map((row) => row.map(({ measures, readable }) => measures - readable)));
    return cells.flatMap((row, r) => row.flatMap(({ form, field, decidedBy, measures }, c) => {
      const isTold = secret[r]?.[c] !== true;
      return isTold && measures === 0 ? [] : [{ year, form, field, decidedBy, measures: isTold ? measures : null }];
    }));
  });
}

/**
 * Which numbers of a table are withheld, whose sums by row and by column are taken to be known: every one that is small but
 * not 0, and others, so that a table with another number in its place has the same sums. Where nothing else would hide it, all.
 */
export function withheldOf(hidden: readonly (readonly number[])[]): readonly (readonly boolean[])[] {
  const cells = hidden.flatMap((row, r) => row.map((count, c) => ({ r, c, count })));
  const secrets = cells.filter(({ count }) => count > 0 && count < FEWEST);
  const withheld = hidden.map((row) => row.map(() => false));
  const all = hidden.map((row) => row.map(() => true));
  const hide = (places: readonly Place[]): void => {
    for (const { r, c } of places) withheld[r]?.splice(c, 1, true);
  };
  hide(secrets);
  const isLine = hidden.length === 1 || hidden.every(({ length }) => length === 1);
  if (isLine && secrets.length === 1) {
    const [partner] = cells.filter(({ count }) => count >= FEWEST).sort((a, b) => a.count - b.count);
    if (!partner) return all;
    hide([partner]);
  }
  if (isLine) return withheld;
  for (const secret of secrets) {
    const [partners] = cells.flatMap((across) => corners(hidden, secret, across)).sort((a, b) => a.sum - b.sum);
    if (!partners) return all;
    hide(partners.places);
  }
  return withheld;
}

interface Place {
  readonly r: number;
  readonly c: number;
}

/** The other three corners between two places, where one can be more and the next one less, round about, in one way or the other. */
function corners(hidden: readonly (readonly number[])[], { r, c }: Place, across: Place & { readonly count: number }): { readonly places: readonly Place[]; readonly sum: number }[] {
  if (across.r === r || across.c === c) return [];
  const [beside, below] = [hidden[r]?.[across.c] ?? 0, hidden[across.r]?.[c] ?? 0];
  if (across.count === 0 && (beside === 0 || below === 0)) return [];
  return [{ places: [{ r, c: across.c }, { r: across.r, c }, across], sum: across.count + beside + below }];
}

function nameOf({ form, field, decidedBy }: GroupKey): string {
  return [form, field, decidedBy].map(String).join('/');
}
