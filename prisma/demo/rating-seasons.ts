import type { RatingExcuse, RatingLevel } from '#prisma-client';
import { Temporal } from '#kernel';
import { Regulations, type RuleBook } from '#regulations';
import type { Book } from './book.js';
import { inForce } from './census.js';
import { addDays, addMonths, type Day } from './days.js';
import { isFullOn, type DemoMember, type Roll } from './membership.js';
import type { DemoCell, DemoTree, DemoWard } from './organizations.js';
import type { Random } from './random.js';
import { CellsBelowGood, drawCellLevels, drawMemberLevels, FIRST_YEAR } from './rating-levels.js';
import { liesOver, recordsOf, type Records } from './records.js';
import type { DecisionRow, MembershipRow, OrganizationPeriodRow, OrganizationRow, RatingEntryRow, RatingSeasonRow } from './rows.js';
import { drawVote, eveningOf, NO_VOTE, type Electorate, type Vote } from './votes.js';

/** From this year on the cells enter their ratings themselves; what was before was taken over once decided. */
const ENTERED_BY_CELLS_FROM = 2026;
/** Of those, so many begin at once, and so many are through on the first two days. */
const BEGIN_AT_ONCE = 0.25;
const SUBMIT_AT_ONCE = 0.15;
/** The README shows how this cell is rated from the first row on. */
const RATED_IN_THE_README = 'na-suong';

/** Whoever is rated, with the lot that is drawn whether the day of the vote has come or not. */
interface Rated {
  readonly memberId: string | null;
  readonly excuse: RatingExcuse | null;
  readonly level: RatingLevel | null;
  /** A body above decides. */
  readonly above: boolean;
}

/** When a cell's sheet gets how far. */
interface Course {
  /** The day on which some of the rows are entered, and how many of ten; the others follow with the submission. */
  readonly begunOn: Day;
  readonly tenths: number;
  readonly submittedOn: Day;
  readonly decidedOn: Day;
}

/** Holds the yearly rating of every year up to the reference date: in the predecessors, then in the wards. */
export function holdRatingSeasons(book: Book, roll: Roll, random: Random, tree: DemoTree): void {
  const regulations = Regulations.load();
  const below = new CellsBelowGood(random.fork('cells'), tree);
  const records = recordsOf(book, roll);
  for (let year = FIRST_YEAR; cutOffOf(year) <= book.referenceDate; year += 1) {
    const rules = regulations.on(Temporal.PlainDate.from(cutOffOf(year)));
    for (const ward of [tree.mocChau, tree.vanSon]) {
      for (const [owner, cells] of cellsByOwner(book, ward, cutOffOf(year))) {
        const season = new Season(book, random.fork(`${ward.key}/${year}/${cells[0]?.plan.key ?? ''}`), records, rules, below, owner, year);
        season.hold(cells, owner === ward.organization.id ? ward.baseCommittees.map(({ organization }) => organization) : []);
      }
    }
  }
}

function cutOffOf(year: number): Day {
  return `${year}-11-20`;
}

/** The ward's cells by whoever rates them: the ward, and before it the predecessors that village and street-group cells stood under. */
function cellsByOwner(book: Book, ward: DemoWard, day: Day): ReadonlyMap<string, readonly DemoCell[]> {
  const owners = new Map<string, DemoCell[]>();
  for (const cell of ward.cells) {
    const period = book.rows.organizationPeriod.find((each) => each.organizationId === cell.organization.id && inForce(each, day));
    const predecessor = cell.predecessor ? period?.parentId : undefined;
    const owner = ward.organization.foundedOn <= day ? ward.organization.id : predecessor;
    if (period && owner) owners.set(owner, [...(owners.get(owner) ?? []), cell]);
  }
  return owners;
}

/** Somebody on a roster. */
interface Rostered {
  readonly member: DemoMember;
  readonly excuse: RatingExcuse | null;
}

/** One organisation's season of one year. */
class Season {
  private readonly row: Omit<RatingSeasonRow, 'closedOn' | 'closingNumber'>;
  private readonly decidedOn: Day;
  private readonly newForMonths: number;
  /** Whoever was admitted earlier is no new member; the exact reckoning in months is slow, and asked of thousands. */
  private readonly mayBeNewFrom: Day;
  /** The standing committee of the organisation: the level above decides on its members. */
  private readonly decidedAbove: ReadonlySet<string>;

