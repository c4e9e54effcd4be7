import { ADMISSION_EVENTS, CAP_MODES, CAP_POOLS, CAP_ROUNDINGS, DECIDING_BODIES, DISCIPLINE_FORMS, EDUCATION_LEVELS, KINDS_OF_ORGANIZATION, type AnyValue, type Decider, type KindOfOrganization, type Share, type ValueKind, type VoteShare } from './parameters.js';

/** A day that every year has. */
const MONTH_DAY = /^(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))$/;

/** Reads a value of the book; undefined when it is not of its kind. */
export function readValue(kind: ValueKind, raw: unknown): AnyValue | undefined {
  switch (kind) {
    case 'boolean':
      return typeof raw === 'boolean' ? raw : undefined;
    case 'integer':
    case 'workingDays':
      return typeof raw === 'number' && Number.isInteger(raw) && raw >= 0 ? raw : undefined;
    case 'numbers':
      return readList(raw, (each) => (typeof each === 'number' && Number.isInteger(each) && each >= 0 ? each : undefined));
    case 'monthDays':
      return readList(raw, (each) => (typeof each === 'string' && MONTH_DAY.test(each) ? each : undefined));
    case 'admissionEvent':
      return ADMISSION_EVENTS.find((event) => event === raw);
    case 'share':
      return readShare(raw);
    case 'voteShare':
      return readVoteShare(raw);
    case 'capMode':
      return CAP_MODES.find((mode) => mode === raw);
    case 'capRounding':
      return CAP_ROUNDINGS.find((rounding) => rounding === raw);
    case 'capPool':
      return CAP_POOLS.find((pool) => pool === raw);
    case 'educationLevel':
      return EDUCATION_LEVELS.find((level) => level === raw);
    case 'deciders':
      return readDeciders(raw);
    case 'organizationKinds':
      return readKinds(raw);
  }
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

function readShare(raw: unknown): Share | undefined {
  const percent = typeof raw === 'string' ? /^(\d{1,3})%$/.exec(raw)?.[1] : undefined;
  if (percent !== undefined) return { numerator: Number(percent), denominator: 100 };
  const [, numerator, denominator] = (typeof raw === 'string' ? /^(\d)\/(\d)$/.exec(raw) : null) ?? [];
  return numerator === undefined ? undefined : { numerator: Number(numerator), denominator: Number(denominator) };
}

function readVoteShare(raw: unknown): VoteShare | undefined {
  const match = typeof raw === 'string' ? /^(more than|at least) (\d)\/(\d)( of all full members)?$/.exec(raw) : null;
  if (!match) return undefined;
  const share = { numerator: Number(match[2]), denominator: Number(match[3]), inclusive: match[1] === 'at least' };
  return match[4] === undefined ? share : { ...share, ofAllFullMembers: true };
}

/** A list of at least one, none malformed. */
function readList<T>(raw: unknown, read: (each: unknown) => T | undefined): readonly T[] | undefined {
  const items = Array.isArray(raw) ? raw.map((each: unknown) => read(each)).filter((each) => each !== undefined) : [];
  return Array.isArray(raw) && items.length > 0 && items.length === raw.length ? items : undefined;
}

/** A list of kinds, none unknown. */
function readKinds(raw: unknown): readonly KindOfOrganization[] | undefined {
  const kinds = KINDS_OF_ORGANIZATION.filter((kind) => Array.isArray(raw) && raw.includes(kind));
  return Array.isArray(raw) && kinds.length > 0 && kinds.length === raw.length ? kinds : undefined;
}

/** Every form, for violations of both kinds, exactly once. */
function readDeciders(raw: unknown): readonly Decider[] | undefined {
  const rows = Array.isArray(raw) ? raw.map((row: unknown) => readDecider(row)) : [];
  const read = rows.filter((row) => row !== undefined);
  const nameOf = ({ form, inAssignedTask }: Omit<Decider, 'bodies'>): string => `${form} ${inAssignedTask}`;
  const wanted = DISCIPLINE_FORMS.flatMap((form) => [true, false].map((inAssignedTask) => nameOf({ form, inAssignedTask })));
  return rows.length === wanted.length && wanted.every((name) => read.some((row) => nameOf(row) === name)) ? read : undefined;
}

function readDecider(raw: unknown): Decider | undefined {
  const { form: name, inAssignedTask, bodies: names } = (raw ?? {}) as Partial<Record<keyof Decider, unknown>>;
  const form = DISCIPLINE_FORMS.find((each) => each === name);
  const bodies = DECIDING_BODIES.filter((body) => Array.isArray(names) && names.includes(body));
  const isWhole = Array.isArray(names) && names.length > 0 && bodies.length === names.length;
  return form && isWhole && typeof inAssignedTask === 'boolean' ? { form, inAssignedTask, bodies } : undefined;
}
