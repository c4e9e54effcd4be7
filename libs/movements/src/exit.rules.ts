import { accepted, finding, kernelRefusals, refused, storedDay, type Finding, type PlainDate, type Verdict } from '#kernel';
import { voteFindings, voteRule, type Electorate, type InForce, type ParameterOfKind, type RuleBook, type Vote } from '#regulations';
import { exitRefusals } from './exit.refusals.js';

export const EXIT_KINDS = ['TRANSFERRED_OUT', 'REMOVED_FROM_ROLL', 'EXPELLED', 'RESIGNED', 'DIED'] as const;
export type ExitKind = (typeof EXIT_KINDS)[number];

/** An exit as it is to be put on record. */
export interface Exit {
  readonly kind: ExitKind | 'RECOGNIZED';
  readonly ground?: string | null;
  /** Of a removal for failing years: which years; those on record unless said. */
  readonly failingYears?: readonly number[] | null;
  readonly destination?: string | null;
  readonly decidedOn: PlainDate;
  /** First day on which the member is no longer counted. */
  readonly effectiveOn: PlainDate;
  readonly votes?: Vote | null;
  /** Of a removal for want of activity: months in a year without activity, and without dues, without reason. */
  readonly inactiveMonths?: number | null;
  readonly unpaidMonths?: number | null;
  /** Of a removal for want of progress: since when the cell has helped. */
  readonly helpedSince?: PlainDate | null;
}

/** A post of somebody who leaves. */
export interface HeldPost {
  readonly id: string;
  readonly organizationName: string;
  readonly validFrom: string;
}

/** The member who leaves, and what hangs on the member. */
export interface Leaver {
  readonly isActor: boolean;
  /** A declared relative of the actor. */
  readonly isRelative: boolean;
  /** Counted elsewhere: no primary membership is in force. */
  readonly isGuest: boolean;
  readonly status: 'PROBATIONARY' | 'FULL';
  /** Last day of the last status; null while it is in force. */
  readonly statusThrough: string | null;
  /** Since when the present status and the present primary membership have both been in force. */
  readonly begunOn: string;
  /** Posts that end with the exit. */
  readonly posts: readonly HeldPost[];
  readonly postsOutOfReach: number;
  readonly hasOpenAdmission: boolean;
  readonly hasOpenTransfer: boolean;
  /** Years of rating sheets that are not decided yet. */
  readonly openRatings: readonly number[];
  /** The years rated "not completed", the earliest first. */
  readonly failingYears: readonly number[];
  /** The helps that ended without progress. */
  /** Of the twelve months before the exit, how many have dues on record. */
  readonly paidMonths: number;
  readonly failedHelps: readonly { readonly startedOn: string; readonly endedOn: string }[];
}

export interface ExitRules {
  readonly electorate: Electorate;
  readonly book: RuleBook;
  readonly today: PlainDate;
}

const MONTHS_OF_YEAR = 12;

/** The share that the vote of the cell takes; undefined where nothing is voted on. */
function shareOf({ kind, ground }: Exit): ParameterOfKind<'voteShare'> | undefined {
  if (kind === 'EXPELLED') return 'voting.expulsion';
  if (kind !== 'REMOVED_FROM_ROLL') return undefined;
  return ground === 'PROBATION_FAILED' ? 'admission.not-qualified-vote-share' : 'removal.vote-share';
}

/** Posts held as a member of the Party; the others end only with a death. */
export const PARTY_POSTS = ['SECRETARY', 'DEPUTY_SECRETARY', 'COMMITTEE_MEMBER', 'INSPECTION_CHAIR', 'INSPECTION_DEPUTY_CHAIR', 'PARTY_OFFICE_OFFICER'] as const;

/** The posts of somebody that end with an exit of the kind. */
export function endsWith(kind: string, postKind: string): boolean {
  return kind === 'DIED' || PARTY_POSTS.some((party) => party === postKind);
}

