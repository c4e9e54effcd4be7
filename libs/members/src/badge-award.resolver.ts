import { Args, Field, InputType, Int, Mutation, ObjectType, Parent, registerEnumType, ResolveField, Resolver } from '@nestjs/graphql';
import { IsDefined, IsIn, IsInt, IsUUID, Max, Min } from 'class-validator';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, LineField, PlainDateScalar, rowsLoader, UuidScalar, ValidateOnlyField, type Dated, type LoaderCache } from '#graphql';
import type { PlainDate } from '#kernel';
import { OverrideInput, OverridesField } from '#workflow';
import { BadgeAwardRepository, type BadgeAwardRow } from './badge-award.repository.js';
import { BADGE_GROUNDS, type BadgeGround } from './badge-award.rules.js';
import { BadgeAwardService } from './badge-award.service.js';
import { MemberLoader } from './member.loader.js';
import { MemberModel } from './member.model.js';
import type { MemberRow } from './member.query.js';

const YEARS_MAX = 120;
const NUMBER_MAX = 100;
const BODY_MAX = 200;
const REMARK_MAX = 500;
const BADGES = {};

const BadgeGroundEnum = Object.fromEntries(Object.keys(BADGE_GROUNDS).map((ground) => [ground, ground]));
registerEnumType(BadgeGroundEnum, {
  name: 'BadgeGround',
  description: 'Why a badge is given when it is.',
  valuesMap: Object.fromEntries(Object.entries(BADGE_GROUNDS).map(([ground, { vi, en }]) => [ground, { description: `${vi}: ${en}.` }])),
});

@ObjectType('Badge', { description: 'Huy hiệu Đảng: a badge that a member was given.' })
class BadgeModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => Int, { description: 'The badge: its years of seniority, e.g. 30.' })
  readonly years!: number;

  @Field(() => BadgeGroundEnum, { description: 'Why it was given then.' })
  readonly ground!: BadgeGround;

  @Field(() => PlainDateScalar, { description: 'Day on which it is given, mostly that of a round.' })
  readonly givenOn!: string;

  @Field(() => String, { description: 'Number of the decision.' })
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Date on the decision.' })
  readonly decidedOn!: string;

  @Field(() => String, { description: 'The body that decided.' })
  readonly decidedBy!: string;

  @Field(() => Int, { description: 'Version, to be given back when withdrawing it.' })
  readonly version!: number;
}

@InputType({ description: 'A badge recorded by mistake, and why.' })
export class WithdrawBadgeInput {
  @Field(() => UuidScalar, { description: 'Id of the badge.' })
  @IsUUID()
  readonly badgeId!: string;

  @Field(() => Int, { description: 'Version of the badge.' })
  @IsInt()
  readonly version!: number;

  @LineField(REMARK_MAX, 'The reason, for the others to read.')
  readonly remark!: string;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ description: 'A badge that a member is given.' })
export class RecordBadgeInput {
  @Field(() => UuidScalar, { description: 'Id of the member.' })
  @IsUUID()
  readonly memberId!: string;

  @Field(() => Int, { description: 'The badge: its years of seniority.' })
  @Min(1)
  @Max(YEARS_MAX)
  readonly years!: number;

  @Field(() => BadgeGroundEnum, { defaultValue: 'ON_TIME', description: 'Why it is given then.' })
  @IsIn(Object.keys(BADGE_GROUNDS))
  readonly ground!: BadgeGround;

  @Field(() => PlainDateScalar, { description: 'Day on which it is given.' })
  @IsDefined()
  readonly givenOn!: PlainDate;

  @LineField(NUMBER_MAX, 'Number of the decision.')
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Date on the decision.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;

  @LineField(BODY_MAX, 'The body that decided.')
  readonly decidedBy!: string;

  @OverridesField()
  readonly overrides?: OverrideInput[] | null;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@ObjectType('BadgePayload', { description: 'The member whose badges were changed; with `validateOnly` as before.' })
class BadgePayload {
  @Field(() => MemberModel, { description: 'The member.' })
  readonly member!: MemberModel;
}

@Resolver(() => MemberModel)
export class BadgeAwardResolver {
  constructor(
    private readonly service: BadgeAwardService,
    private readonly awards: BadgeAwardRepository,
    private readonly members: MemberLoader,
  ) {}

  @ResolveField(() => [BadgeModel], { description: 'Badges that the member was given by decisions until the day, without those withdrawn since as mistakes.' })
  @Allow('member.read')
  async badges(@Parent() { id, asOf }: Dated<MemberRow>, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly BadgeAwardRow[]> {
    const rows = await loaders.of(BADGES, () => rowsLoader((ids) => this.awards.ofMembers(ctx, ids), (row: BadgeAwardRow) => [row.memberId])).load(id);
    return rows.filter(({ decidedOn }) => decidedOn <= asOf.toString());
  }

  @Mutation(() => BadgePayload, {
    description: 'Puts on record that a member is given a badge, by the decision of a level above. For the party office; nobody does it for oneself. Refuses with NOT_FOUND, OWN_BADGE, DATE_IN_FUTURE, BADGE_GIVEN, BADGE_POSTHUMOUS_UNFIT, BADGE_WITHOUT_SENIORITY; warns of BADGE_UNKNOWN, BADGE_NOT_REACHED.',
  })
  @Allow('badge.record')
  async recordBadge(@CurrentCtx() ctx: WriteCtx, @CurrentLoaders() loaders: LoaderCache, @Args('input', { description: 'The badge.' }) input: RecordBadgeInput): Promise<{ member: Dated<MemberRow> }> {
    return this.payload(ctx, loaders, await this.service.record(ctx, input));
  }

  @Mutation(() => BadgePayload, {
    description: 'Withdraws a badge that was put on record by mistake, with the reason. For the party office; nobody does it for oneself. Refuses with NOT_FOUND, VERSION_STALE, STAGE_WRONG, OWN_BADGE.',
  })
  @Allow('badge.record')
  async withdrawBadge(@CurrentCtx() ctx: WriteCtx, @CurrentLoaders() loaders: LoaderCache, @Args('input', { description: 'The badge, and why.' }) input: WithdrawBadgeInput): Promise<{ member: Dated<MemberRow> }> {
    return this.payload(ctx, loaders, await this.service.withdraw(ctx, input));
  }

  private async payload(ctx: WriteCtx, loaders: LoaderCache, id: string): Promise<{ member: Dated<MemberRow> }> {
    const member = await this.members.byId(loaders, ctx, { id, asOf: ctx.today });
    if (!member) throw new Error('A member whose badge is recorded must be in scope.');
    return { member };
  }
}
