import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule, PolicyTable } from '#access';
import { MembersModule } from '#members';
import { OrganizationsModule } from '#organizations';
import { NoticeBoard, WorkflowModule, WorkflowService } from '#workflow';
import { FollowingQuery } from './following.query.js';
import { CellFollowingResolver, FollowedCellsResolver, OrganizationFollowersResolver } from './following.resolver.js';
import { FollowingService } from './following.service.js';
import { postFields, postPolicy } from './post.policy.js';
import { PostQuery } from './post.query.js';
import { PostRepository } from './post.repository.js';
import { CellFindingResolver, EndingTermResolver, StaffingResolver } from './post.resolver.js';
import { PostService } from './post.service.js';
import { STAFFING } from './post.stages.js';
import { TermNotices } from './term-notices.js';
import { TermNoticesQuery } from './term-notices.query.js';

@Module({
  imports: [AccessModule, OrganizationsModule, MembersModule, WorkflowModule],
  providers: [PostQuery, PostRepository, PostService, TermNoticesQuery, TermNotices, StaffingResolver, EndingTermResolver, CellFindingResolver, FollowingQuery, FollowingService, CellFollowingResolver, OrganizationFollowersResolver, FollowedCellsResolver],
})
export class PostsModule implements OnModuleInit {
  constructor(
    private readonly policies: PolicyTable,
    private readonly workflow: WorkflowService,
    private readonly board: NoticeBoard,
    private readonly terms: TermNotices,
  ) {}

  onModuleInit(): void {
    this.policies.register(postPolicy, postFields);
    this.workflow.register(STAFFING);
    this.board.register(this.terms);
  }
}
