import { Args, ArgsType, Field, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IsDefined, IsUUID } from 'class-validator';
import type { Ctx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, PageArguments, PlainDateScalar, UuidScalar, type Dated, type LoaderCache } from '#graphql';
import { storedDay, type Page, type PlainDate } from '#kernel';
import { MemberLoader, MemberModel, type MemberRow } from '#members';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { MovementBalanceModel, MovementConnection, MovementLineModel, MovementModel } from './balance.model.js';
import type { MovementRow } from './balance.query.js';
import { BalanceService, type Balance, type Line } from './balance.service.js';

@ArgsType()
class BalanceArguments {
  @Field(() => UuidScalar, { description: 'The organisation.' })
  @IsUUID()
  readonly organizationId!: string;

  @Field(() => PlainDateScalar, { description: 'First day.' })
  @IsDefined()
  readonly from!: PlainDate;

  @Field(() => PlainDateScalar, { description: 'Last day.' })
  @IsDefined()
  readonly through!: PlainDate;
}

@Resolver(() => MovementBalanceModel)
export class BalanceResolver {
  constructor(
    private readonly balances: BalanceService,
    private readonly organizations: OrganizationLoader,
  ) {}

  @Query(() => MovementBalanceModel, {
    description: 'The movement balance of an organisation over a period, as the tree stood on each day. For whoever reads the whole roll. Refuses with NOT_FOUND or DATES_OUT_OF_ORDER.',
  })
  @Allow('member.read')
  async movementBalance(@CurrentCtx() ctx: Ctx, @Args() args: BalanceArguments): Promise<Balance> {
    return this.balances.balance(ctx, args);
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The organisation, as of the last day.' })
  @Allow('member.read')
  async organization(@Parent() { organizationId, through }: Balance, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf: through });
  }
}

@Resolver(() => MovementLineModel)
export class MovementLineResolver {
  constructor(private readonly balances: BalanceService) {}

  @ResolveField(() => MovementConnection, { description: 'The members on the line, the earliest first. Members shown are recorded in the audit.' })
  @Allow('member.read')
  async members(@Parent() line: Line, @Args() args: PageArguments, @CurrentCtx() ctx: Ctx): Promise<Page<MovementRow>> {
    return this.balances.members(ctx, line, args);
  }
}

@Resolver(() => MovementModel)
export class MovementResolver {
  constructor(
    private readonly organizations: OrganizationLoader,
    private readonly members: MemberLoader,
  ) {}

  @ResolveField(() => MemberModel, { nullable: true, description: 'The member, as of that day; null for one whose record is out of sight by now.' })
  @Allow('member.read')
  async member(@Parent() { memberId, onDay }: MovementRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<MemberRow> | null> {
    const member = await this.members.byId(loaders, ctx, { id: memberId, asOf: storedDay(onDay) });
    if (member) ctx.touched.push({ kind: 'member', id: memberId, action: 'READ' });
    return member;
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The cell to which the member came, or which the member left.' })
  @Allow('member.read')
  async organization(@Parent() { organizationId, onDay }: MovementRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf: storedDay(onDay) });
  }
}
