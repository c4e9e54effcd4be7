import { Module } from '@nestjs/common';
import { AccessModule, IMPERSONAL, PolicyTable } from '#access';
import { WorkflowRepository } from './workflow.repository.js';
import { WorkflowService } from './workflow.service.js';

// What a log says of somebody, it says within the record that it is the log of.
const WORKFLOW_FIELDS = { WorkflowLogEntry: IMPERSONAL } as const;

@Module({ imports: [AccessModule], providers: [WorkflowRepository, WorkflowService], exports: [WorkflowRepository, WorkflowService] })
export class WorkflowModule {
  constructor(policies: PolicyTable) {
    policies.register({}, WORKFLOW_FIELDS);
  }
}
