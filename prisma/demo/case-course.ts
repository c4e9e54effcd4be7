import type { CaseStep } from '#prisma-client';
import { INVENTED } from './book.js';
import { addDays, type Day } from './days.js';
import type { Random } from './random.js';
import type { CaseFindingRow, CasePlannedDayRow, CaseRecommendationRow, CaseStepRow, DemoRows } from './rows.js';

/** The days on which a case gets how far, whether they have come or not. */
export interface CaseDays {
  readonly decidedOn: Day;
  readonly startedOn: Day;
  readonly reportedOn: Day;
  readonly concludedOn: Day;
  readonly dueOn: Day;
}

/** What there is to be entered of a case. */
export interface CaseToFollow {
  readonly caseId: string;
  readonly random: Random;
  readonly days: CaseDays;
  readonly planNumber: string;
  readonly isSupervision: boolean;
  readonly isOnViolation: boolean;
  /** Whom a recommendation is addressed to; null where none is made, as to whatever bears a real name. */
  readonly addresseeId: string | null;
}

/** A step as the log tells it. */
export interface LoggedStep {
  readonly action: string;
  readonly toStage: string;
  readonly on: Day;
  readonly decisionNumber: string | null;
  readonly isDated: boolean;
}

const PLAN_AFTER = 1;
const RECORDED_AFTER = 1;
const ANNOUNCED_AFTER = 5;
const RECOMMENDED_FOR = 60;
/** After a violation there is more to put right, and it takes longer still. */
const AFTER_A_VIOLATION_FOR = 180;
const DONE_BEFORE = 10;
const DONE_LATE = 90;
const LATE_SHARE = 0.35;
const ARCHIVED_AFTER = 15;

const CONTENT: Readonly<Partial<Record<CaseStep, string>>> = {
  SELF_REPORT: 'Báo cáo tự kiểm tra theo đề cương đã gửi.',
  VERIFICATION: 'Đối chiếu sổ nghị quyết, sổ thu nộp đảng phí với báo cáo.',
  MEETING: 'Hội nghị thông qua dự thảo báo cáo, đối tượng thống nhất.',
  ANNOUNCEMENT: 'Công bố tại hội nghị chi bộ.',
};

/** What an inspection finds, short of a violation. */
const FAULTS: readonly Pick<CaseFindingRow, 'field' | 'otherName' | 'content'>[] = [
  { field: 'OTHER', otherName: 'Sổ sách, chế độ ghi chép', content: 'Ghi chép sổ sách chưa đầy đủ, chưa đến mức phải xem xét kỷ luật.' },
  { field: 'DEMOCRATIC_CENTRALISM', otherName: null, content: 'Quy chế làm việc chậm được bổ sung, chưa đến mức phải xem xét kỷ luật.' },
  { field: 'QUALITIES_AND_LIFESTYLE', otherName: null, content: 'Việc tự phê bình và phê bình còn nể nang, chưa đến mức phải xem xét kỷ luật.' },
];

const VIOLATION = { field: 'PARTY_LINE', otherName: null, content: 'Vắng sinh hoạt chi bộ nhiều kỳ không có lý do chính đáng.' } as const;

/** Follows a case through the steps of its kind: what was entered by the reference date, and by when its plan has the next done. */
export class CaseCourse {
  readonly logged: readonly LoggedStep[];
  private readonly steps: readonly (readonly [CaseStep, Day])[];
  private readonly planned: readonly (readonly [CaseStep, Day])[];
  private readonly recommendedUntil: Day;
  private readonly followedUpOn: Day | null;

