import type { ProgrammeBody, ProgrammeLineKind } from '#prisma-client';
import { INVENTED, type Book } from './book.js';
import { mayBeBlamed } from './cases.js';
import { addDays, addMonths, earlier, later, type Day } from './days.js';
import { WARDS_FROM, type DemoTree, type DemoWard } from './organizations.js';
import type { Random } from './random.js';
import { grouped } from './records.js';
import type { InspectionCaseRow, InspectionProgrammeRow, ProgrammeLineRow, WorkflowLogRow } from './rows.js';
import { eveningOf, NO_VOTE } from './votes.js';

const BODIES: Readonly<Record<ProgrammeBody, { readonly vi: string; readonly symbol: string }>> = {
  PARTY_COMMITTEE: { vi: 'Cấp ủy', symbol: 'ĐU' },
  STANDING_COMMITTEE: { vi: 'Ban Thường vụ', symbol: 'ĐU' },
  INSPECTION_COMMITTEE: { vi: 'Ủy ban Kiểm tra', symbol: 'UBKTĐU' },
  CELL: { vi: 'Chi bộ', symbol: 'CB' },
};
const TERM_THROUGH: Day = '2030-06-30';
/** So many cells of a ward have a programme of their own on record. */
const CELLS_WITH_PROGRAMME = 3;
/** A line of the quarter is put down as done so soon after its last case was concluded. */
const DONE_AFTER = 3;

const CASE_KINDS: Readonly<Record<'INSPECTION' | 'SUPERVISION', InspectionCaseRow['kind']>> = { INSPECTION: 'INSPECTION', SUPERVISION: 'THEMATIC_SUPERVISION' };

/** A line as it is planned, and what becomes of it. */
interface LinePlan {
  readonly kind: ProgrammeLineKind;
  readonly content: string;
  readonly group?: string;
  readonly organizationId?: string;
  readonly leadId?: string | null;
  readonly quarter?: number;
  readonly rounds?: number;
  readonly subjects?: number;
  /** The cases that carry it out. */
  readonly cases?: readonly InspectionCaseRow[];
  readonly startedOn?: Day;
  readonly dropped?: { readonly on: Day; readonly remark: string };
}

/** Writes the programmes of the wards' committees for their term and for 2025 and 2026, and those of some cells: the cases on record carry out their lines. */
export function adoptProgrammes(book: Book, random: Random, { mocChau, vanSon }: DemoTree): void {
  for (const ward of [mocChau, vanSon]) {
    const programmes = new WardProgrammes(book, random.fork(ward.key), ward);
    programmes.ofTerm();
    for (const year of [2025, 2026]) programmes.ofInspectionCommittee(year);
    programmes.ofStandingCommittee();
    programmes.ofCells();
  }
}

class WardProgrammes {
  private readonly subjectsOf: ReadonlyMap<string, readonly unknown[]>;

  constructor(
    private readonly book: Book,
    private readonly random: Random,
    private readonly ward: DemoWard,
  ) {
    this.subjectsOf = grouped(book.rows.inspectionCaseSubject, ({ caseId }) => caseId);
  }

  ofTerm(): void {
    const decidedOn: Day = '2025-09-15';
    const period = { year: null, periodFrom: WARDS_FROM, periodThrough: TERM_THROUGH };
    this.adopt({ organizationId: this.ward.organization.id, body: 'PARTY_COMMITTEE', ...period, decidedOn }, [
      { kind: 'INSPECTION', content: 'Việc lãnh đạo thực hiện nghị quyết đại hội đảng bộ phường', group: 'Các đảng ủy, chi ủy trực thuộc', rounds: 5, startedOn: '2026-01-12' },
      { kind: 'SUPERVISION', content: 'Việc nêu gương của cán bộ, đảng viên', group: 'Bí thư, phó bí thư các chi bộ', subjects: 20 },
    ]);
    this.adopt({ organizationId: this.ward.organization.id, body: 'INSPECTION_COMMITTEE', ...period, decidedOn: '2025-09-22' }, [
      { kind: 'INSPECTION_AND_SUPERVISION', content: 'Việc chấp hành Điều lệ Đảng và quy chế làm việc', group: 'Mỗi chi bộ ít nhất một lần trong nhiệm kỳ', rounds: 28, startedOn: '2025-10-06' },
    ]);
  }

  /** A line of each kind a quarter, which the cases of the quarter carry out; in 2026 one on a cell, and one that another body's supervision made needless. */
  ofInspectionCommittee(year: number): void {
    const { id: organizationId } = this.ward.organization;
    const periodFrom = later(`${year}-01-01`, WARDS_FROM);
    const decidedOn = addDays(periodFrom, 9);
    const lines = [1, 2, 3, 4].filter((quarter) => lastOf(year, quarter) > periodFrom).flatMap((quarter) => this.ofQuarter(year, quarter));
    this.adopt({ organizationId, body: 'INSPECTION_COMMITTEE', year, periodFrom, periodThrough: `${year}-12-31`, decidedOn }, [...lines, ...(year === 2026 ? this.besides() : [])]);
  }

