import { deepStrictEqual } from 'node:assert';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { measureDeed, type Deed, type MeasuredDeed } from './deeds.js';
import { load, shot, type Shot } from './load.js';
import { TERM_FROM, type Scenario } from './scenarios.js';
import type { MeasuredServer } from './servers.js';

/** What was measured of one scenario. */
export interface Measured {
  readonly scenario: Scenario;
  /** Medians over the rounds; of a scenario without a baseline none. */
  readonly throughput?: {
    readonly chibo: number;
    readonly baseline: number;
    readonly bare: number;
    /** Median over the rounds of chibo's throughput as a share of the baseline's in the same round. */
    readonly share: number;
    /** The baseline's as a share of the same without protection. */
    readonly protectedShare: number;
  };
  /** Median of one client's requests to chibo, one after the other, in milliseconds. */
  readonly median: number;
  readonly p99: number;
}

export interface Settings {
  readonly connections: number;
  readonly rounds: number;
  readonly sliceMs: number;
  readonly warmUpMs: number;
}

interface Target {
  readonly request: Shot;
  readonly length: number;
}

/** Measures one scenario: both servers in turns, so that whatever else the machine does falls on both. */
export class Bench {
  private readonly tokens = new Map<string, string>();

  constructor(
    private readonly chibo: MeasuredServer,
    private readonly baseline: MeasuredServer,
    private readonly password: string,
    private readonly today: string,
    private readonly settings: Settings,
  ) {}

  async measure(scenario: Scenario): Promise<Measured> {
    const token = await this.login(scenario.username);
    const organization = await this.organization(token, scenario.organization);
    const params = { organization, day: this.today, from: TERM_FROM, through: this.today };
    const variables = { ...params, metric: scenario.metric, filter: { organizationId: organization } };
    const request = shot(new URL(`${this.chibo.url}/graphql`), token, { query: scenario.query, variables });
    const { data, length } = await this.graphql(token, scenario.query, variables);
    const chibo = { request, length };
    const throughput = scenario.path === undefined ? undefined : await this.compare(scenario, chibo, data, token, params);
    await load(request, length, 1, this.settings.sliceMs);
    const { latencies } = await load(request, length, 1, this.settings.sliceMs);
    return { scenario, ...(throughput && { throughput }), median: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
  }

  /** Measures a deed; one client does it. */
  async measureDeed(deed: Deed, owner: pg.Client): Promise<MeasuredDeed> {
    const token = await this.login(deed.username);
    return measureDeed(deed, owner, async <T>(query: string, variables: object = {}) => (await this.graphql(token, query, variables)).data as T, this.today);
  }

  private async compare({ name, path = '', rows }: Scenario, chibo: Target, data: unknown, token: string, params: Readonly<Record<string, string>>): Promise<Measured['throughput']> {
    const search = new URLSearchParams(params).toString();
    const target = async (prefix: string): Promise<Target> => {
      const url = new URL(`${this.baseline.url}${prefix}${path}?${search}`);
      const text = await this.get(url, token);
      deepStrictEqual(inOrder(rows?.(data as never) ?? []), inOrder(JSON.parse(text) as object[]), `${name}: chibo and ${url.pathname} answer differently`);
      return { request: shot(url, token), length: Buffer.byteLength(text) };
    };
    const targets = [chibo, await target(''), await target('/bare')] as const;
    const { connections, rounds, sliceMs, warmUpMs } = this.settings;
    const run = async (of: readonly Target[], ms: number): Promise<number[]> => {
      const found: number[] = [];
      for (const { request, length } of of) found.push((await load(request, length, connections, ms)).perSecond);
      return found;
    };
    await run(targets, warmUpMs);
    const found: number[][] = [];
    for (let round = 0; round < rounds; round++) found.push(await run(targets, sliceMs));
    const middle = (of: (round: number[]) => number | undefined): number => percentile(found.map((round) => of(round) ?? NaN).sort((a, b) => a - b), 0.5);
    return {
      chibo: middle(([first]) => first),
      baseline: middle(([, second]) => second),
      bare: middle(([, , third]) => third),
      share: middle(([first = NaN, second = NaN]) => first / second),
      protectedShare: middle(([, second = NaN, third = NaN]) => second / third),
    };
  }

  private async login(username: string): Promise<string> {
    const known = this.tokens.get(username);
    if (known !== undefined) return known;
    const query = 'mutation ($input: LoginInput!) { login(input: $input) { token } }';
    const { data } = await this.graphql(null, query, { input: { username, password: this.password, transport: 'BEARER' } });
    const { token } = (data as { login: { token: string } }).login;
    this.tokens.set(username, token);
    return token;
  }

  private async organization(token: string, name: string): Promise<string> {
    const query = 'query ($name: String!) { organizations(filter: { name: $name }) { edges { node { id name } } } }';
    const { data } = await this.graphql(token, query, { name });
    const { edges } = (data as { organizations: { edges: readonly { node: { id: string; name: string } }[] } }).organizations;
    const found = edges.find(({ node }) => node.name === name);
    if (!found) throw new Error(`${name} is not to be seen.`);
    return found.node.id;
  }

  private async graphql(token: string | null, query: string, variables: object): Promise<{ data: unknown; length: number }> {
    const response = await fetch(`${this.chibo.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(query.startsWith('mutation') && { 'idempotency-key': randomUUID() }),
      },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown };
    if (errors !== undefined) throw new Error(text);
    return { data, length: Buffer.byteLength(text) };
  }

  private async get(url: URL, token: string): Promise<string> {
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    if (!response.ok) throw new Error(await response.text());
    return response.text();
  }
}

function inOrder(rows: readonly object[]): object[] {
  return [...rows].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}

function idOf(row: object): string {
  return (row as { readonly id: string }).id;
}

/** Of values in order. */
function percentile(values: readonly number[], share: number): number {
  return values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN;
}
