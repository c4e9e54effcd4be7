/** The provision a rule comes from, e.g. `{ document: '366-QĐ/TW', date: '2025-08-30', article: 'Điều 11' }`. */
export interface RuleReference {
  readonly document: string;
  /** Of the document, as a day or the year alone: numbers repeat. */
  readonly date: string;
  readonly article: string;
}

export type RefusalParams = Readonly<Record<string, string | number | boolean | null>>;

/**
 * A reason to refuse or to warn, as declared once in a feature's `*.refusals.ts`. The texts hold
 * `{name}` where the finding's parameter of that name goes.
 */
export interface Refusal {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly rule?: RuleReference;
}

type RefusalTexts = Omit<Refusal, 'code'>;

/** Declares a feature's refusals; the key becomes the code. */
export function defineRefusals<K extends string>(texts: Record<K, RefusalTexts>): Readonly<Record<K, Refusal>> {
  const entries = Object.entries<RefusalTexts>(texts).map(([code, text]) => [code, { code, ...text }]);
  return Object.freeze(Object.fromEntries(entries)) as Readonly<Record<K, Refusal>>;
}

/** One refusal or warning in a verdict, with the numbers it rests on and the input it concerns. */
export interface Finding {
  readonly refusal: Refusal;
  readonly params: RefusalParams;
  /** Path of the input field concerned, e.g. `['input', 'username']`; empty when it concerns no one field. */
  readonly path: readonly string[];
  /** What stays on record of its numbers where others read it, in place of what it tells the actor. */
  readonly kept?: RefusalParams;
}

export function finding(refusal: Refusal, params: RefusalParams = {}, path: readonly string[] = []): Finding {
  return { refusal, params, path };
}

/** What a rule answers: all refusals and all warnings at once, and the value when nothing refuses. */
export type Verdict<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Finding[] }
  | { readonly ok: false; readonly refusals: readonly Finding[]; readonly warnings: readonly Finding[] };

export function accepted<T>(value: T, warnings: readonly Finding[] = []): Verdict<T> {
  return { ok: true, value, warnings };
}

export function refused(refusals: readonly Finding[], warnings: readonly Finding[] = []): Verdict<never> {
  return { ok: false, refusals, warnings };
}

/** A verdict that refuses, on its way to the edge, where it becomes one GraphQL error. */
export class DomainError extends Error {
  constructor(
    readonly refusals: readonly [Finding, ...Finding[]],
    readonly warnings: readonly Finding[] = [],
  ) {
    super(refusals.map((each) => each.refusal.code).join(', '));
    this.name = 'DomainError';
  }
}

/** The error for a single refusal. */
export function refuse(refusal: Refusal, params: RefusalParams = {}, path: readonly string[] = []): DomainError {
  return new DomainError([finding(refusal, params, path)]);
}

/** The verdict's value, or the error that carries its refusals. */
export function orThrow<T>(verdict: Verdict<T>): T {
  if (verdict.ok) return verdict.value;
  const [first, ...rest] = verdict.refusals;
  if (!first) throw new Error('A verdict that refuses must name at least one refusal.');
  throw new DomainError([first, ...rest], verdict.warnings);
}

export type Language = 'vi' | 'en';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The finding's text in a language, its parameters filled in; in Vietnamese, days are written day/month/year. */
export function messageOf({ refusal, params }: Finding, language: Language): string {
  return refusal[language].replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = String(params[name] ?? hole);
    return language === 'vi' ? value.replace(DAY, '$3/$2/$1') : value;
  });
}
