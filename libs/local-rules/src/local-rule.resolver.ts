import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, UuidScalar, type Dated, type LoaderCache } from '#graphql';
import { MemberLoader, PersonModel, type PersonRow } from '#members';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { isParameter, readText, valueInWords } from '#regulations';
import type { NoticeRow } from './holiday-notice.query.js';
import { HolidayNoticeService } from './holiday-notice.service.js';
import { EndLocalRuleInput, EnterHolidayNoticeInput, HolidayNoticePayload, LocalRulePayload, SetLocalRuleInput } from './local-rule.input.js';
import { HolidayNoticeModel, LocalRuleModel } from './local-rule.model.js';
import type { LocalRuleRow } from './local-rule.query.js';
import { LocalRuleService } from './local-rule.service.js';

const OF = { type: () => UuidScalar, nullable: true, description: 'Only those of this organisation.' } as const;

@Resolver(() => LocalRuleModel)
export class LocalRuleResolver {
  constructor(
    private readonly service: LocalRuleService,
    private readonly organizations: OrganizationLoader,
    private readonly members: MemberLoader,
  ) {}

  @Query(() => [LocalRuleModel], { description: 'What wards set for themselves, ended and replaced values too. For everybody whose ward it is.' })
  @Allow('session.own')
  async localRules(@CurrentCtx() ctx: Ctx, @Args('organizationId', OF) organizationId: string | null): Promise<LocalRuleRow[]> {
    return this.service.list(ctx, organizationId);
  }

  @Mutation(() => LocalRulePayload, {
    description:
      'Sets a value of the ward’s own from a day on, by a document; in the place of one that was entered wrong, when it is named. For the standing committee and the party office of the organisation. Refuses with NOT_FOUND, PARAMETER_NOT_LOCAL, LOCAL_VALUE_INVALID, DATES_OUT_OF_ORDER, DATE_IN_FUTURE, LOCAL_RULE_REPLACED, LOCAL_RULE_OTHER or LOCAL_RULE_OVERLAPS.',
  })
  @Allow('regulation.set')
  async setLocalRule(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The value.' }) input: SetLocalRuleInput): Promise<{ localRule: LocalRuleRow | null }> {
    return { localRule: await this.service.set(ctx, input) };
  }

  @Mutation(() => LocalRulePayload, {
    description:
      'Ends a value of the ward’s own on a day, by a document; before that day it goes on to hold. For the standing committee and the party office of the organisation. Refuses with NOT_FOUND, VERSION_STALE, LOCAL_RULE_REPLACED, LOCAL_RULE_ENDS_ALREADY, DATES_OUT_OF_ORDER or DATE_IN_FUTURE.',
  })
  @Allow('regulation.set')
  async endLocalRule(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The end.' }) input: EndLocalRuleInput): Promise<{ localRule: LocalRuleRow }> {
    return { localRule: await this.service.end(ctx, input) };
  }

  @ResolveField(() => String, { description: 'The value in Vietnamese.' })
  @Allow('session.own')
  valueVi(@Parent() { parameter, value: text }: LocalRuleRow): string {
    const value = isParameter(parameter) ? readText(parameter, text) : undefined;
    return isParameter(parameter) && value !== undefined ? valueInWords(parameter, value) : text;
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The organisation for which it holds, as of today.' })
  @Allow('session.own')
  async organization(@Parent() { organizationId }: LocalRuleRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf: ctx.today });
  }

  @ResolveField(() => PersonModel, { nullable: true, description: 'Who entered it, as of today; null where the actor may not know the person.' })
  @Allow('session.own')
  async author(@Parent() { authorId }: LocalRuleRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<PersonRow> | null> {
    const person = authorId === null ? null : await this.members.person(loaders, ctx, authorId);
    return person && { ...person, asOf: ctx.today };
  }
}

@Resolver(() => HolidayNoticeModel)
export class HolidayNoticeResolver {
  constructor(
    private readonly service: HolidayNoticeService,
    private readonly organizations: OrganizationLoader,
  ) {}

  @Query(() => [HolidayNoticeModel], { description: 'The State’s notices of holidays as wards entered them, the latest year first, replaced ones too. For everybody whose ward it is.' })
  @Allow('session.own')
  async holidayNotices(@CurrentCtx() ctx: Ctx, @Args('organizationId', OF) organizationId: string | null): Promise<NoticeRow[]> {
    return this.service.list(ctx, organizationId);
  }

  @Mutation(() => HolidayNoticePayload, {
    description:
      'Enters the State’s notice of a year’s holidays, in the place of the one in force when that is named; deadlines in working days count by it from then on. For the standing committee and the party office of the organisation. Refuses with NOT_FOUND, NOTICE_EXISTS, NOTICE_REPLACED, NOTICE_HOLIDAY_MISSING, NOTICE_DAY_TWICE, NOTICE_DAY_OUTSIDE_YEAR, NOTICE_WORKED_ON_WEEKDAY, NOTICE_OFF_ON_WEEKEND or DATE_IN_FUTURE.',
  })
  @Allow('regulation.set')
  async enterHolidayNotice(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The notice.' }) input: EnterHolidayNoticeInput): Promise<{ notice: NoticeRow | null }> {
    return { notice: await this.service.enter(ctx, input) };
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The organisation for which it was entered, as of today.' })
  @Allow('session.own')
  async organization(@Parent() { organizationId }: NoticeRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf: ctx.today });
  }
}
