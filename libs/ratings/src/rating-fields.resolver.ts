import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, type Dated, type LoaderCache } from '#graphql';
import { parsePlainDate, type PlainDate } from '#kernel';
import { MemberLoader, MemberModel, type MemberRow } from '#members';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { RuleBooks } from '#rule-books';
import { WorkflowLogEntryModel, type LogRow } from '#workflow';
import { RatingLoader } from './rating.loader.js';
import { RatingCapModel, RatingEntryModel, RatingResultModel, RatingSeasonModel, RatingSheetModel, RatingSheetStateModel } from './rating.model.js';
import type { EntryRow, ResultRow, SeasonRow, SheetRowWithSeason } from './rating.query.js';
import { capOf, missingRows, type Cap } from './rating.rules.js';

type Entry = EntryRow & { readonly asOf: PlainDate };

@Resolver(() => RatingSeasonModel)
export class RatingSeasonResolver {
  constructor(
    private readonly loader: RatingLoader,
    private readonly organizations: OrganizationLoader,
  ) {}

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The organisation whose cells are rated, as of the cut-off.' })
  @Allow('rating.read')
  async organization(@Parent() { organizationId, cutOffOn }: SeasonRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf: dayOf(cutOffOn) });
  }

  @ResolveField(() => [RatingSheetModel], { description: 'The sheets of the cells and committees in scope.' })
  @Allow('rating.read')
  async sheets(@Parent() { id }: SeasonRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly SheetRowWithSeason[]> {
    return this.loader.sheets(loaders, ctx, id);
  }
}

@Resolver(() => RatingSheetModel)
export class RatingSheetResolver {
  constructor(
    private readonly loader: RatingLoader,
    private readonly organizations: OrganizationLoader,
    private readonly books: RuleBooks,
  ) {}

  @ResolveField(() => RatingSeasonModel, { nullable: true, description: 'The season.' })
  @Allow('rating.read')
  async season(@Parent() { seasonId }: SheetRowWithSeason, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<SeasonRow | null> {
    return (await this.loader.season(loaders, ctx, seasonId)) ?? null;
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The cell or the committee that is rated, as of the cut-off.' })
  @Allow('rating.read')
  async organization(@Parent() { organizationId, cutOffOn }: SheetRowWithSeason, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf: dayOf(cutOffOn) });
  }

  @ResolveField(() => OrganizationModel, {
    nullable: true,
    description: 'The organisation whose standing committee or committee decides it, as of the cut-off; null when a body above does, whose document the result is entered with.',
  })
  @Allow('rating.read')
  async decider(@Parent() { deciderId, cutOffOn }: SheetRowWithSeason, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return deciderId === null ? null : this.organizations.byId(loaders, ctx, { id: deciderId, asOf: dayOf(cutOffOn) });
  }

  @ResolveField(() => RatingSheetStateModel, { nullable: true, description: 'Where it stands.' })
  @Allow('rating.read')
  async state(@Parent() { id }: SheetRowWithSeason, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<object | null> {
    const item = await this.loader.item(loaders, ctx, id);
    return item ? { ...item, overdue: item.dueOn !== null && item.dueOn < ctx.today.toString() } : null;
  }

  @ResolveField(() => [RatingEntryModel], { description: 'Its rows: the organisation itself, then the members by given name.' })
  @Allow('rating.read')
  async entries(@Parent() sheet: SheetRowWithSeason, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly Entry[]> {
    return this.rows(sheet, ctx, loaders);
  }

  @ResolveField(() => [RatingEntryModel], { description: 'The rows neither rated nor excused: what is missing before it can be submitted.' })
  @Allow('rating.read')
  async missing(@Parent() sheet: SheetRowWithSeason, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly Entry[]> {
    return missingRows(await this.rows(sheet, ctx, loaders));
  }

  @ResolveField(() => RatingCapModel, { nullable: true, description: 'The cap on “excellent” as the sheet stands; null when no document sets one.' })
  @Allow('rating.read')
  async cap(@Parent() sheet: SheetRowWithSeason, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Cap | null> {
    const rows = await this.rows(sheet, ctx, loaders);
    const levels = rows.flatMap(({ memberId, decidedLevel, proposedLevel, decidedAbove }) => (memberId === null || decidedAbove ? [] : (decidedLevel ?? proposedLevel ?? [])));
    return capOf(levels, await this.books.on(ctx, dayOf(sheet.cutOffOn), sheet.ownerId)) ?? null;
  }

  @ResolveField(() => [WorkflowLogEntryModel], { description: 'What happened to it, in order.' })
  @Allow('rating.read')
  async log(@Parent() { id }: SheetRowWithSeason, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly LogRow[]> {
    return this.loader.log(loaders, ctx, id);
  }

  private async rows({ id, cutOffOn }: SheetRowWithSeason, ctx: Ctx, loaders: LoaderCache): Promise<Entry[]> {
    const asOf = dayOf(cutOffOn);
    return (await this.loader.entries(loaders, ctx, id)).map((row) => ({ ...row, asOf }));
  }
}

@Resolver(() => RatingEntryModel)
export class RatingEntryResolver {
  constructor(private readonly members: MemberLoader) {}

  @ResolveField(() => MemberModel, { nullable: true, description: 'The member, as of the cut-off; null for the organisation itself.' })
  @Allow('rating.read')
  async member(@Parent() { memberId, asOf }: Entry, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<MemberRow> | null> {
    if (memberId === null) return null;
    const member = await this.members.byId(loaders, ctx, { id: memberId, asOf });
    if (member) ctx.touched.push({ kind: 'member', id: memberId, action: 'READ' });
    return member;
  }
}

/** What this feature adds to a member. */
@Resolver(() => MemberModel)
export class MemberRatingsResolver {
  constructor(private readonly loader: RatingLoader) {}

  @ResolveField(() => [RatingResultModel], { description: 'The decided yearly ratings in scope, the earliest first; members see their own.' })
  @Allow('rating.read')
  async ratings(@Parent() { id }: { readonly id: string }, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly ResultRow[]> {
    return this.loader.results(loaders, ctx, id);
  }
}

@Resolver(() => RatingCapModel)
export class RatingCapResolver {
  @ResolveField(() => Int, { description: 'How many more may be rated excellent; below 0: how many too many.' })
  @Allow('rating.read')
  left(@Parent() { allowed, excellent }: Cap): number {
    return allowed - excellent;
  }

  @ResolveField(() => String, { description: 'The arithmetic written out.' })
  @Allow('rating.read')
  formula(@Parent() { mode, share, base, allowed }: Cap): string {
    const of = { STRICT: 'số xếp loại tốt', INCLUSIVE: 'số xếp loại tốt trở lên', ALL: 'số được xếp loại' }[mode];
    return `${(share.numerator * 100) / share.denominator}% × ${base} (${of}) → ${allowed}, không làm tròn lên`;
  }
}

function dayOf(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (!date) throw new Error('A stored day must be a date.');
  return date;
}
