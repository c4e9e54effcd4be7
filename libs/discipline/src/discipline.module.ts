import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule, PolicyTable } from '#access';
import { InspectionModule } from '#inspection';
import { MembersModule } from '#members';
import { RuleBooksModule } from '#rule-books';
import { WorkflowModule, WorkflowService } from '#workflow';
import { DecideDiscipline } from './decide-discipline.js';
import {
  CaseCountsDisciplineResolver,
  DisciplineCaseConnectionResolver,
  DisciplineCaseResolver,
  InspectionCaseDisciplineResolver,
  MemberDisciplineResolver,
} from './discipline-fields.resolver.js';
import { DisciplineLoader } from './discipline.loader.js';
import { disciplineFields, disciplinePolicy } from './discipline.policy.js';
import { DisciplineQuery } from './discipline.query.js';
import { DisciplineRepository } from './discipline.repository.js';
import { DisciplineResolver } from './discipline.resolver.js';
import { DisciplineService } from './discipline.service.js';
import { DISCIPLINE } from './discipline.stages.js';
import { ProposeDiscipline } from './propose-discipline.js';
import { ReviseDiscipline } from './revise-discipline.js';

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
    DisciplineResolver,
    DisciplineCaseConnectionResolver,
    DisciplineCaseResolver,
    InspectionCaseDisciplineResolver,
    CaseCountsDisciplineResolver,
    MemberDisciplineResolver,
  ],
})
export class DisciplineModule implements OnModuleInit {
  constructor(
    private readonly policies: PolicyTable,
    private readonly workflow: WorkflowService,
  ) {}

  onModuleInit(): void {
    this.policies.register(disciplinePolicy, disciplineFields);
    this.workflow.register(DISCIPLINE);
  }
}
