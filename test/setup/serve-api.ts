import { serve, type Serving } from '../../apps/api/src/serve.js';
import { referenceClock, testKeys } from './reference.js';

/** Serves the API on a test database, in this very process, at noon of the reference date. */
export function serveApi(appUrl: string): Promise<Serving> {
  const config = { host: '127.0.0.1', port: 0, logLevel: 'silent', development: false, secureCookies: 'auto' } as const;
  return serve(config, { appUrl, keys: testKeys() }, referenceClock());
}
