import { Args, ArgsType, Field, Int, ObjectType, Parent, Query, registerEnumType, ResolveField, Resolver } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import type { Ctx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, UuidScalar, type Dated, type LoaderCache } from '#graphql';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { MISSING_ITEMS, type MissingItem } from './completeness.rules.js';
import { CompletenessService, type UnitCompleteness } from './completeness.service.js';
import { MemberModel } from './member.model.js';
import type { MemberRow } from './member.query.js';

const MissingItemEnum = Object.fromEntries(MISSING_ITEMS.map((item) => [item, item]));
registerEnumType(MissingItemEnum, {
  name: 'MissingItem',
  description: 'What is missing in a member’s record.',
  valuesMap: {
    BIRTH_DATE: { description: 'Ngày sinh đầy đủ: the day, or day and month, of birth.' },
    PHONE: { description: 'Số điện thoại: a phone number.' },
    ADDRESS: { description: 'Nơi ở: an address.' },
    CARD_NUMBER: { description: 'Số thẻ đảng viên: the card number of a full member.' },
    CARD_NUMBER_DIGITS: { description: 'Số thẻ chưa đúng số chữ số: a card number with as many digits as the rules say.' },
    FILE_DOCUMENTS: { description: 'Giấy tờ trong hồ sơ giấy: papers that the file was found not to hold; not said while nobody has looked.' },
  },
});

@ObjectType('MissingCount', { description: 'How many records miss something.' })
class MissingCountModel {
  @Field(() => MissingItemEnum, { description: 'What they miss.' })
  readonly item!: MissingItem;

  @Field(() => Int, { description: 'How many records.' })
  readonly count!: number;
}

@ObjectType('RecordCompleteness', { description: 'How complete the members’ records of an organisation are today, all below it included.' })
class RecordCompletenessModel {
  @Field(() => Int, { description: 'Members, each counted at the primary membership.' })
  readonly members!: number;

  @Field(() => Int, { description: 'Members whose record misses nothing.' })
  readonly complete!: number;

  @Field(() => [MissingCountModel], { description: 'What records miss, and how many do.' })
  readonly missing!: readonly MissingCountModel[];
}

@ArgsType()
class RecordCompletenessArgs {
  @Field(() => UuidScalar, { description: 'The organisation.' })
  @IsUUID()
  readonly organizationId!: string;
}

@Resolver(() => RecordCompletenessModel)
export class RecordCompletenessResolver {
  constructor(
    private readonly service: CompletenessService,
    private readonly organizations: OrganizationLoader,
  ) {}

  @Query(() => [RecordCompletenessModel], {
    description:
      'How complete the members’ records are today: first of the organisation itself, all below included, then of each organisation directly below that has members. For those who may know how to reach the members. Refuses with NOT_FOUND.',
  })
  @Allow('contact.read')
  async recordCompleteness(@CurrentCtx() ctx: Ctx, @Args() { organizationId }: RecordCompletenessArgs): Promise<UnitCompleteness[]> {
    return this.service.ofUnits(ctx, organizationId);
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The organisation.' })
  @Allow('organization.read')
  async organization(@Parent() { organizationId }: UnitCompleteness, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf: ctx.today });
  }
}

/** What this adds to a member. */
@Resolver(() => MemberModel)
export class MissingItemsResolver {
  constructor(private readonly service: CompletenessService) {}

  @ResolveField(() => [MissingItemEnum], {
    nullable: true,
    description: 'What the record misses today; null for those who may not know how to reach the member, and of whoever is no member today.',
  })
  @Allow('contact.read')
  async missing(@Parent() { id }: Dated<MemberRow>, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly MissingItem[] | null> {
    return this.service.ofMember(loaders, ctx, id);
  }
}
