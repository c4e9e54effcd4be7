import { Args, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, type LoaderCache } from '#graphql';
import { AccessService } from './access.service.js';
import { RoleEnum, ViewerModel } from './account.model.js';
import { AccessExplanationModel, ExplainArgs } from './explain.model.js';
import { ExplainService } from './explain.service.js';
import { HatModel } from './hat.model.js';
import { PolicyTable } from './policy.js';
import type { Role } from './role.rules.js';
import { rolesOf, type Worn } from './standing.rules.js';

const HATS = {};

@Resolver()
export class ExplainResolver {
  constructor(private readonly explanations: ExplainService) {}

  @Query(() => [AccessExplanationModel], {
    description:
      'Why somebody may or may not do something on an organisation or a member today, or at all. On oneself for everybody; on others for those who may give them roles and for administrators, who learn nothing of members. Refuses with EXPLAIN_ONE, RIGHT_UNKNOWN or NOT_FOUND.',
  })
  @Allow('access.read')
  async explainAccess(@CurrentCtx() ctx: Ctx, @Args() args: ExplainArgs): Promise<AccessExplanationModel[]> {
    return this.explanations.explain(ctx, args);
  }
}

/** What one may act in, of who is logged in. */
@Resolver(() => ViewerModel)
export class ViewerHatsResolver {
  constructor(
    private readonly access: AccessService,
    private readonly policies: PolicyTable,
  ) {}

  @ResolveField(() => [RoleEnum], { description: 'The roles held today, whichever hat the request declares.' })
  @Allow('session.own')
  async roles(@CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Role[]> {
    return rolesOf((await this.held(ctx, loaders)).hats);
  }

  @ResolveField(() => [HatModel], { description: 'What one may act in today: each role at each place, and each delegation received.' })
  @Allow('session.own')
  async hats(@CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<HatModel[]> {
    const { hats, delegated } = await this.held(ctx, loaders);
    return [
      ...hats.map(({ from, through, ...each }) => ({ ...each, hat: each.role, delegatorId: null, rights: [...this.policies.scopeOf([each]).keys()], since: from, until: through })),
      ...delegated.map((each) => ({
        hat: each.id,
        role: null,
        basis: 'DELEGATION' as const,
        basisId: each.id,
        organizationId: each.organizationId,
        delegatorId: each.delegatorId,
        rights: [...this.policies.delegatedScope(each).keys()],
        since: each.from,
        until: each.through,
      })),
    ];
  }

  private held(ctx: Ctx, loaders: LoaderCache): Promise<Worn> {
    return loaders.of(HATS, () => this.access.ownHats(ctx));
  }
}
