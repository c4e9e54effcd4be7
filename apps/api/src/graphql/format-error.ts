import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isPassing } from '#database';
import { DomainError, type Finding, kernelRefusals, type Language, messageOf, refuse, type RefusalParams, type RuleReference } from '#kernel';
import { ClientError, type Messages } from './client-error.js';
import { describeNullArgument } from './input-errors.js';

/** A refusal or a warning as the client sees it. */
interface FormattedFinding {
  readonly code: string;
  readonly message: string;
  readonly messages: Messages;
  readonly params: RefusalParams;
  readonly path: readonly string[];
  readonly rule: RuleReference | null;
}

export interface ErrorContext {
  readonly requestId: string;
  readonly language: Language;
  /** Told of every error that is nobody's refusal but our own fault, or the database's. */
  readonly report: (error: unknown) => void;
}

const INTERNAL: Messages = {
  vi: 'Hệ thống gặp lỗi ngoài dự kiến. Hãy thử lại; nếu vẫn lỗi, báo người quản trị kèm mã yêu cầu.',
  en: 'Something unexpected went wrong. Try again; if it keeps failing, tell the administrator the request id.',
};

/** Turns whatever went wrong into the error that the client sees. */
export function formatError(error: unknown, context: ErrorContext): GraphQLFormattedError {
  const at = error instanceof GraphQLError ? error : undefined;
  const cause = causeOf(error);
  const known = cause instanceof ClientError ? cause : describeNullArgument(cause);
  if (known) {
    return formatted(at, context, known.messages, { code: known.code, path: known.inputPath });
  }
  if (cause instanceof DomainError) return formatDomainError(cause, at, context);
  context.report(cause);
  if (isPassing(cause)) return formatDomainError(refuse(kernelRefusals.BUSY), at, context);
  return formatted(at, context, INTERNAL, { code: 'INTERNAL' });
}

/** Executors wrap what a resolver threw, sometimes twice. */
function causeOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

function formatDomainError(error: DomainError, at: GraphQLError | undefined, context: ErrorContext): GraphQLFormattedError {
  const describe = (finding: Finding): FormattedFinding => formatFinding(finding, context.language);
  const refusals = error.refusals.map(describe);
  const only = refusals.length === 1 ? refusals[0] : undefined;
  const joined = (language: Language): string => refusals.map((each) => each.messages[language]).join(' ');
  return formatted(at, context, { vi: joined('vi'), en: joined('en') }, {
    code: only?.code ?? 'REFUSED',
    path: only?.path ?? [],
    params: only?.params ?? {},
    rule: only?.rule ?? null,
    refusals,
    warnings: error.warnings.map(describe),
  });
}

function formatFinding(finding: Finding, language: Language): FormattedFinding {
  const messages = { vi: messageOf(finding, 'vi'), en: messageOf(finding, 'en') };
  const { code, rule } = finding.refusal;
  return { code, message: messages[language], messages, params: finding.params, path: finding.path, rule: rule ?? null };
}

function formatted(
  at: GraphQLError | undefined,
  { language, requestId }: ErrorContext,
  messages: Messages,
  extensions: Readonly<Record<string, unknown>>,
): GraphQLFormattedError {
  return {
    message: messages[language],
    ...(at?.locations && { locations: at.locations }),
    ...(at?.path && { path: at.path }),
    extensions: { ...extensions, messages, requestId },
  };
}
