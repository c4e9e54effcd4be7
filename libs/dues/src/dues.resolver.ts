import { Args, Float, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, type Dated, type LoaderCache } from '#graphql';
import { messageOf, storedDay } from '#kernel';
import { MemberLoader, MemberModel, type MemberRow } from '#members';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { Regulations, valueInWords } from '#regulations';
import { DuesOwedArgs, DuesPaymentsArgs, RecordDuesInput, VoidDuesInput } from './dues.input.js';
import { DuesOwedModel, DuesPaymentConnection, DuesPaymentModel, DuesPaymentPayload } from './dues.model.js';
import type { PaymentRow } from './dues.query.js';
import { keptByCell } from './dues.rules.js';
import { DuesService, type DuesAnswer, type PaymentPage } from './dues.service.js';

interface Payload {
  readonly payments: readonly PaymentRow[];
}

@Resolver(() => DuesOwedModel)
export class DuesOwedResolver {
  constructor(
    private readonly dues: DuesService,
    private readonly organizations: OrganizationLoader,
    private readonly regulations: Regulations,
  ) {}

  @Query(() => DuesOwedModel, {
    name: 'duesOwed',
    description:
      'Đảng phí: what a member owes for a month, by the rule book of its first day, from the income that is entered; nothing of it is kept. Refuses with NOT_FOUND, DUES_OF_NO_MEMBER, DUES_BASE_MISSING, DUES_BASE_POINTLESS, DUES_RELIEF_INCOMPLETE, DUES_REDUCTION_UNKNOWN, DUES_RELIEF_LONG, PARAMETER_NOT_IN_FORCE.',
  })
  @Allow('member.read')
  async owed(@CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache, @Args() args: DuesOwedArgs): Promise<DuesAnswer> {
    return this.dues.owed(ctx, loaders, args);
  }

  @ResolveField(() => String, { nullable: true, description: 'The share or the fixed amount, in words; null for whoever is exempt.' })
  @Allow('member.read')
  rate(@Parent() { rate }: DuesAnswer): string | null {
    return rate && valueInWords('dues.student-dong', rate.value);
  }

  @ResolveField(() => String, { nullable: true, description: 'The provision of the rate: document, its date, article; null for whoever is exempt.' })
  @Allow('member.read')
  rule(@Parent() { rate }: DuesAnswer): string | null {
    return rate && `${rate.rule.document} (${rate.rule.date}), ${rate.rule.article}`;
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The cell to which they are paid; null when it is out of scope, or none is on record.' })
  @Allow('member.read')
  async payAt(@Parent() { payAtId, month }: DuesAnswer, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return payAtId === null ? null : this.organizations.byId(loaders, ctx, { id: payAtId, asOf: month });
  }

  @ResolveField(() => Int, { nullable: true, description: 'What the cell may keep of it, in đồng: of cells of villages and street groups; null of others, of which no text on record says it.' })
  @Allow('member.read')
  async keptDong(@Parent() owed: DuesAnswer, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<number | null> {
    const cell = await this.payAt(owed, ctx, loaders);
    return keptByCell(owed.owedDong, cell?.sector ?? null, this.regulations.on(owed.month)) ?? null;
  }

  @ResolveField(() => [String], { description: 'What the rule book finds amiss with the relief, in words.' })
  @Allow('member.read')
  warnings(@Parent() { warnings }: DuesAnswer, @CurrentCtx() ctx: Ctx): string[] {
    return warnings.map((each) => messageOf(each, ctx.language));
  }
}

@Resolver(() => DuesPaymentModel)
export class DuesPaymentResolver {
  constructor(
    private readonly dues: DuesService,
    private readonly organizations: OrganizationLoader,
    private readonly members: MemberLoader,
  ) {}

  @Query(() => DuesPaymentConnection, { description: 'Dues on record that cells in scope were paid, and one’s own; the latest months first, voided ones with the reason.' })
  @Allow('dues.read')
  async duesPayments(@CurrentCtx() ctx: Ctx, @Args() args: DuesPaymentsArgs): Promise<PaymentPage> {
    return this.dues.list(ctx, args);
  }

  @ResolveField(() => MemberModel, { nullable: true, description: 'Who paid, as of the first day of the month; null when out of scope.' })
  @Allow('member.read')
  async member(@Parent() { memberId, month }: PaymentRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<MemberRow> | null> {
    const member = await this.members.byId(loaders, ctx, { id: memberId, asOf: storedDay(month) });
    if (member) ctx.touched.push({ kind: 'member', id: memberId, action: 'READ' });
    return member;
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The cell that was paid, as of the day of payment.' })
  @Allow('dues.read')
  async organization(@Parent() { organizationId, paidOn }: PaymentRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf: storedDay(paidOn) });
  }

  @Mutation(() => DuesPaymentPayload, {
    description: 'Puts on record which months of whom a cell was paid, all or none. For the cell’s secretary; nobody does it for oneself. Refuses with NOT_FOUND, DATE_IN_FUTURE, OWN_DUES, DUES_NOT_HERE, DUES_PAID.',
  })
  @Allow('dues.record')
  async recordDues(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The list.' }) input: RecordDuesInput): Promise<Payload> {
    return { payments: await this.dues.record(ctx, input) };
  }

  @Mutation(() => DuesPaymentPayload, {
    description: 'Voids dues that were entered by mistake: they stay readable and count nowhere. For the cell’s secretary; nobody does it for oneself. Refuses with NOT_FOUND, VERSION_STALE, OWN_DUES, DUES_VOIDED.',
  })
  @Allow('dues.record')
  async voidDues(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The dues, and why.' }) input: VoidDuesInput): Promise<Payload> {
    return { payments: await this.dues.void(ctx, input) };
  }
}

@Resolver(() => DuesPaymentConnection)
export class DuesPaymentConnectionResolver {
  constructor(private readonly dues: DuesService) {}

  @ResolveField(() => Int, { description: 'How many there are in all pages that were not voided.' })
  @Allow('dues.read')
  async totalCount(@Parent() { filter }: PaymentPage, @CurrentCtx() ctx: Ctx): Promise<number> {
    return (await this.dues.total(ctx, filter)).count;
  }

  @ResolveField(() => Float, { description: 'What they come to, in đồng.' })
  @Allow('dues.read')
  async totalDong(@Parent() { filter }: PaymentPage, @CurrentCtx() ctx: Ctx): Promise<number> {
    return (await this.dues.total(ctx, filter)).dong;
  }
}
