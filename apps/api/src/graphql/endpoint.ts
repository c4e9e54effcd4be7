import type { FastifyReply, FastifyRequest } from 'fastify';
import { type DocumentNode, type ExecutionResult, type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { createHandler, type HandlerOptions } from 'graphql-http';
import type { Ctx } from '#database';
import { LoaderCache } from '#graphql';
import { badRequest, ClientError } from './client-error.js';
import type { DocumentPlans, Variables } from './document-plans.js';
import { type ErrorContext, formatError } from './format-error.js';
import type { Operation, OperationRunner } from './operation-runner.js';
import { RequestHttp } from './request-http.js';

export interface EndpointParts {
  readonly schema: GraphQLSchema;
  readonly plans: DocumentPlans;
  readonly runner: OperationRunner;
  readonly report: (error: unknown, requestId: string, fields: readonly string[]) => void;
  readonly secureCookies: boolean;
}

const RESPONSE_TYPE = 'application/graphql-response+json';
const STATUS_BY_CODE: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, HAT_NOT_HELD: 403, INTERNAL: 500 };

/**
 * A GET must carry this header, with any value: a page of another site can make a browser send a GET with our
 * cookies, but no header of its own without asking us first, and we never agree. A POST is safe by its type,
 * application/json, for the same reason; and the session cookie does not travel from other sites anyway.
 */
export const REQUEST_HEADER = 'x-chibo-request';

const HEADER_MISSING = new ClientError('REQUEST_HEADER_MISSING', {
  vi: `Truy vấn bằng GET phải có tiêu đề “${REQUEST_HEADER}”.`,
  en: `A query by GET must carry the header "${REQUEST_HEADER}".`,
});

/** Answers GraphQL over HTTP. */
export function graphqlEndpoint(parts: EndpointParts): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  return async (request, reply) => {
    await new Exchange(parts, request, reply).answer();
  };
}

/** The error as `FormattedExecutionResult`, for what fails before GraphQL is reached. */
export function errorBody(error: unknown, request: FastifyRequest, report: EndpointParts['report']): FormattedExecutionResult {
  const http = new RequestHttp(request);
  const context: ErrorContext = { requestId: http.requestId, language: http.language, report: (cause) => { report(cause, http.requestId, []); } };
  return { errors: [formatError(error, context)] };
}

/** One request and its reply. */
class Exchange {
  private readonly http: RequestHttp;
  private fields: readonly string[] = [];
  private result: FormattedExecutionResult | undefined;

  constructor(
    private readonly parts: EndpointParts,
    private readonly request: FastifyRequest,
    private readonly reply: FastifyReply,
  ) {
    this.http = new RequestHttp(request);
  }

  async answer(): Promise<void> {
    const { method, url, headers, body } = this.request;
    const handle = createHandler(this.options());
    const [text, { status, headers: sent = {} }] = await handle({ method, url, headers, body: body as string | Record<string, unknown> | null, raw: undefined, context: undefined });
    if (this.result && !this.result.errors) this.http.sendSessionCookie(this.reply, this.parts.secureCookies);
    await this.reply.code(this.statusOfRefusal(sent['content-type']) ?? status).headers(sent).send(text ?? undefined);
  }

  /** An operation that never began is no success over HTTP either, where the protocol knows how to say so. */
  private statusOfRefusal(contentType: string | undefined): number | undefined {
    if (!this.result || 'data' in this.result) return undefined;
    const code = String(this.result.errors?.[0]?.extensions?.['code']);
    if (code === HEADER_MISSING.code) return 400;
    return contentType?.startsWith(RESPONSE_TYPE) ? (STATUS_BY_CODE[code] ?? 400) : undefined;
  }

  private options(): HandlerOptions {
    const { schema, plans } = this.parts;
    return {
      schema,
      parse: (source) => plans.parse(typeof source === 'string' ? source : source.body),
      validate: (_schema, document) => plans.validate(document),
      execute: async ({ document, operationName, variableValues }) => {
        this.result = await this.run(document, operationName, variableValues ?? {});
        return this.result as ExecutionResult;
      },
      // Results come with their errors already formatted; a plain Error is graphql-http's own, about the request.
      formatError: (error) => (error instanceof Error ? asGraphQLError(this.format(error instanceof GraphQLError ? error : badRequest(error.message))) : error),
    };
  }

  private async run(document: DocumentNode, name: string | null | undefined, variables: Variables): Promise<FormattedExecutionResult> {
    try {
      if (this.request.method === 'GET' && this.request.headers[REQUEST_HEADER] === undefined) throw HEADER_MISSING;
      return await this.parts.runner.run(this.operation(document, name, variables));
    } catch (error) {
      return { errors: [this.format(error)] };
    }
  }

  private operation(document: DocumentNode, name: string | null | undefined, variables: Variables): Operation {
    const plan = this.parts.plans.operation(document, name);
    this.fields = plan.fields;
    return {
      kind: plan.kind,
      fields: plan.fields,
      document: document.loc?.source.body ?? '',
      variables,
      request: this.http,
      execute: async (ctx: Ctx) => {
        const result = await plan.run({ ctx, http: this.http, loaders: new LoaderCache() }, variables);
        const errors = result.errors?.map((error) => this.format(error));
        return { ...(result.data !== undefined && { data: result.data }), ...(errors && { errors }) };
      },
    };
  }

  private format(error: unknown): GraphQLFormattedError {
    const { requestId, language } = this.http;
    return formatError(error, { requestId, language, report: (cause) => { this.parts.report(cause, requestId, this.fields); } });
  }
}

/** The same, in the class that graphql-http wants. */
function asGraphQLError({ message, locations, path, extensions }: GraphQLFormattedError): GraphQLError {
  return Object.assign(new GraphQLError(message, { path, extensions }), { locations });
}
