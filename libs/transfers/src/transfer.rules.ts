import { accepted, finding, kernelRefusals, refused, type Finding, type PlainDate, type Verdict } from '#kernel';
import { uncertainty, type InForce, type RuleBook } from '#regulations';
import { transferRefusals } from './transfer.refusals.js';

export type TransferType = 'PERMANENT' | 'TEMPORARY';
export type Direction = 'WITHIN' | 'OUT' | 'IN';

/** An organisation as the receiving end. */
export interface Destination {
  readonly isOwn: boolean;
  readonly isCell: boolean;
}

/** What is proposed: for good or until a day, and whereto, as far as the cell can say. */
export interface Proposed {
  readonly type: TransferType;
  readonly plannedThrough?: PlainDate | null;
  readonly destinationId?: string | null;
  readonly place?: string | null;
}

/** The member who is to move. */
export interface Mover {
  readonly isActor: boolean;
  /** Whether the actor has declared to be a relative, or was declared one. */
  readonly isRelative: boolean;
  /** Last day of the last status; null while it is in force. */
  readonly statusThrough: string | null;
  /** What is under way already: `admission`, `transfer` or a temporary `stay`. */
  readonly openCase: string | null;
}

const CASES: Readonly<Record<string, { readonly whatVi: string; readonly whatEn: string }>> = {
  admission: { whatVi: 'hồ sơ kết nạp, công nhận chính thức', whatEn: 'an admission or recognition' },
  transfer: { whatVi: 'hồ sơ chuyển sinh hoạt', whatEn: 'a transfer' },
  stay: { whatVi: 'việc sinh hoạt tạm thời', whatEn: 'a temporary stay' },
};

/** Whether a transfer may be proposed. `destination`: of a cell that was named. */
export function proposalVerdict(proposed: Proposed, mover: Mover, destination: Destination | null, today: PlainDate): Verdict<null> {
  const refusals = [...shapeRefusals(proposed, today), ...destinationRefusals(destination, today)];
  refusals.push(...ownFindings(mover));
  if (mover.statusThrough !== null) refusals.push(finding(transferRefusals.NOT_A_MEMBER_NOW, { validThrough: mover.statusThrough }, at('memberId')));
  if (mover.openCase !== null) refusals.push(finding(transferRefusals.CASE_UNDER_WAY, CASES[mover.openCase] ?? { whatVi: 'việc khác', whatEn: 'something else' }, at('memberId')));
  return verdict(refusals);
}

/** Nobody acts on a transfer of one's own, or of a declared relative. */
export function ownFindings({ isActor, isRelative }: { readonly isActor: boolean; readonly isRelative: boolean }): Finding[] {
  return [...(isActor ? [finding(transferRefusals.OWN_TRANSFER)] : []), ...(isRelative ? [finding(kernelRefusals.CONFLICT_OF_INTEREST)] : [])];
}

/** Whether a proposal may be made again after it was returned. */
export function resubmissionVerdict(proposed: Proposed, destination: Destination | null, today: PlainDate): Verdict<null> {
  return verdict([...shapeRefusals(proposed, today), ...destinationRefusals(destination, today)]);
}

/** The letter of introduction. */
export interface Letter {
  readonly letterOn: PlainDate;
  /** Last day on which it may be presented. */
  readonly validThrough: PlainDate;
}

/** What the issue of a letter is held against. */
export interface BeforeLeaving {
  readonly direction: Direction;
  readonly destination: Destination | null;
  readonly suspended: boolean;
  /** Names of the organisations of the posts that a permanent transfer leaves behind, and that do not end with it. */
  readonly posts: readonly string[];
}

