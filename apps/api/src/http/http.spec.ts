import { setTimeout as sleep } from 'node:timers/promises';
import { Query, Resolver } from '@nestjs/graphql';
import { Public } from '#graphql';
import { startTestApp, type TestApp } from '../testing/start-test-app.js';
import { describeError } from './describe-error.js';

@Resolver()
class SlowResolver {
  @Query(() => String, { description: 'Takes its time.' })
  @Public('a test')
  async slow(): Promise<string> {
    await sleep(300);
    return 'done';
  }
}

describe('HTTP', () => {
  let server: TestApp;
  beforeEach(async () => {
    server = await startTestApp([SlowResolver]);
  });
  afterEach(() => server.app.close());

  const status = async (path: string): Promise<number> => (await fetch(server.url + path)).status;

  it('tells whether the process is alive and whether it is ready', async () => {
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 200]);
    server.readiness.ready = false;
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503]);
    expect(await (await fetch(`${server.url}/readyz`)).text()).not.toContain('database');
  });

  it('logs each request without what was asked and by whom', async () => {
    await fetch(`${server.url}/graphql?query=${encodeURIComponent('{ slow canary }')}`, { headers: { authorization: 'Bearer canary', 'x-chibo-request': '1' } });
    await server.post('query canary { slow }', { canary: 'canary' }, { cookie: 'chibo_session=canary' });
    await fetch(`${server.url}/canary`);
    const lines = server.log().trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ method, route, status }) => [method, route, status])).toEqual([
      ['GET', '/graphql', 200],
      ['POST', '/graphql', 200],
      ['GET', null, 404],
    ]);
    expect(Object.keys(lines[0] ?? {})).toEqual(['level', 'time', 'requestId', 'method', 'route', 'status', 'ms']);
    expect(server.log()).not.toContain('canary');
  });

  it('finishes what it began when told to stop, and begins nothing new', async () => {
    const running = server.post('{ slow }');
    await sleep(100);
    const closing = server.app.close();
    expect((await running).data).toEqual({ slow: 'done' });
    await closing;
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
  });
});

describe('describeError', () => {
  it('leaves out messages that may quote data, also those of causes', () => {
    class QueryError extends Error {
      readonly code = '23505';
    }
    const description = describeError(new Error('while saving', { cause: new QueryError('Key (name)=(canary)') }));
    expect(description).toMatchObject({ name: 'Error', message: 'while saving', cause: { name: 'QueryError', code: '23505' } });
    expect(JSON.stringify(description)).not.toContain('canary');
  });
});
