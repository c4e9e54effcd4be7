import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import { kernelRefusals, refuse, refused, type PlainDate, type Verdict } from '#kernel';
import { WorkflowService, type Entries } from '#workflow';
import { CaseOutcomeQuery } from './case-outcome.query.js';
import { CaseOutcomeRepository } from './case-outcome.repository.js';
import { followUpVerdict, outcomeContent, outcomeVerdict, withdrawalVerdict, type Outcome, type Withdrawal } from './case-outcome.rules.js';
import { CaseQuery, type CaseRow } from './case.query.js';
import { CaseService, type CaseChange } from './case.service.js';
import { BODY_OF_CONDUCTOR } from './case.rules.js';
import { CASE_TABLES } from './case.stages.js';
import { contentFindings } from './secrecy.rules.js';

/** What a concluded case found and recommends, and what became of that; recorded by those who concluded it. */
@Injectable()
export class CaseOutcomeService {
  constructor(
    private readonly cases: CaseService,
    private readonly caseQuery: CaseQuery,
    private readonly outcomes: CaseOutcomeQuery,
    private readonly writes: CaseOutcomeRepository,
    private readonly steps: WorkflowService,
  ) {}

  /** @throws DomainError as `take`; SECRET_TAKES_NO_CONTENT; by `outcomeVerdict` */
  async record(ctx: WriteCtx, input: CaseChange & Outcome): Promise<CaseRow> {
    const found = await this.led(ctx, input.caseId);
    const subjects = await this.caseQuery.subjects(ctx, [found.id]);
    const marked = contentFindings(found.secrecy, outcomeContent(input));
    const verdict = marked.length > 0 ? refused(marked) : outcomeVerdict(input, found, new Set(subjects.map(({ id }) => id)));
    return this.take(ctx, found, 'RECORD_OUTCOME', input, verdict, () => this.writes.add(ctx, found.id, input));
  }

  /** @throws DomainError as `take`; by `followUpVerdict` */
  async followUp(ctx: WriteCtx, input: CaseChange & { recommendationId: string; doneOn: PlainDate; doneWith: string }): Promise<CaseRow> {
    const found = await this.led(ctx, input.caseId);
    const recommendation = (await this.outcomes.recommendations(ctx, [found.id])).find(({ id }) => id === input.recommendationId);
    const verdict = followUpVerdict(input.doneOn, recommendation, found.concludedOn, ctx.today);
    return this.take(ctx, found, 'FOLLOW_UP', input, verdict, () => this.writes.done(ctx, input.recommendationId, input));
  }

  /**
   * Withdraws what was recorded by mistake: it stays to be read with its day, its reason in the log, and counts nowhere.
   * @throws DomainError as `take`; by `withdrawalVerdict`
   */
  async withdraw(ctx: WriteCtx, input: CaseChange & Withdrawal & { readonly remark: string }): Promise<CaseRow> {
    const found = await this.led(ctx, input.caseId);
    const [findings, recommendations] = [await this.outcomes.findings(ctx, [found.id]), await this.outcomes.recommendations(ctx, [found.id])];
    return this.take(ctx, found, 'WITHDRAW_OUTCOME', input, withdrawalVerdict(input, findings, recommendations), () => this.writes.withdraw(ctx, input), { remark: input.remark });
  }

  private async led(ctx: WriteCtx, caseId: string): Promise<CaseRow> {
    const found = await this.cases.get(ctx, caseId, ['input', 'caseId']);
    if (!found.led) throw refuse(kernelRefusals.FORBIDDEN);
    return found;
  }

  /** Refuses with NOT_FOUND, FORBIDDEN, VERSION_STALE, STAGE_WRONG. */
  private async take(
    ctx: WriteCtx,
    { id, kind, conductedBy }: CaseRow,
    action: 'RECORD_OUTCOME' | 'FOLLOW_UP' | 'WITHDRAW_OUTCOME',
    { version, validateOnly }: CaseChange,
    verdict: Verdict<null>,
    write: () => Promise<void>,
    entries: Entries = {},
  ): Promise<CaseRow> {
    const table = CASE_TABLES[kind];
    const item = await this.steps.open(ctx, table, id, version, ['input', 'caseId']);
    const step = { action, entries, verdict, overrides: [], dueOn: item.dueOn, body: BODY_OF_CONDUCTOR[conductedBy], validateOnly };
    await this.steps.take(ctx, table, item, step, async () => {
      await write();
      ctx.touched.push({ kind: 'inspection_case', id, action: 'CHANGED' });
    });
    return this.cases.get(ctx, id);
  }
}
