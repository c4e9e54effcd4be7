import { Temporal } from '#kernel';
import type { DisciplineBody } from '#prisma-client';
import { Regulations } from '#regulations';
import { INVENTED, type Book } from './book.js';
import type { CaseFile } from './case-file.js';
import { mayBeBlamed, subjectsIn } from './cases.js';
import { addDays, type Day } from './days.js';
import { CALENDAR } from './holidays.js';
import { bearsInventedName, WARDS_FROM, type DemoTree, type DemoWard } from './organizations.js';
import type { Random } from './random.js';
import type { ComplaintRow, DisciplineCaseRow, InspectionCaseRow, WorkflowLogRow } from './rows.js';
import { eveningOf, NO_VOTE } from './votes.js';

const COMMITTEE = 'Ủy ban Kiểm tra';
const KEPT_AT = 'Tủ hồ sơ Ủy ban Kiểm tra, ngăn đơn thư';

type Step = Pick<WorkflowLogRow, 'action' | 'toStage' | 'remark'> & { readonly on: Day; readonly number?: string; readonly body?: string };

/** A notice of a State body: when it came in and when it is dealt with. */
interface NoticePlan {
  readonly receivedOn: Day;
  readonly settledOn: Day;
  readonly reason: string;
}

const NOTICES: readonly NoticePlan[] = [
  { receivedOn: '2026-05-12', settledOn: '2026-05-15', reason: 'Chi bộ đã họp xem xét, nhắc nhở rút kinh nghiệm; chưa đến mức phải kiểm tra khi có dấu hiệu vi phạm.' },
  { receivedOn: '2026-11-20', settledOn: '2026-11-25', reason: 'Đã làm việc với chi bộ; đưa vào nội dung theo dõi của năm sau.' },
];

/** Puts on record what came in to the inspection committees: complaints of measures, denunciations and notices of State bodies. */
export function receiveLetters(book: Book, file: CaseFile, random: Random, { mocChau, vanSon }: DemoTree): void {
  const regulations = Regulations.load();
  for (const ward of [mocChau, vanSon]) {
    const letters = new WardLetters(book, random.fork(ward.key), ward, regulations);
    letters.complaints();
    letters.denunciations();
    NOTICES.forEach((plan, index) => { letters.notice(file, `notice ${index}`, plan); });
  }
}

class WardLetters {
  constructor(
    private readonly book: Book,
    private readonly random: Random,
    private readonly ward: DemoWard,
    private readonly regulations: Regulations,
  ) {}

  /** Against the ward's measure: the inspection committee upheld it; then it went to the standing committee. */
  complaints(): void {
    const signs = new Set(this.signsOfViolation().map(({ id }) => id));
    const measure = this.book.rows.disciplineCase.find(({ inspectionCaseId, decidedOn }) => signs.has(inspectionCaseId) && decidedOn !== null);
    if (measure?.decidedOn == null) return;
    const upheldOn = addDays(measure.decidedOn, 60);
    const reason = 'Kết luận và hình thức kỷ luật có căn cứ, đúng thẩm quyền, đúng thủ tục; giữ nguyên.';
    const first = this.complain(measure, null, { handledBy: 'INSPECTION_COMMITTEE', receivedOn: addDays(measure.decidedOn, 14), decidedOn: upheldOn, reason });
    if (first?.outcome == null) return;
    // On time by the shorter reading, a month; settled well within its ninety working days.
    this.complain(measure, first.id, { handledBy: 'STANDING_COMMITTEE', receivedOn: addDays(upheldOn, 20), decidedOn: addDays(upheldOn, 140), reason });
  }

  /** Of whoever was looked into on signs of violation: the letter came first. One more came without a name, and is kept. */
  denunciations(): void {
    this.signsOfViolation().forEach((each, index) => { this.denounce(each, index); });
    this.keepAnonymous();
  }

