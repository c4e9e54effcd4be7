import { accepted, finding, kernelRefusals, refused, type Finding, type PartialDate, type PlainDate, type Verdict } from '#kernel';
import { EDUCATION_LEVELS, endOfProbation, probationMonths, uncertainty, type BeginOfProbation, type Deadline, type InForce, type LevelOfEducation, type ParameterValue, type RuleBook, type VoteFindings } from '#regulations';
import { admissionRefusals } from './admission.refusals.js';

const MONTHS = 12;
const INPUT = 'input';

const EDUCATION: Readonly<Record<LevelOfEducation, { readonly leastVi: string; readonly leastEn: string }>> = {
  PRIMARY: { leastVi: 'tiểu học', leastEn: 'primary school' },
  LOWER_SECONDARY: { leastVi: 'trung học cơ sở', leastEn: 'lower secondary school' },
  UPPER_SECONDARY: { leastVi: 'trung học phổ thông', leastEn: 'upper secondary school' },
  VOCATIONAL: { leastVi: 'trung cấp', leastEn: 'vocational school' },
  COLLEGE: { leastVi: 'cao đẳng', leastEn: 'college' },
  UNIVERSITY: { leastVi: 'đại học', leastEn: 'university' },
  POSTGRADUATE: { leastVi: 'sau đại học', leastEn: 'postgraduate' },
};

/** The levels that consent beforehand, as messages name them. */
export const AUTHORITY = {
  PROVINCIAL_STANDING_COMMITTEE: { authorityVi: 'ban thường vụ cấp ủy trực thuộc Trung ương', authorityEn: 'the standing committee of a committee directly under the Centre' },
  COMMITTEE_UNDER_PROVINCIAL: { authorityVi: 'cấp ủy trực thuộc tỉnh ủy', authorityEn: 'a committee directly under the provincial one' },
  PROVINCIAL_LEVEL: { authorityVi: 'cấp tỉnh', authorityEn: 'the provincial level' },
} as const satisfies Readonly<Record<ParameterValue<'admission.consent-authority'>, { readonly authorityVi: string; readonly authorityEn: string }>>;
const ANY_AUTHORITY = { authorityVi: 'cấp có thẩm quyền', authorityEn: 'the competent level' };

/** What is wrong, refusals and warnings apart. */
export class Findings {
  readonly refusals: Finding[] = [];
  readonly warnings: Finding[] = [];

  refuse(...found: readonly Finding[]): void {
    this.refusals.push(...found);
  }

  /** With what somebody else found. */
  and({ refusals, warnings }: VoteFindings): this {
    this.refuse(...refusals);
    this.warn(...warnings);
    return this;
  }

  warn(...found: readonly Finding[]): void {
    this.warnings.push(...found);
  }

  /** Adds what a parameter's rule found, as severe as the parameter is. */
  by(parameter: InForce<unknown>, { refusal, params, path }: Finding): void {
    const found = finding({ ...refusal, rule: parameter.rule }, params, path);
    (parameter.severity === 'HARD' ? this.refusals : this.warnings).push(found);
  }

  verdict(): Verdict<null> {
    return this.refusals.length > 0 ? refused(this.refusals, this.warnings) : accepted(null, this.warnings);
  }
}

/** Somebody who vouches for the candidate: a member, or an organisation in the place of one. */
export interface Introducer {
  readonly memberId?: string | null;
  readonly organizationName?: string | null;
  readonly guidedSince?: PlainDate | null;
  /** Whether the member took the place of another. */
  readonly replacement?: boolean | null;
}

/** What the cell enters of a candidate's file. */
export interface AdmissionFile {
  readonly appliedOn: PlainDate;
  readonly courseCertificateOn?: PlainDate | null;
  /** Of a candidate over the age: date of the written consent. */
  readonly ageConsentOn?: PlainDate | null;
  readonly introducers: readonly Introducer[];
}

export interface Candidate {
  readonly birth: PartialDate;
  readonly education: LevelOfEducation;
}

/** What a member was on a day; UNKNOWN: out of scope, which must look like not existing. */
export type Standing = 'FULL' | 'NOT_FULL' | 'UNKNOWN';
export type Standings = (memberId: string) => Standing;

/** The standings of those in scope, each with whether they were full members. */
export function standingsFrom(full: ReadonlyMap<string, boolean>): Standings {
  return (memberId) => {
    const isFull = full.get(memberId);
    return isFull === undefined ? 'UNKNOWN' : isFull ? 'FULL' : 'NOT_FULL';
  };
}

/**
 * Whether a file may be entered: dates not in the future, introducers who differ and are full members that day.
 * Refuses with DATE_IN_FUTURE, INTRODUCER_AMBIGUOUS, INTRODUCER_TWICE, INTRODUCER_ORGANIZATIONS, NOT_FOUND,
 * INTRODUCER_NOT_FULL, INTRODUCER_SINCE_MISSING, DATES_OUT_OF_ORDER.
 */
