import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import type { WriteCtx } from '#database';
import { DisciplineService, ReviseDiscipline } from '#discipline';
import { contentFindings, isMarked } from '#inspection';
import { accepted, kernelRefusals, refuse, refused, type Finding, type PlainDate, type Verdict } from '#kernel';
import { RestoreMember } from '#movements';
import type { DisciplineForm } from '#regulations';
import { WorkflowService, withoutReasons, type Entries, type ItemRow, type Override } from '#workflow';
import { againstOf, ComplaintQuery, decisionOf, type ComplaintRow } from './complaint.query.js';
import { ComplaintRepository } from './complaint.repository.js';
import { all, HANDLERS, settleVerdict, type Outcome } from './complaint.rules.js';
import { ComplaintService } from './complaint.service.js';
import { COMPLAINANT, COMPLAINT, rightOf, type ComplaintAction } from './complaint.stages.js';

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
  /** Of an annulled removal: first day on which the member is counted again, that of the removal unless said, and the cell, the one that was left unless said. */
  readonly restoredOn?: PlainDate | null;
  readonly organizationId?: string | null;
}

/** What follows from a settlement. */
interface Consequence {
  readonly verdict: Verdict<unknown>;
  readonly write: () => Promise<void>;
}

interface Taken {
  readonly action: ComplaintAction;
  readonly entries: Entries;
  readonly verdict: Verdict<unknown>;
  readonly body: { readonly vi: string; readonly en: string };
}

const PATH = ['input', 'complaintId'];
const RESTORED_BY = 'Giải quyết khiếu nại về việc xóa tên';
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
    private readonly restoring: RestoreMember,
  ) {}

  /**
   * Settles a complaint: the decision is upheld, or is given another form or annulled, with all that followed from it;
   * whoever was removed from the roll is restored.
   * @throws DomainError NOT_FOUND, FORBIDDEN, VERSION_STALE, STAGE_WRONG, DATE_IN_FUTURE, COMPLAINT_FORM, REMOVAL_HAS_NO_FORM, NOBODY_TO_RESTORE,
   *   SETTLED_BEFORE_RECEIPT, SECRET_TAKES_NO_CONTENT, CONTENT_MISSING, and what revising the measure, or restoring the member, refuses or warns of
   */
  async settle(ctx: WriteCtx, input: ComplaintToSettle): Promise<ComplaintRow | null> {
    const { row, item } = await this.open(ctx, input);
    const { outcome, form = null, decisionNumber, decidedOn, reason = null, isFinal } = input;
    const against = againstOf(row);
    if (!row.handled || !(await this.access.reaches(ctx, rightOf(row.handledBy, against), row.organizationId))) throw refuse(kernelRefusals.FORBIDDEN);
    const consequence = row.closedOn === null ? await this.consequence(ctx, row, input) : null;
    const inWords = contentFindings(row.secrecy, { reason }, ['reason']);
    const settled = settleVerdict({ ...input, outcome, form, decidedOn }, row.receivedOn, against, against === 'REMOVAL' && consequence !== null);
    // Revising a measure weighs the words of its reason, too.
    const worded = against === 'MEASURE' && consequence ? accepted(null) : inWords.length > 0 ? refused(inWords) : accepted(null);
    const verdict = all(settled, worded, consequence?.verdict ?? accepted(null));
    const step = { action: 'SETTLE', entries: { decisionNumber, decidedOn, remark: reason }, verdict, body: HANDLERS[row.handledBy] } as const;
    return this.take(ctx, { row, item }, input, step, async () => {
      await consequence?.write();
      await this.writes.settle(ctx, row.id, { outcome, form, decisionNumber, decidedOn, reason, isFinal });
    });
  }

  /** What becomes of the measure or of whoever was removed; null where all stays as it is. */
  private async consequence(ctx: WriteCtx, row: ComplaintRow, { outcome, form = null, decisionNumber, decidedOn, reason = null, ...back }: ComplaintToSettle): Promise<Consequence | null> {
    if (row.disciplineId !== null) {
      const kind = outcome === 'CHANGED' ? 'CORRECTED' : outcome === 'ANNULLED' ? 'ANNULLED' : null;
      if (kind === null || (outcome === 'CHANGED') !== (form !== null)) return null;
      return this.revising.prepared(ctx, await this.measures.locked(ctx, row.disciplineId), { kind, form, by: row.handledBy, decisionNumber, decidedOn, reason, secrecy: row.secrecy });
    }
    // One restored since it was received is only to be closed.
    if (outcome !== 'ANNULLED' || (await this.query.isRestored(ctx, row.id))) return null;
    const { restoredOn = null, organizationId = null } = back;
    const decision = { decisionNumber, decidedOn, decidedBy: HANDLERS[row.handledBy].vi, decisionTitle: RESTORED_BY };
    const prepared = await this.restoring.prepared(ctx, decisionOf(row), { ...decision, restoredOn, organizationId });
    if (!prepared) throw refuse(kernelRefusals.FORBIDDEN);
    return { ...prepared, verdict: atComplaint(prepared.verdict) };
  }

  /**
   * Withdraws it, for the complainant, or, by a letter of theirs, for the officers of the inspection committee.
   * @throws DomainError NOT_FOUND, FORBIDDEN, VERSION_STALE, STAGE_WRONG
   */
  async withdraw(ctx: WriteCtx, input: ComplaintChange & { readonly remark?: string | null }): Promise<ComplaintRow | null> {
    const open = await this.open(ctx, input);
    const remarked = contentFindings(open.row.secrecy, { remark: input.remark });
    const isOwn = (await this.query.ownDecision(ctx, decisionOf(open.row))) !== undefined;
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

/** The findings on a restoration where this mutation has their fields; what the step itself says of its day is said once. */
function atComplaint(verdict: Verdict<unknown>): Verdict<unknown> {
  const moved = (findings: readonly Finding[]): Finding[] =>
    findings.filter(({ path }) => path.at(-1) !== 'decidedOn').map((each) => (each.path.at(-1) === 'exitId' ? { ...each, path: PATH } : each));
  const warnings = moved(verdict.warnings);
  const refusals = verdict.ok ? [] : moved(verdict.refusals);
  return refusals.length > 0 ? refused(refusals, warnings) : accepted(null, warnings);
}
