import { addDays, earlier, type Day } from '../../prisma/demo/days.js';
import { Random } from '../../prisma/demo/random.js';
import type { DemoRows } from '../../prisma/demo/rows.js';

type Rows = Partial<{ -readonly [T in keyof DemoRows]: DemoRows[T][number][] }>;

const FIRST: Day = '2021-01-01';
const LAST: Day = '2026-11-21';
const SECTORS = ['VILLAGE', 'STREET_GROUP', 'ENTERPRISE', 'COOPERATIVE', 'SCHOOL'] as const;
const LEVELS = ['EXCELLENT', 'GOOD', 'COMPLETED', 'NOT_COMPLETED'] as const;
const POSTS = ['SECRETARY', 'VILLAGE_HEAD', 'STREET_GROUP_HEAD', 'FRONT_HEAD', 'CIVIL_SERVANT'] as const;
const HEADS: readonly string[] = ['SECRETARY', 'VILLAGE_HEAD', 'STREET_GROUP_HEAD'];
const TOPICS = ['GRASSROOTS_LEADERSHIP', 'DIGITAL_SKILLS', 'OTHER'] as const;
const WAYS_OUT = ['TRANSFERRED_OUT', 'REMOVED_FROM_ROLL', 'EXPELLED', 'RESIGNED', 'DIED'] as const;
const BODIES = ['FATHERLAND_FRONT', 'YOUTH_UNION', 'WOMENS_UNION'] as const;

/** Whether the tree itself moved whoever went from one cell to another on a day: one became the other, ended or began. */
export function isReorganized({ rows }: History, from: string, to: string, on: Day): boolean {
  return (
    from === to ||
    (rows.organizationLineage ?? []).some((each) => each.effectiveOn === on && each.predecessorId === from && each.successorId === to) ||
    (rows.organization ?? []).some((each) => (each.id === from && each.endedOn === addDays(on, -1)) || (each.id === to && each.foundedOn === on))
  );
}

/** Two wards that came out of communes, with cells that were founded, moved and merged, and all that is counted in them. */
export interface History {
  readonly rows: Rows;
  /** Whose subtree is everything. */
  readonly root: string;
  readonly nodes: readonly string[];
  readonly members: readonly Lived[];
  /** Of some moves and returns, as they were put on record; their work items are among the rows. */
  readonly transfers: readonly Transferred[];
}

interface Transferred {
  readonly personId: string;
  readonly receivedOn: Day;
}

/** Where a member was, and how the member left, on the first day out. */
interface Lived {
  readonly id: string;
  readonly personId: string;
  readonly admittedOn: Day;
  readonly cells: readonly { readonly id: string; readonly from: Day; readonly through: Day | null }[];
  readonly left: readonly { readonly reason: (typeof WAYS_OUT)[number]; readonly on: Day; readonly cell: string }[];
}

/** Draws a history by chance; the same seed draws the same. */
export function drawHistory(seed: number): History {
  return new Drawing(new Random(`history/${seed}`), seed).draw();
}

/** What lies under an organisation on a day: by the periods in force, and what was merged away under what took it over. */
export function subtreeOf({ rows, nodes }: History, top: string, on: Day): ReadonlySet<string> {
  const parentOf = (id: string): string | null => {
    const endedOn = rows.organization?.find((each) => each.id === id)?.endedOn ?? null;
    const successor = rows.organizationLineage?.find(({ predecessorId }) => predecessorId === id)?.successorId;
    if (endedOn !== null && endedOn < on && successor !== undefined) return successor;
    const periods = (rows.organizationPeriod ?? []).filter(({ organizationId }) => organizationId === id).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    return (periods.findLast(({ validFrom }) => validFrom <= on) ?? periods[0])?.parentId ?? null;
  };
  const isUnder = (id: string | null): boolean => id !== null && (id === top || isUnder(parentOf(id)));
  return new Set(nodes.filter(isUnder));
}

interface Cell {
  readonly id: string;
  readonly foundedOn: Day;
  readonly endedOn: Day | null;
}

