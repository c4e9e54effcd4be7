import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule } from '#access';
import { MetricsModule, MetricTable } from '#metrics';
import { DecisionRepository } from './decision.repository.js';
import { OrganizationPaths } from './organization-paths.js';
import { OrganizationLoader } from './organization.loader.js';
import { organizationMetrics } from './organization.metrics.js';
import { OrganizationQuery } from './organization.query.js';
import {
  OrganizationConnectionResolver,
  OrganizationLineageResolver,
  OrganizationPeriodResolver,
  OrganizationResolver,
} from './organization.resolver.js';
import { OrganizationService } from './organization.service.js';

@Module({
  imports: [AccessModule, MetricsModule],
  providers: [
    OrganizationQuery,
    OrganizationLoader,
    OrganizationPaths,
    DecisionRepository,
    OrganizationService,
    OrganizationResolver,
    OrganizationConnectionResolver,
    OrganizationPeriodResolver,
    OrganizationLineageResolver,
  ],
  exports: [DecisionRepository, OrganizationLoader, OrganizationPaths],
})
export class OrganizationsModule implements OnModuleInit {
  constructor(private readonly metrics: MetricTable) {}

  onModuleInit(): void {
    this.metrics.register(organizationMetrics);
  }
}
