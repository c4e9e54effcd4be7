import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule, PolicyTable } from '#access';
import { MembersModule } from '#members';
import { OrganizationsModule } from '#organizations';
import { WorkflowModule, WorkflowService } from '#workflow';
import { PlannedMoveResolver, PlannedOrganizationResolver, PlannedPostResolver } from './preview.resolver.js';
import { reorganizationFields, reorganizationPolicy } from './reorganization.policy.js';
import { ReorganizationQuery } from './reorganization.query.js';
import { ReorganizationRepository } from './reorganization.repository.js';
import { ReorganizationResolver } from './reorganization.resolver.js';
import { ReorganizationService } from './reorganization.service.js';
import { REORGANIZATION } from './reorganization.stages.js';
import { SituationQuery } from './situation.query.js';
import { UndoReorganization } from './undo-reorganization.js';

@Module({
  imports: [AccessModule, OrganizationsModule, MembersModule, WorkflowModule],
  providers: [
    SituationQuery,
    ReorganizationQuery,
    ReorganizationRepository,
    ReorganizationService,
    UndoReorganization,
    ReorganizationResolver,
    PlannedOrganizationResolver,
    PlannedMoveResolver,
    PlannedPostResolver,
  ],
})
export class ReorganizationsModule implements OnModuleInit {
  constructor(
    private readonly policies: PolicyTable,
    private readonly workflow: WorkflowService,
  ) {}

  onModuleInit(): void {
    this.policies.register(reorganizationPolicy, reorganizationFields);
    this.workflow.register(REORGANIZATION);
  }
}