class Drawing {
  private readonly rows: Rows = {};
  private count = 0;
  private readonly cells: Cell[] = [];
  private readonly persons: string[] = [];
  private readonly members: History['members'][number][] = [];
  private readonly transfers: Transferred[] = [];

  // Of its own, so that the rest of a history is the same with statuses and without.
  private readonly fates: Random;
  private readonly letters: Random;

  constructor(
    private readonly random: Random,
    seed: number,
  ) {
    this.fates = new Random(`fates/${seed}`);
    this.letters = new Random(`letters/${seed}`);
  }

  draw(): History {
    const root = this.organization('PROVINCIAL_COMMITTEE', null, FIRST);
    const wards = [0, 1].map(() => this.ward(root));
    for (let left = this.random.int(8, 16); left > 0; left -= 1) this.person();
    for (let left = this.random.int(8, 14); left > 0; left -= 1) this.member();
    for (const cell of this.cells) this.lifeOf(cell);
    for (const ward of wards) this.workOf(ward);
    const nodes = (this.rows.organization ?? []).map(({ id }) => id);
    return { rows: this.rows, root, nodes, members: this.members, transfers: this.transfers };
  }

  /** A ward, founded from two communes that end the day before, with their cells. */
  private ward(root: string): Cell {
    const foundedOn = this.day('2024-01-01', '2026-06-30');
    const ward = this.organization('WARD_COMMITTEE', root, foundedOn);
    const base = this.random.chance(0.5) ? this.organization('BASE_COMMITTEE', ward, foundedOn) : ward;
    for (let communes = 2; communes > 0; communes -= 1) {
      const commune = this.organization('WARD_COMMITTEE', root, FIRST, addDays(foundedOn, -1));
      this.lineage(commune, ward, foundedOn);
      for (let left = this.random.int(1, 3); left > 0; left -= 1) this.cell(commune, this.random.chance(0.7) ? ward : base, foundedOn);
    }
    return { id: ward, foundedOn, endedOn: null };
  }

  /** A cell of a commune that came under a ward, was founded there, moved on or was merged. */
  private cell(commune: string, parent: string, since: Day): void {
    const sector = this.random.pick(SECTORS);
    const old = this.random.chance(0.7);
    const foundedOn = old ? this.day(FIRST, '2023-12-31') : this.day(since, LAST);
    const taker = this.cells.find((each) => each.endedOn === null && each.foundedOn <= foundedOn);
    const mergedInto = this.random.chance(0.3) ? taker?.id : undefined;
    const endedOn = mergedInto === undefined ? null : this.day(foundedOn < since ? since : foundedOn, LAST);
    const id = this.id();
    this.push('organization', { id, foundedOn, foundingDecisionId: null, endedOn, endingDecisionId: null });
    const shape = { organizationId: id, name: `Chi bộ ${id}`, kind: this.random.chance(0.7) ? ('CELL' as const) : ('BASE_CELL' as const), sector, decisionId: null };
    if (foundedOn < since) this.push('organizationPeriod', { id: this.id(), ...shape, parentId: commune, validFrom: foundedOn, validThrough: addDays(since, -1) });
    this.push('organizationPeriod', { id: this.id(), ...shape, parentId: parent, validFrom: foundedOn < since ? since : foundedOn, validThrough: endedOn });
    if (mergedInto !== undefined && endedOn !== null) this.lineage(id, mergedInto, addDays(endedOn, 1));
    this.cells.push({ id, foundedOn, endedOn });
  }

  private person(): string {
    const id = this.id();
    this.push('person', {
      id, fullName: 'Nguyễn Văn An', birthOn: '1980-01-01', birthPrecision: 'YEAR', gender: 'MALE', ethnicGroupCode: '01', education: 'UPPER_SECONDARY', politicalTheory: 'NONE',
    });
    this.persons.push(id);
    return id;
  }