/** Whether a letter may be issued. */
export function issueVerdict(letter: Letter, before: BeforeLeaving, book: RuleBook, today: PlainDate): Verdict<null> {
  const { direction, destination, suspended, posts } = before;
  const refusals = destinationRefusals(destination, today);
  const warnings: Finding[] = [];
  if (direction === 'WITHIN' && destination === null) refusals.push(finding(transferRefusals.DESTINATION_MISSING, {}, at('destinationId')));
  letterFindings(letter, book, { refusals, warnings });
  if (suspended) warnings.push(finding(transferRefusals.MEMBER_SUSPENDED));
  if (posts.length > 0) warnings.push(finding(transferRefusals.POSTS_STAY, { posts: posts.length, names: [...new Set(posts)].join(', ') }));
  return verdict(refusals, warnings);
}

/** What a receipt is held against. */
export interface Receipt extends Letter {
  readonly receivedOn: PlainDate;
  /** Of a temporary transfer. */
  readonly plannedThrough: PlainDate | null;
  /** Since when the member has been where the transfer leaves from, when that is too late for the day. */
  readonly begunOn: string | null;
  /** Whether the member belongs to the receiving cell already, for good. */
  readonly isOwn: boolean;
  /** Another membership in the receiving cell that reaches the day. */
  readonly there: { readonly from: string; readonly through: string | null } | null;
  /** Whether the receiving organisation is a cell on that day; true of one outside the system. */
  readonly isCell: boolean;
}

/** Whether a receipt may be put on record, by the rules of its day. */
export function receiptVerdict(receipt: Receipt, book: RuleBook, today: PlainDate): Verdict<null> {
  const { receivedOn, plannedThrough, begunOn, isOwn, there, isCell } = receipt;
  const day = receivedOn.toString();
  const refusals: Finding[] = [];
  const warnings: Finding[] = [];
  if (day > today.toString()) refusals.push(finding(kernelRefusals.DATE_IN_FUTURE, { field: 'receivedOn' }, at('receivedOn')));
  if (day < receipt.letterOn.toString()) refusals.push(finding(kernelRefusals.DATES_OUT_OF_ORDER, { earlier: 'letterOn', later: 'receivedOn' }, at('receivedOn')));
  if (begunOn !== null) refusals.push(finding(transferRefusals.RECEIVED_BEFORE_BEGIN, { day, begunOn }, at('receivedOn')));
  if (!isCell) refusals.push(finding(transferRefusals.DESTINATION_NOT_A_CELL, { day }, at('organizationId')));
  if (isOwn) refusals.push(finding(transferRefusals.DESTINATION_IS_OWN, {}, at('organizationId')));
  else if (there) refusals.push(finding(transferRefusals.STAYED_THERE, { ...there, day }, at('receivedOn')));
  if (plannedThrough !== null && day > plannedThrough.toString()) refusals.push(outOfStay(day, receipt.letterOn.toString(), plannedThrough, 'receivedOn'));
  lateness(receipt, book, { refusals, warnings });
  return verdict(refusals, warnings);
}

/** Whether a stay may have ended on a day, its last. */
export function returnVerdict(endedOn: PlainDate, receivedOn: string, plannedThrough: PlainDate, today: PlainDate): Verdict<null> {
  const refusals: Finding[] = [];
  const day = endedOn.toString();
  if (day > today.toString()) refusals.push(finding(kernelRefusals.DATE_IN_FUTURE, { field: 'endedOn' }, at('endedOn')));
  if (day < receivedOn || day > plannedThrough.toString()) refusals.push(outOfStay(day, receivedOn, plannedThrough, 'endedOn'));
  return verdict(refusals);
}

/** The party record of somebody who comes from outside the system, as the papers say. */
export interface Papers {
  readonly admissionDecidedOn: PlainDate;
  readonly admissionCeremonyOn: PlainDate;
  readonly recognizedOn?: PlainDate | null;
  readonly admissionDecisionNumber?: string | null;
}

