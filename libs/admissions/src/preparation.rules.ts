import { finding, kernelRefusals, type PlainDate } from '#kernel';
import { INQUIRY_SUBJECTS, valueInWords, voteFindings, voteRule, type InForce, type RuleBook, type SubjectOfInquiry } from '#regulations';
import { admissionRefusals } from './admission.refusals.js';
import { Findings } from './admission.rules.js';

const INPUT = 'input';
const MONTHLY = { months: 1 };

/** What came of asking, with the words for it. */
export const OUTCOMES = {
  OPEN: { vi: 'chưa có kết quả', en: 'no answer yet' },
  VERIFIED: { vi: 'đã thẩm tra, xác minh', en: 'verified' },
  MEMBER_DECLARED: { vi: 'là đảng viên đã khai lý lịch đầy đủ và được xác nhận', en: 'members whose own declaration is complete and confirmed' },
  NONE: { vi: 'không có', en: 'there is nobody' },
  IN_FAVOUR: { vi: 'tán thành', en: 'in favour' },
  AGAINST: { vi: 'không tán thành', en: 'against' },
} as const;
export type Outcome = keyof typeof OUTCOMES;

const OF_PERSONS: readonly Outcome[] = ['OPEN', 'VERIFIED', 'MEMBER_DECLARED', 'NONE'];
const FITTING: Readonly<Record<SubjectOfInquiry, readonly Outcome[]>> = {
  CANDIDATE: ['OPEN', 'VERIFIED'],
  PARENTS: OF_PERSONS,
  IN_LAWS_OR_CARERS: OF_PERSONS,
  SPOUSE: OF_PERSONS,
  ADULT_CHILDREN: OF_PERSONS,
  RESIDENCE_CELL: ['OPEN', 'IN_FAVOUR', 'AGAINST'],
  MASS_ORGANIZATIONS: ['OPEN', 'NONE', 'IN_FAVOUR', 'AGAINST'],
};
const WITHOUT_ANSWER: readonly Outcome[] = ['OPEN', 'NONE'];
/** Those asked about, as English messages name them; the book has the Vietnamese. */
const ENGLISH: Readonly<Record<SubjectOfInquiry, string>> = {
  CANDIDATE: 'the candidate',
  PARENTS: 'the parents',
  IN_LAWS_OR_CARERS: 'the parents-in-law or carers',
  SPOUSE: 'the spouse',
  ADULT_CHILDREN: 'the adult children',
  RESIDENCE_CELL: 'the party committee of the residence',
  MASS_ORGANIZATIONS: 'the mass organisations',
};

/** What came of asking about the candidate or the family, or of asking others for their opinion. */
export interface Inquiry {
  readonly subject: SubjectOfInquiry;
  readonly outcome: Outcome;
  readonly answeredOn?: PlainDate | null;
}

/** What the cell has got together before its vote; what is left out of an entry stays as it is, what is null is taken back. */
export interface Preparation {
  readonly declaredOn?: PlainDate | null;
  readonly concludedOn?: PlainDate | null;
  readonly ageConsentNumber?: string | null;
  readonly ageConsentOn?: PlainDate | null;
  readonly inquiries: readonly Inquiry[];
}

/**
 * Whether what the cell got together may be entered. Refuses with DATE_IN_FUTURE, CONSENT_INCOMPLETE, INQUIRY_TWICE,
 * INQUIRY_OUTCOME_UNFIT, INQUIRY_DAY_UNFIT.
 */
