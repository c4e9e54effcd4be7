import { Query, Resolver } from '@nestjs/graphql';
import { auditServer } from 'graphql-http';
import { Public } from '#graphql';
import { startTestApp, type TestApp } from '../testing/start-test-app.js';

@Resolver()
class HelloResolver {
  @Query(() => String, { description: 'Greets.' })
  @Public('a greeting')
  hello(): string {
    return 'chào';
  }
}

describe('GraphQL over HTTP', () => {
  let server: TestApp;

  afterEach(() => server.app.close());

  const failing = async (): Promise<string[]> => {
    const fetchFn = (url: string, init?: RequestInit): Promise<Response> => {
      const headers = new Headers(init?.headers);
      headers.set('x-chibo-request', 'audit');
      return fetch(url, { ...init, headers });
    };
    const results = await auditServer({ url: `${server.url}/graphql`, fetchFn });
    expect(results).toHaveLength(61);
    return results.filter(({ status }) => status !== 'ok').map(({ id, name }) => `${id} ${name}`);
  };

  it('passes all 61 audits where introspection is permitted', async () => {
    server = await startTestApp([HelloResolver], { introspection: true });
    expect(await failing()).toEqual([]);
  });
});
