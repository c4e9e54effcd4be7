import { serve } from '../../apps/api/src/serve.js';
import { DEMO_PASSWORD } from '#demo';
import { demoDatabase, type TestDatabase } from '../setup/database.js';
import { referenceClock, testKeys } from '../setup/reference.js';
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

/** The API on a database of its own with the demo data of both wards, at noon of the reference date. */
export class TestApi {
  private constructor(
    readonly database: TestDatabase,
    readonly url: string,
    private readonly stop: () => Promise<void>,
  ) {}

  static async start(): Promise<TestApi> {
    const database = await demoDatabase();
    const config = { host: '127.0.0.1', port: 0, logLevel: 'silent', development: false, secureCookies: 'auto' } as const;
    const serving = await serve(config, { appUrl: database.appUrl, keys: testKeys() }, referenceClock());
    return new TestApi(database, serving.url, () => serving.close());
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
    await this.stop();
    await this.database.drop();
  }
}
