import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { kernelRefusals } from './kernel.refusals.js';
import { refuse } from './verdict.js';

/** Most rows one page may hold. */
export const MAX_PAGE_SIZE = 100;
/** Rows of a page when the query does not say. */
export const DEFAULT_PAGE_SIZE = 20;

/** The arguments of a Relay connection: `first`/`after` forwards or `last`/`before` backwards. */
export interface PageArgs {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** The values of a row's sort columns; the last is its id. */
export type CursorKey = readonly (string | number | null)[];

/** What a repository needs to read one page: it reads `limit` rows, one more than the page holds. */
export interface PageRequest {
  readonly size: number;
  readonly limit: number;
  readonly backwards: boolean;
  /** Key of the row the page starts after (or, backwards, ends before). */
  readonly key: CursorKey | undefined;
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

export interface Edge<T> {
  readonly node: T;
  readonly cursor: string;
}

export interface Page<T> {
  readonly edges: readonly Edge<T>[];
  readonly pageInfo: PageInfo;
}

const TAG_BYTES = 12;

/**
 * Makes and reads cursors. A cursor holds the sort key of a row and is bound, by a keyed tag, to the
 * query it came from (its name, filters, sort and date), so that it can be neither forged nor used elsewhere.
 */
export class CursorCodec {
  constructor(private readonly key: Buffer) {}

  encode(query: unknown, key: CursorKey): string {
    return this.of(query)(key);
  }

  /** Makes the cursors of one query. */
  of(query: unknown): (key: CursorKey) => string {
    const fingerprint = fingerprintOf(query);
    return (key) => {
      const payload = Buffer.from(JSON.stringify(key));
      return Buffer.concat([this.tag(fingerprint, payload), payload]).toString('base64url');
    };
  }

  /** The key, or undefined when the cursor was not made by `encode` for this query. */
  decode(query: unknown, cursor: string): CursorKey | undefined {
    const bytes = Buffer.from(cursor, 'base64url');
    if (bytes.length <= TAG_BYTES || bytes.toString('base64url') !== cursor) return undefined;
    const payload = bytes.subarray(TAG_BYTES);
    if (!timingSafeEqual(bytes.subarray(0, TAG_BYTES), this.tag(fingerprintOf(query), payload))) return undefined;
    return JSON.parse(payload.toString()) as CursorKey;
  }

  private tag(fingerprint: Buffer, payload: Buffer): Buffer {
    return createHmac('sha256', this.key).update(fingerprint).update(payload).digest().subarray(0, TAG_BYTES);
  }
}

function fingerprintOf(query: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(query)).digest();
}

/**
 * Reads the arguments of a connection.
 * @param query what the cursor must have come from; compared by its JSON form
 * @throws DomainError PAGE_SIZE_INVALID, PAGE_DIRECTION_AMBIGUOUS or CURSOR_INVALID, naming the argument
 */
export function readPageArgs(args: PageArgs, query: unknown, cursors: CursorCodec): PageRequest {
  const backwards = args.last != null || args.before != null;
  if (backwards && (args.first != null || args.after != null)) throw refuse(kernelRefusals.PAGE_DIRECTION_AMBIGUOUS);
  const field = backwards ? 'last' : 'first';
  const size = args[field] ?? DEFAULT_PAGE_SIZE;
  if (!Number.isInteger(size) || size < 0 || size > MAX_PAGE_SIZE) {
    throw refuse(kernelRefusals.PAGE_SIZE_INVALID, { field, max: MAX_PAGE_SIZE }, [field]);
  }
  const cursorField = backwards ? 'before' : 'after';
  const cursor = args[cursorField];
  const key = cursor == null ? undefined : cursors.decode(query, cursor);
  if (cursor != null && !key) throw refuse(kernelRefusals.CURSOR_INVALID, { field: cursorField }, [cursorField]);
  return { size, limit: size + 1, backwards, key };
}

/**
 * Makes a page out of the rows a repository read for `request` (in reading order, at most `limit`). A cursor is
 * worked out when it is asked for: most queries want the rows, and at most the last cursor.
 */
export function makePage<T>(
  rows: readonly T[],
  request: PageRequest,
  query: unknown,
  keyOf: (row: T) => CursorKey,
  cursors: CursorCodec,
): Page<T> {
  const more = rows.length > request.size;
  const kept = rows.slice(0, request.size);
  if (request.backwards) kept.reverse();
  const encode = cursors.of(query);
  const edges = kept.map((node) => ({
    node,
    get cursor() {
      return encode(keyOf(node));
    },
  }));
  const beyond = request.key !== undefined;
  return {
    edges,
    pageInfo: {
      hasNextPage: request.backwards ? beyond : more,
      hasPreviousPage: request.backwards ? more : beyond,
      get startCursor() {
        return edges[0]?.cursor ?? null;
      },
      get endCursor() {
        return edges.at(-1)?.cursor ?? null;
      },
    },
  };
}
