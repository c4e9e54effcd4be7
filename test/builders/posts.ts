import { addDays, type Day } from '../../prisma/demo/days.js';
import { Random } from '../../prisma/demo/random.js';
import type { DemoRows } from '../../prisma/demo/rows.js';
import type { History } from './history.js';

/** A post as somebody comes to hold it, with the committee it is on. */
export type DrawnPost = Omit<DemoRows['post'][number], 'decisionId'> & { readonly committee: 'STANDING' | 'INSPECTION' | null };

export interface DrawnPosts {
  /** Who holds them, some of whom are members or hold posts by the history itself. */
  readonly persons: readonly string[];
  readonly committees: readonly Omit<DemoRows['committee'][number], 'decisionId'>[];
  readonly posts: readonly DrawnPost[];
}

/** Kinds of posts that histories themselves do not draw, so that nobody holds one twice. */
const KINDS = [
  ['DEPUTY_SECRETARY', null], ['PARTY_OFFICE_OFFICER', null],
  ['COMMITTEE_MEMBER', 'STANDING'], ['COMMITTEE_MEMBER', 'INSPECTION'], ['INSPECTION_DEPUTY_CHAIR', 'INSPECTION'],
] as const;
const LAST: Day = '2026-11-21';

/** Gives some people of a history posts in it by chance, at any level, for any time; the same seed draws the same. */
export function drawPosts({ rows }: History, seed: number, people: number): DrawnPosts {
  const random = new Random(`posts/${seed}`);
  const organizations = rows.organization ?? [];
  const everybody = (rows.person ?? []).map(({ id }) => id);
  const persons = [...new Set(Array.from({ length: people }, () => random.pick(everybody)))];
  const committees = new Map<string, DrawnPosts['committees'][number]>();
  const posts: DrawnPost[] = [];
  let count = 0;
  const id = (): string => `00000000-0000-7000-9000-${(count += 1).toString(16).padStart(12, '0')}`;
  for (const personId of persons) {
    for (let left = random.int(0, 3); left > 0; left -= 1) {
      const { id: organizationId, foundedOn, endedOn } = random.pick(organizations);
      const [kind, committee] = random.pick(KINDS);
      const life = { validFrom: foundedOn, validThrough: endedOn };
      const key = `${organizationId} ${committee ?? ''}`;
      if (committee !== null && !committees.has(key)) committees.set(key, { id: id(), organizationId, kind: committee, termName: '2020 - 2030', ...life });
      if (posts.some((each) => each.personId === personId && each.organizationId === organizationId && each.kind === kind)) continue;
      posts.push({ id: id(), personId, organizationId, committeeId: committee && (committees.get(key)?.id ?? null), kind, committee, ...partOf(random, foundedOn, endedOn) });
    }
  }
  return { persons, committees: [...committees.values()], posts };
}

function partOf(random: Random, foundedOn: Day, endedOn: Day | null): { readonly validFrom: Day; readonly validThrough: Day | null } {
  const days = Math.floor((Date.parse(endedOn ?? LAST) - Date.parse(foundedOn)) / 86_400_000);
  const begin = random.int(0, Math.max(0, days));
  const validThrough = random.chance(0.5) ? addDays(foundedOn, random.int(begin, Math.max(begin, days))) : endedOn;
  return { validFrom: addDays(foundedOn, begin), validThrough };
}