export function preparationFindings(given: Preparation, today: PlainDate): Findings {
  const found = new Findings();
  for (const field of ['declaredOn', 'concludedOn', 'ageConsentOn'] as const) {
    if (isAfter(given[field], today)) found.refuse(finding(kernelRefusals.DATE_IN_FUTURE, { field }, [INPUT, field]));
  }
  if ((given.ageConsentNumber == null) !== (given.ageConsentOn == null)) found.refuse(finding(admissionRefusals.CONSENT_INCOMPLETE, {}, [INPUT, 'ageConsentNumber']));
  given.inquiries.forEach(({ subject, outcome, answeredOn }, index) => {
    const path = [INPUT, 'inquiries', String(index)];
    const about = { subjectVi: vietnamese([subject]), subjectEn: ENGLISH[subject], outcomeVi: OUTCOMES[outcome].vi, outcomeEn: OUTCOMES[outcome].en };
    if (given.inquiries.findIndex((each) => each.subject === subject) !== index) found.refuse(finding(admissionRefusals.INQUIRY_TWICE, about, [...path, 'subject']));
    if (!FITTING[subject].includes(outcome)) found.refuse(finding(admissionRefusals.INQUIRY_OUTCOME_UNFIT, about, [...path, 'outcome']));
    if ((answeredOn == null) !== WITHOUT_ANSWER.includes(outcome)) found.refuse(finding(admissionRefusals.INQUIRY_DAY_UNFIT, about, [...path, 'answeredOn']));
    if (isAfter(answeredOn, today)) found.refuse(finding(kernelRefusals.DATE_IN_FUTURE, { field: 'answeredOn' }, [...path, 'answeredOn']));
  });
  return found;
}

/**
 * Whether enough was got together when the cell voted. By the severity in the book DECLARATION_MISSING,
 * DECLARATION_BEFORE_APPLICATION, VERIFICATION_MISSING, CONCLUSION_MISSING, CONCLUSION_TOO_EARLY, OPINIONS_MISSING,
 * OPINION_AGAINST.
 */
export function preparedFindings(on: PlainDate, appliedOn: PlainDate, prepared: Preparation, book: RuleBook): Findings {
  const found = new Findings();
  const answered = new Map(prepared.inquiries.filter(({ outcome, answeredOn }) => outcome !== 'OPEN' && !isAfter(answeredOn, on)).map((each) => [each.subject, each]));
  checkDeclaration(found, prepared.declaredOn ?? null, appliedOn, book);
  checkVerification(found, answered, book);
  checkConclusion(found, on, prepared, book);
  const opinions = book.get('admission.opinions-from');
  if (opinions) {
    const missing = opinions.value.filter((subject) => !answered.has(subject));
    if (missing.length > 0) found.by(opinions, finding(admissionRefusals.OPINIONS_MISSING, named(missing)));
    const against = opinions.value.filter((subject) => answered.get(subject)?.outcome === 'AGAINST');
    if (against.length > 0) found.by(opinions, finding(admissionRefusals.OPINION_AGAINST, named(against)));
  }
  return found;
}

function checkDeclaration(found: Findings, declaredOn: PlainDate | null, appliedOn: PlainDate, book: RuleBook): void {
  const applicationFirst = book.get('admission.application-before-declaration');
  if (!applicationFirst?.value) return;
  if (declaredOn === null) found.by(applicationFirst, finding(admissionRefusals.DECLARATION_MISSING));
  else if (isAfter(appliedOn, declaredOn)) {
    found.by(applicationFirst, finding(admissionRefusals.DECLARATION_BEFORE_APPLICATION, { declared: declaredOn.toString(), applied: appliedOn.toString() }));
  }
}

function checkVerification(found: Findings, answered: ReadonlyMap<SubjectOfInquiry, Inquiry>, book: RuleBook): void {
  const verified = book.get('admission.verified');
  if (!verified) return;
  const skipped = book.get('admission.member-relatives-skipped')?.value ?? false;
  const missing = verified.value.filter((subject) => {
    const outcome = answered.get(subject)?.outcome;
    return outcome === undefined || (outcome === 'MEMBER_DECLARED' && !skipped);
  });
  if (missing.length > 0) found.by(verified, finding(admissionRefusals.VERIFICATION_MISSING, named(missing)));
}

