import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { OrganizationsModule } from '#organizations';
import { ObservationQuery } from './observation.query.js';
import { ObservationResolver } from './observation.resolver.js';
import { ObservationService } from './observation.service.js';

@Module({ imports: [AccessModule, OrganizationsModule], providers: [ObservationQuery, ObservationService, ObservationResolver] })
export class TargetsModule {}
