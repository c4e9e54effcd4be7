import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule, PolicyTable } from '#access';
import { MembersModule } from '#members';
import { OrganizationsModule } from '#organizations';
import { WorkflowModule, WorkflowService } from '#workflow';
import { postFields, postPolicy } from './post.policy.js';
import { PostQuery } from './post.query.js';
import { PostRepository } from './post.repository.js';
import { CellFindingResolver, EndingTermResolver, StaffingResolver } from './post.resolver.js';
import { PostService } from './post.service.js';
import { STAFFING } from './post.stages.js';

@Module({
  imports: [AccessModule, OrganizationsModule, MembersModule, WorkflowModule],
  providers: [PostQuery, PostRepository, PostService, StaffingResolver, EndingTermResolver, CellFindingResolver],
})
export class PostsModule implements OnModuleInit {
  constructor(
    private readonly policies: PolicyTable,
    private readonly workflow: WorkflowService,
  ) {}

  onModuleInit(): void {
    this.policies.register(postPolicy, postFields);
    this.workflow.register(STAFFING);
  }
}