  notice(file: CaseFile, label: string, { receivedOn, settledOn, reason }: NoticePlan): void {
    const { rows, referenceDate } = this.book;
    if (receivedOn > referenceDate) return;
    const random = this.random.fork(label);
    const cells = random.shuffle(this.ward.cells.filter(mayBeBlamed));
    const member = cells.flatMap((cell) => subjectsIn(file, random, cell, receivedOn).filter((each) => each.cells.every(bearsInventedName)))[0];
    if (!member) throw new Error('A notice is on somebody.');
    const settled = settledOn <= referenceDate;
    const days = this.regulations.on(Temporal.PlainDate.from(receivedOn)).get('inspection.state-notice-days');
    const id = random.id(receivedOn);
    this.log(id, 'state-notice', days && !settled ? addDays(receivedOn, days.value) : null, [
      { action: 'RECEIVE', toStage: 'RECEIVED', on: receivedOn },
      { action: 'FILE', toStage: 'FILED', on: settledOn, remark: reason },
    ]);
    rows.stateNotice.push({
      id,
      organizationId: this.ward.organization.id,
      memberId: member.member.id,
      issuer: `Cơ quan sử dụng công chức ${INVENTED}`,
      documentNumber: `Số ${random.int(10, 99)}-TB ${INVENTED}`,
      issuedOn: addDays(receivedOn, -3),
      receivedOn,
      matter: 'STATE_DISCIPLINE',
      content: 'Khiển trách về mặt chính quyền do chậm thực hiện nhiệm vụ được giao.',
      reason: settled ? reason : null,
      closedOn: settled ? settledOn : null,
    });
  }

  private signsOfViolation(): InspectionCaseRow[] {
    return this.book.rows.inspectionCase.filter(({ organizationId, kind, decidedOn }) => organizationId === this.ward.organization.id && kind === 'VIOLATION_SIGNS_INSPECTION' && decidedOn >= WARDS_FROM);
  }

  private complain(
    { id: disciplineId }: DisciplineCaseRow,
    previousId: string | null,
    { handledBy, receivedOn, decidedOn, reason }: { readonly handledBy: Extract<DisciplineBody, 'INSPECTION_COMMITTEE' | 'STANDING_COMMITTEE'>; readonly receivedOn: Day; readonly decidedOn: Day; readonly reason: string },
  ): ComplaintRow | null {
    const { rows, referenceDate } = this.book;
    if (receivedOn > referenceDate) return null;
    const random = this.random.fork(`complaint ${handledBy}`);
    const [body, symbol] = handledBy === 'INSPECTION_COMMITTEE' ? [COMMITTEE, 'UBKTĐU'] : ['Ban Thường vụ', 'ĐU'];
    const settled = decidedOn <= referenceDate;
    const decisionNumber = `Số ${random.int(10, 60)}-QĐ/${symbol} ${INVENTED}`;
    const within = this.regulations.on(Temporal.PlainDate.from(receivedOn)).get('complaint.resolve-within');
    const last = within && CALENDAR.after(Temporal.PlainDate.from(receivedOn), within.value).day.toString();
    const id = random.id(receivedOn);
    this.log(id, 'complaint', settled ? null : (last ?? null), [
      { action: 'RECEIVE', toStage: `AWAITING_${handledBy}`, on: receivedOn },
      { action: 'SETTLE', toStage: 'SETTLED', on: decidedOn, number: decisionNumber, remark: reason, body },
    ]);
    const row: ComplaintRow = {
      id,
      disciplineId,
      organizationId: this.ward.organization.id,
      handledBy,
      previousId,
      receivedOn,
      way: 'BY_HAND',
      content: 'Đề nghị xem xét lại hình thức kỷ luật: vắng mặt do phải chăm sóc người thân, có báo cáo miệng.',
      outcome: settled ? 'UPHELD' : null,
      decisionNumber: settled ? decisionNumber : null,
      decidedOn: settled ? decidedOn : null,
      reason: settled ? reason : null,
      closedOn: settled ? decidedOn : null,
    };
    rows.complaint.push(row);
    return row;
  }

