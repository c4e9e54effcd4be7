import { accepted, finding, refused, storedDay, urgencyOf, type Finding, type Notice, type PlainDate, type Verdict } from '#kernel';
import { DECIDING_BODIES, uncertainty, type AnyValue, type Deadline, type DecidingBody, type Duration, type InForce, type RuleBook } from '#regulations';
import { complaintNotices, complaintRefusals } from './complaint.refusals.js';

/** A body above the cell: it handles complaints. */
export type Handler = Exclude<DecidingBody, 'CELL'>;
export type Outcome = 'UPHELD' | 'CHANGED' | 'ANNULLED';

interface BothLanguages {
  readonly vi: string;
  readonly en: string;
}

export const HANDLERS: Readonly<Record<Handler, BothLanguages>> = {
  INSPECTION_COMMITTEE: { vi: 'Ủy ban Kiểm tra', en: 'the inspection committee' },
  STANDING_COMMITTEE: { vi: 'Ban Thường vụ', en: 'the standing committee' },
  PARTY_COMMITTEE: { vi: 'Cấp ủy', en: 'the party committee' },
  SUPERIOR: { vi: 'Cấp trên của đảng bộ phường', en: 'the body above the ward' },
};

/** What a complaint is against: a measure of discipline, or a removal from the roll. */
export type Against = 'MEASURE' | 'REMOVAL';

/** Where the rule book has what governs complaints against each. */
const GOVERNED_BY = {
  MEASURE: { window: 'complaint.window', levels: 'complaint.levels', within: 'complaint.resolve-within', suspends: 'complaint.suspends-decision' },
  REMOVAL: { window: 'removal.complaint-within', levels: 'removal.complaint-levels', within: 'removal.complaint-resolve-within', suspends: 'removal.complaint-suspends-decision' },
} as const;

/** The decision a complaint is against, and what became of complaints before. */
export interface Complained {
  readonly against: Against;
  readonly decidedBy: DecidingBody;
  readonly decidedOn: string;
  /** Null: not announced, so that no time has begun. */
  readonly announcedOn: string | null;
  readonly ended: 'ANNULLED' | 'LIFTED' | null;
  /** A complaint against it is open. */
  readonly pending: boolean;
  /** The latest that a level settled. */
  readonly previous: { readonly handledBy: Handler; readonly decidedOn: string; readonly isFinal: boolean } | null;
}

/** The last day to complain, by one reading of the regulation. */
export interface LastDay {
  readonly window: Duration;
  readonly last: Deadline;
}

/** The last days to complain of what was made known on a day: by the reading that was chosen, and by the others. */
export function lastDays(from: PlainDate, book: RuleBook, against: Against): readonly LastDay[] {
  const window = book.get(GOVERNED_BY[against].window);
  return window ? [durationOf(window.value), ...window.conflicting.flatMap(({ value }) => (isDuration(value) ? [value] : []))].map((each) => ({ window: each, last: after(from, each, book) })) : [];
}

/** From which day the window runs: of the settlement below, or else of the announcement; null while it has not begun. */
export function windowFrom({ announcedOn, previous }: Pick<Complained, 'announcedOn' | 'previous'>): PlainDate | null {
  const from = previous?.decidedOn ?? announcedOn;
  return from === null ? null : storedDay(from);
}

/**
 * Whether a complaint that came in on a day is received. One reading alone turns nobody away: late is what is late by the one chosen.
 * @param book of the day it came in; `windowBook` of the day from which its window runs, where that sets it, as of removals
 */
export function receiveVerdict(receivedOn: PlainDate, complained: Complained, book: RuleBook, today: PlainDate, windowBook = book): Verdict<null> {
  const { against, decidedOn, ended, pending, previous } = complained;
  const path = ['input', 'receivedOn'];
  const since = previous?.decidedOn ?? decidedOn;
  const refusals: Finding[] = [];
  if (ended !== null) refusals.push(finding(complaintRefusals.COMPLAINT_POINTLESS));
  if (pending) refusals.push(finding(complaintRefusals.COMPLAINT_PENDING));
  if (receivedOn.toString() < since || receivedOn.toString() > today.toString()) refusals.push(finding(complaintRefusals.COMPLAINT_OUT_OF_ORDER, { since }, path));
  const from = windowFrom(complained);
  const verdicts = [from === null ? accepted(null) : inTime(receivedOn, from, windowBook, against)];
  if (previous?.isFinal === true) verdicts.push(weighed(book.get(GOVERNED_BY[against].levels), complaintRefusals.COMPLAINT_SETTLED_FINALLY, { settledOn: previous.decidedOn }, []));
  return all(verdictOf(refusals), ...verdicts);
}

