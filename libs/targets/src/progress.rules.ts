import type { PlainDate } from '#kernel';

export type Comparator = 'GTE' | 'GT' | 'LTE' | 'LT' | 'EQ';
export type Cadence = 'TERM_TOTAL' | 'TERM_END' | 'ANNUAL' | 'CONTINUOUS';
export type ProgressStatus = 'NOT_MEASURED' | 'ON_TRACK' | 'AT_RISK' | 'MET' | 'MISSED';

/** A value as a fraction of whole numbers, so that it is compared unrounded; of a count the denominator is 1. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** What a value is held against. */
export interface Threshold {
  readonly comparator: Comparator;
  /** A decimal number as text, e.g. `49.64`; of a share in per cent. */
  readonly value: string;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** @throws Error when the text is no decimal number */
export function fractionOf(decimal: string): Fraction {
  const match = DECIMAL.exec(decimal);
  if (!match) throw new Error(`${decimal} is no decimal number.`);
  const [, sign = '', whole = '', decimals = ''] = match;
  return { numerator: BigInt(`${sign}${whole}${decimals}`), denominator: 10n ** BigInt(decimals.length) };
}

/** A share in per cent; undefined of nothing. */
export function percentOf(part: number, whole: number): Fraction | undefined {
  return whole === 0 ? undefined : { numerator: BigInt(part) * 100n, denominator: BigInt(whole) };
}

/** Below 0, 0 or above 0, as the first is less, the same or more. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

export function satisfies(value: Fraction, { comparator, value: threshold }: Threshold): boolean {
  const order = compare(value, fractionOf(threshold));
  switch (comparator) {
    case 'GTE':
      return order >= 0;
    case 'GT':
      return order > 0;
    case 'LTE':
      return order <= 0;
    case 'LT':
      return order < 0;
    case 'EQ':
      return order === 0;
  }
}

/** What there is still to go: how far the value is from the threshold, in its unit; 0 when it is satisfied. */
export function gapOf(value: Fraction, threshold: Threshold): number {
  if (satisfies(value, threshold)) return 0;
  return Math.abs(numberOf(minus(fractionOf(threshold.value), value)));
}

/** For showing and for drawing; never for comparing. */
export function numberOf({ numerator, denominator }: Fraction): number {
  return Number(numerator) / Number(denominator);
}

function minus(a: Fraction, b: Fraction): Fraction {
  return { numerator: a.numerator * b.denominator - b.numerator * a.denominator, denominator: a.denominator * b.denominator };
}

/** A period of a measure, and the day from which it is judged. */
export interface Judged {
  readonly from: PlainDate;
  readonly judgedOn: PlainDate;
}

/** How far a period has gone, in days, counting its first and its last. */
export interface Elapsed {
  readonly gone: number;
  readonly whole: number;
}

export function elapsed({ from, judgedOn }: Judged, asOf: PlainDate): Elapsed {
  const whole = from.until(judgedOn).days + 1;
  const gone = Math.min(Math.max(from.until(asOf).days + 1, 0), whole);
  return { gone, whole };
}

/**
 * How a measure stands. NOT_MEASURED without a value. Up to the day it is judged: ON_TRACK when it is satisfied today
 * or, for counts that only grow, when the value is at least the threshold × the share of the period gone by; otherwise
 * AT_RISK. After that day: MET or MISSED.
 */
export function statusOf(value: Fraction | undefined, threshold: Threshold, period: Judged, asOf: PlainDate, growing: boolean): ProgressStatus {
  if (!value) return 'NOT_MEASURED';
  const satisfied = satisfies(value, threshold);
  if (asOf.toString() > period.judgedOn.toString()) return satisfied ? 'MET' : 'MISSED';
  if (satisfied || (growing && inPace(value, threshold, elapsed(period, asOf)))) return 'ON_TRACK';
  return 'AT_RISK';
}

function inPace(value: Fraction, { comparator, value: threshold }: Threshold, { gone, whole }: Elapsed): boolean {
  if (comparator !== 'GTE' && comparator !== 'GT') return false;
  const { numerator, denominator } = fractionOf(threshold);
  return compare(value, { numerator: numerator * BigInt(gone), denominator: denominator * BigInt(whole) }) >= 0;
}

/** What a growing count comes to by the day it is judged if it goes on as it has so far; undefined before the first day. */
export function forecastOf(value: Fraction, period: Judged, asOf: PlainDate): number | undefined {
  const { gone, whole } = elapsed(period, asOf);
  return gone === 0 ? undefined : numberOf({ numerator: value.numerator * BigInt(whole), denominator: value.denominator * BigInt(gone) });
}

/** The calendar years a term touches, the earliest first. */
export function yearsOf(termFrom: PlainDate, termThrough: PlainDate): readonly number[] {
  return Array.from({ length: termThrough.year - termFrom.year + 1 }, (_, index) => termFrom.year + index);
}

const FROM_WORST: readonly ProgressStatus[] = ['MISSED', 'AT_RISK', 'MET', 'ON_TRACK', 'NOT_MEASURED'];

/** Of the years, the one that a term shows: the worst that is closed and measured, or, while none is, the latest measured. */
export function worstYear<Y extends { readonly year: number; readonly status: ProgressStatus; readonly value: Fraction | undefined }>(
  years: readonly Y[],
  threshold: Threshold,
): Y | undefined {
  const measured = years.filter(({ value }) => value !== undefined);
  const closed = measured.filter(({ status }) => status === 'MET' || status === 'MISSED');
  if (closed.length === 0) return measured.at(-1);
  const distance = ({ value }: Y): number => (value ? gapOf(value, threshold) : 0);
  return [...closed].sort((a, b) => FROM_WORST.indexOf(a.status) - FROM_WORST.indexOf(b.status) || distance(b) - distance(a) || b.year - a.year)[0];
}

/** As the reports print it: rounded half up, with a decimal comma. */
export function shown(value: Fraction, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const negative = value.numerator < 0n;
  const magnitude = negative ? -value.numerator : value.numerator;
  const rounded = (magnitude * scale * 2n + value.denominator) / (value.denominator * 2n);
  const digits = rounded.toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, '.');
  const part = decimals > 0 ? digits.slice(digits.length - decimals).replace(/0+$/, '') : '';
  return `${negative ? '-' : ''}${whole}${part === '' ? '' : `,${part}`}`;
}

