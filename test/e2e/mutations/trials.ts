import { newId } from '#kernel';
import { TestApi, USERS, type Host } from '../api.js';
import type { Answer, Client } from '../client.js';
import { Inspector, type AuditEntry } from '../inspector.js';
import { KeptState, type Changes } from '../kept-state.js';
import type { Attempt, DemoUsers, Scenario } from './scenario.js';

export type Audited = Pick<AuditEntry, 'account' | 'operation' | 'outcome'> & AuditEntry['detail'] & { readonly touched: boolean };

/** One API and one database on which every mutation is tried as often as need be, each time from the same point. */
export class Trials {
  private constructor(
    private readonly api: TestApi,
    private readonly inspector: Inspector,
    private readonly users: DemoUsers,
    private readonly demo: KeptState,
    private readonly ready: KeptState,
  ) {}

  static async start(host?: Host): Promise<Trials> {
    const api = await TestApi.start(host);
    const inspector = await Inspector.open(api.database);
    const sessions = Object.entries(USERS).map(async ([who, username]): Promise<[string, Client]> => [who, await api.login(username)]);
    const users = Object.fromEntries(await Promise.all(sessions)) as DemoUsers;
    const [demo, ready] = [await KeptState.of(inspector, 'kept_demo'), await KeptState.of(inspector, 'kept_ready')];
    return new Trials(api, inspector, users, demo, ready);
  }

  /** Brings the demo data to the point where the mutation can be done. */
  async prepare(scenario: Scenario): Promise<Attempt> {
    await this.demo.restore();
    const attempt = await scenario.prepare(this.users, this.api);
    await this.ready.keep();
    return attempt;
  }

  /** Back to the point where the mutation of the last preparation can be done. */
  async rewind(): Promise<void> {
    await this.ready.restore();
  }

  /** What is not as it was at that point, the audit aside. */
  async changes(): Promise<Changes> {
    return this.ready.changes();
  }

  /** How a request is on record: each entry with whether it names records that were made or changed; what was merely read, it may name. */
  async auditOf({ headers }: Answer<unknown>): Promise<Audited[]> {
    const entries = await this.inspector.auditOf(headers.get('x-request-id'));
    return entries.map(({ account, operation, outcome, detail, subjects }) => ({ account, operation, outcome, ...detail, touched: subjects.some(({ action }) => action !== 'READ') }));
  }

  async close(): Promise<void> {
    await this.inspector.close();
    await this.api.close();
  }
}

/** Sends the request, under a key of its own unless one is given. */
export function attemptOnce({ client, document, variables }: Attempt, key: string = newId()): Promise<Answer<unknown>> {
  return client.send<unknown>(document, variables, { 'idempotency-key': key });
}
