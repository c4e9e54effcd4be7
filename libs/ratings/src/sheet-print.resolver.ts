import { Field, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AccessService } from '#access';
import type { Ctx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, type LoaderCache } from '#graphql';
import { storedDay } from '#kernel';
import { MemberLoader } from '#members';
import { OrganizationLoader } from '#organizations';
import { RatingLoader } from './rating.loader.js';
import { RatingSheetModel } from './rating.model.js';
import type { EntryRow, SheetRowWithSeason } from './rating.query.js';
import { printedSheet, type PrintedRow } from './sheet-print.rules.js';

const UNKNOWN = '(ngoài phạm vi)';

@ObjectType('PrintedRatingSheet', { description: 'A sheet as a page to print.' })
export class PrintedRatingSheetModel {
  @Field(() => String, { description: 'The page in HTML, in Vietnamese: headings, rows by given name, opinions, votes, proposals, results with the decision, totals.' })
  readonly html!: string;
}

/** The sheet as it is printed. */
@Resolver(() => RatingSheetModel)
export class SheetPrintResolver {
  constructor(
    private readonly loader: RatingLoader,
    private readonly organizations: OrganizationLoader,
    private readonly members: MemberLoader,
    private readonly access: AccessService,
  ) {}

  @ResolveField(() => PrintedRatingSheetModel, { nullable: true, description: 'The sheet as a page to print; null for whoever sees only their own row.' })
  @Allow('rating.read')
  async printed(@Parent() sheet: SheetRowWithSeason, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<PrintedRatingSheetModel | null> {
    if (!(await this.access.reaches(ctx, 'rating.read', sheet.organizationId))) return null;
    const asOf = storedDay(sheet.cutOffOn);
    const [entries, log, season, organization] = await Promise.all([
      this.loader.entries(loaders, ctx, sheet.id),
      this.loader.log(loaders, ctx, sheet.id),
      this.loader.season(loaders, ctx, sheet.seasonId),
      this.organizations.byId(loaders, ctx, { id: sheet.organizationId, asOf }),
    ]);
    const above = organization?.parentId ? await this.organizations.byId(loaders, ctx, { id: organization.parentId, asOf }) : null;
    const decided = log.findLast(({ action }) => action === 'DECIDE');
    const decision = decided?.decisionNumber && decided.decidedOn ? { number: decided.decisionNumber, on: decided.decidedOn, body: decided.body ?? '' } : null;
    const rows = await Promise.all(entries.map((entry) => this.row(loaders, ctx, entry, sheet)));
    const html = printedSheet({ organization: organization?.name ?? UNKNOWN, above: above?.name ?? null, year: season?.year ?? asOf.year, cutOffOn: sheet.cutOffOn, decision, rows });
    return { html };
  }

  private async row(loaders: LoaderCache, ctx: Ctx, entry: EntryRow, { cutOffOn }: SheetRowWithSeason): Promise<PrintedRow> {
    const { memberId } = entry;
    const opinions = await this.loader.opinions(loaders, ctx, entry.id);
    if (memberId === null) return { ...entry, name: null, opinions };
    const member = await this.members.byId(loaders, ctx, { id: memberId, asOf: storedDay(cutOffOn) });
    ctx.touched.push({ kind: 'member', id: memberId, action: 'READ' });
    return { ...entry, name: member?.fullName ?? UNKNOWN, opinions };
  }
}
