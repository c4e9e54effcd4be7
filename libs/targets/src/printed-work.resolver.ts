import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx } from '#database';
import { Allow, CurrentCtx } from '#graphql';
import { CaseCountsModel, type CaseCountsQuestion } from '#inspection';
import { ObservationModel } from './observation.model.js';
import { ObservationQuery, type ObservationRow } from './observation.query.js';

/** What reports print of inspection, supervision and discipline; each counts in a unit of its own, so that none is added to another. */
const PRINTED = [
  'inspection-rounds',
  'inspection-and-supervision-rounds',
  'subjects-inspected-by-committee-and-cells',
  'members-inspected-or-supervised-by-cells',
  'members-reprimanded',
  'inspection-programme-completed',
];

/** What printed figures add to the counts of cases. */
@Resolver(() => CaseCountsModel)
export class PrintedWorkResolver {
  constructor(private readonly observations: ObservationQuery) {}

  @ResolveField(() => [ObservationModel], {
    description: 'What documents print of the same work in a time that overlaps the days counted, of the organisation and of those merged into it: beside the counts, in units of their own.',
  })
  @Allow('target.read')
  async printed(@Parent() { organizationId, from, through }: CaseCountsQuestion, @CurrentCtx() ctx: Ctx): Promise<readonly ObservationRow[]> {
    return this.observations.printed(ctx, { organizationId, measures: PRINTED, from, through });
  }
}