  private denounce({ id: caseId, decidedOn: takenUpOn, concludedOn: caseConcludedOn }: InspectionCaseRow, index: number): void {
    const { rows, referenceDate } = this.book;
    const memberId = rows.inspectionCaseSubject.find((each) => each.caseId === caseId)?.memberId;
    if (memberId == null) return;
    const random = this.random.fork(`denunciation ${index}`);
    const receivedOn = addDays(takenUpOn, -9);
    const concludedOn = caseConcludedOn === null ? null : addDays(caseConcludedOn, 4);
    const concluded = concludedOn !== null && concludedOn <= referenceDate;
    const conclusionNumber = `Số ${random.int(1, 40)}-KL/UBKTĐU ${INVENTED}`;
    const id = random.id(receivedOn);
    this.log(id, 'denunciation', null, [
      { action: 'RECEIVE', toStage: 'RECEIVED', on: receivedOn },
      { action: 'TAKE_UP', toStage: 'UNDER_WAY', on: takenUpOn, number: `Số ${random.int(1, 40)}-QĐ/UBKTĐU ${INVENTED}` },
      ...(concludedOn === null ? [] : [{ action: 'CONCLUDE', toStage: 'CONCLUDED', on: concludedOn, number: conclusionNumber }]),
    ]);
    rows.denunciation.push({
      id,
      organizationId: this.ward.organization.id,
      memberId,
      receivedOn,
      keptAt: KEPT_AT,
      content: 'Tố cáo việc nhiều lần vắng sinh hoạt chi bộ không có lý do.',
      denouncer: { name: `Người tố cáo thứ ${index + 1} ${INVENTED}`, address: `Nơi ở ghi trong đơn ${INVENTED}` },
      caseId,
      takenUpOn,
      outcome: concluded ? 'TRUE_WITH_VIOLATIONS' : null,
      conclusionNumber: concluded ? conclusionNumber : null,
      concludedOn: concluded ? concludedOn : null,
      conclusion: concluded ? 'Nội dung tố cáo đúng, có vi phạm; đã xem xét kỷ luật.' : null,
      closedOn: concluded ? concludedOn : null,
    });
  }

  private keepAnonymous(): void {
    const { rows, referenceDate } = this.book;
    const [receivedOn, keptOn]: readonly [Day, Day] = ['2026-07-06', '2026-07-10'];
    const accused = rows.inspectionCaseSubject.find(({ caseId }) => caseId === this.signsOfViolation()[0]?.id)?.memberId;
    if (receivedOn > referenceDate || accused == null) return;
    const id = this.random.fork('anonymous').id(receivedOn);
    this.log(id, 'denunciation', null, [
      { action: 'RECEIVE', toStage: 'RECEIVED', on: receivedOn },
      { action: 'KEEP', toStage: 'KEPT', on: keptOn, remark: 'Đơn không có tên, địa chỉ người tố cáo; nội dung không có bằng chứng kèm theo.' },
    ]);
    const closedOn = keptOn <= referenceDate ? keptOn : null;
    const nothing = { denouncer: null, caseId: null, takenUpOn: null, outcome: null, conclusionNumber: null, concludedOn: null, conclusion: null };
    rows.denunciation.push({ id, organizationId: this.ward.organization.id, memberId: accused, receivedOn, keptAt: KEPT_AT, content: 'Đơn nặc danh về nền nếp sinh hoạt chi bộ.', ...nothing, closedOn });
  }

  /** The item and its log, as far as the reference date has come. */
  private log(itemId: string, kind: string, dueOn: Day | null, steps: readonly Step[]): void {
    const { rows, referenceDate } = this.book;
    const done = steps.filter(({ on }) => on <= referenceDate);
    const openedOn = steps[0]?.on ?? referenceDate;
    rows.workflowItem.push({ id: itemId, kind, organizationId: this.ward.organization.id, stage: done.at(-1)?.toStage ?? '', openedOn, dueOn, waitsAtId: null, version: done.length });
    done.forEach(({ action, toStage, on, number, remark, body = COMMITTEE }, index) => {
      const entry = { itemId, sequence: index + 1, action, fromStage: done[index - 1]?.toStage ?? null, toStage, at: eveningOf(on), body };
      rows.workflowLog.push({ ...entry, decisionNumber: number ?? null, decidedOn: number === undefined ? null : on, ...NO_VOTE, ...(remark !== undefined && { remark }) });
    });
  }
}
