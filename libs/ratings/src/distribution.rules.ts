import type { PageRequest } from '#kernel';
import { RATING_LEVELS, type RatingLevel } from './rating.rules.js';

/** A decided row, of the season or of the year before. */
export interface RatedRow {
  readonly entryId: string;
  readonly organizationId: string;
  readonly isMember: boolean;
  readonly level: RatingLevel;
  readonly isBefore: boolean;
}

/** How many of an organisation are at a level, and who. */
export interface LevelCount {
  readonly organizationId: string;
  readonly subject: 'MEMBERS' | 'ORGANIZATIONS';
  readonly level: RatingLevel;
  /** The rows behind the number, in one order. */
  readonly entryIds: readonly string[];
  readonly before: number;
}

/** The levels of each organisation, members and the organisation itself apart; only those at which there is somebody, this year or the year before. */
export function distributionOf(rows: readonly RatedRow[]): LevelCount[] {
  const counts = new Map<string, LevelCount & { readonly entryIds: string[]; before: number }>();
  for (const { entryId, organizationId, isMember, level, isBefore } of rows) {
    const subject = isMember ? 'MEMBERS' : 'ORGANIZATIONS';
    const key = `${organizationId} ${subject} ${RATING_LEVELS.indexOf(level)}`;
    const count = counts.get(key) ?? { organizationId, subject, level, entryIds: [], before: 0 };
    if (isBefore) count.before += 1;
    else count.entryIds.push(entryId);
    counts.set(key, count);
  }
  return [...counts].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, count]) => ({ ...count, entryIds: count.entryIds.sort() }));
}

/** Those of sorted ids that a page reads, in its direction. */
export function idsOfPage(ids: readonly string[], { key, backwards, limit }: Pick<PageRequest, 'key' | 'backwards' | 'limit'>): readonly string[] {
  const at = key?.[0] ?? null;
  const beyond = ids.filter((id) => at === null || (backwards ? id < String(at) : id > String(at)));
  return (backwards ? beyond.reverse() : beyond).slice(0, limit);
}

export type Change = 'UP' | 'SAME' | 'DOWN';

/** How a level stands to that of the year before. */
export function changeOf(level: RatingLevel, before: RatingLevel): Change {
  const higher = RATING_LEVELS.indexOf(before) - RATING_LEVELS.indexOf(level);
  return higher > 0 ? 'UP' : higher < 0 ? 'DOWN' : 'SAME';
}
