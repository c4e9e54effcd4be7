import type { Serving } from '../../apps/api/src/serve.js';
import { serveApi, type Log } from '../setup/serve-api.js';
import type { Host } from './api.js';

/** The API in this very process, where its statements and its log can be watched. */
export class ApiHere implements Host {
  private serving: Serving | undefined;

  constructor(private readonly log?: Log) {}

  async serve({ appUrl }: { readonly appUrl: string }): Promise<string> {
    this.serving = await serveApi(appUrl, this.log);
    return this.serving.url;
  }

  async close(): Promise<void> {
    await this.serving?.close();
  }
}
