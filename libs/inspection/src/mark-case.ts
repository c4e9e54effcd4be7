import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import { kernelRefusals, refuse, refused, type PlainDate } from '#kernel';
import { WorkflowService } from '#workflow';
import { CaseCourseQuery } from './case-course.query.js';
import { CaseOutcomeQuery } from './case-outcome.query.js';
import { CaseQuery, type CaseRow } from './case.query.js';
import { CaseRepository } from './case.repository.js';
import { BODY_OF_CONDUCTOR, sinceDecision } from './case.rules.js';
import { CaseService, type CaseChange } from './case.service.js';
import { CASE_TABLES } from './case.stages.js';
import { remarkVerdict, type Held, type Secrecy } from './secrecy.rules.js';

export interface CaseMark extends CaseChange {
  readonly secrecy: Secrecy;
  readonly keptAt?: string | null;
  readonly decisionNumber: string;
  readonly decidedOn: PlainDate;
}

/** Gives an open case another mark than that with which it was logged. */
@Injectable()
export class MarkCase {
  constructor(
    private readonly cases: CaseService,
    private readonly query: CaseQuery,
    private readonly outcomes: CaseOutcomeQuery,
    private readonly courses: CaseCourseQuery,
    private readonly writes: CaseRepository,
    private readonly steps: WorkflowService,
  ) {}

  /**
   * @throws DomainError NOT_FOUND, FORBIDDEN, VERSION_STALE, STAGE_WRONG, DATE_IN_FUTURE, CONCLUDED_BEFORE_DECISION,
   *   MARK_UNCHANGED, SECRET_CONTENT_ON_RECORD, SECRET_KEPT_AT_MISSING
   */
  async mark(ctx: WriteCtx, { caseId, version, validateOnly, secrecy, keptAt = null, decisionNumber, decidedOn }: CaseMark): Promise<CaseRow> {
    const found = await this.cases.get(ctx, caseId, ['input', 'caseId']);
    if (!found.led) throw refuse(kernelRefusals.FORBIDDEN);
    const table = CASE_TABLES[found.kind];
    const item = await this.steps.open(ctx, table, caseId, version, ['input', 'caseId']);
    const early = sinceDecision(found.decidedOn, decidedOn, 'decidedOn');
    const mark = remarkVerdict(found, { secrecy, keptAt: keptAt ?? found.keptAt }, await this.held(ctx, found));
    const verdict = early.length > 0 ? refused([...early, ...(mark.ok ? [] : mark.refusals)]) : mark;
    const step = { action: 'MARK', entries: { decisionNumber, decidedOn }, verdict, overrides: [], dueOn: item.dueOn, body: BODY_OF_CONDUCTOR[found.conductedBy], validateOnly } as const;
    await this.steps.take(ctx, table, item, step, async () => {
      await this.writes.mark(ctx, caseId, secrecy, keptAt);
      ctx.touched.push({ kind: 'inspection_case', id: caseId, action: 'CHANGED' });
    });
    return this.cases.get(ctx, caseId);
  }

  private async held(ctx: WriteCtx, { id, content, periodFrom, periodThrough }: CaseRow): Promise<Held[]> {
    const once = (value: unknown): number => (value === null ? 0 : 1);
    return [
      { vi: 'nội dung', en: 'content', times: once(content) },
      { vi: 'thời kỳ được xem xét', en: 'period looked at', times: once(periodFrom ?? periodThrough) },
      { vi: 'khuyết điểm, vi phạm', en: 'findings', times: (await this.outcomes.findings(ctx, [id])).length },
      { vi: 'kiến nghị', en: 'recommendations', times: (await this.outcomes.recommendations(ctx, [id])).length },
      { vi: 'nội dung ở các bước', en: 'content of steps', times: (await this.courses.entered(ctx, [id])).filter((entry) => entry.content !== null).length },
      { vi: 'nhận xét, lý do ở các bước', en: 'remarks of steps', times: await this.query.remarks(ctx, id) },
    ];
  }
}
