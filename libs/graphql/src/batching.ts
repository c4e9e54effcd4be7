import DataLoader from 'dataloader';
import type { PlainDate } from '#kernel';

/** A record and the day for which it is wanted. */
export interface OnDay {
  readonly id: string;
  readonly asOf: PlainDate;
}

export type Dated<R> = R & { readonly asOf: PlainDate };

/** Loads the rows that belong to each id: one statement for all ids of a tick. */
export function rowsLoader<R>(
  fetch: (ids: readonly string[]) => Promise<readonly R[]>,
  ownersOf: (row: R) => readonly string[],
): DataLoader<string, readonly R[]> {
  return new DataLoader(async (ids) => {
    const byOwner = new Map<string, R[]>(ids.map((id) => [id, []]));
    for (const row of await fetch(ids)) for (const owner of ownersOf(row)) byOwner.get(owner)?.push(row);
    return ids.map((id) => byOwner.get(id) ?? []);
  });
}

/** As `rowsLoader`, for rows that depend on the day: one statement for each day asked for, usually one. */
export function datedLoader<R extends object>(
  fetch: (asOf: PlainDate, ids: readonly string[]) => Promise<readonly R[]>,
  ownerOf: (row: R) => string,
): DataLoader<OnDay, readonly Dated<R>[], string> {
  const loaders = new Map<string, DataLoader<string, readonly Dated<R>[]>>();
  const ofDay = (asOf: PlainDate): DataLoader<string, readonly Dated<R>[]> => {
    const day = asOf.toString();
    const known = loaders.get(day);
    if (known) return known;
    const dated = async (ids: readonly string[]): Promise<Dated<R>[]> => (await fetch(asOf, ids)).map((row) => ({ ...row, asOf }));
    const made = rowsLoader(dated, (row) => [ownerOf(row)]);
    loaders.set(day, made);
    return made;
  };
  return new DataLoader((keys) => Promise.all(keys.map(({ id, asOf }) => ofDay(asOf).load(id))), { cacheKeyFn: keyOf });
}

/** Loads records as they were on a day: one statement for all records and all days of a tick. */
export function onDayLoader<R extends object>(
  fetch: (keys: readonly OnDay[]) => Promise<readonly (R & { readonly id: string; readonly day: string })[]>,
): DataLoader<OnDay, Dated<R> | null, string> {
  return new DataLoader<OnDay, Dated<R> | null, string>(
    async (keys) => {
      const found = new Map((await fetch(keys)).map((row) => [`${row.id} ${row.day}`, row]));
      return keys.map((key) => {
        const row = found.get(keyOf(key));
        return row ? { ...row, asOf: key.asOf } : null;
      });
    },
    { cacheKeyFn: keyOf },
  );
}

function keyOf({ id, asOf }: OnDay): string {
  return `${id} ${asOf.toString()}`;
}
