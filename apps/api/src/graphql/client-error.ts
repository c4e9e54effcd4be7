import { GraphQLError } from 'graphql';
import type { Language } from '#kernel';

export type Messages = Readonly<Record<Language, string>>;

/** Codes of what is wrong with a request before any rule of a feature is asked. */
export type ClientErrorCode =
  | 'BAD_REQUEST'
  | 'REQUEST_HEADER_MISSING'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'BAD_INPUT';

/** A fault of the request itself; its texts may be shown as they are. */
export class ClientError extends GraphQLError {
  constructor(
    readonly code: ClientErrorCode,
    readonly messages: Messages,
    /** Where in the arguments the fault lies, e.g. `['input', 'born']`. */
    readonly inputPath: readonly string[] = [],
    at?: GraphQLError,
  ) {
    super(messages.en, { nodes: at?.nodes, source: at?.source, positions: at?.positions, path: at?.path });
  }
}

/** The request is not one that GraphQL over HTTP knows. */
export function badRequest(reason: string): ClientError {
  return new ClientError('BAD_REQUEST', { vi: `Yêu cầu không đúng dạng: ${reason}`, en: reason });
}

export function parseFailed(error: GraphQLError): ClientError {
  return new ClientError('GRAPHQL_PARSE_FAILED', { vi: `Truy vấn sai cú pháp: ${error.message}`, en: error.message }, [], error);
}

export function validationFailed(error: GraphQLError): ClientError {
  return new ClientError('GRAPHQL_VALIDATION_FAILED', { vi: `Truy vấn không hợp lệ: ${error.message}`, en: error.message }, [], error);
}

/** @param reason how the sentence goes on after the field's name */
export function badInput(reason: Messages, path: readonly string[], at?: GraphQLError): ClientError {
  const field = path.join('.');
  return new ClientError('BAD_INPUT', { vi: `Trường “${field}” ${reason.vi}.`, en: `Field "${field}" ${reason.en}.` }, path, at);
}
