import type { Serving } from '../../apps/api/src/serve.js';
import { serveApi } from '../setup/serve-api.js';
import type { Host } from './api.js';

/** The API in this very process, where its statements can be watched. */
export class ApiHere implements Host {
  private serving: Serving | undefined;

  async serve({ appUrl }: { readonly appUrl: string }): Promise<string> {
    this.serving = await serveApi(appUrl);
    return this.serving.url;
  }

  async close(): Promise<void> {
    await this.serving?.close();
  }
}
