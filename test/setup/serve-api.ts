import { createLogger } from '../../apps/api/src/http/logging.js';
import { serve, type Serving } from '../../apps/api/src/serve.js';
import { referenceClock, testKeys } from './reference.js';

/** How much the server logs, and where to. */
export interface Log {
  readonly level: 'trace';
  readonly destination: { write(line: string): void };
}

/** Serves the API on a test database, in this very process, at noon of the reference date; silent unless its log is asked for. */
export function serveApi(appUrl: string, log?: Log): Promise<Serving> {
  const config = { host: '127.0.0.1', port: 0, logLevel: 'silent', development: false, secureCookies: 'auto' } as const;
  return serve(config, { appUrl, keys: testKeys() }, referenceClock(), log && createLogger(log.level, log.destination));
}
