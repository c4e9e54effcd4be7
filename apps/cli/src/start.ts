import { openDatabase, refuseFolderInUse, type Config, type Database } from '#database';
import { asListeningRefusal, refusePortInUse } from './listening.js';
import type { Console } from './console.js';
import { StopRequest } from './stop-request.js';

/** The API as it runs. */
export interface Serving {
  /** Where it answers, without a path. */
  readonly url: string;
  close(): Promise<void>;
}

/** What demo data offers to whoever looks around. */
export interface DemoLogin {
  readonly username: string;
  readonly password: string;
  readonly role: string;
}

/** What `start` brings together and does not itself know. */
export interface StartParts {
  serve(config: Config, database: Database): Promise<Serving>;
  /** Seals numbers that an older release left in plain; answers how many. */
  sealPlainNumbers(database: Database): Promise<number>;
  /** Fills an empty database with demo data, in one transaction; does nothing when it holds anything. */
  loadDemo(database: Database): Promise<void>;
  /** Empty when the database holds no demo data. */
  demoLogins(database: Database): Promise<readonly DemoLogin[]>;
  readonly migrationsFolder?: string;
}

/**
 * Runs the program until it is asked to stop.
 * @throws StartupError when it cannot start; then nothing is left running
 */
export async function start(config: Config, parts: StartParts, console: Console): Promise<void> {
  const stopRequest = new StopRequest(config.startedByNpm);
  try {
    await refuseFolderInUse(config);
    await refusePortInUse(config);
    const database = await openDatabase(config, { log: console.err, migrationsFolder: parts.migrationsFolder });
    try {
      if (!stopRequest.requested) await run(config, parts, database, console, stopRequest);
    } finally {
      await database.stop();
    }
  } finally {
    stopRequest.dispose();
  }
}

async function run(config: Config, parts: StartParts, database: Database, console: Console, stopRequest: StopRequest): Promise<void> {
  await parts.sealPlainNumbers(database);
  if (await demoIsDue(config, database)) await parts.loadDemo(database);
  const logins = await parts.demoLogins(database);
  const serving = await parts.serve(config, database).catch((error: unknown) => {
    throw asListeningRefusal(error) ?? error;
  });
  try {
    for (const line of greeting(serving.url, database, logins)) console.out(line);
    await stopRequest.wait();
    await database.announceStop();
  } finally {
    await serving.close();
  }
}

/** Demo data goes only into the embedded database, at its first start, unless that was `--empty`. */
async function demoIsDue(config: Config, { folder, installation }: Database): Promise<boolean> {
  if (!folder) return false;
  if (folder.demo === undefined || config.empty) await folder.decideDemo(!config.empty);
  return folder.demo === true && installation.demoSeed === null;
}

function greeting(url: string, database: Database, logins: readonly DemoLogin[]): string[] {
  const where = database.folder?.path ?? 'PostgreSQL (DATABASE_URL)';
  const demo = logins.length === 0 ? [] : ['  Dữ liệu mẫu, không phải người thật / Demo data, no real people:', ...table(logins)];
  return [
    'chibo đang chạy / is running',
    `  GraphQL                 ${url}/graphql`,
    `  Tình trạng / Health     ${url}/readyz`,
    `  Dữ liệu / Data          ${where}`,
    ...demo,
    '  Dừng / Stop             Ctrl-C',
  ];
}

function table(logins: readonly DemoLogin[]): string[] {
  const width = Math.max(...logins.map(({ username }) => username.length));
  return logins.map(({ username, password, role }) => `    ${username.padEnd(width)}  ${password}  ${role}`);
}
