import { newId } from '#kernel';
import { CHANGE_PASSWORD, CREATE_ACCOUNT, freshUsername, LOGIN, ME, type Account, type Created, type Viewer } from '../e2e/account-operations.js';
import { Client, type Answer } from '../e2e/client.js';

interface Request {
  readonly token: string | null;
  readonly query: string;
  readonly input: object;
}

interface Data extends Partial<Created> {
  readonly login?: { readonly token: string; readonly account: Account };
  readonly changePassword?: { readonly account: Account };
}

/** What is asked for one account, in order; each request needs the answers to those before it. */
const REQUESTS: readonly ((life: AccountLife) => Request)[] = [
  ({ administrator, username }) => ({ token: administrator, query: CREATE_ACCOUNT, input: { username, personId: null } }),
  ({ username, oneTimePassword }) => ({ token: null, query: LOGIN, input: { username, password: oneTimePassword, transport: 'BEARER' } }),
  ({ tokens, oneTimePassword, password }) => ({
    token: tokens[0] ?? null,
    query: CHANGE_PASSWORD,
    input: { currentPassword: oneTimePassword, newPassword: password, version: 1 },
  }),
  ({ username, password }) => ({ token: null, query: LOGIN, input: { username, password, transport: 'BEARER' } }),
];

/**
 * One account from its making to the first log-in with a password of its owner's choice: a line of requests
 * that goes on after an interruption where it was interrupted.
 */
export class AccountLife {
  readonly username = freshUsername();
  readonly password = `mot cau rat dai ${newId()}`;
  private readonly answers: Answer<Data>[] = [];

  /** @param administrator the session of whoever makes the account */
  constructor(readonly administrator: string) {}

  get complete(): boolean {
    return this.answers.length === REQUESTS.length;
  }

  /** What was acknowledged so far. */
  get account(): Account | undefined {
    return this.data('createAccount')?.account;
  }

  get oneTimePassword(): string {
    return this.data('createAccount')?.oneTimePassword ?? '';
  }

  get passwordChanged(): boolean {
    return this.data('changePassword') !== undefined;
  }

  get tokens(): readonly string[] {
    return this.answers.flatMap(({ data }) => data?.login?.token ?? []);
  }

  /** Sends the next request; answers whether it was acknowledged. */
  async advance(url: string): Promise<boolean> {
    const answer = await this.send(url, this.answers.length);
    if (answer) this.answers.push(answer);
    return answer !== undefined;
  }

  /** Sends all that is missing; now every request must be acknowledged. */
  async finish(url: string): Promise<void> {
    while (!this.complete) if (!(await this.advance(url))) throw new Error(`Request ${this.answers.length} of ${this.username} failed.`);
  }

  /** Sends every acknowledged request that has a key once more; answers what was answered then and what is now. */
  async repeat(url: string): Promise<{ readonly then: readonly string[]; readonly now: readonly (string | undefined)[] }> {
    const then: string[] = [];
    const now: (string | undefined)[] = [];
    for (const [index, { data, text }] of this.answers.entries()) {
      if (data?.login) continue; // each log-in opens a session of its own
      then.push(text);
      now.push((await this.send(url, index))?.text);
    }
    return { then, now };
  }

  /** For each of the sessions, whose it is. */
  async whoseSessions(url: string): Promise<string[]> {
    const viewers = await Promise.all(this.tokens.map((token) => new Client(url, token).ask<Viewer>(ME)));
    return viewers.map(({ me }) => me.account.username);
  }

  /** With what a log-in with a password is refused; undefined when it succeeds. */
  async loginRefusal(url: string, password: string): Promise<string | undefined> {
    const { errors } = await new Client(url).send(LOGIN, { input: { username: this.username, password, transport: 'BEARER' } });
    return errors?.[0]?.extensions.code;
  }

  private data<K extends keyof Data>(name: K): Data[K] | undefined {
    return this.answers.map(({ data }) => data?.[name]).find((each) => each !== undefined);
  }

  /** Undefined when the request was not acknowledged: whether it had an effect is not known. */
  private async send(url: string, index: number): Promise<Answer<Data> | undefined> {
    const request = REQUESTS[index]?.(this);
    if (!request) throw new Error('There is no such request.');
    const client = new Client(url, request.token);
    const key = `${this.username}/${index}`;
    const answer = await client.send<Data>(request.query, { input: request.input }, { 'idempotency-key': key }).catch(() => undefined);
    const code = answer?.errors?.[0]?.extensions.code;
    if (code !== undefined && code !== 'INTERNAL') throw new Error(`Refused: ${answer?.text ?? ''}`);
    return code === undefined ? answer : undefined;
  }
}