  constructor(
    private readonly of: CaseToFollow,
    private readonly referenceDate: Day,
  ) {
    const { days, planNumber, isSupervision, isOnViolation, addresseeId, random } = of;
    const { decidedOn, startedOn, reportedOn, concludedOn, dueOn } = days;
    const plannedOn = addDays(decidedOn, PLAN_AFTER);
    const announcedOn = addDays(concludedOn, ANNOUNCED_AFTER);
    const late = isOnViolation || random.fork('recommendation').chance(LATE_SHARE);
    this.recommendedUntil = addDays(concludedOn, isOnViolation ? AFTER_A_VIOLATION_FOR : RECOMMENDED_FOR);
    this.followedUpOn = addresseeId === null ? null : addDays(this.recommendedUntil, late ? DONE_LATE : -DONE_BEFORE);
    const archivedOn = addDays(this.followedUpOn ?? announcedOn, ARCHIVED_AFTER);
    const looked: readonly (readonly [CaseStep, Day])[] = [
      ['SELF_REPORT', addDays(startedOn, 5)],
      ...(isSupervision ? [] : [['VERIFICATION', addDays(startedOn, 10)] as const]),
      ['MEETING', addDays(reportedOn, -2)],
    ];
    this.steps = [['PLAN', plannedOn], ...looked, ['ANNOUNCEMENT', announcedOn], ['ARCHIVE', archivedOn]];
    this.planned = [
      ['SELF_REPORT', addDays(decidedOn, 17)],
      ...(isSupervision ? [] : [['VERIFICATION', addDays(decidedOn, 25)] as const]),
      ['MEETING', addDays(decidedOn, 50)],
      ['ANNOUNCEMENT', addDays(dueOn, 10)],
    ];
    const entered = (action: string, toStage: string, on: Day): LoggedStep => ({ action, toStage, on, decisionNumber: null, isDated: true });
    this.logged = [
      { ...entered('PLAN', 'OPENED', plannedOn), decisionNumber: planNumber },
      ...looked.map(([step, on]) => entered(step, 'UNDER_WAY', on)),
      ...(addresseeId === null ? [] : [{ ...entered('RECORD_OUTCOME', 'CONCLUDED', addDays(concludedOn, RECORDED_AFTER)), isDated: false }]),
      entered('ANNOUNCEMENT', 'ANNOUNCED', announcedOn),
      ...(this.followedUpOn === null ? [] : [{ ...entered('FOLLOW_UP', 'ANNOUNCED', this.followedUpOn), isDated: false }]),
      entered('ARCHIVE', 'ARCHIVED', archivedOn),
    ];
  }

  /** The next day by which something is to be done, as the plan or the decision has it; null where nothing is left to be. */
  get dueOn(): Day | null {
    const { decidedOn, concludedOn, dueOn } = this.of.days;
    const { referenceDate } = this;
    if (referenceDate < addDays(decidedOn, PLAN_AFTER)) return dueOn;
    const done = new Set([...this.done.map(([step]) => step), ...(concludedOn <= referenceDate ? ['CONCLUSION'] : [])]);
    if (done.has('ARCHIVE')) return null;
    const open = [...this.planned, ['CONCLUSION', dueOn] as const].filter(([step]) => !done.has(step)).map(([, day]) => day);
    return open.sort()[0] ?? null;
  }

  /** Writes the steps, findings and recommendations that there are by the reference date. */
  write(rows: DemoRows): void {
    const { caseId, days, planNumber, random } = this.of;
    const ids = random.fork('steps');
    for (const [step, doneOn] of this.done) {
      const entry: CaseStepRow = { id: ids.id(doneOn), caseId, step, doneOn, documentNumber: step === 'PLAN' ? planNumber : null, content: CONTENT[step] ?? null };
      rows.caseStepEntry.push(entry);
      if (step === 'PLAN') rows.casePlannedDay.push(...this.planned.map(([each, dueOn]): CasePlannedDayRow => ({ entryId: entry.id, caseId, step: each, dueOn })));
    }
    if (addDays(days.concludedOn, RECORDED_AFTER) <= this.referenceDate) this.writeOutcome(rows, random.fork('outcome'));
  }

  private get done(): readonly (readonly [CaseStep, Day])[] {
    return this.steps.filter(([, day]) => day <= this.referenceDate);
  }

  private writeOutcome({ caseFinding, caseRecommendation }: DemoRows, ids: Random): void {
    const { caseId, days, isSupervision, isOnViolation, addresseeId } = this.of;
    if (addresseeId === null) return;
    const { concludedOn } = days;
    if (!isSupervision) caseFinding.push({ id: ids.id(concludedOn), caseId, ...(isOnViolation ? VIOLATION : ids.fork('field').pick(FAULTS)) });
    const done = this.followedUpOn !== null && this.followedUpOn <= this.referenceDate;
    const recommendation: CaseRecommendationRow = {
      id: ids.id(concludedOn),
      caseId,
      subjectId: addresseeId,
      content: isOnViolation ? 'Chấp hành nghiêm chế độ sinh hoạt, báo cáo kết quả khắc phục.' : 'Bổ sung, hoàn thiện sổ sách và báo cáo kết quả.',
      dueOn: this.recommendedUntil,
      doneOn: done ? this.followedUpOn : null,
      doneWith: done ? `Báo cáo khắc phục ${INVENTED}` : null,
    };
    caseRecommendation.push(recommendation);
  }
}
