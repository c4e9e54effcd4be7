import { Injectable } from '@nestjs/common';
import { rehearsable, type WriteCtx } from '#database';
import { accepted, finding, kernelRefusals, newId, orThrow, refuse, refused } from '#kernel';
import { Regulations } from '#regulations';
import { settle, WorkflowRepository, WorkflowService, type Override } from '#workflow';
import { BadgeAwardRepository, type BadgeToRecord } from './badge-award.repository.js';
import { awardVerdict, dayOfAward } from './badge-award.rules.js';
import { BADGE_AWARD } from './badge-award.stages.js';
import { MemberQuery } from './member.query.js';
import { memberRefusals } from './member.refusals.js';
import { seniorityCounted, seniorityRules } from './seniority.rules.js';

export interface AwardToRecord extends BadgeToRecord {
  readonly overrides?: readonly Override[] | null;
  readonly validateOnly: boolean;
}

/** A badge that is not the member's. */
export interface AwardToWithdraw {
  readonly badgeId: string;
  readonly version: number;
  readonly remark: string;
  readonly validateOnly: boolean;
}

/** Puts on record which badges were given, and withdraws those recorded by mistake. */
@Injectable()
export class BadgeAwardService {
  constructor(
    private readonly awards: BadgeAwardRepository,
    private readonly members: MemberQuery,
    private readonly items: WorkflowRepository,
    private readonly workflow: WorkflowService,
    private readonly regulations: Regulations,
  ) {}

  /** @throws DomainError NOT_FOUND, or what `awardVerdict` refuses or warns of. Answers the member's id. */
  async record(ctx: WriteCtx, input: AwardToRecord): Promise<string> {
    const { memberId, years, decidedOn, decidedBy, decisionNumber } = input;
    const found = await this.awards.awarded(ctx, memberId);
    if (!found) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'đảng viên', whatEn: 'member' }, ['input', 'memberId']);
    const { diedOn, organizationId, personId } = found;
    const statuses = await this.members.statuses(ctx, [memberId]);
    const seniority = seniorityCounted(found, statuses, seniorityRules(this.regulations.on(dayOfAward(input, diedOn))));
    const hasBadge = (await this.awards.ofMembers(ctx, [memberId])).some((each) => each.years === years);
    const verdict = awardVerdict(input, { isActor: personId === ctx.actor.personId, hasBadge, countedFrom: seniority?.countedFrom, diedOn }, this.regulations.on(decidedOn), ctx.today);
    const { overridden } = orThrow(settle(verdict, input.overrides ?? []));
    return rehearsable(ctx, input.validateOnly, async () => {
      const id = newId();
      await this.items.open(ctx, { kind: BADGE_AWARD.kind, stage: BADGE_AWARD.initial, dueOn: null, ids: [id], organizationIds: [organizationId] });
      await this.items.append(ctx, id, null, { action: 'GIVE', to: BADGE_AWARD.initial, body: decidedBy, decisionNumber, decidedOn });
      await this.items.recordOverrides(ctx, id, overridden);
      // Somebody else may have recorded it since it was checked.
      if (!(await this.awards.add(ctx, id, input))) throw refuse(memberRefusals.BADGE_GIVEN, { years }, ['input', 'years']);
      ctx.touched.push({ kind: 'member_badge', id, action: 'CREATED' }, { kind: 'member', id: memberId, action: 'CHANGED' });
      return memberId;
    });
  }

  /** @throws DomainError NOT_FOUND, VERSION_STALE, STAGE_WRONG, OWN_BADGE. Answers the member's id. */
  async withdraw(ctx: WriteCtx, { badgeId, version, remark, validateOnly }: AwardToWithdraw): Promise<string> {
    const path = ['input', 'badgeId'];
    const found = await this.awards.toWithdraw(ctx, badgeId);
    if (!found) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'Huy hiệu Đảng', whatEn: 'badge' }, path);
    const item = await this.workflow.open(ctx, BADGE_AWARD, badgeId, version, path);
    const verdict = found.personId === ctx.actor.personId ? refused([finding(memberRefusals.OWN_BADGE, {}, path)]) : accepted(null);
    const step = { action: 'WITHDRAW', entries: { remark }, verdict, overrides: [], dueOn: null, validateOnly } as const;
    return this.workflow.take(ctx, BADGE_AWARD, item, step, async () => {
      await this.awards.withdraw(ctx, badgeId);
      ctx.touched.push({ kind: 'member_badge', id: badgeId, action: 'CHANGED' }, { kind: 'member', id: found.memberId, action: 'CHANGED' });
      return found.memberId;
    });
  }
}
