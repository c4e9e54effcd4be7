import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { OrganizationPaths } from './organization-paths.js';
import { OrganizationLoader } from './organization.loader.js';
import { OrganizationQuery } from './organization.query.js';
import {
  OrganizationConnectionResolver,
  OrganizationLineageResolver,
  OrganizationPeriodResolver,
  OrganizationResolver,
} from './organization.resolver.js';
import { OrganizationService } from './organization.service.js';

@Module({
  imports: [AccessModule],
  providers: [
    OrganizationQuery,
    OrganizationLoader,
    OrganizationPaths,
    OrganizationService,
    OrganizationResolver,
    OrganizationConnectionResolver,
    OrganizationPeriodResolver,
    OrganizationLineageResolver,
  ],
  exports: [OrganizationLoader, OrganizationPaths],
})
export class OrganizationsModule {}