function checkConclusion(found: Findings, on: PlainDate, { concludedOn, inquiries }: Preparation, book: RuleBook): void {
  const after = book.get('admission.conclusion-after-verification');
  if (!after?.value) return;
  const verified = book.get('admission.verified')?.value ?? [];
  const last = inquiries.flatMap(({ subject, answeredOn }) => (verified.includes(subject) && answeredOn ? [answeredOn.toString()] : [])).sort().at(-1);
  if (!concludedOn || isAfter(concludedOn, on)) found.by(after, finding(admissionRefusals.CONCLUSION_MISSING, { day: on.toString() }));
  else if (last !== undefined && last > concludedOn.toString()) {
    found.by(after, finding(admissionRefusals.CONCLUSION_TOO_EARLY, { concluded: concludedOn.toString(), verified: last }));
  }
}

/** How the members of a committee voted. */
export interface CommitteeVote {
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly votesAbsent: number;
}

/**
 * Whether the committee that decides by the book, where it is the base committee, voted as the book asks. Refuses with
 * VOTES_NONE; by the severity in the book BASE_VOTE_MISSING, VOTE_NOT_CARRIED.
 */
export function baseVoteFindings(votes: CommitteeVote | null, book: RuleBook): Findings {
  const found = new Findings();
  const rule = voteRule(book, 'admission.base-vote-share');
  if (!decidedByCommittee(book) || !rule.share) return found;
  const path = [INPUT, 'votes'];
  if (!votes) found.by(rule.share, finding(admissionRefusals.BASE_VOTE_MISSING, {}, path));
  else {
    const committee = { fullMembers: votes.votesFor + votes.votesAgainst + votes.votesAbsent, elsewhere: 0, exempt: 0 };
    found.and(voteFindings({ ...votes, exemptAbsent: 0 }, committee, rule, path));
  }
  return found;
}

/** Whether the base committee decides, and not its standing committee. */
export function decidedByCommittee(book: RuleBook): boolean {
  return book.get('admission.decided-by')?.value === 'PARTY_COMMITTEE';
}

/** A recognition that was decided, and the cell's first meeting after it, if one is on record. */
export interface ToBeRead {
  readonly decidedOn: PlainDate;
  readonly nextMeetingOn: PlainDate | null;
}

/** Whether a recognition may be recorded as read out. Refuses with DATE_IN_FUTURE, DATES_OUT_OF_ORDER; by the severity in the book READ_LATE. */
export function readingFindings(readOn: PlainDate, { decidedOn, nextMeetingOn }: ToBeRead, today: PlainDate, book: RuleBook): Findings {
  const found = new Findings();
  const path = [INPUT, 'readOn'];
  if (isAfter(readOn, today)) found.refuse(finding(kernelRefusals.DATE_IN_FUTURE, { field: 'readOn' }, path));
  if (isAfter(decidedOn, readOn)) found.refuse(finding(kernelRefusals.DATES_OUT_OF_ORDER, { later: 'readOn', earlier: 'recognitionDecidedOn' }, path));
  const asked = readingAsked(book);
  if (asked && nextMeetingOn && isAfter(readOn, nextMeetingOn)) {
    found.by(asked, finding(admissionRefusals.READ_LATE, { day: readOn.toString(), meeting: nextMeetingOn.toString() }, path));
  }
  return found;
}

/** The rule by which a recognition is read out, where the book has it. */
export function readingAsked(book: RuleBook): InForce<boolean> | undefined {
  const asked = book.get('admission.decision-read');
  return asked?.value ? asked : undefined;
}

/** By when a recognition is read out: cells meet monthly. */
export function readBy(decidedOn: PlainDate): PlainDate {
  return decidedOn.add(MONTHLY);
}

function named(subjects: readonly SubjectOfInquiry[]): { whatVi: string; whatEn: string } {
  return { whatVi: vietnamese(subjects), whatEn: subjects.map((subject) => ENGLISH[subject]).join(', ') };
}

function vietnamese(subjects: readonly SubjectOfInquiry[]): string {
  return valueInWords('admission.verified', INQUIRY_SUBJECTS.filter((subject) => subjects.includes(subject)));
}

function isAfter(one: PlainDate | null | undefined, other: PlainDate): boolean {
  return one != null && one.toString() > other.toString();
}
