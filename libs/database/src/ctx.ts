import type { Language, PlainDate, Temporal } from '#kernel';
import type { Prisma } from '#prisma-client';
import type { Sql } from './sql.js';

/** Who acts. Empty ids: nobody is logged in, or an operator's command. */
export interface Actor {
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly memberId: string | null;
  readonly sessionId: string | null;
  /** The password was handed out: nothing is allowed but changing it. */
  readonly mustChangePassword: boolean;
}

export const ANONYMOUS: Actor = Object.freeze({
  accountId: null,
  personId: null,
  memberId: null,
  sessionId: null,
  mustChangePassword: false,
});

/** For each right the actor has: paths of the organisations to which, with all below them, it reaches; after "=" without. */
export type Scope = ReadonlyMap<string, readonly string[]>;

export const NO_SCOPE: Scope = new Map<string, readonly string[]>();

/** A record that an operation read or changed, for the audit. */
export interface Touch {
  readonly kind: string;
  readonly id: string;
  readonly action: 'READ' | 'CREATED' | 'CHANGED';
}

/**
 * What every use case receives first. `db` is the one connection of the request, inside its one
 * transaction, with the actor's scope set on it.
 */
export interface Ctx {
  readonly actor: Actor;
  /** The roles in which the actor acts, as the audit records them. */
  readonly hat: string | null;
  readonly scope: Scope;
  readonly db: Db;
  readonly now: Temporal.Instant;
  /** The day in Vietnam at `now`. */
  readonly today: PlainDate;
  readonly requestId: string;
  readonly language: Language;
  /** Collected during the operation, appended to the audit before it commits. */
  readonly touched: Touch[];
}

/** A context that may write: its Prisma client runs on the same connection as its SQL. */
export interface WriteCtx extends Ctx {
  readonly db: WriteDb;
  /** Whether the mutation was only tried and taken back (`validateOnly`). */
  readonly rehearsal: { done: boolean };
}

export interface Db {
  readonly sql: Sql;
}

export interface WriteDb extends Db {
  readonly prisma: Prisma.TransactionClient;
}

/** What is known of a request before its transaction opens. */
export interface RequestSeed {
  readonly requestId: string;
  readonly language: Language;
}