export function fileFindings(file: AdmissionFile, standings: Standings, today: PlainDate): Findings {
  const found = new Findings();
  found.refuse(...inFuture('appliedOn', file.appliedOn, today), ...inFuture('courseCertificateOn', file.courseCertificateOn, today));
  const members = file.introducers.map(({ memberId }) => memberId ?? null);
  file.introducers.forEach((introducer, index) => {
    const path = [INPUT, 'introducers', String(index)];
    const memberId = introducer.memberId ?? null;
    if ((memberId === null) === ((introducer.organizationName ?? null) === null)) found.refuse(finding(admissionRefusals.INTRODUCER_AMBIGUOUS, {}, path));
    else if (memberId === null) {
      if (introducer.replacement) found.refuse(finding(admissionRefusals.INTRODUCER_AMBIGUOUS, {}, path));
      if (members.indexOf(null) !== index) found.refuse(finding(admissionRefusals.INTRODUCER_ORGANIZATIONS, {}, path));
    } else {
      if (members.indexOf(memberId) !== index) found.refuse(finding(admissionRefusals.INTRODUCER_TWICE, {}, [...path, 'memberId']));
      if (!introducer.guidedSince) found.refuse(finding(admissionRefusals.INTRODUCER_SINCE_MISSING, {}, [...path, 'guidedSince']));
      found.refuse(...inFuture('guidedSince', introducer.guidedSince, today, [...path, 'guidedSince']), ...introducerStands(memberId, standings, today, [...path, 'memberId']));
    }
  });
  return found;
}

/** What the cell reviewed and voted on. */
export interface Review {
  readonly on: PlainDate;
  readonly candidate: Candidate;
  readonly file: AdmissionFile;
  readonly standings: Standings;
  readonly vote: VoteFindings;
}

/**
 * Whether the cell's vote may put a candidate before the standing committee. Refuses with DATES_OUT_OF_ORDER,
 * INTRODUCER_NOT_FULL and what is wrong with the vote; by the severity in the book AGE_TOO_LOW, AGE_NEEDS_CONSENT,
 * AGE_UNCERTAIN, EDUCATION_TOO_LOW, CERTIFICATE_MISSING, CERTIFICATE_EXPIRED, INTRODUCERS_TOO_FEW, INTRODUCER_TOO_SHORT,
 * VOTE_NOT_CARRIED. What the book sets no value for on the day is not checked.
 */
export function reviewFindings({ on, candidate, file, standings, vote }: Review, book: RuleBook): Findings {
  const found = new Findings();
  found.refuse(...before('decidedOn', on, 'appliedOn', file.appliedOn), ...vote.refusals);
  checkAge(found, candidate.birth, file.ageConsentOn ?? null, on, book);
  checkEducation(found, candidate.education, book);
  checkCertificate(found, file.courseCertificateOn ?? null, on, book);
  const asked = book.get('admission.introducers');
  if (asked && file.introducers.length < asked.value) found.by(asked, finding(admissionRefusals.INTRODUCERS_TOO_FEW, { count: file.introducers.length, least: asked.value }));
  for (const introducer of file.introducers) checkIntroducer(found, introducer, standings, on, book);
  found.warn(...vote.warnings);
  return found;
}

/** A ceremony, and the decision it rests on. */
export interface Ceremony {
  readonly on: PlainDate;
  readonly decidedOn: PlainDate;
  /** When the cell received the decision, where that is known. */
  readonly receivedOn?: PlainDate | null;
}

/**
 * Whether a ceremony may be recorded, by the rules of the decision's day. Where they count its deadline from the receipt
 * of the decision and that is not known, it is counted from the decision. Refuses with DATE_IN_FUTURE and
 * DATES_OUT_OF_ORDER; by the severity in the book CEREMONY_LATE.
 */
export function ceremonyFindings({ on, decidedOn, receivedOn = null }: Ceremony, today: PlainDate, book: RuleBook): Findings {
  const found = new Findings();
  found.refuse(...inFuture('ceremonyOn', on, today), ...before('ceremonyOn', on, 'decidedOn', decidedOn));
  if (receivedOn) found.refuse(...before('receivedOn', receivedOn, 'decidedOn', decidedOn), ...before('ceremonyOn', on, 'receivedOn', receivedOn));
  const within = book.get('admission.ceremony-within');
  const from = book.get('admission.ceremony-counted-from')?.value === 'RECEIVED' ? (receivedOn ?? decidedOn) : decidedOn;
  const deadline = within && book.calendar.after(from, within.value);
  if (within && deadline && after(on, deadline.day)) {
    const params = { day: on.toString(), ...told(deadline), days: within.value, from: from.toString() };
    found.by(within, finding(admissionRefusals.CEREMONY_LATE, params, [INPUT, 'ceremonyOn']));
  }
  return found;
}

