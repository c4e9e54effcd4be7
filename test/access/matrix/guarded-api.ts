import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { AccessService, PolicyTable, type HeldRole, type RightDeclaration } from '#access';
import { FieldGuard } from '#graphql';
import { DayBegins } from '#organizations';
import { AppModule } from '../../../apps/api/src/app.module.js';
import { createApp } from '../../../apps/api/src/create-app.js';
import { discoverFields } from '../../../apps/api/src/graphql/policy-check.js';
import { createLogger } from '../../../apps/api/src/http/logging.js';
import { Client } from '../../e2e/client.js';
import { connect } from '../../setup/client.js';
import { demoDatabase, type TestDatabase } from '../../setup/database.js';
import { referenceClock, testKeys } from '../../setup/reference.js';
import { wasAllowed, type Question } from './questions.js';
import { buildWorld, type Actor } from './world.js';

/** So many requests are under way at once: the database answers one while the program works on another. */
const AT_ONCE = 4;

/** One cell of the matrix: who asks what, and how it went. */
export interface Cell {
  readonly question: Question;
  readonly actor: Actor;
}

/** The API on a database with the world of the matrix, whose policies can be exchanged while it runs. */
export class GuardedApi {
  /** Whether other policies are in force than its own. */
  private mutated = false;

  private constructor(
    readonly database: TestDatabase,
    private readonly app: NestFastifyApplication,
    private readonly url: string,
    readonly actors: readonly Actor[],
  ) {}

  static async start(): Promise<GuardedApi> {
    const database = await demoDatabase();
    const superuser = await connect(database.superUrl);
    const actors = await buildWorld(superuser);
    await superuser.end();
    const logger = createLogger('silent');
    const parts = { appUrl: database.appUrl, keys: testKeys(), clock: referenceClock(), logger, development: false, secureCookies: false };
    const app = await createApp(AppModule.forRoot(parts), { logger });
    await app.get(DayBegins, { strict: false }).start();
    await app.listen(0, '127.0.0.1');
    return new GuardedApi(database, app, await app.getUrl(), actors);
  }

  /** The policy table as it is. */
  policies(): readonly (readonly [string, RightDeclaration])[] {
    return this.app.get(PolicyTable, { strict: false }).all();
  }

  /** The right that opens each field of the schema. */
  rightsOfFields(): ReadonlyMap<string, string> {
    const fields = discoverFields(this.app.get(DiscoveryService, { strict: false }), this.app.get(MetadataScanner, { strict: false }));
    return new Map(fields.flatMap(({ field, policies }) => policies.flatMap((policy) => ('right' in policy ? [[field, policy.right] as const] : []))));
  }

  /** Does the work with another policy table in force, from the next request on. */
  async withPolicies<T>(policies: readonly (readonly [string, RightDeclaration])[], work: () => Promise<T>): Promise<T> {
    const changed = new PolicyTable();
    changed.register(Object.fromEntries(policies));
    const table = this.app.get(PolicyTable, { strict: false });
    table.scopeOf = (held: readonly HeldRole[]) => changed.scopeOf(held);
    this.mutated = true;
    try {
      return await work();
    } finally {
      Reflect.deleteProperty(table, 'scopeOf'); // the method of the class is there again
      this.mutated = false;
    }
  }

  /** From now on the program itself refuses nobody: what is left is row-level security. */
  switchChecksOff(): void {
    this.app.get(FieldGuard, { strict: false }).check = () => undefined;
    this.app.get(AccessService, { strict: false }).reaches = () => Promise.resolve(true);
  }

  /** Whether the asker got past access. */
  async ask({ question, actor }: Cell): Promise<boolean> {
    const client = new Client(this.url, question.row === 'logout' ? actor.spareToken : actor.token);
    return wasAllowed(question, actor.target, await client.send(question.document, question.variables(actor.target)), this.mutated);
  }

  /** The answers to all of these, in their order. */
  async askAll(cells: readonly Cell[]): Promise<readonly boolean[]> {
    const answers: boolean[] = [];
    const next = cells.entries();
    const worker = async (): Promise<void> => {
      for (const [index, cell] of next) answers[index] = await this.ask(cell);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return answers;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.drop();
  }
}
