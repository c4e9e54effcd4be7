import { GraphQLScalarType, Kind } from 'graphql';
import { EARLIEST_YEAR, isId, isPlainDateText, LATEST_YEAR, parsePlainDate, PartialDate, Temporal } from '#kernel';

interface BothLanguages {
  readonly vi: string;
  readonly en: string;
}

/** A text that a scalar refused, with what it expects instead. */
export class InvalidScalarError extends Error {
  /** None: GraphQL would read it for every bad value, and working it out costs more than all the rest. */
  override readonly stack = '';

  constructor(
    scalar: string,
    readonly expected: BothLanguages,
  ) {
    super(`${scalar} must be ${expected.en}`);
    this.name = 'InvalidScalarError';
  }
}

interface TextScalar<T> {
  readonly name: string;
  readonly description: string;
  readonly expected: BothLanguages;
  /** Undefined when the text does not stand for a value. */
  readonly parse: (text: string) => T | undefined;
  /** Undefined when the value cannot be shown. */
  readonly print: (value: unknown) => string | undefined;
}

/** A scalar that travels as text, refusing whatever `parse` does not understand, in variables and literals alike. */
function textScalar<T>({ name, description, expected, parse, print }: TextScalar<T>): GraphQLScalarType<T, string> {
  const read = (input: unknown): T => {
    const value = typeof input === 'string' ? parse(input) : undefined;
    if (value === undefined) throw new InvalidScalarError(name, expected);
    return value;
  };
  return new GraphQLScalarType<T, string>({
    name,
    description,
    parseValue: read,
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined),
    serialize: (value) => {
      const text = print(value);
      if (text === undefined) throw new InvalidScalarError(name, expected);
      return text;
    },
  });
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:[0-5]\d(?:\.\d{1,9})?Z$/;
const years = { vi: `từ năm ${EARLIEST_YEAR} đến năm ${LATEST_YEAR}`, en: `from ${EARLIEST_YEAR} to ${LATEST_YEAR}` };

export const PlainDateScalar = textScalar<Temporal.PlainDate>({
  name: 'PlainDate',
  description: `A day of the calendar, without time or time zone, as YYYY-MM-DD, ${years.en}.`,
  expected: { vi: `ngày có thật dạng NNNN-TT-NN, ví dụ 2026-02-28, ${years.vi}`, en: `a real day as YYYY-MM-DD, e.g. 2026-02-28, ${years.en}` },
  parse: parsePlainDate,
  print: (value) => (value instanceof Temporal.PlainDate ? value.toString() : typeof value === 'string' && isPlainDateText(value) ? value : undefined),
});

export const PartialDateScalar = textScalar<PartialDate>({
  name: 'PartialDate',
  description: `A date of which the day, or the day and the month, may be unknown: YYYY-MM-DD, YYYY-MM or YYYY, ${years.en}.`,
  expected: {
    vi: `ngày, tháng hoặc năm có thật dạng NNNN-TT-NN, NNNN-TT hoặc NNNN, ${years.vi}`,
    en: `a real day, month or year as YYYY-MM-DD, YYYY-MM or YYYY, ${years.en}`,
  },
  parse: (text) => PartialDate.parse(text),
  print: (value) => (value instanceof PartialDate ? value.toString() : undefined),
});

export const TimestampScalar = textScalar<Temporal.Instant>({
  name: 'Timestamp',
  description: `A moment in time, in UTC, as YYYY-MM-DDThh:mm:ssZ with or without fractions of a second, ${years.en}.`,
  expected: {
    vi: `thời điểm theo giờ UTC dạng NNNN-TT-NNTgg:pp:ssZ, ví dụ 2026-02-28T09:30:00Z, ${years.vi}`,
    en: `a moment in UTC as YYYY-MM-DDThh:mm:ssZ, e.g. 2026-02-28T09:30:00Z, ${years.en}`,
  },
  parse: parseInstant,
  print: (value) => (value instanceof Temporal.Instant ? value : value instanceof Date ? instantOf(value) : undefined)?.toString(),
});

export const UuidScalar = textScalar<string>({
  name: 'UUID',
  description: 'The id of a record, a UUID.',
  expected: { vi: 'mã định danh (UUID)', en: 'an id (UUID)' },
  parse: (text) => (isId(text) ? text.toLowerCase() : undefined),
  print: (value) => (typeof value === 'string' && isId(value) ? value : undefined),
});

function parseInstant(text: string): Temporal.Instant | undefined {
  if (!INSTANT.test(text) || !parsePlainDate(text.slice(0, 10))) return undefined;
  try {
    return Temporal.Instant.from(text);
  } catch {
    return undefined; // an hour or a minute that no day has
  }
}

function instantOf(date: Date): Temporal.Instant | undefined {
  return Number.isNaN(date.getTime()) ? undefined : Temporal.Instant.fromEpochMilliseconds(date.getTime());
}