  constructor(
    private readonly book: Book,
    private readonly random: Random,
    private readonly records: Records,
    private readonly rules: RuleBook,
    private readonly below: CellsBelowGood,
    owner: string,
    year: number,
  ) {
    const cutOffOn = cutOffOf(year);
    this.row = { id: book.id('ratingSeason', cutOffOn), organizationId: owner, year, cutOffOn, cellDeadlineOn: `${year}-12-10`, decisionDeadlineOn: `${year}-12-31` };
    this.newForMonths = rules.get('rating.new-member-months')?.value ?? 0;
    this.mayBeNewFrom = addDays(cutOffOn, -31 * this.newForMonths);
    this.decidedOn = random.day(`${year}-12-15`, `${year}-12-28`);
    this.decidedAbove = new Set(this.seats(owner, 'STANDING'));
  }

  hold(cells: readonly DemoCell[], committees: readonly OrganizationRow[]): void {
    const levels = this.cellLevels(cells);
    const decision = this.decidedOn <= this.book.referenceDate ? this.decide() : null;
    // Closed with the decision on all its cells; the last one decided still waits to be closed.
    const closing = this.row.year < ENTERED_BY_CELLS_FROM - 1 ? decision : null;
    this.book.rows.ratingSeason.push({ ...this.row, closedOn: closing && this.decidedOn, closingNumber: closing && closing.number });
    const above = decision && this.decidedAbove.size > 0 ? this.decideAbove() : null;
    const within = new Map(committees.map(({ id }) => [id, decision && this.decideWithin(id)]));
    cells.forEach((cell, index) => {
      const own = within.get(this.periodOf(cell.organization.id, this.row.cutOffOn)?.parentId ?? '') ?? decision;
      this.rate(this.random.fork(cell.plan.key), cell, levels[index] ?? 'GOOD', own, above);
    });
    for (const committee of committees) this.rateCommittee(this.random.fork(committee.id), committee, decision);
  }

  /** The levels of the cells themselves, in their order: base cells are held against each other, and so are all others. */
  private cellLevels(cells: readonly DemoCell[]): RatingLevel[] {
    const share = this.rules.get('rating.organization-cap-share')?.value;
    const drawn = new Map<DemoCell, RatingLevel>();
    for (const peers of ['base cells', 'cells']) {
      const group = cells.filter((cell) => this.isBaseCell(cell) === (peers === 'base cells'));
      const levels = drawCellLevels(this.random.fork(peers), group, share, this.below, this.row.year);
      group.forEach((cell, index) => drawn.set(cell, levels[index] ?? 'GOOD'));
    }
    return cells.map((cell) => drawn.get(cell) ?? 'GOOD');
  }

  private isBaseCell({ organization }: DemoCell): boolean {
    return this.book.rows.organizationPeriod.some((each) => each.organizationId === organization.id && inForce(each, this.row.cutOffOn) && each.kind === 'BASE_CELL');
  }

  /** One decision for the cells of the whole season. */
  private decide(): DecisionRow {
    const { organizationId, year } = this.row;
    const body = `Ban Thường vụ ${this.committeeName(organizationId)}`;
    return this.book.decide(body, 'ĐU', this.decidedOn, `Đánh giá, xếp loại chất lượng các chi bộ và đảng viên năm ${year}`);
  }

  /** One decision of a base committee for its own cells. */
  private decideWithin(committeeId: string): DecisionRow {
    return this.book.decide(this.committeeName(committeeId), 'ĐU', this.decidedOn, `Đánh giá, xếp loại chất lượng các chi bộ và đảng viên năm ${this.row.year}`);
  }

  /** One decision of the level above for those whom it manages. */
  private decideAbove(): DecisionRow {
    return this.book.decide(ABOVE, 'TU', this.decidedOn, `Xếp loại chất lượng cán bộ thuộc diện Ban Thường vụ Tỉnh ủy quản lý năm ${this.row.year}`);
  }

  private committeeName(organizationId: string): string {
    return (this.periodOf(organizationId, this.decidedOn)?.name ?? '').replace('Đảng bộ', 'Đảng ủy');
  }

  private periodOf(organizationId: string, day: Day): OrganizationPeriodRow | undefined {
    return this.book.rows.organizationPeriod.find((each) => each.organizationId === organizationId && inForce(each, day));
  }

