import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { DomainError, finding, kernelRefusals, newId, orThrow, refused, accepted } from '#kernel';
import { DecisionRepository, type NewDecision } from '#organizations';
import { Regulations } from '#regulations';
import { settle, WorkflowRepository, type Override } from '#workflow';
import type { Decided, Operation, Situation } from './operation.rules.js';
import { ReorganizationQuery, type ReorganizationRow } from './reorganization.query.js';
import { ReorganizationRepository } from './reorganization.repository.js';
import { planReorganization, type Plan, type Planned } from './reorganization.rules.js';
import { REORGANIZATION } from './reorganization.stages.js';
import { SituationQuery } from './situation.query.js';

/** An operation with the decision it rests on. */
export interface DecidedOperation extends Decided, NewDecision {
  readonly operation: Operation;
}

export interface Preview extends Planned, Decided {
  readonly situation: Situation;
}

export interface Recording {
  readonly overrides: readonly Override[];
  readonly validateOnly: boolean;
}

/** Founds, renames, moves, merges, splits and dissolves organisations. */
@Injectable()
export class ReorganizationService {
  constructor(
    private readonly situations: SituationQuery,
    private readonly reorganizations: ReorganizationQuery,
    private readonly writes: ReorganizationRepository,
    private readonly decisions: DecisionRepository,
    private readonly items: WorkflowRepository,
    private readonly regulations: Regulations,
    private readonly access: AccessService,
  ) {}

  async list(ctx: Ctx, organizationId: string | null): Promise<ReorganizationRow[]> {
    return this.reorganizations.list(ctx, organizationId);
  }

  /** What an operation would do, and what speaks against it. Nothing is written. */
  async preview(ctx: Ctx, decided: DecidedOperation): Promise<Preview> {
    // It names members, whose records are for those who may read them.
    this.access.check('member.read', ctx);
    const situation = await this.situations.read(ctx, decided.operation, decided.effectiveOn);
    const rules = { book: this.regulations.on(decided.effectiveOn), today: ctx.today, newId };
    const planned = planReorganization(decided.operation, decided, situation, rules);
    const { decidedOn, effectiveOn } = decided;
    const { homeId } = planned.plan;
    const unseen = planned.refusals.length === 0 && homeId !== null && !(await this.access.reaches(ctx, 'member.read', homeId));
    const refusals = unseen ? [finding(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức đảng', whatEn: 'party organization' }, ['input'])] : planned.refusals;
    return { ...planned, refusals, decidedOn, effectiveOn, situation };
  }

  /**
   * Puts an operation on record and carries it out, all or nothing.
   * @throws DomainError what the rules refuse or warn of
   */
  async carryOut(ctx: WriteCtx, decided: DecidedOperation, { overrides, validateOnly }: Recording): Promise<ReorganizationRow | null> {
    await this.writes.lock(ctx);
    const { plan, refusals, warnings } = await this.preview(ctx, decided);
    const stale = refusals.find(({ refusal }) => refusal.code === kernelRefusals.VERSION_STALE.code);
    if (stale) throw new DomainError([stale]);
    const { overridden } = orThrow(settle(refusals.length > 0 ? refused(refusals, warnings) : accepted(plan, warnings), overrides));
    const { homeId } = plan;
    if (homeId === null) throw new Error('An operation takes place under an organisation.');
    const row = await rehearsable(ctx, validateOnly, async () => {
      const id = newId();
      const { decisionNumber, decidedOn, decidedBy, effectiveOn } = decided;
      const decisionId = await this.decisions.record(ctx, decided);
      await this.items.open(ctx, { kind: REORGANIZATION.kind, stage: REORGANIZATION.initial, dueOn: null, ids: [id], organizationIds: [homeId] });
      await this.writes.carryOut(ctx, plan, { id, homeId, decisionId, effectiveOn });
      await this.items.append(ctx, id, null, { action: plan.type, to: REORGANIZATION.initial, body: decidedBy, decisionNumber, decidedOn });
      await this.items.recordOverrides(ctx, id, overridden);
      touch(ctx, id, plan);
      return this.written(ctx, id);
    });
    return validateOnly ? null : row;
  }

  private async written(ctx: Ctx, id: string): Promise<ReorganizationRow> {
    const row = await this.reorganizations.findInScope(ctx, id);
    if (!row) throw new Error('A reorganisation that was written cannot be read.');
    return row;
  }
}

function touch(ctx: WriteCtx, id: string, { change, moves, posts }: Plan): void {
  ctx.touched.push({ kind: 'reorganization', id, action: 'CREATED' });
  for (const unit of change.founded) ctx.touched.push({ kind: 'organization', id: unit.id, action: 'CREATED' });
  for (const unitId of [...change.restood.map((unit) => unit.id), ...change.ended]) ctx.touched.push({ kind: 'organization', id: unitId, action: 'CHANGED' });
  for (const memberId of new Set(moves.map(({ stay }) => stay.memberId))) ctx.touched.push({ kind: 'member', id: memberId, action: 'CHANGED' });
  for (const personId of new Set(posts.map(({ post }) => post.personId))) ctx.touched.push({ kind: 'person', id: personId, action: 'CHANGED' });
}
