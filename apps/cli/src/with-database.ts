import { loadConfig, openDatabase, type Config, type Database } from '#database';
import { terminal } from './console.js';

/**
 * Runs an operator's command on the database: on the server that a running chibo has, or on one that is
 * started for the command and stopped after it.
 */
export async function withDatabase<T>(work: (database: Database, config: Config) => Promise<T>): Promise<T> {
  const config = configure();
  const database = await openDatabase(config, { shared: true, log: terminal.err });
  try {
    return await work(database, config);
  } finally {
    await database.stop();
  }
}

/** The settings, from the one place where the program looks at its environment. */
export function configure(flags: Parameters<typeof loadConfig>[1] = {}): Config {
  return loadConfig(process.env, flags);
}
