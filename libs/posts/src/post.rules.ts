import { accepted, finding, kernelRefusals, refused, type Finding, type PlainDate, type Verdict } from '#kernel';
import { mostWithin, type InForce, type KindOfOrganization, type RuleBook } from '#regulations';
import { postRefusals } from './post.refusals.js';

export const PLAIN_POSTS = ['SECRETARY', 'DEPUTY_SECRETARY', 'PARTY_OFFICE_OFFICER', 'VILLAGE_HEAD', 'STREET_GROUP_HEAD', 'FRONT_HEAD', 'CIVIL_SERVANT'] as const;
/** Posts of the place and of the State: no right follows from them, and whoever holds them need not be a member. */
export const POSTS_WITHOUT_ROLE: readonly string[] = ['VILLAGE_HEAD', 'STREET_GROUP_HEAD', 'FRONT_HEAD', 'CIVIL_SERVANT'];
export type CommitteeSort = 'EXECUTIVE' | 'STANDING' | 'INSPECTION' | 'CELL';

/** An organisation in which posts are filled, as it is on the first day. */
export interface Seat {
  readonly name: string;
  readonly kind: KindOfOrganization;
  readonly isCell: boolean;
  readonly foundedOn: string;
  readonly endedOn: string | null;
  /** Whether what it stands under is in the actor's reach too. */
  readonly governed: boolean;
  readonly fullMembers: number;
  readonly hasCellCommittee: boolean;
  /** Members of its executive committee. */
  readonly executive: number;
}

/** Somebody who is to hold a post. */
export interface Nominee {
  readonly personId: string;
  readonly full: boolean;
}

export interface Appointment {
  readonly kind: string;
  readonly validFrom: PlainDate;
  readonly validThrough: PlainDate | null;
  readonly decidedOn: PlainDate;
}

interface Findings {
  readonly refusals: Finding[];
  readonly warnings: Finding[];
}

const at = (...path: string[]): readonly string[] => ['input', ...path];

/** Whether somebody may be appointed to a post that belongs to no committee. */
export function appointVerdict(post: Appointment, nominee: Nominee, seat: Seat, actorId: string | null, clash: { readonly taken: boolean; readonly held: boolean }, rules: { readonly book: RuleBook; readonly today: PlainDate }): Verdict<null> {
  const found = termFindings(post, seat, rules.today);
  const withRole = !POSTS_WITHOUT_ROLE.includes(post.kind);
  if (!PLAIN_POSTS.some((kind) => kind === post.kind)) found.refusals.push(finding(postRefusals.POST_KIND_OF_COMMITTEE, {}, at('kind')));
  if (withRole && !seat.governed) found.refusals.push(finding(postRefusals.POST_FROM_ABOVE, { name: seat.name }, at('organizationId')));
  if (nominee.personId === actorId) found.refusals.push(finding(postRefusals.OWN_POST, {}, at('personId')));
  if (clash.taken) found.refusals.push(finding(postRefusals.POST_TAKEN, {}, at('kind')));
  if (clash.held) found.refusals.push(finding(postRefusals.POST_HELD, {}, at('personId')));
  if (seat.isCell && ['SECRETARY', 'DEPUTY_SECRETARY'].includes(post.kind)) {
    weigh(found, cellFindings(seat, rules.book, !seat.hasCellCommittee));
    if (!nominee.full) found.warnings.push(finding(postRefusals.NOT_FULL_MEMBER, { people: 1 }, at('personId')));
  }
  return verdictOf(found);
}

export interface Election {
  readonly kind: CommitteeSort;
  readonly validFrom: PlainDate;
  readonly validThrough: PlainDate | null;
  readonly decidedOn: PlainDate;
  readonly members: readonly Nominee[];
  /** Those of them who lead: the secretary, or the chair of an inspection committee, first. */
  readonly headId: string | null;
  readonly deputyIds: readonly string[];
}

/** Whether a committee may be put on record for a term. */
export function electVerdict(election: Election, seat: Seat, actorId: string | null, standing: { readonly since: string | null; readonly headTaken: boolean }, rules: { readonly book: RuleBook; readonly today: PlainDate }): Verdict<null> {
  const { kind, members, headId, deputyIds } = election;
  const found = termFindings(election, seat, rules.today);
  if (!seat.governed) found.refusals.push(finding(postRefusals.POST_FROM_ABOVE, { name: seat.name }, at('organizationId')));
  if ((kind === 'CELL') !== seat.isCell) found.refusals.push(finding(postRefusals.COMMITTEE_KIND_UNFIT, {}, at('kind')));
  if (standing.since !== null && standing.since >= election.validFrom.toString()) found.refusals.push(finding(postRefusals.COMMITTEE_LATER, { validFrom: standing.since }, at('validFrom')));
  if (standing.headTaken) found.refusals.push(finding(postRefusals.POST_TAKEN, {}, at('headId')));
  const ids = members.map(({ personId }) => personId);
  ids.forEach((id, index) => {
    if (ids.indexOf(id) < index) found.refusals.push(finding(postRefusals.MEMBER_TWICE_ELECTED, {}, at('memberPersonIds', String(index))));
    if (id === actorId) found.refusals.push(finding(postRefusals.OWN_POST, {}, at('memberPersonIds', String(index))));
  });
  const heads = [...(headId === null ? [] : [headId]), ...deputyIds];
  if (heads.some((id) => !ids.includes(id)) || new Set(heads).size < heads.length) found.refusals.push(finding(postRefusals.HEAD_NOT_ELECTED, {}, at('headId')));
  const people = members.filter(({ full }) => !full).length;
  if (people > 0) found.warnings.push(finding(postRefusals.NOT_FULL_MEMBER, { people }, at('memberPersonIds')));
  if (kind === 'CELL') weigh(found, [...cellFindings(seat, rules.book, false), ...cellSizeFindings(members.length, rules.book)]);
  if (kind === 'INSPECTION') weigh(found, inspectionFindings(seat, rules.book));
  if (kind === 'STANDING') weigh(found, standingFindings(members.length, seat.executive, rules.book));
  return verdictOf(found);
}

