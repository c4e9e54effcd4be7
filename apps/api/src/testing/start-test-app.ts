import { Module, type Provider, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FormattedExecutionResult } from 'graphql';
import { ANONYMOUS, NO_SCOPE, type Ctx } from '#database';
import { FieldGuard } from '#graphql';
import { dayOf, kernelRefusals, refuse, Temporal } from '#kernel';
import { createApp } from '../create-app.js';
import { type GraphqlOptions, GraphqlModule } from '../graphql/graphql.module.js';
import { type Operation, OperationRunner } from '../graphql/operation-runner.js';
import { HealthModule } from '../http/health.module.js';
import { Readiness } from '../http/health.controller.js';
import { createLogger } from '../http/logging.js';

const NOW = Temporal.Instant.from('2026-11-21T02:00:00Z');

/** A runner without a database: what it was given can be looked at. */
export class TestRunner extends OperationRunner {
  readonly operations: Operation[] = [];

  run(operation: Operation): Promise<FormattedExecutionResult> {
    this.operations.push(operation);
    const { requestId, language } = operation.request;
    const db = { sql: undefined as never };
    const ctx: Ctx = { actor: ANONYMOUS, hat: null, scope: NO_SCOPE, db, now: NOW, today: dayOf(NOW), requestId, language, touched: [] };
    return operation.execute(ctx);
  }
}

/** Grants every right but `secret`; no field holds anything of people unless it is put into `openers`. */
export class TestGuard extends FieldGuard {
  readonly asked: string[] = [];
  readonly openers = new Map<string, string | undefined>();

  check(right: string): void {
    this.asked.push(right);
    if (right === 'secret') throw refuse(kernelRefusals.FORBIDDEN);
  }

  opener(type: string, field: string): string | null | undefined {
    const name = `${type}.${field}`;
    return this.openers.has(name) ? this.openers.get(name) : null;
  }
}

export class TestReadiness extends Readiness {
  ready = true;

  async check(): Promise<void> {
    if (!this.ready) return Promise.reject(new Error('the database does not answer'));
  }
}

type Headers = Readonly<Record<string, string>>;

export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly runner: TestRunner;
  readonly guard: TestGuard;
  readonly readiness: TestReadiness;
  /** Every line of the log so far, as one text. */
  log(): string;
  post(query: string, variables?: Record<string, unknown>, headers?: Headers): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly headers: globalThis.Headers;
  readonly data: Record<string, unknown> | null | undefined;
  readonly errors: readonly { message: string; path?: readonly unknown[]; extensions: Record<string, unknown> }[] | undefined;
  readonly text: string;
}

/** The API on a free port, with the given resolvers and nothing behind it. */
export async function startTestApp(resolvers: readonly Provider[], options: Partial<GraphqlOptions> = {}, runner: Type<TestRunner> = TestRunner): Promise<TestApp> {
  const lines: string[] = [];
  const logger = createLogger('info', { write: (line) => void lines.push(line) });
  const parts = { runner: new runner(), guard: new TestGuard(), readiness: new TestReadiness() };

  @Module({ providers: [{ provide: Readiness, useValue: parts.readiness }], exports: [Readiness] })
  class ReadinessModule {}

  @Module({
    imports: [GraphqlModule.forRoot({ introspection: false, graphiql: false, secureCookies: false, logger, ...options }), HealthModule.forRoot(ReadinessModule)],
    providers: [...resolvers, { provide: OperationRunner, useValue: parts.runner }, { provide: FieldGuard, useValue: parts.guard }],
  })
  class TestModule {}

  const app = await createApp(TestModule, { logger });
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  return { app, url, ...parts, log: () => lines.join(''), post: (query, variables, headers) => post(url, query, variables, headers) };
}

async function post(url: string, query: string, variables: Record<string, unknown> = {}, headers: Headers = {}): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const body = JSON.parse(text) as Pick<Answer, 'data' | 'errors'>;
  return { status: response.status, headers: response.headers, data: body.data, errors: body.errors, text };
}
