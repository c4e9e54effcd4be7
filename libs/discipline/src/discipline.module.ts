import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule, PolicyTable } from '#access';
import { InspectionModule } from '#inspection';
import { MembersModule } from '#members';
import { RuleBooksModule } from '#rule-books';
import { NoticeBoard, WorkflowModule, WorkflowService } from '#workflow';
import { DecideDiscipline } from './decide-discipline.js';
import {
  CaseCountsDisciplineResolver,
  DisciplineCaseConnectionResolver,
  DisciplineCaseResolver,
  InspectionCaseDisciplineResolver,
  MemberDisciplineResolver,
} from './discipline-fields.resolver.js';
import { DisciplineCounts } from './discipline-counts.js';
import { DisciplineCountsQuery } from './discipline-counts.query.js';
import { DisciplineCountsResolver } from './discipline-counts.resolver.js';
import { DisciplineNotices } from './discipline-notices.js';
import { DisciplineNoticesQuery } from './discipline-notices.query.js';
import { DisciplineLoader } from './discipline.loader.js';
import { disciplineFields, disciplinePolicy } from './discipline.policy.js';
import { DisciplineQuery } from './discipline.query.js';
import { DisciplineRepository } from './discipline.repository.js';
import { DisciplineResolver } from './discipline.resolver.js';
import { DisciplineService } from './discipline.service.js';
import { DISCIPLINE } from './discipline.stages.js';
import { ProposeDiscipline } from './propose-discipline.js';
import { ReviseDiscipline } from './revise-discipline.js';
import { SuspensionQuery } from './suspension.query.js';
import { SuspensionRepository } from './suspension.repository.js';
import { MemberSuspensionConnectionResolver, SuspensionResolver } from './suspension.resolver.js';
import { SuspensionService } from './suspension.service.js';
import { SUSPENSION } from './suspension.stages.js';

@Module({
  imports: [AccessModule, MembersModule, RuleBooksModule, WorkflowModule, InspectionModule],
  providers: [
    DisciplineQuery,
    DisciplineRepository,
    DisciplineLoader,
    DisciplineService,
    ProposeDiscipline,
    DecideDiscipline,
    ReviseDiscipline,
    DisciplineNoticesQuery,
    DisciplineNotices,
    DisciplineCountsQuery,
    DisciplineCounts,
    DisciplineCountsResolver,
    SuspensionQuery,
    SuspensionRepository,
    SuspensionService,
    SuspensionResolver,
    MemberSuspensionConnectionResolver,
    DisciplineResolver,
    DisciplineCaseConnectionResolver,
    DisciplineCaseResolver,
    InspectionCaseDisciplineResolver,
    CaseCountsDisciplineResolver,
    MemberDisciplineResolver,
  ],
  exports: [DisciplineService, DisciplineLoader, ReviseDiscipline],
})
export class DisciplineModule implements OnModuleInit {
  constructor(
    private readonly policies: PolicyTable,
    private readonly workflow: WorkflowService,
    private readonly board: NoticeBoard,
    private readonly notices: DisciplineNotices,
    private readonly suspensions: SuspensionService,
  ) {}

  onModuleInit(): void {
    this.policies.register(disciplinePolicy, disciplineFields);
    this.workflow.register(DISCIPLINE);
    this.workflow.register(SUSPENSION);
    this.board.register(this.notices);
    this.board.register(this.suspensions);
  }
}