  ofStandingCommittee(): void {
    const [lead] = this.officers();
    const period = { year: 2026, periodFrom: '2026-01-01', periodThrough: '2026-12-31', decidedOn: '2026-01-08' };
    this.adopt({ organizationId: this.ward.organization.id, body: 'STANDING_COMMITTEE', ...period }, [
      { kind: 'INSPECTION', content: 'Việc lãnh đạo phát triển đảng viên', group: 'Ba chi bộ có ít đảng viên nhất', leadId: lead ?? null, quarter: 4, rounds: 1, subjects: 3, startedOn: '2026-10-12' },
      { kind: 'SUPERVISION', content: 'Việc thực hiện quy định về nêu gương', group: 'Cấp ủy viên phường', quarter: 4, subjects: 6 },
      { kind: 'SUPERVISION', content: 'Việc sắp xếp chi bộ sau hợp nhất', group: 'Các chi bộ mới sắp xếp', quarter: 2, rounds: 1, dropped: { on: '2026-06-15', remark: 'Việc sắp xếp chưa triển khai trong năm, chuyển sang chương trình năm sau.' } },
    ]);
  }

  /** Of the first cells to look into somebody in 2026: the first case of a kind carries out the line of that kind. */
  ofCells(): void {
    const decidedOn: Day = '2026-01-05';
    const all = this.ward.cells.map(({ organization }) => organization.id);
    const cases = this.book.rows.inspectionCase.filter((each) => each.conductedBy === 'CELL' && all.includes(each.organizationId) && each.decidedOn >= decidedOn && each.decidedOn <= '2026-12-31');
    const byCell = grouped(cases, ({ organizationId }) => organizationId);
    for (const [organizationId, own] of [...byCell].slice(0, CELLS_WITH_PROGRAMME)) {
      const lines = (['INSPECTION', 'SUPERVISION'] as const).map((kind): LinePlan => {
        const content = kind === 'INSPECTION' ? 'Việc chấp hành Điều lệ Đảng và nhiệm vụ được giao' : 'Việc học tập nghị quyết và giữ gìn phẩm chất, lối sống';
        return { kind, content, group: 'Đảng viên của chi bộ, theo phân công', rounds: 1, cases: own.filter((each) => each.kind === CASE_KINDS[kind]).slice(0, 1) };
      });
      this.adopt({ organizationId, body: 'CELL', year: 2026, periodFrom: '2026-01-01', periodThrough: '2026-12-31', decidedOn }, lines);
    }
  }

  private ofQuarter(year: number, quarter: number): LinePlan[] {
    const [lead] = this.officers();
    const [from, through] = [later(firstOf(year, quarter), later(`${year}-01-10`, WARDS_FROM)), lastOf(year, quarter)];
    return (['INSPECTION', 'SUPERVISION'] as const).map((kind) => {
      const cases = this.cases(this.ward.organization.id, 'INSPECTION_COMMITTEE', from, through).filter((each) => each.kind === CASE_KINDS[kind]);
      const content = kind === 'INSPECTION' ? 'Việc chấp hành Điều lệ Đảng, nghị quyết, chế độ sinh hoạt' : 'Việc xây dựng chương trình công tác và rèn luyện của đảng viên';
      const plan = { kind, content, group: 'Chi bộ và đảng viên theo kế hoạch của quý', leadId: lead ?? null, quarter, rounds: 1, cases };
      return cases.length > 0 ? plan : { ...plan, dropped: { on: through, remark: 'Không bố trí được thời gian trong quý, chuyển sang quý sau.' } };
    });
  }

  private besides(): LinePlan[] {
    const cell = this.random.fork('besides').pick(this.ward.cells.filter(mayBeBlamed));
    const [, deputy] = this.officers();
    return [
      { kind: 'INSPECTION', content: 'Thu, nộp, sử dụng đảng phí', organizationId: cell.organization.id, leadId: deputy ?? null, quarter: 4, rounds: 1 },
      { kind: 'SUPERVISION', content: 'Việc thực hiện quy chế làm việc của chi ủy', group: 'Chi ủy mới được kiện toàn', quarter: 3, rounds: 1, dropped: { on: '2026-08-14', remark: 'Trùng nội dung với cuộc giám sát của cấp trên.' } },
    ];
  }

  /** Cases of a body that were decided on within some days. */
  private cases(organizationId: string, conductedBy: InspectionCaseRow['conductedBy'], from: Day, through: Day): InspectionCaseRow[] {
    return this.book.rows.inspectionCase.filter((each) => each.organizationId === organizationId && each.conductedBy === conductedBy && each.decidedOn >= from && each.decidedOn <= through);
  }

  /** Who holds a post on the ward's inspection committee, its chair first. */
  private officers(): string[] {
    const { committee, post } = this.book.rows;
    const own = new Set(committee.filter(({ organizationId, kind }) => organizationId === this.ward.organization.id && kind === 'INSPECTION').map(({ id }) => id));
    return post.filter(({ committeeId, validThrough }) => own.has(committeeId ?? '') && validThrough === null).map(({ personId }) => personId);
  }

