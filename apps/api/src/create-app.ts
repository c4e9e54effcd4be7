import fastifyCookie from '@fastify/cookie';
import type { DynamicModule, NestApplicationOptions, Type } from '@nestjs/common';
import { HttpAdapterHost, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { newId } from '#kernel';
import { InputPipe } from './graphql/input.pipe.js';
import { EdgeExceptionFilter } from './http/edge-exception.filter.js';
import { addHttpHooks } from './http/hooks.js';
import { NestLogger } from './http/logging.js';

export interface AppOptions {
  readonly logger: Logger;
}

const BODY_LIMIT = 256 * 1024;

/**
 * The application on HTTP, not yet listening. On `close()` it takes no more requests, answers those it has,
 * and only then lets providers close what they hold: in `onApplicationShutdown`, for `onModuleDestroy` comes
 * while requests are still being answered. Signals are left to whoever started it, who stops the database after.
 */
export async function createApp(root: Type | DynamicModule, { logger }: AppOptions): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT, trustProxy: false, genReqId: newId, requestIdHeader: false });
  const options: NestApplicationOptions = { logger: new NestLogger(logger), abortOnError: false, return503OnClosing: true };
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, options);
  addHttpHooks(app.getHttpAdapter().getInstance(), logger);
  await app.register(fastifyCookie);
  app.useGlobalPipes(new InputPipe());
  app.useGlobalFilters(new EdgeExceptionFilter(app.get(HttpAdapterHost).httpAdapter));
  return app;
}
