/** A membership that reaches the first day of the new state. */
export interface Stay {
  readonly id: string;
  readonly memberId: string;
  readonly personId: string;
  readonly kind: 'PRIMARY' | 'TEMPORARY';
  readonly organizationId: string;
  readonly validFrom: string;
  readonly validThrough: string | null;
  /** Whether the member is a full member on that day. */
  readonly full: boolean;
}

/** A membership that ends on the day before, and where it goes on; nowhere when the member is there already or only was a guest. */
export interface Move {
  readonly stay: Stay;
  readonly toId: string | null;
}

export interface Placement {
  readonly moves: readonly Move[];
  /** Memberships that lose their organisation, and nobody said where to. */
  readonly homeless: readonly Stay[];
}

/**
 * Where memberships go. A guest for whom no place is named stops being a guest; a member who comes to where they were a
 * guest is one no longer.
 * @param stays all memberships of the members concerned that reach the day
 * @param leaving whether a membership cannot stay where it is
 * @param destinationOf where a membership is to go; undefined: nobody said
 */
export function placeStays(stays: readonly Stay[], leaving: (stay: Stay) => boolean, destinationOf: (stay: Stay) => string | undefined): Placement {
  const moves: Move[] = [];
  const homeless: Stay[] = [];
  const moved = stays.filter((stay) => leaving(stay) || (destinationOf(stay) ?? stay.organizationId) !== stay.organizationId);
  const homes = new Map(
    stays.flatMap((stay) => (stay.kind === 'PRIMARY' ? [[stay.memberId, moved.includes(stay) ? destinationOf(stay) : stay.organizationId] as const] : [])),
  );
  const taken = new Set(stays.filter((stay) => !moved.includes(stay)).map(({ memberId, organizationId }) => `${memberId} ${organizationId}`));
  for (const stay of moved) {
    const toId = destinationOf(stay);
    if (stay.kind === 'PRIMARY') {
      if (toId === undefined) homeless.push(stay);
      else moves.push({ stay, toId });
      continue;
    }
    const place = `${stay.memberId} ${toId}`;
    const there = toId === undefined || homes.get(stay.memberId) === toId || taken.has(place);
    taken.add(place);
    moves.push({ stay, toId: there ? null : toId });
  }
  // Guests, elsewhere than in what changes, of the cell that is their own from now on.
  for (const stay of stays) {
    if (stay.kind === 'TEMPORARY' && !moved.includes(stay) && homes.get(stay.memberId) === stay.organizationId) moves.push({ stay, toId: null });
  }
  return { moves, homeless };
}

/** A post that reaches the first day of the new state. */
export interface HeldPost {
  readonly id: string;
  readonly personId: string;
  readonly kind: string;
  readonly organizationId: string;
  readonly committeeId: string | null;
  readonly validFrom: string;
  readonly validThrough: string | null;
}

export interface PostMove {
  readonly post: HeldPost;
  /** Where it is held on; null: it ends. */
  readonly toId: string | null;
}

/** Posts of the place or of the State, not of the party organisation: they do not end with it. */
const OF_THE_PLACE = ['VILLAGE_HEAD', 'STREET_GROUP_HEAD', 'FRONT_HEAD', 'CIVIL_SERVANT'];

/**
 * What becomes of posts. Those of an organisation that ends, end with it, but posts of the place go on at its heir; who
 * leaves a cell leaves its posts.
 */
export function placePosts(posts: readonly HeldPost[], ended: readonly string[], heirOf: (organizationId: string) => string | undefined, moves: readonly Move[]): PostMove[] {
  const left = new Set(moves.map(({ stay }) => `${stay.personId} ${stay.organizationId}`));
  const held = new Set(posts.filter(({ organizationId }) => !ended.includes(organizationId)).map(({ personId, organizationId, kind }) => `${personId} ${organizationId} ${kind}`));
  return posts.flatMap((post) => {
    const ofThePlace = OF_THE_PLACE.includes(post.kind);
    if (!ended.includes(post.organizationId)) return !ofThePlace && left.has(`${post.personId} ${post.organizationId}`) ? [{ post, toId: null }] : [];
    const heir = ofThePlace ? heirOf(post.organizationId) : undefined;
    const place = `${post.personId} ${heir} ${post.kind}`;
    const toId = heir === undefined || held.has(place) ? null : heir;
    held.add(place);
    return [{ post, toId }];
  });
}

/** A membership as the roll has it. */
export type RollRow = Omit<Stay, 'id' | 'full' | 'personId'>;

/** The memberships after the moves, with the day before the first one. */
export function rollAfter(stays: readonly Stay[], moves: readonly Move[], on: string, dayBefore: string): RollRow[] {
  const rowOf = ({ memberId, kind, organizationId, validFrom, validThrough }: Stay): RollRow => ({ memberId, kind, organizationId, validFrom, validThrough });
  const moving = new Map(moves.map((move) => [move.stay.id, move]));
  return stays.flatMap((stay) => {
    const move = moving.get(stay.id);
    if (!move) return [rowOf(stay)];
    const ended = { ...rowOf(stay), validThrough: dayBefore };
    return move.toId === null ? [ended] : [ended, { ...rowOf(stay), organizationId: move.toId, validFrom: on }];
  });
}
