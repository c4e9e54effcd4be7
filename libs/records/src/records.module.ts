import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule, PolicyTable } from '#access';
import { MembersModule } from '#members';
import { OrganizationsModule } from '#organizations';
import { RuleBooksModule } from '#rule-books';
import { WorkflowModule, WorkflowService } from '#workflow';
import { correctionPolicy, recordFields } from './correction.policy.js';
import { CorrectionQuery } from './correction.query.js';
import { CorrectionRepository } from './correction.repository.js';
import { CorrectionChangeResolver, CorrectionResolver, MemberCorrectionsResolver } from './correction.resolver.js';
import { CorrectionService } from './correction.service.js';
import { CORRECTION } from './correction.stages.js';
import { DecideCorrection } from './decide-correction.js';
import { RecordValuesQuery } from './record-values.query.js';
import { RecordValuesRepository } from './record-values.repository.js';
import { SheetQuery } from './sheet.query.js';
import { MemberSheetResolver, PersonSheetResolver, SheetLoader } from './sheet.resolver.js';

@Module({
  imports: [AccessModule, OrganizationsModule, MembersModule, RuleBooksModule, WorkflowModule],
  providers: [
    CorrectionQuery,
    CorrectionRepository,
    CorrectionService,
    DecideCorrection,
    CorrectionResolver,
    CorrectionChangeResolver,
    MemberCorrectionsResolver,
    RecordValuesQuery,
    RecordValuesRepository,
    SheetQuery,
    SheetLoader,
    PersonSheetResolver,
    MemberSheetResolver,
  ],
})
export class RecordsModule implements OnModuleInit {
  constructor(
    private readonly policies: PolicyTable,
    private readonly workflow: WorkflowService,
  ) {}

  onModuleInit(): void {
    this.policies.register(correctionPolicy, recordFields);
    this.workflow.register(CORRECTION);
  }
}
