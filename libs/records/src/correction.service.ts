import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { accepted, kernelRefusals, newId, orThrow, refuse, type DomainError, type Verdict } from '#kernel';
import { RuleBooks } from '#rule-books';
import { deadlineAfter, WorkflowRepository, WorkflowService, type ActionDefinition, type Entries, type ItemRow } from '#workflow';
import { CorrectionQuery, type CorrectionRow } from './correction.query.js';
import { correctionRefusals } from './correction.refusals.js';
import { CorrectionRepository } from './correction.repository.js';
import { changesVerdict, type Change } from './correction.rules.js';
import { CORRECTION, type CorrectionAction, type CorrectionStage } from './correction.stages.js';
import { RecordValuesQuery, type RecordRow } from './record-values.query.js';

interface CorrectionStep {
  readonly correctionId: string;
  readonly version: number;
  readonly validateOnly: boolean;
}

/** A correction at the point where somebody takes the next step. */
interface OpenCorrection {
  readonly row: CorrectionRow;
  readonly item: ItemRow;
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
const ID = ['input', 'correctionId'];

/** What a member and the cell do with a correction before it is decided. */
@Injectable()
export class CorrectionService {
  constructor(
    private readonly corrections: CorrectionQuery,
    private readonly writes: CorrectionRepository,
    private readonly records: RecordValuesQuery,
    private readonly items: WorkflowRepository,
    private readonly steps: WorkflowService,
    private readonly books: RuleBooks,
    private readonly access: AccessService,
  ) {}

  /** @throws DomainError NOT_FOUND */
  async get(ctx: Ctx, id: string): Promise<CorrectionRow> {
    const row = await this.corrections.findInScope(ctx, id);
    if (!row) throw notFound(['id']);
    ctx.touched.push({ kind: 'member', id: row.memberId, action: 'READ' });
    return row;
  }

  /**
   * Puts changes of the actor's own record forward: to the cell, or, by whoever heads the cell, straight to the office.
   * @throws DomainError NOT_FOUND for whoever belongs to no cell; what `changesVerdict` refuses
   */
  async propose(ctx: WriteCtx, { changes, validateOnly }: { readonly changes: readonly Change[]; readonly validateOnly: boolean }): Promise<CorrectionRow> {
    const record = await this.ownRecord(ctx);
    const { memberId, organizationId } = record;
    orThrow(await this.verdict(ctx, changes, record, NOBODY));
    return rehearsable(ctx, validateOnly, async () => {
      const id = newId();
      const stage = record.isSecretary ? 'AT_OFFICE' : CORRECTION.initial;
      const dueOn = await this.dueOn(ctx, 'RESUBMIT', organizationId);
      await this.items.open(ctx, { kind: CORRECTION.kind, stage, dueOn, ids: [id], organizationIds: [organizationId] });
      await this.writes.create(ctx, { id, memberId, organizationId, direct: false }, changes);
      await this.items.append(ctx, id, null, { action: 'PROPOSE', to: stage, body: CORRECTION.actions.RESUBMIT.body.vi });
      ctx.touched.push({ kind: 'correction', id, action: 'CREATED' });
      return this.written(ctx, id);
    });
  }

  /** Puts a returned proposal forward again, with the changes as they are to be now. @throws DomainError as `propose`; STAGE_WRONG, VERSION_STALE */
  async resubmit(ctx: WriteCtx, input: CorrectionStep & { readonly changes: readonly Change[] }): Promise<CorrectionRow> {
    const open = await this.own(ctx, input);
    const verdict = await this.verdict(ctx, input.changes, await this.ownRecord(ctx), open.row.id);
    return this.take(ctx, open, 'RESUBMIT', {}, input, verdict, () => this.writes.resubmit(ctx, open.row.id, open.row.round + 1, input.changes));
  }

  /** @throws DomainError NOT_FOUND, STAGE_WRONG, VERSION_STALE */
  async withdraw(ctx: WriteCtx, input: CorrectionStep & { readonly remark?: string | null }): Promise<CorrectionRow> {
    return this.take(ctx, await this.own(ctx, input), 'WITHDRAW', { remark: input.remark ?? null }, input);
  }