/** Whether somebody may be relieved of a post on a day. */
export function endVerdict(post: { readonly kind: string; readonly personId: string; readonly validFrom: string; readonly validThrough: string | null }, { lastDay, decidedOn }: { readonly lastDay: PlainDate; readonly decidedOn: PlainDate }, seat: Seat, actorId: string | null, today: PlainDate): Verdict<null> {
  const refusals: Finding[] = [];
  const { validFrom, validThrough } = post;
  if (!POSTS_WITHOUT_ROLE.includes(post.kind) && !seat.governed) refusals.push(finding(postRefusals.POST_FROM_ABOVE, { name: seat.name }, at('postId')));
  if (post.personId === actorId) refusals.push(finding(postRefusals.OWN_POST, {}, at('postId')));
  if (validThrough !== null && validThrough <= lastDay.toString()) refusals.push(finding(postRefusals.POST_ENDED, { validThrough }, at('lastDay')));
  if (lastDay.toString() < validFrom) refusals.push(finding(postRefusals.LAST_DAY_BEFORE_FIRST, { lastDay: lastDay.toString(), validFrom }, at('lastDay')));
  if (decidedOn.toString() > today.toString()) refusals.push(finding(kernelRefusals.DATE_IN_FUTURE, { field: 'decidedOn' }, at('decidedOn')));
  return refusals.length > 0 ? refused(refusals) : accepted(null);
}

/** What is wrong with a cell as it stands: too small to vote, or large enough for a committee and without one. */
export function cellFindings(cell: Pick<Seat, 'fullMembers' | 'hasCellCommittee'>, book: RuleBook, asksForCommittee: boolean): Weighed[] {
  const { fullMembers } = cell;
  const least = book.get('organization.voting-full-members');
  const from = book.get('committee.cell-from-full-members');
  const found: Weighed[] = [];
  if (least && fullMembers < least.value) found.push(weighed(least, postRefusals.CELL_CANNOT_VOTE, { fullMembers, least: least.value }));
  if (from && asksForCommittee && fullMembers >= from.value) found.push(weighed(from, postRefusals.CELL_WITHOUT_COMMITTEE, { fullMembers, from: from.value }));
  return found;
}

function cellSizeFindings(size: number, book: RuleBook): Weighed[] {
  const least = book.get('committee.cell-size-least');
  const most = book.get('committee.cell-size-most');
  if (!least || !most || (size >= least.value && size <= most.value)) return [];
  return [weighed(most, postRefusals.COMMITTEE_SIZE, { size, least: least.value, most: most.value })];
}

function standingFindings(size: number, executive: number, book: RuleBook): Weighed[] {
  const share = book.get('committee.standing-share');
  if (!share) return [];
  const most = mostWithin(executive, share.value);
  return size <= most ? [] : [weighed(share, postRefusals.STANDING_OVER_SHARE, { size, most, executive, share: `${share.value.numerator}/${share.value.denominator}` })];
}

/** An inspection committee where the documents know of none; of a cell it is refused anyhow. */
function inspectionFindings({ name, kind, isCell }: Seat, book: RuleBook): Weighed[] {
  const kinds = book.get('organization.inspection-committee-at');
  if (!kinds || isCell || kinds.value.some((each) => each === kind)) return [];
  return [weighed(kinds, postRefusals.INSPECTION_COMMITTEE_UNKNOWN, { name })];
}

export interface Weighed {
  readonly found: Finding;
  readonly severity: 'HARD' | 'WARNING';
}

function weighed({ rule, severity }: InForce<unknown>, refusal: Parameters<typeof finding>[0], params: Parameters<typeof finding>[1]): Weighed {
  return { found: finding({ ...refusal, rule }, params), severity };
}

function weigh(findings: Findings, weighedOnes: readonly Weighed[]): void {
  for (const { found, severity } of weighedOnes) (severity === 'HARD' ? findings.refusals : findings.warnings).push(found);
}

function termFindings({ validFrom, validThrough, decidedOn }: Pick<Appointment, 'validFrom' | 'validThrough' | 'decidedOn'>, seat: Seat, today: PlainDate): Findings {
  const refusals: Finding[] = [];
  const [from, through] = [validFrom.toString(), validThrough?.toString() ?? null];
  if (through !== null && through < from) refusals.push(finding(kernelRefusals.DATES_OUT_OF_ORDER, { earlier: 'validFrom', later: 'validThrough' }, at('validThrough')));
  if (from < seat.foundedOn || (seat.endedOn !== null && (through === null || through > seat.endedOn))) {
    refusals.push(finding(postRefusals.POST_OUTSIDE_ORGANIZATION, { foundedOn: seat.foundedOn, endedOn: seat.endedOn ?? '…' }, at('validFrom')));
  }
  if (decidedOn.toString() > today.toString()) refusals.push(finding(kernelRefusals.DATE_IN_FUTURE, { field: 'decidedOn' }, at('decidedOn')));
  return { refusals, warnings: [] };
}

function verdictOf({ refusals, warnings }: Findings): Verdict<null> {
  return refusals.length > 0 ? refused(refusals, warnings) : accepted(null, warnings);
}
