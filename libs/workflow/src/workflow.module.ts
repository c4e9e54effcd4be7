import { Module } from '@nestjs/common';
import { WorkflowRepository } from './workflow.repository.js';

@Module({ providers: [WorkflowRepository], exports: [WorkflowRepository] })
export class WorkflowModule {}