function inTime(receivedOn: PlainDate, from: PlainDate, book: RuleBook, against: Against): Verdict<null> {
  const [chosen, ...others] = lastDays(from, book, against);
  if (!chosen || receivedOn.toString() <= chosen.last.day.toString()) return accepted(null);
  const uncertain = uncertainty(chosen.last);
  const params = {
    last: chosen.last.day.toString(),
    readingsVi: others.map(({ window, last }) => ` Theo cách đọc ${wordsOf(window).vi}: ${inVietnamese(last.day)}.`).join(''),
    readingsEn: others.map(({ window, last }) => ` Read as ${wordsOf(window).en}: ${last.day.toString()}.`).join(''),
    uncertainVi: uncertain.vi,
    uncertainEn: uncertain.en,
  };
  return weighed(book.get(GOVERNED_BY[against].window), complaintRefusals.COMPLAINT_LATE, params, ['input', 'receivedOn']);
}

/** The levels that may still handle a complaint, the lowest first: above who decided, and above who settled one before. */
export function levelsLeft({ against, decidedBy, previous }: Pick<Complained, 'against' | 'decidedBy' | 'previous'>, book: RuleBook): readonly Handler[] {
  const last = previous?.handledBy ?? decidedBy;
  const ladder = (book.get(GOVERNED_BY[against].levels)?.value ?? DECIDING_BODIES).filter((body): body is Handler => body !== 'CELL');
  // Above the ward there are several levels, each of them put on record here as one.
  const left = ladder.filter((body) => DECIDING_BODIES.indexOf(body) > DECIDING_BODIES.indexOf(last) || body === 'SUPERIOR');
  return left.length > 0 ? left : ['SUPERIOR'];
}

/** Whether a body may handle it: no body its own decision or one from above it, and none before the lower level did. */
export function levelVerdict(body: Handler, left: readonly Handler[], book: RuleBook, against: Against): Verdict<null> {
  const [first = 'SUPERIOR'] = left;
  const params = { bodyVi: HANDLERS[body].vi, bodyEn: HANDLERS[body].en, firstVi: HANDLERS[first].vi, firstEn: HANDLERS[first].en };
  const path = ['input', 'handledBy'];
  if (body === first) return accepted(null);
  return left.includes(body) ? weighed(book.get(GOVERNED_BY[against].levels), complaintRefusals.COMPLAINT_LEVEL_SKIPPED, params, path) : refused([finding(complaintRefusals.COMPLAINT_ON_ITSELF, params, path)]);
}

/** Last day to settle what came in on a day; null before any document said so. */
export function settleBy(receivedOn: PlainDate, book: RuleBook, against: Against): PlainDate | null {
  const within = book.get(GOVERNED_BY[against].within);
  return within ? book.calendar.after(receivedOn, within.value).day : null;
}

/** Whether what was complained of stays in force while the complaint is open. */
export function staysInForce(book: RuleBook, against: Against): boolean {
  return book.get(GOVERNED_BY[against].suspends)?.value !== true;
}

/** A complaint as it is to be settled. */
export interface Settling {
  readonly outcome: Outcome;
  readonly form: string | null;
  readonly decidedOn: PlainDate;
  /** Of an annulled removal: from when, and in which cell, the member is back, where that is said. */
  readonly restoredOn?: PlainDate | null;
  readonly organizationId?: string | null;
}

