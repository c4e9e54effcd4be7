import { Module } from '@nestjs/common';
import { WorkflowRepository } from './workflow.repository.js';
import { WorkflowService } from './workflow.service.js';

@Module({ providers: [WorkflowRepository, WorkflowService], exports: [WorkflowRepository, WorkflowService] })
export class WorkflowModule {}
