import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import type { WriteCtx } from '#database';
import { kernelRefusals, refuse, type PlainDate } from '#kernel';
import { lockMember } from '#members';
import { DecisionRepository, holdTree, type NewDecision } from '#organizations';
import { WorkflowRepository, WorkflowService, type Override } from '#workflow';
import { ExitQuery, type ExitRow } from './exit.query.js';
import { ExitRepository } from './exit.repository.js';
import { restoreVerdict } from './exit.rules.js';
import { EXIT } from './exit.stages.js';

export interface Restoring extends NewDecision {
  readonly exitId: string;
  readonly version: number;
  readonly restoredOn: PlainDate;
  readonly organizationId?: string | null;
  readonly overrides?: readonly Override[] | null;
  readonly validateOnly: boolean;
}

/** Takes exits back that were wrong or annulled. Posts, stays and memberships ahead do not come back: they are given anew. */
@Injectable()
export class RestoreMember {
  constructor(
    private readonly exits: ExitQuery,
    private readonly writes: ExitRepository,
    private readonly decisions: DecisionRepository,
    private readonly workflow: WorkflowService,
    private readonly items: WorkflowRepository,
    private readonly access: AccessService,
  ) {}

  /** @throws DomainError NOT_FOUND, VERSION_STALE, STAGE_WRONG, or what `restoreVerdict` refuses */
  async restore(ctx: WriteCtx, input: Restoring): Promise<ExitRow> {
    const path = ['input', 'exitId'];
    const exit = await this.exits.findInScope(ctx, input.exitId);
    if (!exit || !(await this.access.reaches(ctx, EXIT.actions.RESTORE.right, exit.organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: EXIT.vi.toLocaleLowerCase('vi'), whatEn: EXIT.en }, path);
    }
    await holdTree(ctx);
    await lockMember(ctx, exit.memberId);
    const item = await this.workflow.open(ctx, EXIT, exit.id, input.version, path);
    const { restoredOn, decidedOn, decisionNumber, decisionTitle } = input;
    const organizationId = input.organizationId ?? exit.organizationId;
    const place = await this.exits.returnPlace(ctx, exit.id, organizationId, restoredOn);
    const { effectiveOn, memberId } = exit;
    const verdict = restoreVerdict({ ...place, effectiveOn, restoredOn, decidedOn, isActor: place.personId === ctx.actor.personId }, ctx.today);
    const step = { action: 'RESTORE', entries: { decisionNumber, decidedOn, remark: decisionTitle }, verdict, overrides: input.overrides ?? [], dueOn: null, validateOnly: input.validateOnly } as const;
    return this.workflow.take(ctx, EXIT, item, { ...step, body: { vi: input.decidedBy, en: input.decidedBy } }, async () => {
      const decisionId = await this.decisions.record(ctx, input);
      await this.writes.restore(ctx, exit.id, { memberId, organizationId, status: place.status, restoredOn, decisionId });
      if (place.status === 'PROBATIONARY' && place.admissionId !== null) await this.reopenAdmission(ctx, place.admissionId, place.admissionDueOn, input);
      ctx.touched.push({ kind: 'member', id: memberId, action: 'CHANGED' });
      return { ...exit, restoredOn: restoredOn.toString(), version: exit.version + 1 };
    });
  }

  /** The admission that ended with the exit goes on where it stood, with its deadline. */
  private async reopenAdmission(ctx: WriteCtx, id: string, dueOn: string | null, { decidedBy, decisionNumber, decidedOn }: Restoring): Promise<void> {
    const item = await this.items.lock(ctx, id);
    const left = (await this.items.logs(ctx, [id])).findLast(({ action }) => action === 'LEAVE');
    if (!item || !left || left.fromStage === null) throw new Error('An admission that ended with an exit has the log of it.');
    const move = { action: 'RESTORE', to: left.fromStage, body: decidedBy, decisionNumber, decidedOn, dueOn, waitsAtId: item.waitsAtId };
    await this.items.append(ctx, id, item.stage, move);
    await this.writes.reopenAdmission(ctx, id);
    await this.items.move(ctx, item, move);
    ctx.touched.push({ kind: 'admission', id, action: 'CHANGED' });
  }
}
