import { ALL_DISCIPLINE_FORMS, DECIDING_BODIES, DECIDINGS, DISCIPLINE_LEVELS, DISCIPLINE_SUBJECTS, isAbout, type Decider, type TimeBar } from './discipline-values.js';
import {
  ADMISSION_EVENTS,
  AUTHORITIES,
  CAP_MODES,
  CAP_POOLS,
  CAP_ROUNDINGS,
  CELLS_OF_GUEST,
  DECISION_EVENTS,
  EDUCATION_LEVELS,
  EFFECT_EVENTS,
  DISCIPLINED_PARTS,
  FAILING_GROUNDS,
  INQUIRY_SUBJECTS,
  LEFT_OUT,
  KINDS_OF_ORGANIZATION,
  PARAMETERS,
  RATING_EXCUSES,
  READMISSION_BARS,
  TIME_BAR_EXCEPTIONS,
  type AnyValue,
  type Duration,
  type ParameterName,
  type Share,
  type ValueKind,
  type VoteShare,
} from './parameters.js';

type Reader = (raw: unknown) => AnyValue | undefined;

/** One of some words. */
const oneOf =
  (words: readonly AnyValue[]): Reader =>
  (raw) =>
    words.find((word) => word === raw);

const someOf =
  (words: readonly string[]): Reader =>
  (raw) =>
    some(words, raw);

const listOf =
  <T>(read: (raw: unknown) => T | undefined) =>
  (raw: unknown): T[] | undefined => {
    const items = Array.isArray(raw) ? raw.map((each: unknown) => read(each)).filter((each) => each !== undefined) : [];
    return Array.isArray(raw) && items.length > 0 && items.length === raw.length ? items : undefined;
  };

const UNITS = { day: 'DAYS', 'working day': 'WORKING_DAYS', month: 'MONTHS', year: 'YEARS' } as const;
const MONTH_DAY = /^(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))$/;

const READERS: Readonly<Record<ValueKind, Reader>> = {
  boolean: oneOf([true, false]),
  persons: readCount,
  times: readCount,
  points: readCount,
  years: readCount,
  months: readCount,
  days: readCount,
  dong: readCount,
  workingDays: readCount,
  numbers: listOf(readCount),
  monthDays: listOf((raw) => (typeof raw === 'string' && MONTH_DAY.test(raw) ? raw : undefined)),
  duration: readDuration,
  share: readShare,
  shares: listOf(readShare),
  voteShare: readVoteShare,
  voteBase: someOf(LEFT_OUT),
  capMode: oneOf(CAP_MODES),
  capRounding: oneOf(CAP_ROUNDINGS),
  capPool: oneOf(CAP_POOLS),
  educationLevel: oneOf(EDUCATION_LEVELS),
  organizationKinds: someOf(KINDS_OF_ORGANIZATION),
  admissionEvent: oneOf(ADMISSION_EVENTS),
  decisionEvent: oneOf(DECISION_EVENTS),
  effectEvent: oneOf(EFFECT_EVENTS),
  cellOfGuest: oneOf(CELLS_OF_GUEST),
  authority: oneOf(AUTHORITIES),
  inquirySubjects: someOf(INQUIRY_SUBJECTS),
  ratingExcuses: someOf(RATING_EXCUSES),
  failingGrounds: someOf(FAILING_GROUNDS),
  disciplinedParts: someOf(DISCIPLINED_PARTS),
  readmissionBars: someOf(READMISSION_BARS),
  timeBarExceptions: someOf(TIME_BAR_EXCEPTIONS),
  decidingBody: oneOf(DECIDING_BODIES),
  decidingBodies: someOf(DECIDING_BODIES),
  disciplineForms: someOf(ALL_DISCIPLINE_FORMS),
  deciders: readDeciders,
  timeBars: listOf(readTimeBar),
};

/** Reads a value of the book; undefined when it is not of its kind. */
export function readValue(kind: ValueKind, raw: unknown): AnyValue | undefined {
  return READERS[kind](raw);
}

/** Reads a value as somebody types it in: as the book writes it, several with commas between them. */
export function readText(name: ParameterName, text: string): AnyValue | undefined {
  const kind = PARAMETERS[name];
  return readValue(kind, text) ?? readValue(kind, text.split(/,\s*/)) ?? (/^\d{1,9}$/.test(text) ? readValue(kind, Number(text)) : undefined);
}