  /** Who sits on a committee of an organisation at the cut-off, as persons. */
  private seats(organizationId: string, kind: 'STANDING' | 'EXECUTIVE'): string[] {
    const { committee, post } = this.book.rows;
    const own = new Set(committee.filter((each) => each.organizationId === organizationId && each.kind === kind).map(({ id }) => id));
    return post.filter((each) => each.committeeId !== null && own.has(each.committeeId) && inForce(each, this.row.cutOffOn)).map(({ personId }) => personId);
  }

  /** A base committee rates itself as a collective. Nothing bad is told of a real one, and the cells keep the slots they were drawn. */
  private rateCommittee(random: Random, organization: OrganizationRow, decision: DecisionRow | null): void {
    const submittedOn = random.day(`${this.row.year}-12-01`, this.row.cellDeadlineOn);
    const sheetId = this.record(organization, { begunOn: submittedOn, tenths: 10, submittedOn, decidedOn: this.decidedOn }, decision);
    const vote = drawVote(random, { voters: new Set(this.seats(organization.id, 'EXECUTIVE')).size, suspended: 0 });
    const row: Rated = { memberId: null, excuse: null, level: 'GOOD', above: false };
    this.book.rows.ratingEntry.push(this.entry(sheetId, row, vote, submittedOn <= this.book.referenceDate, decision, null));
  }

  private rate(random: Random, cell: DemoCell, cellLevel: RatingLevel, decision: DecisionRow | null, above: DecisionRow | null): void {
    const course = this.draw(random, cell);
    const roster = this.roster(cell);
    const rated = roster.filter(({ excuse }) => !excuse);
    const levels = drawMemberLevels(random.fork('levels'), cell, rated.length, this.rules.get('rating.cap-share')?.value);
    const rows: Rated[] = [{ memberId: null, excuse: null, level: cellLevel, above: false }];
    for (const { member, excuse } of roster) {
      rows.push({ memberId: member.member.id, excuse, level: excuse ? null : (levels.shift() ?? null), above: !excuse && this.decidedAbove.has(member.person.id) });
    }

    const sheetId = this.record(cell.organization, course, decision);
    const electorate = this.electorate(roster);
    const submitted = course.submittedOn <= this.book.referenceDate;
    const entered = submitted ? rows.length : course.begunOn <= this.book.referenceDate ? Math.ceil((rows.length * course.tenths) / 10) : 0;
    const votes = random.fork('votes');
    // The cell votes on itself last.
    rows.forEach((row, index) => {
      const isEntered = submitted || (index > 0 && index <= entered);
      this.book.rows.ratingEntry.push(this.entry(sheetId, row, drawVote(votes, electorate), isEntered, decision, above));
    });
  }

  private draw(random: Random, { plan }: DemoCell): Course {
    const { year, cutOffOn, cellDeadlineOn } = this.row;
    const byCells = year >= ENTERED_BY_CELLS_FROM && plan.key !== RATED_IN_THE_README;
    const [begin, tenths, submit, day] = [random.chance(BEGIN_AT_ONCE), random.int(3, 8), random.chance(SUBMIT_AT_ONCE), random.int(0, 1)];
    const later = random.day(`${year}-12-01`, cellDeadlineOn);
    const submittedOn = byCells && submit ? addDays(cutOffOn, day) : later;
    return { begunOn: byCells && begin ? cutOffOn : submittedOn, tenths, submittedOn, decidedOn: this.decidedOn };
  }

  /** Who belonged to the cell in the year up to the cut-off, as it was on record then; the last stay there counts. */
  private roster({ organization }: DemoCell): Rostered[] {
    const { cutOffOn, year } = this.row;
    const last = new Map<DemoMember, MembershipRow>();
    for (const { member, period } of this.records.stays.get(organization.id) ?? []) {
      const { kind, validFrom, validThrough } = period;
      if (validFrom > cutOffOn || member.member.admissionCeremonyOn > cutOffOn) continue;
      const leftInTheYear = kind === 'PRIMARY' && validThrough !== null && validThrough >= `${year}-01-01`;
      if ((inForce(period, cutOffOn) || leftInTheYear) && (last.get(member)?.validFrom ?? '') < validFrom) last.set(member, period);
    }
    return [...last].map(([member, period]) => ({ member, excuse: this.excuse(member, period) }));
  }

