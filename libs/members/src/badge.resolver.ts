import { Args, ArgsType, Field, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IsOptional, IsUUID, Max, Min } from 'class-validator';
import type { Ctx } from '#database';
import { Allow, CurrentCtx, PageArguments, PlainDateScalar, UuidScalar, type Dated } from '#graphql';
import type { PlainDate } from '#kernel';
import { BadgeCandidateConnection, BadgeCandidateModel } from './badge.model.js';
import type { BadgeRow } from './badge.query.js';
import { BadgeService, ROUNDS_AHEAD, type BadgePage } from './badge.service.js';
import { MemberModel } from './member.model.js';
import type { MemberRow } from './member.query.js';

/** Two years of rounds. */
const ROUNDS_MAX = 8;

@ArgsType()
class BadgeCandidatesArgs extends PageArguments {
  @Field(() => UuidScalar, { description: 'The organisation; all below it count too.' })
  @IsUUID()
  readonly organizationId!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'The day from which rounds are looked ahead to, and for which roll and rules are taken; today unless said.' })
  @IsOptional()
  readonly asOf?: PlainDate | null;

  @Field(() => Int, { nullable: true, description: `How many rounds ahead, ${ROUNDS_AHEAD} unless said, at most ${ROUNDS_MAX}.` })
  @IsOptional()
  @Min(1)
  @Max(ROUNDS_MAX)
  readonly rounds?: number | null;
}

@Resolver(() => BadgeCandidateModel)
export class BadgeResolver {
  constructor(private readonly badges: BadgeService) {}

  @Query(() => BadgeCandidateConnection, {
    description:
      'Huy hiệu Đảng: the members of an organisation and all below it who reach a badge between one round (3/2, 19/5, 2/9, 7/11) and the next, by round, the longest seniority first. Who has been given the badge already is left out. Refuses with NOT_FOUND where the roll is out of scope, BADGES_UNKNOWN for a day before the rules on record. Every member shown is recorded in the audit.',
  })
  @Allow('member.read')
  async badgeCandidates(@CurrentCtx() ctx: Ctx, @Args() args: BadgeCandidatesArgs): Promise<BadgePage> {
    return this.badges.candidates(ctx, args);
  }

  @ResolveField(() => MemberModel, { description: 'The member.' })
  @Allow('member.read')
  member(@Parent() candidate: Dated<BadgeRow>): Dated<MemberRow> {
    return candidate;
  }
}