  /** @throws DomainError NOT_FOUND, STAGE_WRONG, VERSION_STALE, OWN_CORRECTION, CONFLICT_OF_INTEREST */
  async check(ctx: WriteCtx, input: CorrectionStep & { readonly remark?: string | null }): Promise<CorrectionRow> {
    return this.take(ctx, await this.openImpartially(ctx, 'correction.check', input), 'CHECK', { remark: input.remark ?? null }, input);
  }

  /** @throws DomainError as `check` */
  async returnToMember(ctx: WriteCtx, input: CorrectionStep & { readonly remark: string }): Promise<CorrectionRow> {
    return this.take(ctx, await this.openImpartially(ctx, 'correction.check', input), 'RETURN', { remark: input.remark }, input);
  }

  /**
   * The correction, locked, for whoever has the right over its cell and stands in no relation to the member.
   * @throws DomainError NOT_FOUND, VERSION_STALE, OWN_CORRECTION, CONFLICT_OF_INTEREST
   */
  async openImpartially(ctx: WriteCtx, right: string, step: CorrectionStep): Promise<OpenCorrection> {
    const row = await this.corrections.findInScope(ctx, step.correctionId);
    if (!row || !(await this.access.reaches(ctx, right, row.organizationId))) throw notFound(ID);
    const item = await this.steps.open(ctx, CORRECTION, row.id, step.version, ID);
    await this.requireImpartial(ctx, row.memberId);
    return { row, item };
  }

  /** @throws DomainError OWN_CORRECTION, CONFLICT_OF_INTEREST */
  async requireImpartial(ctx: Ctx, memberId: string): Promise<void> {
    if (memberId === ctx.actor.memberId) throw refuse(correctionRefusals.OWN_CORRECTION);
    if (await this.corrections.isRelative(ctx, memberId)) throw refuse(kernelRefusals.CONFLICT_OF_INTEREST);
  }

  /** Takes a step that nobody need override anything for; the deadline of the stage it leads to is the rule book's. */
  async take(
    ctx: WriteCtx,
    { row, item }: OpenCorrection,
    action: CorrectionAction,
    entries: Entries,
    { validateOnly }: CorrectionStep,
    verdict: Verdict<unknown> = accepted(null),
    write: () => Promise<void> = () => Promise.resolve(),
  ): Promise<CorrectionRow> {
    const dueOn = await this.dueOn(ctx, action, row.organizationId);
    const moved = { action, entries, verdict, overrides: [], dueOn, validateOnly };
    return this.steps.take(ctx, CORRECTION, item, moved, async () => {
      await write();
      ctx.touched.push({ kind: 'correction', id: row.id, action: 'CHANGED' });
      return row;
    });
  }

  /** What was written, as it is now. */
  async written(ctx: Ctx, id: string): Promise<CorrectionRow> {
    const row = await this.corrections.findInScope(ctx, id);
    if (!row) throw new Error('A correction that was written cannot be read.');
    return row;
  }

  private async verdict(ctx: Ctx, changes: readonly Change[], record: RecordRow, besideId: string): Promise<Verdict<unknown>> {
    return changesVerdict(changes, record, await this.corrections.underCorrection(ctx, record.memberId, besideId), ctx.today);
  }

  private async ownRecord(ctx: Ctx): Promise<RecordRow> {
    const record = ctx.actor.memberId === null ? undefined : await this.records.lock(ctx, ctx.actor.memberId);
    if (!record) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'chi bộ bạn đang sinh hoạt', whatEn: 'cell that you belong to' });
    return record;
  }

  private async own(ctx: WriteCtx, step: CorrectionStep): Promise<OpenCorrection> {
    const row = await this.corrections.findInScope(ctx, step.correctionId);
    if (!row || row.memberId !== ctx.actor.memberId) throw notFound(ID);
    return { row, item: await this.steps.open(ctx, CORRECTION, row.id, step.version, ID) };
  }

  private async dueOn(ctx: Ctx, action: CorrectionAction, organizationId: string): Promise<string | null> {
    const definition: ActionDefinition<CorrectionStage> = CORRECTION.actions[action];
    return deadlineAfter(definition, ctx.today, await this.books.on(ctx, ctx.today, organizationId))?.day.toString() ?? null;
  }
}

function notFound(path: readonly string[]): DomainError {
  return refuse(kernelRefusals.NOT_FOUND, { whatVi: 'đề nghị đính chính', whatEn: 'correction' }, path);
}
