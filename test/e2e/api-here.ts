import { serve, type Serving } from '../../apps/api/src/serve.js';
import type { Host } from './api.js';
import { referenceClock, testKeys } from '../setup/reference.js';

/** The API in this very process, where its statements can be watched. */
export class ApiHere implements Host {
  private serving: Serving | undefined;

  async serve({ appUrl }: { readonly appUrl: string }): Promise<string> {
    const config = { host: '127.0.0.1', port: 0, logLevel: 'silent', development: false, secureCookies: 'auto' } as const;
    this.serving = await serve(config, { appUrl, keys: testKeys() }, referenceClock());
    return this.serving.url;
  }

  async close(): Promise<void> {
    await this.serving?.close();
  }
}
