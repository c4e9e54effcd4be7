import { finding, kernelRefusals, storedDay, type Finding, type PlainDate } from '#kernel';
import type { InForce, RuleBook } from '#regulations';
import { admissionRefusals } from './admission.refusals.js';
import { AUTHORITY, Findings } from './admission.rules.js';

export const LEAVING_REASONS = {
  SELF_ABANDONED: { vi: 'tự bỏ sinh hoạt đảng', en: 'abandoned the Party' },
  RESIGNED: { vi: 'tự xin ra', en: 'resigned' },
  FAMILY_HARDSHIP: { vi: 'xin ra vì hoàn cảnh gia đình khó khăn', en: 'resigned for hardship in the family' },
  SERIOUS_DISUNITY: { vi: 'gây mất đoàn kết nghiêm trọng', en: 'serious disunity' },
  CORRUPTION: { vi: 'tham nhũng', en: 'corruption' },
  SERIOUS_CRIME: { vi: 'phạm tội nghiêm trọng trở lên', en: 'a serious crime' },
  MINOR_CRIME: { vi: 'phạm tội ít nghiêm trọng', en: 'a minor crime' },
  OTHER: { vi: 'lý do khác', en: 'another reason' },
} as const;
export type LeavingReason = keyof typeof LEAVING_REASONS;

/** What a file says of a candidate who was a member before. */
export interface ReadmissionFile {
  readonly leftFor: LeavingReason;
  /** After a minor crime: the day from which it is off the criminal record. */
  readonly recordClearedOn?: PlainDate | null;
  /** The written consent of the level in charge. */
  readonly consentNumber?: string | null;
  readonly consentOn?: PlainDate | null;
  /** Of a membership elsewhere, of which there is no record here: what the papers say. */
  readonly former?: FormerElsewhere | null;
}

/** An earlier membership elsewhere, by its papers. */
export interface FormerElsewhere {
  readonly admittedOn: PlainDate;
  /** Null for whoever left on probation. */
  readonly recognizedOn?: PlainDate | null;
  /** First day outside. */
  readonly leftOn: PlainDate;
  readonly leftAs: FormerMember['leftAs'];
  readonly document: string;
  /** Whether that was a re-admission already. */
  readonly readmitted: boolean;
}

/** How somebody stands with the Party: never a member on record, a member somewhere, dead, or outside since a day. */
export type PartyHistory = 'NEVER' | 'MEMBER' | 'DIED' | FormerMember;

export interface FormerMember {
  /** First day outside. */
  readonly leftOn: string;
  readonly leftAs: 'REMOVED_FROM_ROLL' | 'EXPELLED' | 'RESIGNED';
  /** Of a removal from the roll, where it is on record. */
  readonly ground: string | null;
  /** How often this person was admitted again already. */
  readonly readmissions: number;
}

/** The last of somebody's party record, as it is stored. */
export interface LastOfRecord {
  readonly hasMemberRecord: boolean;
  readonly leftOn: string | null;
  readonly leftAs: string | null;
  readonly leftGround: string | null;
  readonly readmissions: number;
}

/** The ways out of the Party after which somebody may be admitted again. */
export const EXITS = {
  REMOVED_FROM_ROLL: { vi: 'xóa tên', en: 'removed from the roll' },
  EXPELLED: { vi: 'khai trừ', en: 'expelled' },
  RESIGNED: { vi: 'xin ra khỏi Đảng', en: 'resigned' },
} as const;
/** Whoever is removed for these has abandoned the Party. */
const ABANDONING = ['NO_ACTIVITY', 'CARD_GIVEN_UP'];

export function partyHistory({ hasMemberRecord, leftOn, leftAs, leftGround, readmissions }: LastOfRecord): PartyHistory {
  if (!hasMemberRecord) return 'NEVER';
  if (leftAs === 'DIED') return 'DIED';
  // Who went elsewhere is a member there, and comes back by a transfer.
  if (leftOn === null || leftAs === null || !isExit(leftAs)) return 'MEMBER';
  return { leftOn, leftAs, ground: leftGround, readmissions };
}

export function isFormer(history: PartyHistory): history is FormerMember {
  return typeof history === 'object';
}

/** The same, of whoever has no record here with what the file says of a membership elsewhere. */
export function historyTold(history: PartyHistory, former: FormerElsewhere | null | undefined): PartyHistory {
  if (history !== 'NEVER' || !former) return history;
  return { leftOn: former.leftOn.toString(), leftAs: former.leftAs, ground: null, readmissions: former.readmitted ? 1 : 0 };
}

/** Whether somebody may be a candidate at all. */
export function historyFindings(history: PartyHistory, path: readonly string[]): Finding[] {
  if (history === 'MEMBER') return [finding(admissionRefusals.CANDIDATE_IS_MEMBER, {}, path)];
  return history === 'DIED' ? [finding(admissionRefusals.CANDIDATE_DIED, {}, path)] : [];
}

/**
 * Whether a file says of a re-admission what it must, and nothing of one where there is none. Refuses with READMISSION_UNSAID,
 * READMISSION_POINTLESS, FORMER_ON_RECORD, RECORD_CLEARED_UNFIT, CONSENT_INCOMPLETE, DATE_IN_FUTURE, DATES_OUT_OF_ORDER.
 */