  private adopt(programme: Omit<InspectionProgrammeRow, 'id' | 'decisionNumber'>, lines: readonly LinePlan[]): void {
    const { organizationId, body, year, decidedOn } = programme;
    if (decidedOn > this.book.referenceDate) return;
    const random = this.random.fork(`${organizationId}/${body}/${year ?? 'term'}`);
    const id = random.id(decidedOn);
    this.book.rows.inspectionProgramme.push({ id, ...programme, decisionNumber: `Số ${random.int(1, 9)}-CTr/${BODIES[body].symbol} ${INVENTED}` });
    for (const line of lines) this.plan(random, { id, ...programme }, line);
  }

  private plan(random: Random, programme: Omit<InspectionProgrammeRow, 'decisionNumber'>, line: LinePlan): void {
    const { rows } = this.book;
    const { body, year, decidedOn, periodThrough, organizationId } = programme;
    const id = random.id(decidedOn);
    const { stage, log, done, closedOn } = this.courseOf(programme, line);
    const last = line.quarter === undefined || year === null ? periodThrough : earlier(lastOf(year, line.quarter), periodThrough);
    rows.workflowItem.push({ id, kind: 'programme-line', organizationId, stage, openedOn: decidedOn, dueOn: closedOn === null ? last : null, waitsAtId: null, version: log.length });
    log.forEach(({ on, ...step }, index) => {
      const entry = { itemId: id, sequence: index + 1, fromStage: log[index - 1]?.toStage ?? null, at: eveningOf(on), body: BODIES[body].vi, decisionNumber: null, ...NO_VOTE };
      rows.workflowLog.push({ ...entry, ...step });
    });
    rows.programmeLine.push({
      id,
      programmeId: programme.id,
      kind: line.kind,
      content: line.content,
      subjectOrganizationId: line.organizationId ?? null,
      subjectGroup: line.group ?? null,
      leadId: line.leadId ?? null,
      quarter: line.quarter ?? null,
      plannedRounds: line.rounds ?? null,
      plannedSubjects: line.subjects ?? null,
      ...done,
      closedOn,
    } satisfies ProgrammeLineRow);
    for (const each of line.cases ?? []) each.programmeLineId = id;
  }

  /** What became of a line by the reference date: its cases begin it, and it is done once its time is over and they are all concluded. */
  private courseOf(programme: Omit<InspectionProgrammeRow, 'decisionNumber'>, { cases = [], startedOn, dropped, quarter }: LinePlan): LineCourse {
    const { referenceDate } = this.book;
    const { year, decidedOn } = programme;
    const log: LineStep[] = [{ action: 'PLAN', toStage: 'PLANNED', on: decidedOn, decidedOn: null }];
    const begunOn = startedOn ?? cases.map((each) => each.decidedOn).sort()[0];
    const nothing = { doneOn: null, doneRounds: null, doneSubjects: null };
    if (dropped && dropped.on <= referenceDate) {
      log.push({ action: 'DROP', toStage: 'DROPPED', on: dropped.on, decidedOn: null, remark: dropped.remark });
      return { stage: 'DROPPED', log, done: nothing, closedOn: dropped.on };
    }
    if (begunOn === undefined || begunOn > referenceDate) return { stage: 'PLANNED', log, done: nothing, closedOn: null };
    log.push({ action: 'START', toStage: 'UNDER_WAY', on: begunOn, decidedOn: begunOn });
    const ended = cases.flatMap(({ closedOn }) => closedOn ?? []).sort();
    // A cell's line is of the whole year; with the cases it planned it is done.
    const over = year === null || quarter === undefined ? begunOn : lastOf(year, quarter);
    const doneOn = cases.length === 0 || ended.length < cases.length ? null : addDays(later(over, ended.at(-1) ?? over), DONE_AFTER);
    if (doneOn === null || doneOn > referenceDate) return { stage: 'UNDER_WAY', log, done: nothing, closedOn: null };
    log.push({ action: 'COMPLETE', toStage: 'DONE', on: doneOn, decidedOn: doneOn });
    const subjects = cases.reduce((sum, { id }) => sum + (this.subjectsOf.get(id)?.length ?? 0), 0);
    return { stage: 'DONE', log, done: { doneOn, doneRounds: cases.length, doneSubjects: subjects }, closedOn: doneOn };
  }
}

type LineStep = Pick<WorkflowLogRow, 'action' | 'toStage' | 'decidedOn' | 'remark'> & { readonly on: Day };

interface LineCourse {
  readonly stage: string;
  readonly log: readonly LineStep[];
  readonly done: Pick<ProgrammeLineRow, 'doneOn' | 'doneRounds' | 'doneSubjects'>;
  readonly closedOn: Day | null;
}

function firstOf(year: number, quarter: number): Day {
  return `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`;
}

function lastOf(year: number, quarter: number): Day {
  return addDays(addMonths(firstOf(year, quarter), 3), -1);
}
