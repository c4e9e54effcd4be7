import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentCtx, CurrentHttp, type OperationHttp, Public } from '#graphql';
import type { Ctx } from '#database';
import { startTestApp, type TestApp } from '../testing/start-test-app.js';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/;

@Resolver()
class GreetingResolver {
  static mutations = 0;

  @Query(() => String, { description: 'Says a text back.' })
  @Public('says only what it was told')
  echo(@Args('text', { description: 'What to say.' }) text: string): string {
    return text;
  }

  @Query(() => String, { description: 'The language of the request.' })
  @Public('no data')
  language(@CurrentCtx() ctx: Ctx): string {
    return ctx.language;
  }

  @Mutation(() => Int, { description: 'Counts its calls.' })
  @Public('a counter')
  count(): number {
    return ++GreetingResolver.mutations;
  }

  @Mutation(() => Boolean, { description: 'Gives a session.' })
  @Public('a test')
  login(@CurrentHttp() http: OperationHttp, @Args('fail', { description: 'Whether to fail.' }) fail: boolean): boolean {
    http.setSessionCookie('token-1');
    if (fail) throw new Error('too late');
    return true;
  }

  @Mutation(() => Boolean, { description: 'Takes the session.' })
  @Public('a test')
  logout(@CurrentHttp() http: OperationHttp): boolean {
    http.setSessionCookie(null);
    return true;
  }
}