  /** Somebody admitted here or elsewhere, who stays, moves or leaves. */
  private member(): void {
    const id = this.id();
    const admittedOn = this.day('2020-01-01', '2026-08-01');
    const ceremonyOn = addDays(admittedOn, this.random.int(0, 40));
    const recognizedOn = this.random.chance(0.6) ? addDays(ceremonyOn, 365) : null;
    const personId = this.person();
    this.push('member', { id, personId, admissionDecidedOn: admittedOn, admissionCeremonyOn: ceremonyOn, recognizedOn });
    const cells: { id: string; from: Day; through: Day | null }[] = [];
    let from = this.random.chance(0.8) ? admittedOn : addDays(admittedOn, this.random.int(1, 900));
    for (let left = this.random.int(1, 3); left > 0 && from <= LAST; left -= 1) {
      const begin = from;
      const open = this.cells.filter(({ foundedOn, endedOn }) => foundedOn <= begin && (endedOn === null || endedOn >= begin));
      if (open.length === 0) break;
      const cell = this.random.pick(open);
      const leaves = left > 1 || this.random.chance(0.2) ? addDays(from, this.random.int(30, 700)) : null;
      const through = cell.endedOn === null ? leaves : earlier(leaves ?? cell.endedOn, cell.endedOn);
      cells.push({ id: cell.id, from, through });
      this.push('membership', { id: this.id(), memberId: id, organizationId: cell.id, kind: 'PRIMARY', validFrom: from, validThrough: through });
      if (through === null) break;
      from = addDays(through, 1);
    }
    const left = this.statuses(id, admittedOn, recognizedOn, cells);
    this.members.push({ id, personId, admittedOn, cells, left });
    cells.forEach((cell, index) => {
      if (index > 0) this.transfer(personId, cells[index - 1]?.id ?? '', cell, left.length > 0 && index === cells.length - 1 && left.some(({ on }) => on < cell.from));
    });
  }

  /** Puts a move to a cell, or a return from elsewhere, on record, or not. */
  private transfer(personId: string, from: string, { id: to, from: receivedOn }: { readonly id: string; readonly from: Day }, isReturn: boolean): void {
    if (from === to || this.letters.chance(0.5)) return;
    const id = this.id();
    const organizationId = isReturn ? to : from;
    const ends = isReturn ? { direction: 'IN', destinationId: null, place: 'Nơi khác' } : { direction: 'WITHIN', destinationId: to, place: null };
    this.push('workflowItem', { id, kind: 'transfer', organizationId, stage: 'RECEIVED', openedOn: receivedOn, dueOn: null, waitsAtId: null, version: 1 });
    const letter = { letterNumber: '1', letterOn: receivedOn, letterValidThrough: receivedOn };
    const row = { id, organizationId, ...ends, type: 'PERMANENT', personId, reason: 'Chuyển nơi cư trú', ...letter, receivedOn, closedOn: receivedOn, carriedAt: '2026-01-01T00:00:00Z' };
    this.transfers.push(row);
  }

  /** The statuses of a member: probation, full membership, and a way out after the last cell; some come back. */
  private statuses(memberId: string, admittedOn: Day, recognizedOn: Day | null, cells: { id: string; from: Day; through: Day | null }[]): Lived['left'] {
    const last = cells.at(-1);
    const through = last?.through ?? null;
    const reason = this.fates.pick(WAYS_OUT);
    const status = (kind: 'PROBATIONARY' | 'FULL', validFrom: Day, validThrough: Day | null, endReason: 'RECOGNIZED' | typeof reason | null): void => { this.push('memberStatusPeriod', { id: this.id(), memberId, status: kind, validFrom, validThrough, endReason }); };
    const wayOut = through === null ? null : reason;
    if (recognizedOn !== null && (through === null || recognizedOn <= through)) {
      status('PROBATIONARY', admittedOn, addDays(recognizedOn, -1), 'RECOGNIZED');
      status('FULL', recognizedOn, through, wayOut);
    } else {
      status('PROBATIONARY', admittedOn, through, wayOut);
    }
    if (last === undefined || through === null) return [];
    const back = addDays(through, this.fates.int(2, 400));
    const open = this.cells.filter(({ foundedOn, endedOn }) => foundedOn <= back && endedOn === null);
    if (this.fates.chance(0.4) && back <= LAST && open.length > 0) {
      const { id } = this.fates.pick(open);
      cells.push({ id, from: back, through: null });
      this.push('membership', { id: this.id(), memberId, organizationId: id, kind: 'PRIMARY', validFrom: back, validThrough: null });
      status(this.fates.chance(0.5) ? 'PROBATIONARY' : 'FULL', back, null, null);
    }
    return [{ reason, on: addDays(through, 1), cell: last.id }];
  }

