import { accepted, finding, refused, type Finding, type Verdict } from '#kernel';
import type { RuleBook } from '#regulations';
import { memberRefusals } from './member.refusals.js';

export const IDENTITY_NUMBER_KINDS = ['NATIONAL_ID', 'CARD'] as const;
export type NumberKind = (typeof IDENTITY_NUMBER_KINDS)[number];

/** For days before a document on record says so: the State's number has twelve. */
const NATIONAL_ID_DIGITS: readonly number[] = [12];
const SHOWN_DIGITS = 3;
const DIGITS = /^\d+$/;

/** A number as it is kept and compared: people write it with spaces. */
export function plainNumber(text: string): string {
  return text.replaceAll(/\s/g, '');
}

/** What is shown of a number to whoever was not told all of it: how long it is, and its end. */
export function masked(number: string): string {
  const hidden = number.length > SHOWN_DIGITS ? number.length - SHOWN_DIGITS : number.length;
  return '•'.repeat(hidden) + number.slice(hidden);
}

/** How many digits a number has; 0 when it has other signs too. */
export function digitsOf(number: string): number {
  return DIGITS.test(number) ? number.length : 0;
}

/** Who besides the person has the number, as its national id or its card. */
export interface NumberGround {
  /** Names of those whom the actor sees. */
  readonly names: readonly string[];
  /** Somebody else has it too: the actor is not told. */
  readonly elsewhere: boolean;
}

/** Whether a number may be entered; without one, what there was is taken away. Disputed: somebody has to find out whose it is. */
export function entryVerdict(kind: NumberKind, number: string | null, { names, elsewhere }: NumberGround, book: RuleBook): Verdict<{ readonly disputed: boolean }> {
  if (number === null) return accepted({ disputed: false });
  const findings = wrongDigits(kind, digitsOf(number), book);
  const [name] = names;
  if (name !== undefined) findings.push(finding(memberRefusals.IDENTITY_NUMBER_TAKEN, { name }, ['input', 'number']));
  return findings.length > 0 ? refused(findings) : accepted({ disputed: elsewhere });
}

function wrongDigits(kind: NumberKind, digits: number, book: RuleBook): Finding[] {
  const path = ['input', 'number'];
  if (kind === 'NATIONAL_ID') {
    const allowed = book.get('member.national-id-digits')?.value ?? NATIONAL_ID_DIGITS;
    return digits > 0 && allowed.includes(digits) ? [] : [finding(memberRefusals.NATIONAL_ID_DIGITS, { allowed: allowed.join(', ') }, path)];
  }
  const counts = book.get('member.card-digits')?.value;
  const fits = digits > 0 && (counts === undefined || counts.includes(digits));
  return fits ? [] : [finding(memberRefusals.CARD_DIGITS, { allowed: counts?.join(', ') ?? '1–20' }, path)];
}
