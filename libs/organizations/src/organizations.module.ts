import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule } from '#access';
import { MetricsModule, MetricTable } from '#metrics';
import { DecisionRepository } from './decision.repository.js';
import { DayBegins } from './day-begins.js';
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
    DayBegins,
    DecisionRepository,
    OrganizationService,
    OrganizationResolver,
    OrganizationConnectionResolver,
    OrganizationPeriodResolver,
    OrganizationLineageResolver,
  ],
  exports: [DecisionRepository, OrganizationLoader, DayBegins],
})
export class OrganizationsModule implements OnModuleInit {
  constructor(private readonly metrics: MetricTable) {}

  onModuleInit(): void {
    this.metrics.register(organizationMetrics);
  }
}