/**
 * Whether the cell's vote on recognition may stand: after the probation and within the deadline that follows it.
 * Refuses with PROBATION_UNKNOWN, DATES_OUT_OF_ORDER and what is wrong with the vote; by the severity in the book
 * PROBATION_NOT_OVER, REVIEW_LATE, VOTE_NOT_CARRIED.
 */
export function recognitionReviewFindings(on: PlainDate, begun: BeginOfProbation, vote: VoteFindings, book: RuleBook): Findings {
  const found = new Findings();
  const path = [INPUT, 'decidedOn'];
  const probation = probationMonths(begun.readmits, book);
  const end = endOfProbation(begun, book);
  found.refuse(...before('decidedOn', on, 'ceremonyOn', begun.ceremonyOn), ...vote.refusals);
  if (!probation || !end) found.refuse(finding(admissionRefusals.PROBATION_UNKNOWN, { day: on.toString() }, path));
  else {
    if (after(end, on)) found.by(probation, finding(admissionRefusals.PROBATION_NOT_OVER, { day: on.toString(), months: probation.value, end: end.toString() }, path));
    const within = book.get('admission.review-within');
    const deadline = within && book.calendar.after(end, within.value);
    if (within && deadline && after(on, deadline.day)) {
      const params = { day: on.toString(), ...told(deadline), days: within.value, end: end.toString() };
      found.by(within, finding(admissionRefusals.REVIEW_LATE, params, path));
    }
  }
  found.warn(...vote.warnings);
  return found;
}

/** Whether a recognition may be decided: not before the cell's vote, nor before the day from which it counts. */
export function recognitionFindings(on: PlainDate, reviewedOn: PlainDate, recognizedOn: PlainDate): Findings {
  const found = new Findings();
  const path = [INPUT, 'decidedOn'];
  found.refuse(...before('decidedOn', on, 'reviewVotedOn', reviewedOn));
  if (after(recognizedOn, on)) found.refuse(finding(admissionRefusals.RECOGNITION_TOO_EARLY, { day: on.toString(), end: recognizedOn.toString() }, path));
  return found;
}

/** Whether an admission may be decided: not before the cell's vote. */
export function decisionFindings(on: PlainDate, votedOn: PlainDate): Findings {
  const found = new Findings();
  found.refuse(...before('decidedOn', on, 'votedOn', votedOn));
  return found;
}

/** Whether a cell of so many full members can vote at all; by the severity in the book CELL_TOO_SMALL. */
export function sizeFindings(fullMembers: number, book: RuleBook): Findings {
  const found = new Findings();
  const least = book.get('organization.voting-full-members');
  if (least && fullMembers < least.value) found.by(least, finding(admissionRefusals.CELL_TOO_SMALL, { fullMembers, least: least.value }, [INPUT, 'votes']));
  return found;
}

/** The cell in which somebody is to be admitted; null: it is none. */
export interface CellOnRecord {
  /** Last day, where it is decided that it ends. */
  readonly endedOn: string | null;
}

/** Whether a cell takes anybody in: it is one, and no end of it is on record. */
export function cellFindings(cell: CellOnRecord | null, path: readonly string[]): Findings {
  const found = new Findings();
  if (cell === null) found.refuse(finding(admissionRefusals.NOT_A_CELL, {}, path));
  else if (cell.endedOn !== null) found.refuse(finding(admissionRefusals.CELL_ENDING, { endedOn: cell.endedOn }, path));
  return found;
}

/** Nobody acts on their own admission. */
export function ownFindings(actor: { readonly personId: string | null }, personId: string): Findings {
  const found = new Findings();
  if (actor.personId === personId) found.refuse(finding(admissionRefusals.DECIDES_ON_OWN_ADMISSION));
  return found;
}

/** Declared relatives of a candidate neither work on the admission nor introduce. `related`: those of the introducers who are. */
export function kinshipFindings(ofActor: boolean, introducers: readonly Introducer[], related: ReadonlySet<string>): Findings {
  const found = new Findings();
  if (ofActor) found.refuse(finding(kernelRefusals.CONFLICT_OF_INTEREST));
  introducers.forEach(({ memberId }, index) => {
    if (memberId != null && related.has(memberId)) found.refuse(finding(kernelRefusals.CONFLICT_OF_INTEREST, {}, [INPUT, 'introducers', String(index), 'memberId']));
  });
  return found;
}

/** An introducer better not decides on the candidate; no source forbids it, so it is only pointed out. */
export function introducerFindings(actor: { readonly memberId: string | null }, introducers: readonly Introducer[]): Findings {
  const found = new Findings();
  const introduced = actor.memberId !== null && introducers.some(({ memberId }) => memberId === actor.memberId);
  if (introduced) found.warn(finding(admissionRefusals.DECIDES_AS_INTRODUCER));
  return found;
}

