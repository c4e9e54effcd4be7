import type { TestApi, USERS } from '../api.js';
import type { Client } from '../client.js';

/** The demo's users, each with a session. */
export type DemoUsers = Readonly<Record<keyof typeof USERS, Client>>;

/** A request that must succeed, and can succeed only once. */
export interface Attempt {
  readonly client: Client;
  readonly document: string;
  readonly variables: { readonly input?: Readonly<Record<string, unknown>> };
}

/** What it takes to do one mutation of the schema. */
export interface Scenario {
  readonly mutation: string;
  /** Why the mutation takes no idempotency key, for those few that take none. */
  readonly withoutKey?: string;
  /** Brings the demo data to the point where the mutation can be done; answers who does it, and how. */
  prepare(users: DemoUsers, api: TestApi): Promise<Attempt>;
}