/** What the arithmetic behind a status is written out from. */
export interface Arithmetic {
  readonly value: Fraction | undefined;
  /** Of a share, how many of how many. */
  readonly part: { readonly numerator: number; readonly denominator: number } | undefined;
  readonly threshold: Threshold;
  readonly unit: string;
  readonly period: Judged;
  readonly asOf: PlainDate;
  readonly growing: boolean;
}

const SIGNS: Readonly<Record<Comparator, string>> = { GTE: '≥', GT: '>', LTE: '≤', LT: '<', EQ: '=' };
const FORMULA_DECIMALS = 2;

/** The arithmetic behind a status, in Vietnamese: the value, what it is held against, and until it is judged the pace of a count. */
export function formulaOf({ value, part, threshold, unit, period, asOf, growing }: Arithmetic): string {
  if (!value) return 'Chưa có số liệu';
  const amount = shown(value, FORMULA_DECIMALS);
  const share = part ? `${part.numerator}/${part.denominator} = ${amount}%` : amount;
  const limit = fractionOf(threshold.value);
  const held = `${share}; chỉ tiêu ${SIGNS[threshold.comparator]} ${shown(limit, FORMULA_DECIMALS)} ${unit}`;
  if (!growing || asOf.toString() > period.judgedOn.toString()) return held;
  const { gone, whole } = elapsed(period, asOf);
  const due = { numerator: limit.numerator * BigInt(gone), denominator: limit.denominator * BigInt(whole) };
  return `${held}; theo tiến độ phải đạt ${shown(limit, FORMULA_DECIMALS)} × ${gone}/${whole} ngày = ${shown(due, FORMULA_DECIMALS)}`;
}