/** Whether a member may be put on record as having left, all that speaks against it at once. */
export function exitVerdict(exit: Exit, leaver: Leaver, { electorate, book, today }: ExitRules): Verdict<null> {
  const refusals = [...detailFindings(exit), ...dayFindings(exit, leaver, today), ...postRefusals(exit, leaver, today)];
  refusals.push(...impartialFindings(leaver));
  if (leaver.hasOpenTransfer) refusals.push(finding(exitRefusals.TRANSFER_UNDER_WAY, {}, at('memberId')));
  const warnings = [...workWarnings(exit, leaver, today), ...duesWarnings(exit, leaver)];
  const { kind, votes } = exit;
  weighEvidence(exit, leaver, book, refusals, warnings);
  const forms = book.get('discipline.forms-of-probationary');
  if (kind === 'EXPELLED' && leaver.status === 'PROBATIONARY' && forms && !forms.value.includes('EXPULSION')) weigh(forms, exitRefusals.PROBATIONARY_EXPELLED, at('kind'));
  const shareName = shareOf(exit);
  const share = shareName && book.get(shareName);
  if (share && !votes) weigh(share, exitRefusals.EXIT_VOTE_MISSING, at('votes'));
  if (shareName && votes) {
    const found = voteFindings(votes, electorate, voteRule(book, shareName), at('votes'));
    refusals.push(...found.refusals);
    warnings.push(...found.warnings);
  }
  const years = book.get('removal.failing-years');
  const claimed = exit.failingYears ?? leaver.failingYears;
  if (kind === 'REMOVED_FROM_ROLL' && exit.ground === 'CONDUCT' && years && !isOnRecord(claimed, leaver.failingYears, years.value)) {
    weigh(years, exitRefusals.FAILING_YEARS_NOT_ON_RECORD, at(exit.failingYears ? 'failingYears' : 'ground'), { needed: years.value, claimed: listOf(claimed), onRecord: listOf(leaver.failingYears) });
  }
  return refusals.length > 0 ? refused(refusals, warnings) : accepted(null, warnings);

  function weigh({ rule, severity }: InForce<unknown>, refusal: (typeof exitRefusals)[keyof typeof exitRefusals], path: readonly string[], params: Readonly<Record<string, string | number>> = {}): void {
    (severity === 'HARD' ? refusals : warnings).push(finding({ ...refusal, rule }, params, path));
  }
}

/** A month cannot be both paid and unpaid; the months entered may lie further back than those looked at. */
function duesWarnings({ unpaidMonths }: Exit, { paidMonths }: Leaver): Finding[] {
  if (unpaidMonths == null || unpaidMonths + paidMonths <= MONTHS_OF_YEAR) return [];
  return [finding(exitRefusals.UNPAID_MONTHS_PAID, { unpaid: unpaidMonths, paid: paidMonths }, at('unpaidMonths'))];
}

/** Holds what was entered of a removal against what the book asks for its ground. */
function weighEvidence({ kind, ground, decidedOn, inactiveMonths, unpaidMonths, helpedSince }: Exit, { failedHelps }: Leaver, book: RuleBook, refusals: Finding[], warnings: Finding[]): void {
  if (kind !== 'REMOVED_FROM_ROLL') return;
  const by = ({ rule, severity }: InForce<unknown>, { refusal, params, path }: Finding): void => {
    (severity === 'HARD' ? refusals : warnings).push(finding({ ...refusal, rule }, params, path));
  };
  const inactive = book.get('removal.inactive-months');
  if (ground === 'NO_ACTIVITY' && inactive) {
    const months = Math.max(inactiveMonths ?? 0, unpaidMonths ?? 0);
    if (months < inactive.value) by(inactive, finding(exitRefusals.REMOVAL_MONTHS_FEW, { months, least: inactive.value }, at('inactiveMonths')));
  }
  const help = book.get('removal.help-months');
  // What is on record of the help stands; what is not is entered as since when.
  if (ground === 'NO_PROGRESS' && help && !failedHelps.some((each) => lasted(each, help.value))) {
    const enough = helpedSince?.add({ months: help.value });
    if (!helpedSince || !enough) by(help, finding(exitRefusals.HELP_NOT_ON_RECORD, { months: help.value }, at('helpedSince')));
    else if (enough.toString() > decidedOn.toString()) {
      by(help, finding(exitRefusals.REMOVAL_HELP_SHORT, { since: helpedSince.toString(), months: help.value, day: decidedOn.toString() }, at('helpedSince')));
    }
  }
}

/** Last day on which somebody removed from the roll may complain, counted from the decision by the book of its day; undefined where it sets none. */
export function complaintBy(kind: string, decidedOn: PlainDate, book: RuleBook): PlainDate | undefined {
  const within = kind === 'REMOVED_FROM_ROLL' ? book.get('removal.complaint-within') : undefined;
  return within && book.calendar.after(decidedOn, within.value).day;
}

