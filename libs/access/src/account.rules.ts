import { accepted, finding, refused, searchText, type Finding, type Verdict } from '#kernel';
import { accessRefusals } from './access.refusals.js';

/** NIST SP 800-63B-4 asks for 15 characters where the password is the only factor. */
export const PASSWORD_MIN = 15;
/** Long enough for any passphrase, short enough that hashing it costs nothing extra. */
export const PASSWORD_MAX = 128;

const USERNAME = /^[a-z0-9][a-z0-9._-]{2,63}$/;
const CONTEXT_WORD_MIN = 4;

export interface NewPassword {
  readonly username: string;
  readonly password: string;
  /** The password it replaces, when it is known. */
  readonly current?: string;
}

/** Whether a password may be taken: long enough, and without the words an attacker tries first. */
export function passwordVerdict({ username, password, current }: NewPassword, path: readonly string[]): Verdict<string> {
  const length = Array.from(password).length;
  const findings: Finding[] = [];
  if (length < PASSWORD_MIN) findings.push(finding(accessRefusals.PASSWORD_TOO_SHORT, { min: PASSWORD_MIN, length }, path));
  if (length > PASSWORD_MAX) findings.push(finding(accessRefusals.PASSWORD_TOO_LONG, { max: PASSWORD_MAX, length }, path));
  for (const word of contextWords(username)) {
    if (searchText(password).includes(word)) findings.push(finding(accessRefusals.PASSWORD_CONTAINS_CONTEXT, { word }, path));
  }
  if (password === current) findings.push(finding(accessRefusals.PASSWORD_UNCHANGED, {}, path));
  return findings.length > 0 ? refused(findings) : accepted(password);
}

/** The form in which a user name is kept and compared: lower case, trimmed. */
export function usernameVerdict(username: string, path: readonly string[]): Verdict<string> {
  const kept = username.trim().toLowerCase();
  return USERNAME.test(kept) ? accepted(kept) : refused([finding(accessRefusals.USERNAME_MALFORMED, {}, path)]);
}

function contextWords(username: string): string[] {
  return [username, ...username.split(/[._-]/), 'dangvien', 'chibo123'].filter((word) => word.length >= CONTEXT_WORD_MIN);
}
