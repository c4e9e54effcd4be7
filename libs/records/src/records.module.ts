import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule, PolicyTable } from '#access';
import { MembersModule } from '#members';
import { OrganizationsModule } from '#organizations';
import { RuleBooksModule } from '#rule-books';
import { NoticeBoard, WorkflowModule, WorkflowService } from '#workflow';
import { correctionPolicy, recordFields } from './correction.policy.js';
import { CorrectionQuery } from './correction.query.js';
import { CorrectionRepository } from './correction.repository.js';
import { CorrectionChangeResolver, CorrectionResolver, MemberCorrectionsResolver } from './correction.resolver.js';
import { CorrectionService } from './correction.service.js';
import { CORRECTION } from './correction.stages.js';
import { DecideCorrection } from './decide-correction.js';
import { paperFileFields, paperFilePolicy } from './paper-file.policy.js';
import { PaperFileQuery } from './paper-file.query.js';
import { PaperFileRepository } from './paper-file.repository.js';
import { MemberPaperFileResolver, PaperFileResolver } from './paper-file.resolver.js';
import { PaperFileService } from './paper-file.service.js';
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
    PaperFileQuery,
    PaperFileRepository,
    PaperFileService,
    MemberPaperFileResolver,
    PaperFileResolver,
  ],
})
export class RecordsModule implements OnModuleInit {
  constructor(
    private readonly policies: PolicyTable,
    private readonly workflow: WorkflowService,
    private readonly board: NoticeBoard,
    private readonly files: PaperFileService,
  ) {}

  onModuleInit(): void {
    this.policies.register(correctionPolicy, recordFields);
    this.policies.register(paperFilePolicy, paperFileFields);
    this.workflow.register(CORRECTION);
    this.board.register(this.files);
  }
}