/** The failing years that a removal rests on: those entered, or the last run of those on record. */
export function yearsOfRemoval(entered: readonly number[] | null | undefined, onRecord: readonly number[]): number[] {
  return entered ? sorted(entered) : onRecord.filter((year) => onRecord.filter((other) => other >= year).length === (onRecord.at(-1) ?? 0) - year + 1);
}

/** Whether so many years running are among the years, all of them rated so. */
function isOnRecord(claimed: readonly number[], onRecord: readonly number[], needed: number): boolean {
  const years = sorted(claimed);
  const running = years.some((year) => Array.from({ length: needed }, (_, index) => year + index).every((each) => years.includes(each)));
  return running && years.every((year) => onRecord.includes(year));
}

function lasted({ startedOn, endedOn }: Leaver['failedHelps'][number], months: number): boolean {
  return storedDay(startedOn).add({ months }).toString() <= storedDay(endedOn).add({ days: 1 }).toString();
}

function sorted(years: readonly number[]): number[] {
  return [...new Set(years)].sort((one, other) => one - other);
}

function listOf(years: readonly number[]): string {
  return years.length === 0 ? '–' : sorted(years).join(', ');
}

/** What a restoration is held against. */
export interface Restoration {
  readonly isActor: boolean;
  readonly isRelative: boolean;
  readonly effectiveOn: string;
  readonly restoredOn: PlainDate;
  readonly decidedOn: PlainDate;
  /** First day of a status that began since the exit. */
  readonly statusFrom: string | null;
  /** Whether the place chosen is a cell on that day. */
  readonly isCell: boolean;
  /** An admission or a transfer of the person is under way. */
  readonly hasOpenCase: boolean;
  /** Where memberships were to begin or go on that the exit took away: they do not come back. */
  readonly notBack: readonly string[];
}

/** Whether an exit may be taken back. */
export function restoreVerdict(restoration: Restoration, today: PlainDate): Verdict<null> {
  const { effectiveOn, restoredOn, decidedOn, statusFrom, isCell, hasOpenCase, notBack } = restoration;
  const refusals = impartialFindings(restoration);
  const day = restoredOn.toString();
  if (statusFrom !== null) refusals.push(finding(exitRefusals.MEMBER_IN_FORCE, { validFrom: statusFrom }, at('exitId')));
  if (day < effectiveOn) refusals.push(finding(exitRefusals.RESTORED_BEFORE_EXIT, { restoredOn: day, effectiveOn }, at('restoredOn')));
  if (statusFrom === null && hasOpenCase) refusals.push(finding(exitRefusals.RESTORE_CASE_OPEN, {}, at('exitId')));
  if (!isCell) refusals.push(finding(exitRefusals.RESTORE_CELL_GONE, {}, at('organizationId')));
  refusals.push(...futureFindings({ restoredOn, decidedOn }, today));
  const warnings = notBack.length > 0 ? [finding(exitRefusals.MEMBERSHIPS_NOT_BACK, { places: notBack.length, names: notBack.join(', ') }, at('exitId'))] : [];
  return refusals.length > 0 ? refused(refusals, warnings) : accepted(null, warnings);
}

/** Each kind has its own details, and no others. */
function detailFindings(exit: Exit): Finding[] {
  const { kind, ground, failingYears, destination, votes } = exit;
  if (kind === 'RECOGNIZED') return [finding(exitRefusals.EXIT_KIND_UNFIT, {}, at('kind'))];
  const details = [
    { field: 'ground', needed: kind === 'REMOVED_FROM_ROLL', allowed: kind === 'REMOVED_FROM_ROLL', given: ground != null },
    { field: 'destination', needed: kind === 'TRANSFERRED_OUT', allowed: kind === 'TRANSFERRED_OUT', given: destination != null },
    { field: 'inactiveMonths', needed: false, allowed: ground === 'NO_ACTIVITY', given: exit.inactiveMonths != null },
    { field: 'unpaidMonths', needed: false, allowed: ground === 'NO_ACTIVITY', given: exit.unpaidMonths != null },
    { field: 'helpedSince', needed: false, allowed: ground === 'NO_PROGRESS', given: exit.helpedSince != null },
    { field: 'failingYears', needed: false, allowed: kind === 'REMOVED_FROM_ROLL' && ground === 'CONDUCT', given: failingYears != null },
    { field: 'votes', needed: false, allowed: shareOf(exit) !== undefined, given: votes != null },
  ];
  return details.flatMap(({ field, needed, allowed, given }) => [
    ...(needed && !given ? [finding(exitRefusals.EXIT_DETAIL_MISSING, { field }, at(field))] : []),
    ...(given && !allowed ? [finding(exitRefusals.EXIT_DETAIL_POINTLESS, { field }, at(field))] : []),
  ]);
}

