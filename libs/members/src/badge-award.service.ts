import { Injectable } from '@nestjs/common';
import { rehearsable, type WriteCtx } from '#database';
import { kernelRefusals, newId, orThrow, refuse } from '#kernel';
import { Regulations } from '#regulations';
import { settle, WorkflowRepository, type Override } from '#workflow';
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

/** Puts on record which badges were given. */
@Injectable()
export class BadgeAwardService {
  constructor(
    private readonly awards: BadgeAwardRepository,
    private readonly members: MemberQuery,
    private readonly items: WorkflowRepository,
    private readonly regulations: Regulations,
  ) {}

  /** @throws DomainError NOT_FOUND, or what `awardVerdict` refuses or warns of. Answers the member's id. */
  async record(ctx: WriteCtx, input: AwardToRecord): Promise<string> {
    const { memberId, years, decidedOn, decidedBy, decisionNumber } = input;
    const found = await this.awards.awarded(ctx, memberId);
    if (!found) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'đảng viên', whatEn: 'member' }, ['input', 'memberId']);
    const { diedOn, organizationId } = found;
    const statuses = await this.members.statuses(ctx, [memberId]);
    const seniority = seniorityCounted(found, statuses, seniorityRules(this.regulations.on(dayOfAward(input, diedOn))));
    const hasBadge = (await this.awards.ofMembers(ctx, [memberId])).some((each) => each.years === years);
    const verdict = awardVerdict(input, { hasBadge, countedFrom: seniority?.countedFrom, diedOn }, this.regulations.on(decidedOn), ctx.today);
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
}
