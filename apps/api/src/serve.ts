import { SystemClock, type Clock, type Config, type Database } from '#database';
import { DayBegins } from '#organizations';
import { AppModule } from './app.module.js';
import { createApp } from './create-app.js';
import { createLogger } from './http/logging.js';

/** The API as it runs. */
export interface Serving {
  /** Where it answers, without a path. */
  readonly url: string;
  /** Answers the requests it has, takes no more, and lets go of the database. */
  close(): Promise<void>;
}

type ServeConfig = Pick<Config, 'host' | 'port' | 'logLevel' | 'development' | 'secureCookies'>;

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/**
 * Serves the API on the configured address.
 * @throws when the address cannot be listened on; then nothing is left running
 */
export async function serve(config: ServeConfig, database: Pick<Database, 'appUrl' | 'keys'>, clock: Clock = new SystemClock(), logger = createLogger(config.logLevel)): Promise<Serving> {
  const { appUrl, keys } = database;
  const { development, host, port } = config;
  // Whoever serves other machines puts HTTPS in front; only on this machine itself may a cookie go without.
  const secureCookies = config.secureCookies === 'always' || !LOOPBACK.includes(host);
  const app = await createApp(AppModule.forRoot({ appUrl, keys, clock, logger, development, secureCookies }), { logger });
  try {
    await app.get(DayBegins, { strict: false }).start();
    await app.listen(port, host);
  } catch (error) {
    await app.close();
    throw error;
  }
  return { url: (await app.getUrl()).replace('[::1]', 'localhost'), close: () => app.close() };
}