function checkAge(found: Findings, birth: PartialDate, consentOn: PlainDate | null, on: PlainDate, book: RuleBook): void {
  const least = book.get('admission.age-at-least');
  const consent = book.get('admission.age-consent-above');
  const first = monthOf(birth.earliest);
  const last = birth.precision === 'YEAR' ? first + MONTHS - 1 : first;
  const path = [INPUT, 'decidedOn'];
  const params = (age: number) => ({ birth: birth.toString(), age, day: on.toString() });
  const old = (born: number): number => monthOf(on) - born;
  if (least && old(last) < least.value * MONTHS) {
    const certain = old(first) < least.value * MONTHS;
    found.by(least, finding(certain ? admissionRefusals.AGE_TOO_LOW : admissionRefusals.AGE_UNCERTAIN, params(least.value), path));
  }
  if (consent && old(first) > consent.value * MONTHS && (consentOn === null || after(consentOn, on))) {
    const certain = old(last) > consent.value * MONTHS;
    const authority = book.get('admission.consent-authority');
    const asked = { ...params(consent.value), ...(authority ? AUTHORITY[authority.value] : ANY_AUTHORITY) };
    found.by(consent, certain ? finding(admissionRefusals.AGE_NEEDS_CONSENT, asked, path) : finding(admissionRefusals.AGE_UNCERTAIN, params(consent.value), path));
  }
}

function checkEducation(found: Findings, education: LevelOfEducation, book: RuleBook): void {
  const least = book.get('admission.least-education');
  if (least && EDUCATION_LEVELS.indexOf(education) < EDUCATION_LEVELS.indexOf(least.value)) found.by(least, finding(admissionRefusals.EDUCATION_TOO_LOW, EDUCATION[least.value]));
}

function checkCertificate(found: Findings, certificate: PlainDate | null, on: PlainDate, book: RuleBook): void {
  const valid = book.get('admission.certificate-months');
  if (certificate) found.refuse(...before('decidedOn', on, 'courseCertificateOn', certificate));
  if (!valid) return;
  if (!certificate) found.by(valid, finding(admissionRefusals.CERTIFICATE_MISSING));
  else if (after(on, certificate.add({ months: valid.value }))) {
    found.by(valid, finding(admissionRefusals.CERTIFICATE_EXPIRED, { certificate: certificate.toString(), months: valid.value, day: on.toString() }));
  }
}

function checkIntroducer(found: Findings, { memberId, guidedSince, replacement }: Introducer, standings: Standings, on: PlainDate, book: RuleBook): void {
  if (memberId == null) return;
  found.refuse(...introducerStands(memberId, standings, on, []));
  const least = book.get('admission.introducer-months');
  if (least && guidedSince && !replacement && after(guidedSince.add({ months: least.value }), on)) {
    found.by(least, finding(admissionRefusals.INTRODUCER_TOO_SHORT, { since: guidedSince.toString(), months: least.value, day: on.toString() }));
  }
}

/** What is wrong with a member as introducer on a day: INTRODUCER_NOT_FULL, or NOT_FOUND out of scope. */
export function introducerStands(memberId: string, standings: Standings, day: PlainDate, path: readonly string[]): Finding[] {
  switch (standings(memberId)) {
    case 'FULL':
      return [];
    case 'NOT_FULL':
      return [finding(admissionRefusals.INTRODUCER_NOT_FULL, { day: day.toString() }, path)];
    case 'UNKNOWN':
      return [finding(kernelRefusals.NOT_FOUND, { whatVi: 'người giới thiệu', whatEn: 'introducer' }, path)];
  }
}

function inFuture(field: string, day: PlainDate | null | undefined, today: PlainDate, path: readonly string[] = [INPUT, field]): Finding[] {
  return day && after(day, today) ? [finding(kernelRefusals.DATE_IN_FUTURE, { field }, path)] : [];
}

function before(later: string, day: PlainDate, earlier: string, least: PlainDate): Finding[] {
  return after(least, day) ? [finding(kernelRefusals.DATES_OUT_OF_ORDER, { later, earlier }, [INPUT, later])] : [];
}

/** What a finding says of a deadline, and of how certain it is. */
function told(deadline: Deadline): { deadline: string; noteVi: string; noteEn: string } {
  const { vi: noteVi, en: noteEn } = uncertainty(deadline);
  return { deadline: deadline.day.toString(), noteVi, noteEn };
}

/** Days compare as texts. */
function after(one: PlainDate, other: PlainDate): boolean {
  return one.toString() > other.toString();
}

function monthOf({ year, month }: PlainDate): number {
  return year * MONTHS + month;
}
