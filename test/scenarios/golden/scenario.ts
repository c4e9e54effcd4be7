import { Temporal, type Finding, type PlainDate, type Verdict } from '#kernel';
import { Regulations, WorkingCalendar, type AnyValue, type HolidayNotice, type LocalValue, type ParameterName, type ParameterValue, type RuleBook } from '#regulations';

/** What the same facts come to by the rules of a day, of the country or of a ward with values and notices of its own. */
export interface Answer {
  readonly on: string;
  readonly own?: readonly LocalValue[];
  readonly notices?: readonly HolidayNotice[];
  readonly is: unknown;
}

/** Facts, the provision that decides them, and what it comes to. */
export interface Scenario {
  /** What happens, in Vietnamese. */
  readonly vi: string;
  readonly parameter: ParameterName;
  /** Number, date and article of the document that decides the last of the answers. */
  readonly by: readonly [document: string, date: string, article: string];
  /** The rule, held against the facts. */
  readonly judge: (book: RuleBook) => unknown;
  readonly answers: readonly Answer[];
  /** What the last of them would be if the parameter were another. */
  readonly otherwise?: { readonly value: AnyValue; readonly is: unknown };
}

type ScenarioOf<N extends ParameterName> = Omit<Scenario, 'parameter' | 'otherwise'> & {
  readonly parameter: N;
  readonly otherwise?: { readonly value: ParameterValue<N>; readonly is: unknown };
};

/** Declares a scenario, its other value being of the parameter's kind. */
export function scenario<N extends ParameterName>(told: ScenarioOf<N>): Scenario {
  return told;
}

/** A value that a ward set for itself from 2026-01-01 on, by a document of its own. */
export function own<N extends ParameterName>(parameter: N, value: ParameterValue<N>): LocalValue {
  return { parameter, value, from: day('2026-01-01'), through: null, document: '07-HD/ĐU', documentDate: '2025-12-20', article: null };
}

const regulations = Regulations.load();

export function bookOf({ on, own: values = [], notices = [] }: Answer): RuleBook {
  return regulations.on(day(on), { values, calendar: new WorkingCalendar(notices) });
}

/** The book with one parameter of it replaced. */
export function changed(book: RuleBook, name: ParameterName, value: AnyValue): RuleBook {
  const get: RuleBook['get'] = (asked) => {
    const found = book.get(asked);
    return found && asked === name ? ({ ...found, value } as typeof found) : found;
  };
  const required: RuleBook['required'] = (asked) => get(asked) ?? book.required(asked);
  return { ...book, get, required };
}

export function day(text: string): PlainDate {
  return Temporal.PlainDate.from(text);
}

/** The codes of refusals and warnings, refusals first. */
export function codes({ refusals, warnings }: { readonly refusals: readonly Finding[]; readonly warnings: readonly Finding[] }): string[] {
  return [...refusals, ...warnings].map(({ refusal }) => refusal.code);
}

export function codesOf(verdict: Verdict<unknown>): string[] {
  return codes({ refusals: verdict.ok ? [] : verdict.refusals, warnings: verdict.warnings });
}

export const UNCHECKED = 'chưa đối chiếu điều khoản';
export const QD_208 = ['208-QĐ/TW', '2026-07-26', UNCHECKED] as const;
export const QD_294 = ['294-QĐ/TW', '2025-05-26', UNCHECKED] as const;
export const QD_21 = ['21-QĐ/TW', '2026-04-11', UNCHECKED] as const;
export const QD_124 = ['124-QĐ/TW', '2023-10-04', 'Điều 5'] as const;
export const HD_21 = ['21-HD/BTCTW', '2019-10-18', UNCHECKED] as const;
/** The document of `own`. */
export const WARD = ['07-HD/ĐU', '2025-12-20', UNCHECKED] as const;
