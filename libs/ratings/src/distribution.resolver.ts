import { Args, Field, Int, ObjectType, Parent, registerEnumType, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx } from '#database';
import { RatingLevel } from '#enums';
import { Allow, connectionOf, CurrentCtx, CurrentLoaders, PageArguments, rowsLoader, type Dated, type LoaderCache } from '#graphql';
import { storedDay, type Page, type PlainDate } from '#kernel';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { DistributionQuery, type BeforeRow } from './distribution.query.js';
import { changeOf, distributionOf, type Change, type LevelCount, type RatedRow } from './distribution.rules.js';
import { DistributionService } from './distribution.service.js';
import { RatingEntryModel, RatingSeasonModel } from './rating.model.js';
import type { EntryRow, SeasonRow } from './rating.query.js';

export const RatedSubjectEnum = { MEMBERS: 'MEMBERS', ORGANIZATIONS: 'ORGANIZATIONS' } as const;
registerEnumType(RatedSubjectEnum, {
  name: 'RatedSubject',
  description: 'Who is rated.',
  valuesMap: { MEMBERS: { description: 'Đảng viên: members.' }, ORGANIZATIONS: { description: 'Tổ chức đảng: the organisation itself.' } },
});

const RatingChangeEnum: Record<Change, Change> = { UP: 'UP', SAME: 'SAME', DOWN: 'DOWN' };
registerEnumType(RatingChangeEnum, {
  name: 'RatingChange',
  description: 'How a level stands to that of the year before.',
  valuesMap: { UP: { description: 'Tăng: higher.' }, SAME: { description: 'Giữ nguyên: the same.' }, DOWN: { description: 'Giảm: lower.' } },
});

@ObjectType('RatingLevelCount', { description: 'How many of an organisation were decided at a level, with the rows behind the number, beside the year before.' })
export class RatingLevelCountModel {
  @Field(() => RatedSubjectEnum, { description: 'Who is counted.' })
  readonly subject!: string;

  @Field(() => RatingLevel, { description: 'The level.' })
  readonly level!: RatingLevel;

  @Field(() => Int, { description: 'How many were at it on the organisation’s sheet of the year before.' })
  readonly before!: number;
}

@ObjectType('RatingEntryConnection', { description: 'Rows of rating sheets, a page at a time.' })
export class RatingEntryConnection extends connectionOf(RatingEntryModel, 'RatingEntry') {}

type Counted = LevelCount & { readonly asOf: PlainDate };
const RATED = {};
const ROWS = {};
const BEFORE = {};

/** What the decided levels add to a season. */
@Resolver(() => RatingSeasonModel)
export class SeasonDistributionResolver {
  constructor(private readonly query: DistributionQuery) {}

  @ResolveField(() => [RatingLevelCountModel], { description: 'What was decided, by organisation, subject and level, of the sheets that the actor reads as a whole; only where there is somebody, this year or the year before.' })
  @Allow('rating.read')
  async distribution(@Parent() { id, cutOffOn }: SeasonRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Counted[]> {
    const rows = await loaders.of(RATED, () => rowsLoader((ids) => this.query.rated(ctx, ids), (row: RatedRow & { seasonId: string }) => [row.seasonId])).load(id);
    return distributionOf(rows).map((count) => ({ ...count, asOf: storedDay(cutOffOn) }));
  }
}

@Resolver(() => RatingLevelCountModel)
export class LevelCountResolver {
  constructor(
    private readonly distribution: DistributionService,
    private readonly organizations: OrganizationLoader,
  ) {}

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The organisation, as of the cut-off.' })
  @Allow('rating.read')
  async organization(@Parent() { organizationId, asOf }: Counted, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf });
  }

  @ResolveField(() => Int, { description: 'How many are at it: as many as there are entries on all pages.' })
  @Allow('rating.read')
  count(@Parent() { entryIds }: Counted): number {
    return entryIds.length;
  }

  @ResolveField(() => RatingEntryConnection, { description: 'The rows behind the number, a page at a time.' })
  @Allow('rating.read')
  async entries(@Parent() count: Counted, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache, @Args() args: PageArguments): Promise<Page<EntryRow & { readonly asOf: PlainDate }>> {
    const loader = loaders.of(ROWS, () => rowsLoader((ids) => this.distribution.read(ctx, ids), (row: EntryRow) => [row.id]));
    return this.distribution.rows(count, args, (id) => loader.load(id));
  }
}

/** What the year before adds to a row. */
@Resolver(() => RatingEntryModel)
export class EntryBeforeResolver {
  constructor(private readonly query: DistributionQuery) {}

  @ResolveField(() => RatingLevel, { nullable: true, description: 'The level decided for the same member or organisation the year before, if that is in scope.' })
  @Allow('rating.read')
  async before(@Parent() { id }: EntryRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<RatingLevel | null> {
    const loader = loaders.of(BEFORE, () => rowsLoader((ids) => this.query.before(ctx, ids), (row: BeforeRow) => [row.entryId]));
    return (await loader.load(id))[0]?.level ?? null;
  }

  @ResolveField(() => RatingChangeEnum, { nullable: true, description: 'How the decided level stands to that; null where one of the two is missing.' })
  @Allow('rating.read')
  async change(@Parent() entry: EntryRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Change | null> {
    const before = await this.before(entry, ctx, loaders);
    return before && entry.decidedLevel ? changeOf(entry.decidedLevel, before) : null;
  }
}
