import { DEMO_PASSWORD } from '#demo/password';
import type { HostAnswer, WorkerOrder } from '../setup/api-hosts.js';
import { demoDatabase, testServer, type TestDatabase } from '../setup/database.js';
import { Client } from './client.js';

export { Client, type Answer, type ApiError, type Refusal } from './client.js';

/** The logins of the demo data by who they are. */
export const USERS = {
  secretary: 'bithu.na-suong',
  otherSecretary: 'bithu.doi-thong',
  inspection: 'kiemtra.moc-chau',
  standing: 'thuongvu.moc-chau',
  office: 'vanphong.moc-chau',
  member: 'dangvien.na-suong',
  vanSonStanding: 'thuongvu.van-son',
  administrator: 'quantri',
} as const;

/** A body as it is but for the request's own id, to compare answers byte for byte. */
export function withoutRequestId(text: string): string {
  return text.replaceAll(/"requestId":"[^"]*"/g, '"requestId":""');
}

/** Where the API serves a database. */
export interface Host {
  serve(database: TestDatabase): Promise<string>;
  close(url: string): Promise<void>;
}

/** The API on a database of its own with the demo data of both wards, at noon of the reference date. */
export class TestApi {
  private constructor(
    readonly database: TestDatabase,
    readonly url: string,
    private readonly host: Host,
  ) {}

  /** In a process beside this one, unless another host is given. */
  static async start(host: Host = BESIDE): Promise<TestApi> {
    const database = await demoDatabase();
    return new TestApi(database, await host.serve(database), host);
  }

  anonymous(): Client {
    return new Client(this.url);
  }

  async login(username: string, password: string = DEMO_PASSWORD): Promise<Client> {
    const { login } = await this.anonymous().ask<{ login: { token: string } }>(
      'mutation ($input: LoginInput!) { login(input: $input) { token } }',
      { input: { username, password, transport: 'BEARER' } },
    );
    return new Client(this.url, login.token);
  }

  async close(): Promise<void> {
    await this.host.close(this.url);
    await this.database.drop();
  }
}

const BESIDE: Host = {
  serve: ({ appUrl }) => orderHost({ serve: appUrl }),
  close: async (url) => {
    await orderHost({ close: url });
  },
};

async function orderHost(order: { readonly serve: string } | { readonly close: string }): Promise<string> {
  const body = JSON.stringify({ worker: process.env['JEST_WORKER_ID'] ?? '1', ...order } satisfies WorkerOrder);
  const { url, problem } = (await (await fetch(testServer().apiHostsUrl, { method: 'POST', body })).json()) as HostAnswer;
  if (problem !== undefined) throw new Error(problem);
  return url;
}