/** `n` of `base` is within the share: n / base ≤ numerator / denominator, in whole numbers. */
export function withinShare(n: number, base: number, { numerator, denominator }: Share): boolean {
  return n * denominator <= base * numerator;
}

/** The most of `base` that is within the share, never rounded up. */
export function mostWithin(base: number, { numerator, denominator }: Share): number {
  return Math.floor((base * numerator) / denominator);
}

/** Whether so many votes of a base carry. */
export function carries(votes: number, base: number, { numerator, denominator, inclusive }: VoteShare): boolean {
  const left = votes * denominator;
  const right = base * numerator;
  return inclusive ? left >= right : left > right;
}

function readCount(raw: unknown): number | undefined {
  return typeof raw === 'number' && Number.isSafeInteger(raw) && raw >= 0 ? raw : undefined;
}

function readDuration(raw: unknown): Duration | undefined {
  const match = typeof raw === 'string' ? /^(\d{1,4}) (day|working day|month|year)s?$/.exec(raw) : null;
  const unit = Object.entries(UNITS).find(([name]) => name === match?.[2])?.[1];
  return match && unit ? { amount: Number(match[1]), unit } : undefined;
}

/** `20%`, `0.5%` or `1/3`; of at most the whole. */
function readShare(raw: unknown): Share | undefined {
  const text = typeof raw === 'string' ? raw : '';
  const percent = /^(\d{1,3})(?:\.(\d))?%$/.exec(text);
  const fraction = /^(\d{1,2})\/(\d{1,2})$/.exec(text);
  const share = percent
    ? percent[2] === undefined
      ? { numerator: Number(percent[1]), denominator: 100 }
      : { numerator: Number(`${percent[1]}${percent[2]}`), denominator: 1000 }
    : { numerator: Number(fraction?.[1]), denominator: Number(fraction?.[2]) };
  return share.denominator > 0 && share.numerator <= share.denominator ? share : undefined;
}

function readVoteShare(raw: unknown): VoteShare | undefined {
  const match = typeof raw === 'string' ? /^(more than|at least) (\d)\/(\d)( of all full members)?$/.exec(raw) : null;
  if (!match) return undefined;
  const share = { numerator: Number(match[2]), denominator: Number(match[3]), inclusive: match[1] === 'at least' };
  return match[4] === undefined ? share : { ...share, ofAllFullMembers: true };
}

/** All that can come up, each in exactly one row. */
function readDeciders(raw: unknown): readonly Decider[] | undefined {
  const rows = listOf(readDecider)(raw) ?? [];
  return DECIDINGS.every((asked) => rows.filter((row) => isAbout(row, asked)).length === 1) && rows.every((row) => DECIDINGS.some((asked) => isAbout(row, asked))) ? rows : undefined;
}

function readDecider(raw: unknown): Decider | undefined {
  const { subjects: whom, levels: where, forms: what, inAssignedTask = null, bodies: names } = (raw ?? {}) as Partial<Record<keyof Decider, unknown>>;
  const [subjects, levels, forms, bodies] = [some(DISCIPLINE_SUBJECTS, whom), some(DISCIPLINE_LEVELS, where), some(ALL_DISCIPLINE_FORMS, what), some(DECIDING_BODIES, names)];
  const ofTask = inAssignedTask === null || typeof inAssignedTask === 'boolean';
  return subjects && levels && forms && bodies && ofTask ? { subjects, levels, forms, inAssignedTask, bodies } : undefined;
}

/** Some of some words, each once, in their order. */
function some<T extends string>(words: readonly T[], raw: unknown): readonly T[] | undefined {
  const found = words.filter((word) => Array.isArray(raw) && raw.includes(word));
  return Array.isArray(raw) && found.length > 0 && found.length === raw.length ? found : undefined;
}

function readTimeBar(raw: unknown): TimeBar | undefined {
  const { form: name, years } = (raw ?? {}) as Partial<Record<keyof TimeBar, unknown>>;
  const form = ALL_DISCIPLINE_FORMS.find((each) => each === name);
  const limit = years === null ? null : readCount(years);
  return form && limit !== undefined ? { form, years: limit } : undefined;
}
