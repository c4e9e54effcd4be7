import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import type { WriteCtx } from '#database';
import { DisciplineService, ReviseDiscipline } from '#discipline';
import { contentFindings, isMarked } from '#inspection';
import { accepted, kernelRefusals, refuse, refused, type PlainDate, type Verdict } from '#kernel';
import type { DisciplineForm } from '#regulations';
import { WorkflowService, withoutReasons, type Entries, type ItemRow, type Override } from '#workflow';
import { ComplaintQuery, type ComplaintRow } from './complaint.query.js';
import { ComplaintRepository } from './complaint.repository.js';
import { all, HANDLERS, settleVerdict, type Outcome } from './complaint.rules.js';
import { ComplaintService } from './complaint.service.js';
import { COMPLAINANT, COMPLAINT, RIGHT_OF, type ComplaintAction } from './complaint.stages.js';

/** A change of a complaint, based on a version. */
export interface ComplaintChange {
  readonly complaintId: string;
  readonly version: number;
  readonly overrides?: readonly Override[] | null;
  readonly validateOnly: boolean;
}

export interface ComplaintToSettle extends ComplaintChange {
  readonly outcome: Outcome;
  readonly form?: DisciplineForm | null;
  readonly decisionNumber: string;
  readonly decidedOn: PlainDate;
  readonly reason?: string | null;
  readonly isFinal: boolean;
}

interface Taken {
  readonly action: ComplaintAction;
  readonly entries: Entries;
  readonly verdict: Verdict<unknown>;
  readonly body: { readonly vi: string; readonly en: string };
}

const PATH = ['input', 'complaintId'];
const WITHOUT_REASONS = withoutReasons(COMPLAINT);

/** How complaints end: settled by the body before which they are, or withdrawn. */
@Injectable()
export class SettleComplaint {
  constructor(
    private readonly complaints: ComplaintService,
    private readonly query: ComplaintQuery,
    private readonly writes: ComplaintRepository,
    private readonly steps: WorkflowService,
    private readonly access: AccessService,
    private readonly measures: DisciplineService,
    private readonly revising: ReviseDiscipline,
  ) {}

  /**
   * Settles a complaint: the decision is upheld, or is given another form or annulled, with all that followed from it.
   * @throws DomainError NOT_FOUND, FORBIDDEN, VERSION_STALE, STAGE_WRONG, DATE_IN_FUTURE, COMPLAINT_FORM,
   *   SETTLED_BEFORE_RECEIPT, SECRET_TAKES_NO_CONTENT, CONTENT_MISSING, and what revising the measure refuses or warns of
   */
  async settle(ctx: WriteCtx, input: ComplaintToSettle): Promise<ComplaintRow | null> {
    const { row, item } = await this.open(ctx, input);
    const { outcome, form = null, decisionNumber, decidedOn, reason = null, isFinal } = input;
    if (!row.handled || !(await this.access.reaches(ctx, RIGHT_OF[row.handledBy], row.organizationId))) throw refuse(kernelRefusals.FORBIDDEN);
    const kind = outcome === 'CHANGED' ? 'CORRECTED' : outcome === 'ANNULLED' ? 'ANNULLED' : null;
    const isWhole = (outcome === 'CHANGED') === (form !== null);
    const revision = kind && isWhole && row.closedOn === null ? await this.revising.prepared(ctx, await this.measures.locked(ctx, row.disciplineId), { kind, form, by: row.handledBy, decisionNumber, decidedOn, reason, secrecy: row.secrecy }) : null;
    const inWords = contentFindings(row.secrecy, { reason }, ['reason']);
    const verdict = all(settleVerdict({ outcome, form, decidedOn }, row.receivedOn), revision?.verdict ?? (inWords.length > 0 ? refused(inWords) : accepted(null)));
    const step = { action: 'SETTLE', entries: { decisionNumber, decidedOn, remark: reason }, verdict, body: HANDLERS[row.handledBy] } as const;
    return this.take(ctx, { row, item }, input, step, async () => {
      await revision?.write();
      await this.writes.settle(ctx, row.id, { outcome, form, decisionNumber, decidedOn, reason, isFinal });
    });
  }

  /**
   * Withdraws it, for the complainant, or, by a letter of theirs, for the officers of the inspection committee.
   * @throws DomainError NOT_FOUND, FORBIDDEN, VERSION_STALE, STAGE_WRONG
   */
  async withdraw(ctx: WriteCtx, input: ComplaintChange & { readonly remark?: string | null }): Promise<ComplaintRow | null> {
    const open = await this.open(ctx, input);
    const remarked = contentFindings(open.row.secrecy, { remark: input.remark });
    const isOwn = (await this.query.ownMeasure(ctx, open.row.disciplineId)) !== undefined;
    if (!isOwn && !(await this.access.reaches(ctx, 'case.oversee', open.row.organizationId))) throw refuse(kernelRefusals.FORBIDDEN);
    const step = { action: 'WITHDRAW', entries: { remark: input.remark ?? null }, verdict: remarked.length > 0 ? refused(remarked) : accepted(null), body: COMPLAINANT } as const;
    return this.take(ctx, open, input, step, () => this.writes.withdraw(ctx, open.row.id));
  }

  private async open(ctx: WriteCtx, { complaintId, version }: ComplaintChange): Promise<{ readonly row: ComplaintRow; readonly item: ItemRow }> {
    await this.complaints.get(ctx, complaintId, PATH);
    const item = await this.steps.open(ctx, COMPLAINT, complaintId, version, PATH);
    return { row: await this.complaints.get(ctx, complaintId, PATH), item };
  }

  private async take(ctx: WriteCtx, { row, item }: { readonly row: ComplaintRow; readonly item: ItemRow }, { overrides, validateOnly }: ComplaintChange, step: Taken, write: () => Promise<void>): Promise<ComplaintRow | null> {
    await this.steps.take(ctx, isMarked(row.secrecy) ? WITHOUT_REASONS : COMPLAINT, item, { ...step, overrides: overrides ?? [], dueOn: null, validateOnly }, async () => {
      await write();
      ctx.touched.push({ kind: 'complaint', id: row.id, action: 'CHANGED' });
    });
    return this.complaints.find(ctx, row.id);
  }
}