  private excuse({ member }: DemoMember, stay: MembershipRow): RatingExcuse | null {
    const { cutOffOn } = this.row;
    if (!inForce(stay, cutOffOn)) return 'GONE';
    if (stay.kind === 'TEMPORARY') return 'RATED_ELSEWHERE';
    if (liesOver(this.records, member.id, 'ACTIVITY_EXEMPTION', cutOffOn)) return 'EXEMPT';
    if (liesOver(this.records, member.id, 'SUSPENSION', cutOffOn)) return 'SUSPENDED';
    const mayBeNew = member.admissionCeremonyOn > this.mayBeNewFrom;
    return mayBeNew && addMonths(member.admissionCeremonyOn, this.newForMonths) > cutOffOn ? 'NEW_MEMBER' : null;
  }

  /** The cell's full members but for those active elsewhere and the exempt, who are all absent; and how many are suspended. */
  private electorate(roster: readonly Rostered[]): Electorate {
    const { cutOffOn } = this.row;
    const away = ({ member }: DemoMember): boolean => (this.records.guests.get(member.id) ?? []).some((each) => inForce(each, cutOffOn));
    const counting = roster.filter(({ member, excuse }) => isFullOn(member, cutOffOn) && !NOT_COUNTING.some((each) => each === excuse) && !away(member));
    return { voters: counting.length, suspended: counting.filter(({ excuse }) => excuse === 'SUSPENDED').length };
  }

  /** The sheet, where it stands on the reference date, and how it came there. */
  private record(organization: OrganizationRow, { begunOn, submittedOn, decidedOn }: Course, decision: DecisionRow | null): string {
    const { rows, referenceDate } = this.book;
    const { cutOffOn, cellDeadlineOn, decisionDeadlineOn } = this.row;
    const id = this.book.id('workflowItem', cutOffOn);
    const own = this.periodOf(organization.id, cutOffOn);
    const deciderId = own?.parentId;
    if (!deciderId) throw new Error('Somebody stands above whoever is rated.');
    const isCell = own.kind === 'CELL' || own.kind === 'BASE_CELL';
    const submitted = submittedOn <= referenceDate;
    const changes = (begunOn <= referenceDate ? 1 : 0) + (begunOn < submittedOn && submitted ? 1 : 0) + (submitted ? 1 : 0) + (decision ? 1 : 0);
    const [stage, dueOn] = decision ? ['DECIDED', null] : submitted ? ['SUBMITTED', decisionDeadlineOn] : ['DRAFTING', cellDeadlineOn];
    rows.workflowItem.push({ id, kind: 'rating-sheet', organizationId: organization.id, stage, openedOn: cutOffOn, dueOn, waitsAtId: stage === 'SUBMITTED' ? deciderId : null, version: 1 + changes });
    rows.ratingSheet.push({ id, seasonId: this.row.id, organizationId: organization.id, year: this.row.year, deciderId });
    if (!submitted) return id;
    const log = { itemId: id, decisionNumber: null, decidedOn: null, ...NO_VOTE };
    rows.workflowLog.push({ ...log, sequence: 1, action: 'SUBMIT', fromStage: 'DRAFTING', toStage: 'SUBMITTED', at: eveningOf(submittedOn), body: isCell ? 'Chi bộ' : 'Đảng ủy' });
    if (!decision) return id;
    const decided = { decisionNumber: decision.number, decidedOn };
    rows.workflowLog.push({ ...log, sequence: 2, action: 'DECIDE', fromStage: 'SUBMITTED', toStage: 'DECIDED', at: eveningOf(decidedOn), body: deciderId === this.row.organizationId ? 'Ban Thường vụ' : 'Đảng ủy', ...decided });
    return id;
  }

  private entry(sheetId: string, rated: Rated, vote: Vote, entered: boolean, decision: DecisionRow | null, above: DecisionRow | null): RatingEntryRow {
    const { memberId, excuse, level } = rated;
    const proposed = entered && level !== null;
    const document = rated.above ? above : null;
    return {
      id: this.book.id('ratingEntry', this.row.cutOffOn),
      sheetId,
      memberId,
      excuse,
      proposedLevel: proposed ? level : null,
      votesFor: proposed ? vote.for : null,
      votesAgainst: proposed ? vote.against : null,
      votesAbsent: proposed ? vote.absent : null,
      decidedLevel: decision ? level : null,
      decidedAbove: rated.above,
      decidingBody: document && ABOVE,
      documentNumber: document && document.number,
      documentOn: document && document.issuedOn,
    };
  }
}

const ABOVE = 'Ban Thường vụ Tỉnh ủy Sơn La';
const NOT_COUNTING: readonly RatingExcuse[] = ['GONE', 'RATED_ELSEWHERE', 'EXEMPT'];
