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
import { CaseCourseLoader } from './case-course.loader.js';
import { CaseCourseQuery } from './case-course.query.js';
import { CaseCourseRepository } from './case-course.repository.js';
import { CaseCourseResolver } from './case-course.resolver.js';
import { CaseCourses } from './case-courses.js';
import { CaseNotices } from './case-notices.js';
import { CaseNoticesQuery } from './case-notices.query.js';
import { CaseOutcomeQuery } from './case-outcome.query.js';
import { CaseOutcomeRepository } from './case-outcome.repository.js';
import { CaseOutcomeResolver, CaseRecommendationResolver } from './case-outcome.resolver.js';
import { CaseOutcomeService } from './case-outcome.service.js';
import { CaseGroupsQuery } from './case-groups.query.js';
import { CaseGroupsResolver } from './case-groups.resolver.js';
import { CaseLoader } from './case.loader.js';
import { inspectionFields, inspectionPolicy } from './case.policy.js';
import { CaseQuery } from './case.query.js';
import { CaseRepository } from './case.repository.js';
import { CaseResolver } from './case.resolver.js';
import { CaseService } from './case.service.js';
import { CASE_TABLES } from './case.stages.js';
import { ConcludeOnSentence } from './conclude-on-sentence.js';
import { KeepProgramme } from './keep-programme.js';
import { LogCase } from './log-case.js';
import { MarkCase } from './mark-case.js';
import { ProgrammeLoader } from './programme.loader.js';
import { programmeFields, programmePolicy } from './programme.policy.js';
import { ProgrammeQuery } from './programme.query.js';
import { ProgrammeRepository } from './programme.repository.js';
import { CaseCountsProgrammeResolver, ProgrammeConnectionResolver, ProgrammeLineResolver, ProgrammeResolver } from './programme.resolver.js';
import { ProgrammeService } from './programme.service.js';
import { PROGRAMME_LINE } from './programme.stages.js';
import { ReceiveStateNotice } from './receive-state-notice.js';
import { RecordCaseStep } from './record-case-step.js';
import { SettleStateNotice } from './settle-state-notice.js';
import { StateNoticeQuery } from './state-notice.query.js';
import { StateNoticeRepository } from './state-notice.repository.js';
import { StateNoticeConnectionResolver, StateNoticeResolver } from './state-notice.resolver.js';
import { StateNoticeService } from './state-notice.service.js';
import { STATE_NOTICE } from './state-notice.stages.js';

@Module({
  imports: [AccessModule, OrganizationsModule, MembersModule, RuleBooksModule, WorkflowModule],
  providers: [
    CaseQuery,
    CaseGroupsQuery,
    CaseGroupsResolver,
    CaseRepository,
    CaseLoader,
    CaseService,
    LogCase,
    MarkCase,
    ConcludeOnSentence,
    CaseCourseQuery,
    CaseCourseRepository,
    CaseCourseLoader,
    CaseCourseResolver,
    CaseCourses,
    RecordCaseStep,
    CaseNoticesQuery,
    CaseNotices,
    CaseResolver,
    InspectionCaseConnectionResolver,
    InspectionCaseResolver,
    CaseSubjectResolver,
    CaseTeamMemberResolver,
    CaseOutcomeQuery,
    CaseOutcomeRepository,
    CaseOutcomeService,
    CaseOutcomeResolver,
    CaseRecommendationResolver,
    ProgrammeQuery,
    ProgrammeRepository,
    ProgrammeLoader,
    ProgrammeService,
    KeepProgramme,
    ProgrammeResolver,
    ProgrammeConnectionResolver,
    ProgrammeLineResolver,
    CaseCountsProgrammeResolver,
    StateNoticeQuery,
    StateNoticeRepository,
    StateNoticeService,
    ReceiveStateNotice,
    SettleStateNotice,
    StateNoticeResolver,
    StateNoticeConnectionResolver,
  ],
  exports: [CaseQuery, CaseLoader, CaseService],
})
export class InspectionModule implements OnModuleInit {
  constructor(
    private readonly policies: PolicyTable,
    private readonly workflow: WorkflowService,
    private readonly board: NoticeBoard,
    private readonly notices: CaseNotices,
    private readonly programmes: ProgrammeService,
    private readonly stateNotices: StateNoticeService,
  ) {}

  onModuleInit(): void {
    this.policies.register(inspectionPolicy, inspectionFields);
    this.policies.register(programmePolicy, programmeFields);
    for (const table of [...Object.values(CASE_TABLES), PROGRAMME_LINE, STATE_NOTICE]) this.workflow.register(table);
    this.board.register(this.notices);
    this.board.register(this.programmes);
    this.board.register(this.stateNotices);
  }
}
