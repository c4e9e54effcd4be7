import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule, PolicyTable } from '#access';
import { MembersModule } from '#members';
import { WorkflowModule, WorkflowService } from '#workflow';
import { mergeFields } from './merge.policy.js';
import { MergeQuery } from './merge.query.js';
import { MergeRepository } from './merge.repository.js';
import { MergeResolver, PersonMergeConnectionResolver } from './merge.resolver.js';
import { MergeService } from './merge.service.js';
import { PERSON_MERGE } from './merge.stages.js';
import { UndoMerge } from './undo-merge.js';

@Module({
  imports: [AccessModule, MembersModule, WorkflowModule],
  providers: [MergeQuery, MergeRepository, MergeService, UndoMerge, MergeResolver, PersonMergeConnectionResolver],
})
export class MergesModule implements OnModuleInit {
  constructor(
    private readonly policies: PolicyTable,
    private readonly workflow: WorkflowService,
  ) {}

  onModuleInit(): void {
    // The right is the one by which suspicions are settled: who may find that two records are one makes them one.
    this.policies.register({}, mergeFields);
    this.workflow.register(PERSON_MERGE);
  }
}
