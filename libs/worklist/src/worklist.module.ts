import { Module } from '@nestjs/common';
import { AccessModule, IMPERSONAL, PolicyTable } from '#access';
import { OrganizationsModule } from '#organizations';
import { WorkflowModule } from '#workflow';
import { WorklistResolver } from './worklist.resolver.js';

@Module({ imports: [AccessModule, OrganizationsModule, WorkflowModule], providers: [WorklistResolver] })
export class WorklistModule {
  constructor(policies: PolicyTable) {
    policies.register({}, { WorkItem: IMPERSONAL });
  }
}
