import { newId } from '#kernel';

export interface Refusal {
  readonly code: string;
  readonly path: readonly string[];
  readonly messages: { readonly vi: string; readonly en: string };
}

/** The parts of a GraphQL error that clients rely on. */
export interface ApiError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: {
    readonly code: string;
    readonly path?: readonly string[];
    readonly messages?: { readonly vi: string; readonly en: string };
    readonly params?: Readonly<Record<string, unknown>>;
    readonly refusals?: readonly Refusal[];
    readonly warnings?: readonly Refusal[];
    readonly requestId?: string;
  };
}

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly data: T | null | undefined;
  readonly errors: readonly ApiError[] | undefined;
}

type Variables = Readonly<Record<string, unknown>>;

/** One client of the API over HTTP, with or without a session. */
export class Client {
  constructor(
    private readonly url: string,
    readonly token: string | null = null,
    private readonly language = 'vi',
  ) {}

  async send<T = Record<string, unknown>>(query: string, variables: Variables = {}, headers: Readonly<Record<string, string>> = {}): Promise<Answer<T>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': this.language,
        'idempotency-key': newId(),
        ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    const body = JSON.parse(text) as Pick<Answer<T>, 'data' | 'errors'>;
    return { status: response.status, headers: response.headers, text, data: body.data, errors: body.errors };
  }

  /** The data of an operation that must succeed. */
  async ask<T>(query: string, variables: Variables = {}): Promise<T> {
    const { data, errors, text } = await this.send<T>(query, variables);
    if (errors || data == null) throw new Error(`The operation failed: ${text}`);
    return data;
  }

  /** The only error of an operation that must be refused. */
  async refusal(query: string, variables: Variables = {}, headers: Readonly<Record<string, string>> = {}): Promise<ApiError> {
    const { errors, text } = await this.send(query, variables, headers);
    const [error, ...more] = errors ?? [];
    if (!error || more.length > 0) throw new Error(`One refusal was expected: ${text}`);
    return error;
  }
}
