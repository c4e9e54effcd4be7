import { Field, Int, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, UuidScalar, type LoaderCache } from '#graphql';
import { RatingPoolModel, RatingSeasonModel, type SeasonRow } from '#ratings';
import { CeilingModel } from './ceiling.model.js';
import { SeasonFloorService, type SeasonFloor } from './season-floor.service.js';

@ObjectType('RatingFloor', { description: 'A target for those rated “excellent” in the year of a season, beside what the cap on that level allows in its pools.' })
export class RatingFloorModel {
  @Field(() => UuidScalar, { description: 'Id of the measure of the target.' })
  readonly measureId!: string;

  @Field(() => String, { description: 'Its stable name, that of its metric.' })
  readonly key!: string;

  @Field(() => String, { description: 'Its exact wording.' })
  readonly text!: string;

  @Field(() => CeilingModel, { description: 'The cap beside it, from the rosters, proposals and decisions in the pools of the season; its statement says when both cannot be met.' })
  readonly ceiling!: CeilingModel;

  @Field(() => Int, {
    description:
      'Members of the season on whom a body above decides: the target counts them, and nothing of the ceiling does, since no pool here holds them and the cap of the body above is not known. 0 of organisations, and of a pool alone.',
  })
  readonly decidedAbove!: number;
}

/** What targets add to a season. */
@Resolver(() => RatingSeasonModel)
export class SeasonFloorResolver {
  constructor(private readonly floors: SeasonFloorService) {}

  @ResolveField(() => [RatingFloorModel], { name: 'floors', description: 'The targets of the year for those rated “excellent” beside the caps of all pools; none for whoever does not see the whole season.' })
  @Allow('rating.read')
  async ofSeason(@Parent() season: SeasonRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<SeasonFloor[]> {
    return this.floors.ofSeason(loaders, ctx, season);
  }
}

/** What targets add to a pool. */
@Resolver(() => RatingPoolModel)
export class PoolFloorResolver {
  constructor(private readonly floors: SeasonFloorService) {}

  @ResolveField(() => [RatingFloorModel], { name: 'floors', description: 'The same of this pool alone, as if it had to reach the targets by itself: what one pool leaves unused no other may use.' })
  @Allow('rating.read')
  async ofPool(@Parent() { id, season }: { readonly id: string; readonly season: SeasonRow }, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<SeasonFloor[]> {
    return this.floors.ofPool(loaders, ctx, season, id);
  }
}