/** Nobody for oneself, nor for a relative. */
function impartialFindings({ isActor, isRelative }: { readonly isActor: boolean; readonly isRelative: boolean }): Finding[] {
  return [...(isActor ? [finding(exitRefusals.OWN_EXIT)] : []), ...(isRelative ? [finding(kernelRefusals.CONFLICT_OF_INTEREST)] : [])];
}

function dayFindings({ decidedOn, effectiveOn }: Exit, { statusThrough, begunOn, isGuest }: Leaver, today: PlainDate): Finding[] {
  const found = futureFindings({ effectiveOn, decidedOn }, today);
  const day = effectiveOn.toString();
  if (statusThrough !== null) found.push(finding(exitRefusals.ALREADY_OUT, { validThrough: statusThrough }, at('memberId')));
  else if (isGuest) found.push(finding(exitRefusals.EXIT_OF_GUEST, {}, at('memberId')));
  else if (day <= begunOn) found.push(finding(exitRefusals.EXIT_BEFORE_BEGIN, { effectiveOn: day, begunOn }, at('effectiveOn')));
  return found;
}

/** Posts that begin only after the exit never do: of the dead all, of others those still ahead. What somebody has held since must be put right by hand. */
export function sortPosts<T extends HeldPost>({ kind, effectiveOn }: Pick<Exit, 'kind' | 'effectiveOn'>, posts: readonly T[], today: PlainDate): { readonly ending: T[]; readonly dropped: T[]; readonly held: T[] } {
  const later = posts.filter(({ validFrom }) => validFrom >= effectiveOn.toString());
  const isDropped = ({ validFrom }: T): boolean => kind === 'DIED' || validFrom > today.toString();
  return { ending: posts.filter((post) => !later.includes(post)), dropped: later.filter(isDropped), held: later.filter((post) => !isDropped(post)) };
}

function postRefusals(exit: Exit, { posts, postsOutOfReach }: Leaver, today: PlainDate): Finding[] {
  const later = sortPosts(exit, posts, today).held;
  return [
    ...(later.length > 0 ? [finding(exitRefusals.POSTS_BEGIN_LATER, { posts: later.length, names: namesOf(later) }, at('memberId'))] : []),
    ...(postsOutOfReach > 0 ? [finding(exitRefusals.POSTS_OUT_OF_REACH, { posts: postsOutOfReach }, at('memberId'))] : []),
  ];
}

function workWarnings(exit: Exit, { posts, hasOpenAdmission, openRatings }: Leaver, today: PlainDate): Finding[] {
  const { ending: ended, dropped } = sortPosts(exit, posts, today);
  const ending = [...ended, ...dropped];
  return [
    ...(ending.length > 0 ? [finding(exitRefusals.POSTS_END_TOO, { posts: ending.length, names: namesOf(ending) }, at('memberId'))] : []),
    ...(hasOpenAdmission ? [finding(exitRefusals.ADMISSION_ENDS_TOO, {}, at('memberId'))] : []),
    ...(openRatings.length > 0 ? [finding(exitRefusals.RATING_OPEN, { years: openRatings.join(', ') }, at('memberId'))] : []),
  ];
}

function futureFindings(days: Readonly<Record<string, PlainDate>>, today: PlainDate): Finding[] {
  return Object.entries(days).flatMap(([field, day]) => (day.toString() > today.toString() ? [finding(kernelRefusals.DATE_IN_FUTURE, { field }, at(field))] : []));
}

function namesOf(posts: readonly HeldPost[]): string {
  return [...new Set(posts.map(({ organizationName }) => organizationName))].join(', ');
}

function at(field: string): string[] {
  return ['input', field];
}
