import { Injectable } from '@nestjs/common';
import type { Ctx, WriteCtx } from '#database';
import { accepted, finding, kernelRefusals, refuse, refused, type Finding } from '#kernel';
import { WorkflowService } from '#workflow';
import { ReorganizationQuery, type ReorganizationRow } from './reorganization.query.js';
import { reorganizationRefusals } from './reorganization.refusals.js';
import { ReorganizationRepository } from './reorganization.repository.js';
import { REORGANIZATION } from './reorganization.stages.js';
import { labelsOf } from './standing-records.js';

/** Takes operations back. */
@Injectable()
export class UndoReorganization {
  constructor(
    private readonly reorganizations: ReorganizationQuery,
    private readonly writes: ReorganizationRepository,
    private readonly workflow: WorkflowService,
  ) {}

  /**
   * Takes an operation back, as one, while nothing stands on it.
   * @throws DomainError NOT_FOUND, VERSION_STALE, STAGE_WRONG, NOT_ON_RECORD, RECORDS_STAND_ON_IT
   */
  async undo(ctx: WriteCtx, { id, version, reason, validateOnly }: { id: string; version: number; reason: string; validateOnly: boolean }): Promise<ReorganizationRow> {
    const item = await this.workflow.open(ctx, REORGANIZATION, id, version, ['input', 'id']);
    const found = await this.written(ctx, id);
    await this.writes.lock(ctx);
    const refusals = found.undoneAt === null ? await this.standing(ctx, found) : [];
    const step = { action: 'UNDO', entries: { remark: reason }, verdict: refusals.length > 0 ? refused(refusals) : accepted(null), overrides: [], dueOn: null, validateOnly } as const;
    await this.workflow.take(ctx, REORGANIZATION, item, step, async () => {
      await this.writes.undo(ctx, id, reason);
      ctx.touched.push({ kind: 'reorganization', id, action: 'CHANGED' });
    });
    return this.written(ctx, id);
  }

  /** What stands in the way of taking it back. */
  private async standing(ctx: Ctx, { id, decision }: ReorganizationRow): Promise<Finding[]> {
    if (decision.synthetic) return [finding(reorganizationRefusals.NOT_ON_RECORD, {}, ['input', 'id'])];
    const found = await this.reorganizations.standsOn(ctx, id);
    if (found.length === 0) return [];
    const records = found.reduce((sum, each) => sum + each.records, 0);
    return [finding(reorganizationRefusals.RECORDS_STAND_ON_IT, { records, ...labelsOf(found.map(({ table }) => table)) }, ['input', 'id'])];
  }

  private async written(ctx: Ctx, id: string): Promise<ReorganizationRow> {
    const row = await this.reorganizations.findInScope(ctx, id);
    if (!row) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'việc sắp xếp tổ chức', whatEn: 'reorganisation' }, ['input', 'id']);
    return row;
  }
}