describe('the GraphQL endpoint', () => {
  let server: TestApp;

  beforeAll(async () => {
    server = await startTestApp([GreetingResolver]);
  });
  afterAll(() => server.app.close());
  beforeEach(() => {
    server.runner.operations.length = 0;
    GreetingResolver.mutations = 0;
  });

  const get = (query: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${server.url}/graphql?query=${encodeURIComponent(query)}`, { headers });
  const lastRequest = (): OperationHttp | undefined => server.runner.operations.at(-1)?.request;

  describe('methods', () => {
    it('answers a query by GET that carries the header', async () => {
      const response = await get('{ language }', { 'x-chibo-request': '1' });
      expect(await response.json()).toEqual({ data: { language: 'vi' } });
    });

    it('runs nothing for a GET without the header', async () => {
      const response = await get('{ language }');
      expect(response.status).toBe(400);
      expect(await response.text()).toContain('REQUEST_HEADER_MISSING');
      expect(server.runner.operations).toEqual([]);
    });

    it.each([{}, { 'x-chibo-request': '1' }])('refuses a mutation by GET with 405, headers %j', async (headers) => {
      expect((await get('mutation { count }', headers as Record<string, string>)).status).toBe(405);
      expect(GreetingResolver.mutations).toBe(0);
    });

    it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])('refuses a POST as %s', async (type) => {
      const body = JSON.stringify({ query: 'mutation { count }' });
      const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': type }, body });
      expect(response.status).toBe(415);
      expect(GreetingResolver.mutations).toBe(0);
    });

    it.each(['PUT', 'DELETE', 'PATCH'])('refuses %s', async (method) => {
      const response = await fetch(`${server.url}/graphql`, { method, headers: { 'content-type': 'application/json' }, body: '{}' });
      expect(response.status).toBe(405);
    });
  });

  describe('documents', () => {
    it.each([
      'mutation { count other: count }',
      'mutation { count ...more } fragment more on Mutation { logout }',
      'mutation { ... { count } ... { logout } }',
      'mutation A { count } mutation B { logout }',
    ])('refuses a second mutation field: %s', async (document) => {
      const { errors } = await server.post(document);
      expect(errors?.map(({ message }) => message).join()).toContain('OneMutationField');
      expect(GreetingResolver.mutations).toBe(0);
    });

    it('survives fragments that spread each other in a circle', async () => {
      const { errors } = await server.post('mutation { ...a } fragment a on Mutation { ...b } fragment b on Mutation { ...a count }');
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
    });

    it('tells the runner the root fields in order, through aliases and fragments', async () => {
      await server.post('query ($t: String!) { __typename b: language ...more } fragment more on Query { echo(text: $t) a: language }', { t: 'x' });
      expect(server.runner.operations[0]).toMatchObject({ kind: 'query', fields: ['language', 'echo', 'language'], variables: { t: 'x' } });
    });

    it('hides the schema and suggests no names', async () => {
      for (const query of ['{ __schema { types { name } } }', '{ __type(name: "Query") { name } }', '{ languag }']) {
        const { errors, text } = await server.post(query);
        expect(errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
        expect(text).not.toContain('Did you mean');
      }
    });

    it('refuses more than 2,000 tokens, and a body of more than 256 KiB', async () => {
      const aliases = (count: number): string => `{ ${Array.from({ length: count }, (_, i) => `a${i}:language`).join(' ')} }`;
      expect((await server.post(aliases(660))).errors).toBeUndefined();
      expect((await server.post(aliases(670))).errors?.[0]?.extensions['code']).toBe('GRAPHQL_PARSE_FAILED');
      const { status, errors } = await server.post('{ language }', { padding: 'x'.repeat(256 * 1024) });
      expect([status, errors?.[0]?.extensions['code']]).toEqual([413, 'BAD_REQUEST']);
    });

    it('answers 400 to what is no request', async () => {
      for (const body of ['', '{', '[]', '{}', '{"query": 1}', '{"query": "{ language }", "variables": []}']) {
        const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
        expect([body, response.status, await response.text()]).toEqual([body, 400, expect.stringContaining('BAD_REQUEST')]);
      }
    });

    it('has no GraphiQL unless asked', async () => {
      expect((await fetch(`${server.url}/graphiql`)).status).toBe(404);
    });
  });

  describe('text in a document', () => {
    // graphql-jit 0.8.9 runs what follows this prefix as code; see `isSafeToCompile`.
    const PAYLOAD = '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74dglobalThis.broken=1';

    it.each([
      `{ echo(text: "${PAYLOAD}") }`,
      `{ echo(text: """${PAYLOAD}""") }`,
      `query ($t: String! = "${PAYLOAD}") { echo(text: $t) }`,
    ])('is never run as code: %s', async (document) => {
      const { data } = await server.post(document);
      expect(data).toEqual({ echo: PAYLOAD });
      expect(globalThis).not.toHaveProperty('broken');
    });
  });

  describe('the request', () => {
    it('gets a new id, sent back and not taken from the client', async () => {
      const { headers } = await server.post('{ language }', {}, { 'x-request-id': 'mine', 'request-id': 'mine' });
      expect(headers.get('x-request-id')).toMatch(UUID_V7);
      expect(lastRequest()?.requestId).toBe(headers.get('x-request-id'));
    });

    it.each([
      ['', 'vi'],
      ['en', 'en'],
      ['en-GB,en;q=0.9', 'en'],
      ['vi-VN,vi;q=0.9,en;q=0.8', 'vi'],
      ['fr', 'vi'],
      ['en;q=0.5, vi;q=0.5', 'vi'],
      ['en;q=x', 'vi'],
    ])('speaks, for Accept-Language "%s", %s', async (header, expected) => {
      const { data } = await server.post('{ language }', {}, { 'accept-language': header });
      expect(data).toEqual({ language: expected });
    });

    it('brings its token from the header or the cookie, and its idempotency key', async () => {
      await server.post('{ language }');
      expect(lastRequest()).toMatchObject({ token: null, idempotencyKey: null });
      await server.post('{ language }', {}, { cookie: 'chibo_session=abc; other=1', 'idempotency-key': 'k-1' });
      expect(lastRequest()).toMatchObject({ token: { value: 'abc', transport: 'COOKIE' }, idempotencyKey: 'k-1' });
      await server.post('{ language }', {}, { cookie: 'chibo_session=abc', authorization: 'Bearer xyz' });
      expect(lastRequest()).toMatchObject({ token: { value: 'xyz', transport: 'BEARER' } });
    });
  });

  describe('the session cookie', () => {
    const login = 'mutation ($fail: Boolean!) { login(fail: $fail) }';

    it('is for our own pages and no script', async () => {
      const { headers } = await server.post(login, { fail: false });
      expect(headers.get('set-cookie')).toBe('chibo_session=token-1; Path=/; HttpOnly; SameSite=Strict');
    });

    it('travels over HTTPS only where a proxy ends it before us', async () => {
      const behindProxy = await startTestApp([GreetingResolver], { secureCookies: true });
      const { headers } = await behindProxy.post(login, { fail: false });
      await behindProxy.app.close();
      expect(headers.get('set-cookie')).toContain('; Secure');
    });

    it('is not sent when the operation fails', async () => {
      const { headers } = await server.post(login, { fail: true });
      expect(headers.get('set-cookie')).toBeNull();
    });

    it('is taken away by null', async () => {
      const { headers } = await server.post('mutation { logout }');
      expect(headers.get('set-cookie')).toMatch(/^chibo_session=; .*Expires=Thu, 01 Jan 1970/);
    });
  });

  it('sends headers against guessing, framing and caching', async () => {
    const { headers } = await server.post('{ language }');
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
    });
  });
});
