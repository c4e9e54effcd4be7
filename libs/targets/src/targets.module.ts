import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule, PolicyTable } from '#access';
import { MembersModule } from '#members';
import { MetricsModule } from '#metrics';
import { OrganizationsModule } from '#organizations';
import { RatingsModule } from '#ratings';
import { AdoptResolution } from './adopt-resolution.js';
import { AdoptResolutionResolver } from './adopt-resolution.resolver.js';
import { CeilingBesideResolver, CeilingLimitResolver, CeilingPoolResolver, CeilingResolver, ProgressCeilingResolver } from './ceiling.resolver.js';
import { CeilingService } from './ceiling.service.js';
import { FactConnectionResolver, FactResolver, FigurePartResolver, FigureResolver, MetricResolver } from './figure.resolver.js';
import { FigureService } from './figure.service.js';
import { ObservationQuery } from './observation.query.js';
import { ObservationRepository } from './observation.repository.js';
import { ObservationResolver } from './observation.resolver.js';
import { ObservationService } from './observation.service.js';
import { PrintedWorkResolver } from './printed-work.resolver.js';
import { ProgressResolver } from './progress.resolver.js';
import { ProgressService } from './progress.service.js';
import { PoolFloorResolver, SeasonFloorResolver } from './season-floor.resolver.js';
import { SeasonFloorService } from './season-floor.service.js';
import { TargetLoader } from './target.loader.js';
import { targetFields, targetPolicy } from './target.policy.js';
import { TargetQuery } from './target.query.js';
import { TargetRepository } from './target.repository.js';
import { MeasureResolver, ResolutionResolver, TargetResolver } from './target.resolver.js';
import { TargetService } from './target.service.js';

@Module({
  imports: [AccessModule, MetricsModule, OrganizationsModule, MembersModule, RatingsModule],
  providers: [
    ObservationQuery,
    ObservationRepository,
    ObservationService,
    ObservationResolver,
    PrintedWorkResolver,
    TargetQuery,
    TargetRepository,
    TargetLoader,
    TargetService,
    AdoptResolution,
    AdoptResolutionResolver,
    FigureService,
    ProgressService,
    CeilingService,
    ResolutionResolver,
    TargetResolver,
    MeasureResolver,
    ProgressResolver,
    ProgressCeilingResolver,
    CeilingResolver,
    CeilingBesideResolver,
    CeilingLimitResolver,
    CeilingPoolResolver,
    SeasonFloorService,
    SeasonFloorResolver,
    PoolFloorResolver,
    FigureResolver,
    FigurePartResolver,
    FactResolver,
    FactConnectionResolver,
    MetricResolver,
  ],
})
export class TargetsModule implements OnModuleInit {
  constructor(private readonly policies: PolicyTable) {}

  onModuleInit(): void {
    this.policies.register(targetPolicy, targetFields);
  }
}
