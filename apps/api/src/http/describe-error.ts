/** What the log says of an unexpected error. */
interface ErrorDescription {
  readonly name: string;
  readonly message?: string;
  readonly code?: string;
  readonly frames: readonly string[];
  readonly cause?: ErrorDescription;
}

/**
 * The kinds of error whose message is written by programmers. Messages of all others may quote what somebody
 * typed or what a record holds: the database's do, and so do those of JSON and of dates.
 */
const SAFE_MESSAGES = new Set(['Error', 'TypeError', 'ReferenceError', 'AssertionError']);
const MAX_CAUSES = 5;

/** An error as it may be logged: where it happened and of what kind, without anybody's data. */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const kind = (Object.getPrototypeOf(error) as { constructor: { name: string } }).constructor.name;
  const code: unknown = 'code' in error ? error.code : undefined;
  return {
    name: kind,
    ...(SAFE_MESSAGES.has(kind) && { message: error.message }),
    ...(typeof code === 'string' && { code }),
    frames: framesOf(error),
    ...(error.cause !== undefined && depth < MAX_CAUSES && { cause: describeError(error.cause, depth + 1) }),
  };
}

/** The stack without its first lines, which repeat the message. */
function framesOf(error: Error): string[] {
  return (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line)).map((line) => line.trim());
}
