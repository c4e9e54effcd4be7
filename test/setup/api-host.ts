import 'reflect-metadata';
// A process that serves the API on the databases it is told of, for the test files of one worker after each
// other: loaded once, the program is not loaded again by every file that talks to it over HTTP.
import type { Serving } from '../../apps/api/src/serve.js';
import type { HostAnswer, HostOrder } from './api-hosts.js';
import { serveApi } from './serve-api.js';

const serving = new Map<string, Serving>();

process.on('message', (order: HostOrder) => {
  obey(order).then(
    (url) => { answer({ id: order.id, url }); },
    (error: unknown) => { answer({ id: order.id, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) }); },
  );
});
process.once('disconnect', () => process.exit());

async function obey(order: HostOrder): Promise<string> {
  if (order.serve !== undefined) {
    const api = await serveApi(order.serve);
    serving.set(api.url, api);
    return api.url;
  }
  const api = serving.get(order.close);
  if (!api) throw new Error(`Nothing is served at ${order.close}.`);
  serving.delete(order.close);
  await api.close();
  return order.close;
}

function answer(message: HostAnswer): void {
  process.send?.(message);
}