/** Whether a complaint may be settled so; what becomes of the measure or the member, their own rules say. `restores`: whether it would have somebody back. */
export function settleVerdict({ outcome, form, decidedOn, restoredOn, organizationId }: Settling, receivedOn: string, against: Against, restores: boolean): Verdict<null> {
  const refusals: Finding[] = [];
  const said = restoredOn != null ? 'restoredOn' : organizationId != null ? 'organizationId' : null;
  if (against === 'REMOVAL' && (outcome === 'CHANGED' || form !== null)) refusals.push(finding(complaintRefusals.REMOVAL_HAS_NO_FORM, {}, ['input', outcome === 'CHANGED' ? 'outcome' : 'form']));
  else if ((outcome === 'CHANGED') !== (form !== null)) refusals.push(finding(complaintRefusals.COMPLAINT_FORM, {}, ['input', 'form']));
  if (said !== null && !restores) refusals.push(finding(complaintRefusals.NOBODY_TO_RESTORE, {}, ['input', said]));
  if (decidedOn.toString() < receivedOn) refusals.push(finding(complaintRefusals.SETTLED_BEFORE_RECEIPT, { receivedOn }, ['input', 'decidedOn']));
  return verdictOf(refusals);
}

/** From how many days before its last day on an open complaint is told. */
const AHEAD = { inSight: 30, near: 10 };

/** An open complaint with a last day. */
export interface DueComplaint {
  readonly id: string;
  readonly organizationId: string;
  readonly receivedOn: string;
  readonly dueOn: string;
}

/** What is to be told of an open complaint on a day; undefined while its last day is far off. */
export function complaintNotice({ id, organizationId, receivedOn, dueOn }: DueComplaint, today: PlainDate): Notice | undefined {
  const last = storedDay(dueOn);
  const urgency = urgencyOf(today, last, last, AHEAD);
  const told = finding(urgency === 'OVERDUE' ? complaintNotices.COMPLAINT_OVERDUE : complaintNotices.COMPLAINT_DUE, { receivedOn, last: dueOn });
  return urgency && { id, record: 'complaint', organizationId, personId: null, urgency, fallsOn: dueOn, dueOn, told };
}

/** All refusals and warnings of several verdicts at once. */
export function all(...verdicts: readonly Verdict<unknown>[]): Verdict<null> {
  const warnings = verdicts.flatMap((verdict) => verdict.warnings);
  const refusals = verdicts.flatMap((verdict) => (verdict.ok ? [] : verdict.refusals));
  return refusals.length > 0 ? refused(refusals, warnings) : accepted(null, warnings);
}

function after(from: PlainDate, { amount, unit }: Duration, book: RuleBook): Deadline {
  if (unit === 'WORKING_DAYS') return book.calendar.after(from, amount);
  return { day: from.add({ [unit.toLowerCase()]: amount }), missingYears: [] };
}

const UNITS = {
  DAYS: { vi: 'ngày', en: 'day' },
  WORKING_DAYS: { vi: 'ngày làm việc', en: 'working day' },
  MONTHS: { vi: 'tháng', en: 'month' },
  YEARS: { vi: 'năm', en: 'year' },
} as const;

function wordsOf({ amount, unit }: Duration): BothLanguages {
  return { vi: `${amount} ${UNITS[unit].vi}`, en: `${amount} ${UNITS[unit].en}${amount === 1 ? '' : 's'}` };
}

/** As messages write days that stand alone. */
function inVietnamese(day: PlainDate): string {
  return day.toString().split('-').reverse().join('/');
}

/** A removal's window is a number of working days. */
function durationOf(value: Duration | number): Duration {
  return typeof value === 'number' ? { amount: value, unit: 'WORKING_DAYS' } : value;
}

function isDuration(value: AnyValue): value is Duration {
  return typeof value === 'object' && 'unit' in value;
}

function verdictOf(refusals: readonly Finding[]): Verdict<null> {
  return refusals.length > 0 ? refused(refusals) : accepted(null);
}

/** A finding of a provision: a refusal where that is hard, else a warning; nothing where there is no such provision. */
function weighed(provision: InForce<unknown> | undefined, refusal: Finding['refusal'], params: Finding['params'], path: readonly string[]): Verdict<null> {
  if (!provision) return accepted(null);
  const found = finding({ ...refusal, rule: provision.rule }, params, path);
  return provision.severity === 'HARD' ? refused([found]) : accepted(null, [found]);
}
