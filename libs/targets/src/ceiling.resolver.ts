import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, type Dated, type LoaderCache } from '#graphql';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { CapModeEnum, CapPoolEnum, capFormula, capInWords, mostExcellent, type CapInForce } from '#ratings';
import type { CapMode, CapPool } from '#regulations';
import { CeilingBesideModel, CeilingLimitModel, CeilingModel, CeilingPoolModel, CeilingSourceModel } from './ceiling.model.js';
import { toldBeside } from './ceiling.rules.js';
import { CeilingService, type Ceiling, type CeilingBeside, type CeilingLimit, type CeilingPool } from './ceiling.service.js';
import { ProgressModel } from './progress.model.js';
import type { Progress } from './progress.service.js';

interface Pool extends CeilingPool {
  readonly limit: CeilingLimit;
  readonly allowed: number;
  readonly formula: string;
}

/** What the cap adds to how a measure stands. */
@Resolver(() => ProgressModel)
export class ProgressCeilingResolver {
  constructor(private readonly ceilings: CeilingService) {}

  @ResolveField(() => CeilingModel, {
    nullable: true,
    description:
      'Of a target for those rated “excellent”, what the cap on that level leaves of it, for the year shown; null of all others, of a part of the organisation, before documents set a cap, and for whoever is told only the number.',
  })
  @Allow('target.count')
  async ceiling(@Parent() progress: Progress, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Ceiling | null> {
    return progress.opens ? this.ceilings.of(loaders, ctx, progress) : null;
  }
}

@Resolver(() => CeilingModel)
export class CeilingResolver {
  @ResolveField(() => String, { description: 'The cap in force, in Vietnamese.' })
  @Allow('target.read')
  rule(@Parent() { cap }: Ceiling): string {
    return capInWords({ mode: cap.mode.value, share: cap.share.value, rounding: cap.rounding.value });
  }

  @ResolveField(() => CapModeEnum, { description: 'What it is a part of, as in force.' })
  @Allow('target.read')
  mode(@Parent() { cap }: Ceiling): CapMode {
    return cap.mode.value;
  }

  @ResolveField(() => CapPoolEnum, { description: 'Among whom it is counted, as in force.' })
  @Allow('target.read')
  poolBy(@Parent() { cap }: Ceiling): CapPool {
    return cap.pool.value;
  }

  @ResolveField(() => [CeilingSourceModel], { description: 'Where each part of it comes from, and how sure it is.' })
  @Allow('target.read')
  sources(@Parent() { cap }: Ceiling): CeilingSourceModel[] {
    return PARTS.map(([part, what]) => ({ what, ...cap[part].rule, grade: cap[part].grade }));
  }

  @ResolveField(() => [CeilingBesideModel], { description: 'The target beside the cap, from each set of numbers there is and for each way to pool members; the readings in force among them.' })
  @Allow('target.read')
  bases(@Parent() { bases }: Ceiling): readonly CeilingBeside[] {
    return bases;
  }
}

const PARTS: readonly (readonly [keyof CapInForce, string])[] = [
  ['share', 'Tỷ lệ'],
  ['mode', 'Số dùng để tính'],
  ['rounding', 'Làm tròn'],
  ['pool', 'Nhóm tính tỷ lệ'],
];

@Resolver(() => CeilingBesideModel)
export class CeilingBesideResolver {
  @ResolveField(() => Boolean, { description: 'Whether members are pooled so by the rules in force.' })
  @Allow('target.read')
  inForce(@Parent() { poolBy, terms }: CeilingBeside): boolean {
    return poolBy === null || poolBy === terms.cap.pool.value;
  }

  @ResolveField(() => Int, { description: 'In how many pools.' })
  @Allow('target.read')
  poolCount(@Parent() { pools }: CeilingBeside): number {
    return pools.length;
  }

  @ResolveField(() => Int, { description: 'How many are rated.' })
  @Allow('target.read')
  rated(@Parent() { pools }: CeilingBeside): number {
    return pools.reduce((sum, { rated }) => sum + rated, 0);
  }

  @ResolveField(() => Int, { description: 'How many of them good or better.' })
  @Allow('target.read')
  goodOrBetter(@Parent() { pools }: CeilingBeside): number {
    return pools.reduce((sum, { goodOrBetter }) => sum + goodOrBetter, 0);
  }

  @ResolveField(() => Int, { nullable: true, description: 'How many were rated excellent; null of what is not decided.' })
  @Allow('target.read')
  excellent(@Parent() { basis, pools }: CeilingBeside): number | null {
    return basis === 'DECIDED' || basis === 'PROPOSED' ? pools.reduce((sum, { excellent }) => sum + excellent, 0) : null;
  }

  @ResolveField(() => String, { nullable: true, description: 'The least that meets the target in per cent, as the report rounds; with more decimals where it would look like the threshold and is not.' })
  @Allow('target.read')
  neededShown(@Parent() { needed, whole, terms }: CeilingBeside): string | null {
    return toldBeside(needed, whole, terms.threshold, terms.decimals);
  }

  @ResolveField(() => [CeilingLimitModel], { description: 'What the cap allows, by each way to read it.' })
  @Allow('target.read')
  limits(@Parent() { limits }: CeilingBeside): readonly CeilingLimit[] {
    return limits;
  }
}

@Resolver(() => CeilingLimitModel)
export class CeilingLimitResolver {
  @ResolveField(() => Boolean, { description: 'Whether the cap is a part of that by the rules in force.' })
  @Allow('target.read')
  inForce(@Parent() { mode, terms }: CeilingLimit): boolean {
    return mode === terms.cap.mode.value;
  }

  @ResolveField(() => String, { nullable: true, description: 'How much that is in per cent, as the report rounds; with more decimals where it would look like the threshold and is not.' })
  @Allow('target.read')
  shown(@Parent() { allowed, whole, terms }: CeilingLimit): string | null {
    return toldBeside(allowed, whole, terms.threshold, terms.decimals);
  }

  @ResolveField(() => String, { description: 'The arithmetic, in Vietnamese and in whole numbers; of several pools, how their slots add up.' })
  @Allow('target.read')
  formula(@Parent() { pools, rule }: CeilingLimit): string {
    return capFormula(pools, rule);
  }

  @ResolveField(() => [CeilingPoolModel], { description: 'The pools one by one.' })
  @Allow('target.read')
  pools(@Parent() limit: CeilingLimit): Pool[] {
    return limit.pools.map((pool) => ({ ...pool, limit, allowed: mostExcellent(pool, limit.rule), formula: capFormula([pool], limit.rule) }));
  }
}

@Resolver(() => CeilingPoolModel)
export class CeilingPoolResolver {
  constructor(private readonly organizations: OrganizationLoader) {}

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'Whose pool it is, as of the last day counted; the ward itself for the cells directly under it; null of pools that are only assumed.' })
  @Allow('target.read')
  async organization(@Parent() { organizationId, limit }: Pool, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return organizationId === null ? null : this.organizations.byId(loaders, ctx, { id: organizationId, asOf: limit.terms.day });
  }
}
