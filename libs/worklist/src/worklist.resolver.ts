import { Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, type Dated, type LoaderCache } from '#graphql';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { stageOf, WorkflowService, type ItemRow } from '#workflow';
import { WorkItemModel } from './worklist.model.js';

@Resolver(() => WorkItemModel)
export class WorklistResolver {
  constructor(
    private readonly workflow: WorkflowService,
    private readonly organizations: OrganizationLoader,
  ) {}

  @Query(() => [WorkItemModel], {
    description: 'All that waits for the posts the actor holds today, of every kind, the most urgent first. For everybody who is logged in.',
  })
  @Allow('session.own')
  async worklist(@CurrentCtx() ctx: Ctx): Promise<ItemRow[]> {
    return this.workflow.waiting(ctx);
  }

  @ResolveField(() => String, { description: 'Kind of work, in Vietnamese.' })
  @Allow('session.own')
  title(@Parent() { kind }: ItemRow): string {
    return this.workflow.tableOf(kind).vi;
  }

  @ResolveField(() => String, { description: 'Stage it stands at, in Vietnamese.' })
  @Allow('session.own')
  stage(@Parent() { kind, stage }: ItemRow): string {
    return stageOf(this.workflow.tableOf(kind), stage).vi;
  }

  @ResolveField(() => Boolean, { description: 'Whether the last day has passed.' })
  @Allow('session.own')
  overdue(@Parent() { dueOn }: ItemRow, @CurrentCtx() ctx: Ctx): boolean {
    return dueOn !== null && dueOn < ctx.today.toString();
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The organisation whose work it is, as of today.' })
  @Allow('session.own')
  async organization(@Parent() { organizationId }: ItemRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf: ctx.today });
  }
}
