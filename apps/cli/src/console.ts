import { StartupError } from '#database';
import { DomainError, messageOf } from '#kernel';

/** What a command says, and to whom. */
export interface Console {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

export const terminal: Console = {
  out: (line) => {
    console.log(line);
  },
  err: (line) => {
    console.error(line);
  },
};

/** One line for any failure: a reason to mend for the operator, or the first line of a defect. */
export function describeFailure(error: unknown): string {
  if (error instanceof StartupError) return error.message;
  if (error instanceof DomainError) return error.refusals.map((each) => `chibo: ${messageOf(each, 'vi')} / ${messageOf(each, 'en')}`).join('\n');
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `chibo: lỗi ngoài dự kiến / unexpected error: ${text.split('\n')[0] ?? ''}`;
}