export function readmissionFileFindings(said: ReadmissionFile | null, appliedOn: PlainDate, onRecord: PartyHistory, today: PlainDate): Finding[] {
  const path = ['input', 'readmission'];
  const history = historyTold(onRecord, said?.former);
  if (!isFormer(history)) return said === null || history !== 'NEVER' ? [] : [finding(admissionRefusals.READMISSION_POINTLESS, {}, path)];
  const { leftOn } = history;
  if (said === null) return [finding(admissionRefusals.READMISSION_UNSAID, { leftOn }, path)];
  const { leftFor, recordClearedOn = null, consentNumber = null, consentOn = null } = said;
  const found: Finding[] = said.former ? formerFindings(said.former, onRecord, today, [...path, 'former']) : [];
  if (appliedOn.toString() < leftOn) found.push(finding(kernelRefusals.DATES_OUT_OF_ORDER, { later: 'appliedOn', earlier: 'leftOn' }, ['input', 'appliedOn']));
  if ((leftFor === 'MINOR_CRIME') !== (recordClearedOn !== null)) found.push(finding(admissionRefusals.RECORD_CLEARED_UNFIT, {}, [...path, 'recordClearedOn']));
  if ((consentNumber === null) !== (consentOn === null)) found.push(finding(admissionRefusals.CONSENT_INCOMPLETE, {}, [...path, 'consentNumber']));
  for (const [field, day] of Object.entries({ recordClearedOn, consentOn })) {
    if (day && day.toString() > today.toString()) found.push(finding(kernelRefusals.DATE_IN_FUTURE, { field }, [...path, field]));
  }
  if (consentOn && consentOn.toString() < leftOn) found.push(finding(kernelRefusals.DATES_OUT_OF_ORDER, { later: 'consentOn', earlier: 'leftOn' }, [...path, 'consentOn']));
  return found;
}

/**
 * Whether the cell may vote on admitting somebody again. By the severity in the book READMISSION_BARRED, READMISSION_TOO_EARLY,
 * READMISSION_AFTER_CRIME_TOO_EARLY, READMISSION_NEEDS_CONSENT, READMITTED_BEFORE; warns of LEAVING_REASON_DIFFERS.
 */
export function readmissionFindings(said: ReadmissionFile, former: FormerMember, on: PlainDate, book: RuleBook): Findings {
  const found = new Findings();
  const { vi: reasonVi, en: reasonEn } = LEAVING_REASONS[said.leftFor];
  const path = ['input', 'decidedOn'];
  const never = book.get('readmission.never-after');
  if (never?.value.some((bar) => bar === said.leftFor)) found.by(never, finding(admissionRefusals.READMISSION_BARRED, { reasonVi, reasonEn }, path));
  waited(found, book.get('readmission.wait-months'), storedDay(former.leftOn), on, (params) => finding(admissionRefusals.READMISSION_TOO_EARLY, { leftOn: former.leftOn, ...params }, path));
  const { recordClearedOn } = said;
  if (recordClearedOn) {
    waited(found, book.get('readmission.minor-crime-months'), recordClearedOn, on, (params) =>
      finding(admissionRefusals.READMISSION_AFTER_CRIME_TOO_EARLY, { clearedOn: recordClearedOn.toString(), ...params }, path));
  }
  const authority = book.get('readmission.consent-authority');
  if (authority && (!said.consentOn || said.consentOn.toString() > on.toString())) {
    found.by(authority, finding(admissionRefusals.READMISSION_NEEDS_CONSENT, { ...AUTHORITY[authority.value], day: on.toString() }, path));
  }
  const most = book.get('readmission.times-at-most');
  if (most && former.readmissions >= most.value) found.by(most, finding(admissionRefusals.READMITTED_BEFORE, { times: former.readmissions, most: most.value }, path));
  if (!agrees(said.leftFor, former)) {
    const { vi: recordVi, en: recordEn } = EXITS[former.leftAs];
    found.warn(finding(admissionRefusals.LEAVING_REASON_DIFFERS, { reasonVi, reasonEn, recordVi, recordEn }, path));
  }
  return found;
}

function formerFindings({ admittedOn, recognizedOn = null, leftOn }: FormerElsewhere, onRecord: PartyHistory, today: PlainDate, path: readonly string[]): Finding[] {
  if (onRecord !== 'NEVER') return [finding(admissionRefusals.FORMER_ON_RECORD, {}, path)];
  const found: Finding[] = [];
  if (leftOn.toString() > today.toString()) found.push(finding(kernelRefusals.DATE_IN_FUTURE, { field: 'leftOn' }, [...path, 'leftOn']));
  const order = (later: string, day: PlainDate, earlier: string, least: PlainDate, same: boolean): void => {
    const [one, other] = [day.toString(), least.toString()];
    if (one < other || (!same && one === other)) found.push(finding(kernelRefusals.DATES_OUT_OF_ORDER, { later, earlier }, [...path, later]));
  };
  if (recognizedOn) order('recognizedOn', recognizedOn, 'admittedOn', admittedOn, true);
  if (recognizedOn) order('leftOn', leftOn, 'recognizedOn', recognizedOn, false);
  else order('leftOn', leftOn, 'admittedOn', admittedOn, false);
  return found;
}

function waited(found: Findings, months: InForce<number> | undefined, since: PlainDate, on: PlainDate, refusal: (params: { months: number; day: string; earliest: string }) => Finding): void {
  if (!months) return;
  const earliest = since.add({ months: months.value }).toString();
  if (on.toString() < earliest) found.by(months, refusal({ months: months.value, day: on.toString(), earliest }));
}

/** Whether a reason is one with which somebody can have left in this way. */
function agrees(reason: LeavingReason, { leftAs, ground }: FormerMember): boolean {
  const resigned = reason === 'RESIGNED' || reason === 'FAMILY_HARDSHIP';
  if (leftAs === 'RESIGNED' || leftAs === 'EXPELLED') return resigned === (leftAs === 'RESIGNED') && reason !== 'SELF_ABANDONED';
  return ground === null || (reason === 'SELF_ABANDONED') === ABANDONING.includes(ground);
}

function isExit(leftAs: string): leftAs is FormerMember['leftAs'] {
  return leftAs in EXITS;
}