/** What is on record of that person. */
export interface Known {
  readonly isActor: boolean;
  readonly isRelative: boolean;
  readonly openCase: string | null;
  /** The party record, by the last admission; null for whoever never had one here. */
  readonly record: { readonly decidedOn: string; readonly ceremonyOn: string; readonly recognizedOn: string | null; readonly lastEnd: string | null; readonly lastThrough: string | null } | null;
}

/** Whether somebody from outside the system may be entered. */
export function arrivalVerdict(proposed: Proposed, papers: Papers, receipt: Receipt, known: Known | null, { book, today }: { readonly book: RuleBook; readonly today: PlainDate }): Verdict<null> {
  const received = receiptVerdict(receipt, book, today);
  const refusals = [...(received.ok ? [] : received.refusals), ...stayRefusals(proposed, receipt.receivedOn)];
  const days = { admissionDecidedOn: papers.admissionDecidedOn, admissionCeremonyOn: papers.admissionCeremonyOn, ...(papers.recognizedOn && { recognizedOn: papers.recognizedOn }), receivedOn: receipt.receivedOn };
  const named = Object.entries(days).map(([field, day]) => ({ field, day: day.toString() }));
  named.forEach(({ field, day }, index) => {
    const before = named[index - 1];
    if (before && day < before.day) refusals.push(finding(kernelRefusals.DATES_OUT_OF_ORDER, { earlier: before.field, later: field }, at(field)));
  });
  if (proposed.type === 'PERMANENT' && !papers.recognizedOn && !papers.admissionDecisionNumber) refusals.push(finding(transferRefusals.ADMISSION_NUMBER_MISSING, {}, at('admissionDecisionNumber')));
  if (receipt.validThrough.toString() < receipt.letterOn.toString()) refusals.push(finding(kernelRefusals.DATES_OUT_OF_ORDER, { earlier: 'letterOn', later: 'validThrough' }, at('validThrough')));
  if (known) refusals.push(...knownRefusals(known, papers, receipt.receivedOn));
  return verdict(refusals, received.warnings);
}

function knownRefusals({ openCase, record, ...who }: Known, papers: Papers, receivedOn: PlainDate): Finding[] {
  const found = ownFindings(who);
  const path = at('personId');
  if (openCase !== null) found.push(finding(transferRefusals.CASE_UNDER_WAY, CASES[openCase] ?? { whatVi: 'việc khác', whatEn: 'something else' }, path));
  if (record === null) return found;
  const { lastEnd, lastThrough } = record;
  if (lastEnd === null) found.push(finding(transferRefusals.ALREADY_ON_ROLL, {}, path));
  else if (lastEnd !== 'TRANSFERRED_OUT') found.push(finding(transferRefusals.LEFT_THE_PARTY, {}, path));
  else if (lastThrough !== null && receivedOn.toString() <= lastThrough) found.push(finding(transferRefusals.RECEIVED_BEFORE_LEAVING, { day: receivedOn.toString(), through: lastThrough }, at('receivedOn')));
  const pairs = [
    ['admissionDecidedOn', record.decidedOn, papers.admissionDecidedOn.toString()],
    ['admissionCeremonyOn', record.ceremonyOn, papers.admissionCeremonyOn.toString()],
    // Whoever left on probation may have been recognised elsewhere.
    ['recognizedOn', record.recognizedOn, record.recognizedOn === null ? null : (papers.recognizedOn?.toString() ?? null)],
  ] as const;
  for (const [field, onRecord, told] of pairs) if (onRecord !== told) found.push(finding(transferRefusals.RECORD_DIFFERS, { field, onRecord: onRecord ?? '–' }, at(field)));
  return found;
}

interface Found {
  readonly refusals: Finding[];
  readonly warnings: Finding[];
}

function shapeRefusals(proposed: Proposed, today: PlainDate): Finding[] {
  const both = proposed.destinationId != null && proposed.place != null;
  return [...(both ? [finding(transferRefusals.DESTINATION_AMBIGUOUS, {}, at('place'))] : []), ...stayRefusals(proposed, today)];
}

