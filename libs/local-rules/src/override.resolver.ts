import { Args, ArgsType, Field, InputType, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IsNotEmpty, IsOptional, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import type { Ctx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, IsPrintable, PageArguments, PlainDateScalar, UuidScalar, type Dated, type LoaderCache } from '#graphql';
import type { PlainDate } from '#kernel';
import { MemberLoader, PersonModel, type PersonRow } from '#members';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { OverrideConnection, OverrideModel } from './override.model.js';
import type { OverrideRow } from './override.query.js';
import { OverrideService, type OverridePage } from './override.service.js';

const CODE_MAX = 100;

@InputType({ description: 'Which overridden warnings to list; what is left out does not narrow.' })
class OverrideFilterInput {
  @Field(() => UuidScalar, { nullable: true, description: 'Of this organisation and all below it.' })
  @IsOptional()
  @IsUUID()
  readonly organizationId?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the warning.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(CODE_MAX)
  @IsPrintable()
  readonly code?: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'Overridden by this person.' })
  @IsOptional()
  @IsUUID()
  readonly authorId?: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'On this day or later.' })
  @IsOptional()
  readonly from?: PlainDate | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'On this day or before.' })
  @IsOptional()
  readonly through?: PlainDate | null;
}

@ArgsType()
class OverridesArgs extends PageArguments {
  @Field(() => OverrideFilterInput, { nullable: true, description: 'Which to list.' })
  @IsOptional()
  @ValidateNested()
  readonly filter?: OverrideFilterInput | null;
}

@Resolver(() => OverrideModel)
export class OverrideResolver {
  constructor(
    private readonly service: OverrideService,
    private readonly organizations: OrganizationLoader,
    private readonly members: MemberLoader,
  ) {}

  @Query(() => OverrideConnection, {
    description: 'The warnings that were overridden in the work that the actor sees, the latest first, each with reason and author. For the standing committee.',
  })
  @Allow('override.read')
  async overrides(@CurrentCtx() ctx: Ctx, @Args() { filter, ...page }: OverridesArgs): Promise<OverridePage> {
    return this.service.list(ctx, filter ?? {}, page);
  }

  @ResolveField(() => String, { description: 'Kind of the record, in Vietnamese.' })
  @Allow('override.read')
  title(@Parent() row: OverrideRow): string {
    return this.service.titleOf(row);
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The organisation whose record it is, as of today.' })
  @Allow('override.read')
  async organization(@Parent() { organizationId }: OverrideRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf: ctx.today });
  }

  @ResolveField(() => PersonModel, { nullable: true, description: 'Who overrode it, as of today; null of what was taken over, and where the actor may not know the person.' })
  @Allow('override.read')
  async author(@Parent() { personId }: OverrideRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<PersonRow> | null> {
    const person = personId === null ? null : await this.members.person(loaders, ctx, personId);
    return person && { ...person, asOf: ctx.today };
  }
}

@Resolver(() => OverrideConnection)
export class OverrideConnectionResolver {
  constructor(private readonly service: OverrideService) {}

  @ResolveField(() => Int, { description: 'How many there are in all pages.' })
  @Allow('override.read')
  async totalCount(@Parent() { filter }: OverridePage, @CurrentCtx() ctx: Ctx): Promise<number> {
    return this.service.count(ctx, filter);
  }
}