  /** Its committee, meetings and posts. */
  private lifeOf(cell: Cell): void {
    const { id: organizationId, endedOn } = cell;
    if (this.random.chance(0.6)) this.push('committee', { id: this.id(), organizationId, kind: 'CELL', termName: '2025 - 2027', decisionId: null, ...this.periodIn(cell) });
    const keen = this.random.chance(0.5) ? 0.99 : 0.6;
    for (let year = 2021; year <= 2026; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        const heldOn = `${year}-${String(month).padStart(2, '0')}-${String(this.random.int(1, 28)).padStart(2, '0')}`;
        if (!this.random.chance(keen) || heldOn < cell.foundedOn || heldOn > (endedOn ?? LAST)) continue;
        const kind = this.random.chance(0.9) ? ('REGULAR' as const) : ('THEMATIC' as const);
        this.push('cellMeeting', { id: this.id(), organizationId, heldOn, kind, present: 5, absentExcused: 0, absentUnexcused: 0, subject: 'Sinh hoạt', minutesNumber: '1' });
      }
    }
    for (const kind of POSTS.slice(0, 4)) if (this.random.chance(0.7)) this.post(kind, cell);
  }

  private post(kind: (typeof POSTS)[number], organization: Cell): void {
    const personId = this.random.pick(this.persons);
    const held = (this.rows.post ?? []).some((each) => each.organizationId === organization.id && each.kind === kind && (HEADS.includes(kind) || each.personId === personId));
    if (!held) this.push('post', { id: this.id(), personId, organizationId: organization.id, committeeId: null, kind, decisionId: null, ...this.periodIn(organization) });
  }

  /** A period within the life of an organisation. */
  private periodIn({ foundedOn, endedOn }: Cell): { readonly validFrom: Day; readonly validThrough: Day | null } {
    const validFrom = this.day(foundedOn, endedOn ?? LAST);
    const until = this.random.chance(0.4) ? addDays(validFrom, this.random.int(1, 800)) : null;
    return { validFrom, validThrough: endedOn === null ? until : earlier(until ?? endedOn, endedOn) };
  }

  /** Ratings, courses, mass organisations and civil servants of a ward. */
  private workOf(founded: Cell): void {
    const { id: ward } = founded;
    for (const year of [2024, 2025, 2026]) if (this.random.chance(0.8)) this.season(ward, year);
    for (let left = this.random.int(0, 5); left > 0; left -= 1) this.post('CIVIL_SERVANT', founded);
    for (let left = this.random.int(1, 4); left > 0; left -= 1) this.course(ward);
    for (const kind of BODIES) this.massOrganization(founded, kind);
    for (const { personId } of (this.rows.post ?? []).filter((post) => post.kind === 'CIVIL_SERVANT' && post.organizationId === ward)) {
      if (this.random.chance(0.7)) this.recordedRating(ward, { massOrganizationId: null, personId });
    }
  }

  private season(ward: string, year: number): void {
    const seasonId = this.id();
    const cutOffOn = this.day(`${year}-10-01`, `${year}-11-20`);
    this.push('ratingSeason', { id: seasonId, organizationId: ward, year, cutOffOn, cellDeadlineOn: `${year}-12-10`, decisionDeadlineOn: `${year}-12-31`, closedOn: null, closingNumber: null });
    for (const { id: cell, foundedOn, endedOn } of this.cells) {
      if (foundedOn > cutOffOn || (endedOn !== null && endedOn < cutOffOn)) continue;
      if ((this.rows.ratingSheet ?? []).some((sheet) => sheet.organizationId === cell && sheet.year === year) || this.random.chance(0.4)) continue;
      const sheetId = this.id();
      this.push('workflowItem', { id: sheetId, kind: 'rating-sheet', organizationId: cell, stage: 'DECIDED', openedOn: cutOffOn, dueOn: null, waitsAtId: null, version: 1 });
      this.push('ratingSheet', { id: sheetId, seasonId, organizationId: cell, year, deciderId: cell === ward ? null : ward });
      for (const memberId of [null, ...this.members.filter(() => this.random.chance(0.4)).map(({ id }) => id)]) {
        const level = this.random.chance(0.85) ? this.random.pick(LEVELS) : null;
        this.push('ratingEntry', { id: this.id(), sheetId, memberId, excuse: null, proposedLevel: null, votesFor: null, votesAgainst: null, votesAbsent: null, decidedLevel: level, decidedAbove: false, decidingBody: null, documentNumber: null, documentOn: null });
      }
    }
  }

  private course(ward: string): void {
    const id = this.id();
    const heldFrom = this.day(FIRST, LAST);
    this.push('trainingCourse', { id, organizationId: ward, title: `Lớp ${id}`, topic: this.random.pick(TOPICS), heldFrom, heldThrough: addDays(heldFrom, 3), documentNumber: '1' });
    for (const personId of this.persons) if (this.random.chance(0.5)) this.push('trainingAttendance', { courseId: id, personId, completed: this.random.chance(0.8) });
  }

  private massOrganization(ward: Cell, kind: (typeof BODIES)[number]): void {
    const id = this.id();
    this.push('massOrganization', { id, organizationId: ward.id, kind, name: kind, ...this.periodIn(ward) });
    if (this.random.chance(0.7)) this.recordedRating(ward.id, { massOrganizationId: id, personId: null });
  }

  private recordedRating(ward: string, subject: { readonly massOrganizationId: string | null; readonly personId: string | null }): void {
    const year = this.random.int(2023, 2026);
    const decidedOn = this.day(`${year}-12-01`, `${year + 1}-02-28`);
    this.push('recordedRating', {
      id: this.id(), organizationId: ward, year, level: this.random.pick(LEVELS), ...subject, decidingBody: 'Đảng ủy', documentNumber: '1', decidedOn, recordedAt: '2026-01-01T00:00:00Z',
    });
  }

  private organization(kind: 'PROVINCIAL_COMMITTEE' | 'WARD_COMMITTEE' | 'BASE_COMMITTEE', parentId: string | null, foundedOn: Day, endedOn: Day | null = null): string {
    const id = this.id();
    this.push('organization', { id, foundedOn, foundingDecisionId: null, endedOn, endingDecisionId: null });
    this.push('organizationPeriod', { id: this.id(), organizationId: id, name: `Đảng bộ ${id}`, kind, sector: null, parentId, decisionId: null, validFrom: foundedOn, validThrough: endedOn });
    return id;
  }

  private lineage(predecessorId: string, successorId: string, effectiveOn: Day): void {
    this.push('organizationLineage', { id: this.id(), predecessorId, successorId, kind: 'MERGED_INTO', effectiveOn, decisionId: null });
  }

  private day(from: Day, through: Day): Day {
    const days = (Date.parse(through) - Date.parse(from)) / 86_400_000;
    return earlier(addDays(from, this.random.int(0, Math.max(days, 0))), through > from ? through : from);
  }

  private id(): string {
    this.count += 1;
    return `00000000-0000-7000-8000-${this.count.toString(16).padStart(12, '0')}`;
  }

  private push<T extends keyof DemoRows>(table: T, row: DemoRows[T][number]): void {
    const rows: DemoRows[T][number][] = this.rows[table] ?? [];
    rows.push(row);
    Object.assign(this.rows, { [table]: rows });
  }
}