/** A temporary transfer has a last day, not before the day given; no other has. */
function stayRefusals({ type, plannedThrough }: Proposed, least: PlainDate): Finding[] {
  if (type === 'PERMANENT') return plannedThrough ? [finding(transferRefusals.STAY_END_POINTLESS, {}, at('plannedThrough'))] : [];
  if (!plannedThrough) return [finding(transferRefusals.STAY_END_MISSING, {}, at('plannedThrough'))];
  return plannedThrough.toString() < least.toString() ? [outOfStay(least.toString(), least.toString(), plannedThrough, 'plannedThrough')] : [];
}

function destinationRefusals(destination: Destination | null, day: PlainDate): Finding[] {
  if (destination?.isOwn) return [finding(transferRefusals.DESTINATION_IS_OWN, {}, at('destinationId'))];
  return destination && !destination.isCell ? [finding(transferRefusals.DESTINATION_NOT_A_CELL, { day: day.toString() }, at('destinationId'))] : [];
}

function letterFindings({ letterOn, validThrough }: Letter, book: RuleBook, found: Found): void {
  if (validThrough.toString() < letterOn.toString()) found.refusals.push(finding(kernelRefusals.DATES_OUT_OF_ORDER, { earlier: 'letterOn', later: 'validThrough' }, at('validThrough')));
  const within = book.get('transfer.letter-within');
  if (!within) return;
  const deadline = book.calendar.after(letterOn, within.value);
  const { vi: noteVi, en: noteEn } = uncertainty(deadline);
  const params = { through: validThrough.toString(), days: within.value, deadline: deadline.day.toString(), noteVi, noteEn };
  if (validThrough.toString() > deadline.day.toString()) weigh(within, finding(transferRefusals.LETTER_TOO_LONG, params, at('validThrough')), found);
}

/** A letter presented after its last day, and a transfer that took longer than the book allows, with what other sources allow. */
function lateness({ receivedOn, letterOn, validThrough }: Receipt, book: RuleBook, found: Found): void {
  const day = receivedOn.toString();
  const presented = book.get('transfer.letter-within');
  if (presented && day > validThrough.toString()) weigh(presented, finding(transferRefusals.LETTER_EXPIRED, { day, through: validThrough.toString() }, at('receivedOn')), found);
  const within = book.get('transfer.within');
  if (!within) return;
  const deadline = book.calendar.after(letterOn, within.value);
  if (day <= deadline.day.toString()) return;
  const { vi: noteVi, en: noteEn } = uncertainty(deadline);
  const others = within.conflicting.map(({ value, source }) => ({ days: Number(value), until: book.calendar.after(letterOn, Number(value)).day.toString(), source }));
  const otherVi = others.map((other) => ` Nguồn khác (${other.source}) cho ${other.days} ngày làm việc, đến ${other.until}.`).join('');
  const otherEn = others.map((other) => ` Another source (${other.source}) allows ${other.days} working days, through ${other.until}.`).join('');
  weigh(within, finding(transferRefusals.TRANSFER_LATE, { day, deadline: deadline.day.toString(), days: within.value, otherVi, otherEn, noteVi, noteEn }, at('receivedOn')), found);
}

/** As severe as the book has it. */
function weigh({ rule, severity }: InForce<unknown>, { refusal, params, path }: Finding, { refusals, warnings }: Found): void {
  (severity === 'HARD' ? refusals : warnings).push(finding({ ...refusal, rule }, params, path));
}

function outOfStay(day: string, from: string, through: PlainDate, field: string): Finding {
  return finding(transferRefusals.STAY_OUT_OF_TIME, { day, from, through: through.toString() }, at(field));
}

function verdict(refusals: readonly Finding[], warnings: readonly Finding[] = []): Verdict<null> {
  return refusals.length > 0 ? refused(refusals, warnings) : accepted(null, warnings);
}

function at(field: string): string[] {
  return ['input', field];
}
