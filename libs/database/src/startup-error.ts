import { finding, messageOf, type Finding, type Language, type Refusal, type RefusalParams } from '#kernel';

/**
 * The program cannot start, for reasons an operator can mend. Its message is one line: the reasons in
 * Vietnamese, then in English after ` / `.
 */
export class StartupError extends Error {
  constructor(readonly findings: readonly [Finding, ...Finding[]]) {
    const texts = (language: Language): string => findings.map((each) => messageOf(each, language)).join('; ');
    super(`chibo: ${texts('vi')} / ${texts('en')}`);
    this.name = 'StartupError';
  }

  get code(): string {
    return this.findings[0].refusal.code;
  }
}

/** The error for a single reason. */
export function cannotStart(refusal: Refusal, params: RefusalParams = {}): StartupError {
  return new StartupError([finding(refusal, params)]);
}

/** The code of a system or database error, such as ENOENT or 28P01. */
export function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
