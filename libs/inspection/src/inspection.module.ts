import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule, PolicyTable } from '#access';
import { MembersModule } from '#members';
import { OrganizationsModule } from '#organizations';
import { RuleBooksModule } from '#rule-books';
import { NoticeBoard, WorkflowModule, WorkflowService } from '#workflow';
import {
  CaseSubjectResolver,
  CaseTeamMemberResolver,
  InspectionCaseConnectionResolver,
  InspectionCaseResolver,
} from './case-fields.resolver.js';
import { CaseNotices } from './case-notices.js';
import { CaseNoticesQuery } from './case-notices.query.js';
import { CaseLoader } from './case.loader.js';
import { inspectionFields, inspectionPolicy } from './case.policy.js';
import { CaseQuery } from './case.query.js';
import { CaseRepository } from './case.repository.js';
import { CaseResolver } from './case.resolver.js';
import { CaseService } from './case.service.js';
import { CASE_TABLES } from './case.stages.js';
import { LogCase } from './log-case.js';

@Module({
  imports: [AccessModule, OrganizationsModule, MembersModule, RuleBooksModule, WorkflowModule],
  providers: [
    CaseQuery,
    CaseRepository,
    CaseLoader,
    CaseService,
    LogCase,
    CaseNoticesQuery,
    CaseNotices,
    CaseResolver,
    InspectionCaseConnectionResolver,
    InspectionCaseResolver,
    CaseSubjectResolver,
    CaseTeamMemberResolver,
  ],
  exports: [CaseQuery, CaseLoader, CaseService],
})
export class InspectionModule implements OnModuleInit {
  constructor(
    private readonly policies: PolicyTable,
    private readonly workflow: WorkflowService,
    private readonly board: NoticeBoard,
    private readonly notices: CaseNotices,
  ) {}

  onModuleInit(): void {
    this.policies.register(inspectionPolicy, inspectionFields);
    for (const table of Object.values(CASE_TABLES)) this.workflow.register(table);
    this.board.register(this.notices);
  }
}
