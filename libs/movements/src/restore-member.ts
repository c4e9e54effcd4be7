import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import type { WriteCtx } from '#database';
import { accepted, kernelRefusals, refuse, storedDay, type PlainDate, type Verdict } from '#kernel';
import { lockMember } from '#members';
import { DecisionRepository, holdTree, type NewDecision } from '#organizations';
import { WorkflowRepository, WorkflowService, type ItemRow, type Override } from '#workflow';
import { ExitQuery, type ExitRow } from './exit.query.js';
import { ExitRepository } from './exit.repository.js';
import { restoreVerdict } from './exit.rules.js';
import { EXIT } from './exit.stages.js';

/** The decision that takes an exit back, from when and to where. */
export interface Restoring extends NewDecision {
  readonly restoredOn: PlainDate;
  /** The cell; null: the one that was left. */
  readonly organizationId?: string | null;
}

export interface RestorationToRecord extends Restoring {
  readonly exitId: string;
  readonly version: number;
  readonly overrides?: readonly Override[] | null;
  readonly validateOnly: boolean;
}

export interface PreparedRestoration {
  readonly verdict: Verdict<null>;
  /** Puts it on record, in the transaction that locked the member. */
  readonly write: () => Promise<void>;
}

const PATH = ['input', 'exitId'];

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
  async restore(ctx: WriteCtx, input: RestorationToRecord): Promise<ExitRow> {
    const exit = await this.find(ctx, input.exitId);
    if (!exit) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: EXIT.vi.toLocaleLowerCase('vi'), whatEn: EXIT.en }, PATH);
    const { item, verdict, write } = await this.locked(ctx, exit, input, input.version);
    await this.workflow.take(ctx, EXIT, item, { ...stepOf(input), verdict, overrides: input.overrides ?? [], validateOnly: input.validateOnly }, write);
    return { ...exit, restoredOn: input.restoredOn.toString(), version: exit.version + 1 };
  }

  /**
   * Whether an exit may be taken back so, and the writing of it: for whoever decides on that with something else.
   * Locks the member. `restoredOn` null: from the day of the exit, as if it had never been. Null for one who does not
   * restore members there.
   */
  async prepared(ctx: WriteCtx, exitId: string, { restoredOn, ...decision }: Omit<Restoring, 'restoredOn'> & { readonly restoredOn: PlainDate | null }): Promise<PreparedRestoration | null> {
    const exit = await this.find(ctx, exitId);
    if (!exit) return null;
    const restoring = { ...decision, restoredOn: restoredOn ?? storedDay(exit.effectiveOn) };
    const { item, verdict, write } = await this.locked(ctx, exit, restoring, exit.version);
    return { verdict, write: () => this.workflow.take(ctx, EXIT, item, { ...stepOf(restoring), verdict: accepted(null), overrides: [], validateOnly: false }, write) };
  }

  /** The exit, if the actor restores members there. */
  private async find(ctx: WriteCtx, id: string): Promise<ExitRow | undefined> {
    const exit = await this.exits.findInScope(ctx, id);
    return exit && (await this.access.reaches(ctx, EXIT.actions.RESTORE.right, exit.organizationId)) ? exit : undefined;
  }

  private async locked(ctx: WriteCtx, exit: ExitRow, restoring: Restoring, version: number): Promise<PreparedRestoration & { readonly item: ItemRow }> {
    await holdTree(ctx);
    await lockMember(ctx, exit.memberId);
    const item = await this.workflow.open(ctx, EXIT, exit.id, version, PATH);
    const { restoredOn, decidedOn } = restoring;
    const organizationId = restoring.organizationId ?? exit.organizationId;
    const place = await this.exits.returnPlace(ctx, exit.id, organizationId, restoredOn);
    const { effectiveOn, memberId } = exit;
    const verdict = restoreVerdict({ ...place, effectiveOn, restoredOn, decidedOn, isActor: place.personId === ctx.actor.personId }, ctx.today);
    const write = async (): Promise<void> => {
      const decisionId = await this.decisions.record(ctx, restoring);
      await this.writes.restore(ctx, exit.id, { memberId, organizationId, status: place.status, restoredOn, decisionId });
      if (place.status === 'PROBATIONARY' && place.admissionId !== null) await this.reopenAdmission(ctx, place.admissionId, place.admissionDueOn, restoring);
      ctx.touched.push({ kind: 'member', id: memberId, action: 'CHANGED' });
    };
    return { item, verdict, write };
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

function stepOf({ decisionNumber, decidedOn, decisionTitle, decidedBy }: Restoring) {
  return { action: 'RESTORE', entries: { decisionNumber, decidedOn, remark: decisionTitle }, dueOn: null, body: { vi: decidedBy, en: decidedBy } } as const;
}
