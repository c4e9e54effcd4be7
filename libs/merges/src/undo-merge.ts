import { Injectable } from '@nestjs/common';
import type { Ctx, WriteCtx } from '#database';
import { accepted, finding, kernelRefusals, refuse, refused, type Finding } from '#kernel';
import { WorkflowService } from '#workflow';
import { MergeQuery, type MergerRow } from './merge.query.js';
import { mergeRefusals } from './merge.refusals.js';
import { MergeRepository } from './merge.repository.js';
import { concernFindings } from './merge.rules.js';
import { PERSON_MERGE } from './merge.stages.js';
import { labelsOf } from './moved-records.rules.js';

/** Takes mergers apart again. */
@Injectable()
export class UndoMerge {
  constructor(
    private readonly mergers: MergeQuery,
    private readonly writes: MergeRepository,
    private readonly workflow: WorkflowService,
  ) {}

  /**
   * Gives everything back that a merger moved, while nothing stands on it.
   * @throws DomainError NOT_FOUND, VERSION_STALE, STAGE_WRONG, MERGES_OWN_RECORD, CONFLICT_OF_INTEREST, MERGE_STOOD_ON
   */
  async undo(ctx: WriteCtx, { id, version, reason, validateOnly }: { id: string; version: number; reason: string; validateOnly: boolean }): Promise<MergerRow> {
    const found = await this.known(ctx, id);
    const item = await this.workflow.open(ctx, PERSON_MERGE, id, version, ['input', 'id']);
    await this.writes.lock(ctx, found);
    const refusals = found.undoneAt === null ? await this.standing(ctx, found) : [];
    const step = { action: 'UNDO', entries: { remark: reason }, verdict: refusals.length > 0 ? refused(refusals) : accepted(null), overrides: [], dueOn: null, validateOnly } as const;
    await this.workflow.take(ctx, PERSON_MERGE, item, step, async () => {
      await this.writes.undo(ctx, id);
      const people = [found.keepId, found.mergeId];
      ctx.touched.push({ kind: 'person_merge', id, action: 'CHANGED' });
      for (const person of people) ctx.touched.push({ kind: 'person', id: person, action: 'CHANGED' });
      for (const member of await this.mergers.memberIds(ctx, people)) ctx.touched.push({ kind: 'member', id: member, action: 'CHANGED' });
    });
    return this.known(ctx, id);
  }

  /** What stands in the way of taking it apart. */
  private async standing(ctx: Ctx, { id, keepId, mergeId }: MergerRow): Promise<Finding[]> {
    const people = [keepId, mergeId];
    const concern = concernFindings({ ofActor: ctx.actor.personId !== null && people.includes(ctx.actor.personId), ofRelative: await this.mergers.areRelatives(ctx, people) });
    const tables = await this.mergers.standsOn(ctx, id);
    return tables.length === 0 ? concern : [...concern, finding(mergeRefusals.MERGE_STOOD_ON, labelsOf(tables), ['input', 'id'])];
  }

  private async known(ctx: Ctx, id: string): Promise<MergerRow> {
    const row = await this.mergers.findInScope(ctx, id);
    if (!row) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'việc gộp hồ sơ', whatEn: 'merger of records' }, ['input', 'id']);
    return row;
  }
}
