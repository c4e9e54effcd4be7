import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx } from '#database';
import { Allow, CurrentCtx } from '#graphql';
import { CaseGroupsArgs } from './case-groups.input.js';
import { InspectionCaseGroupModel } from './case-groups.model.js';
import { CaseGroupsQuery, type CaseGroupRow } from './case-groups.query.js';
import { InspectionCaseConnection } from './case.model.js';
import type { CasePage } from './case.service.js';

/** Cases in numbers, as far as the actor needs to know them. */
@Resolver(() => InspectionCaseConnection)
export class CaseGroupsResolver {
  constructor(private readonly query: CaseGroupsQuery) {}

  @ResolveField(() => [InspectionCaseGroupModel], { description: 'How many there are of each sort on all pages.' })
  @Allow('case.read')
  async groups(@Parent() { filter }: CasePage, @Args() { by }: CaseGroupsArgs, @CurrentCtx() ctx: Ctx): Promise<readonly CaseGroupRow[]> {
    return this.query.groups(ctx, filter, by);
  }
}
