import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule, PolicyTable } from '#access';
import { MembersModule } from '#members';
import { OrganizationsModule } from '#organizations';
import { RuleBooksModule } from '#rule-books';
import { NoticeBoard, WorkflowModule, WorkflowService } from '#workflow';
import { AdmissionConnectionResolver, AdmissionFieldsResolver, AdmissionIntroducerResolver, MemberAdmissionResolver } from './admission-fields.resolver.js';
import { AdmissionWork } from './admission-work.js';
import { AdmissionSteps } from './admission-steps.service.js';
import { AdmissionLoader } from './admission.loader.js';
import { admissionFields, admissionPolicy } from './admission.policy.js';
import { AdmissionQuery } from './admission.query.js';
import { AdmissionRepository } from './admission.repository.js';
import { AdmissionResolver } from './admission.resolver.js';
import { AdmissionService } from './admission.service.js';
import { ADMISSION } from './admission.stages.js';
import { IntroducerReplacement } from './introducer-replacement.service.js';
import { PreparationService } from './preparation.service.js';
import { ProposalService } from './proposal.service.js';
import { RecognitionNotices } from './recognition-notices.js';
import { RecognitionNoticesQuery } from './recognition-notices.query.js';

@Module({
  imports: [AccessModule, OrganizationsModule, MembersModule, RuleBooksModule, WorkflowModule],
  providers: [
    AdmissionQuery,
    AdmissionRepository,
    AdmissionLoader,
    AdmissionService,
    ProposalService,
    AdmissionWork,
    AdmissionSteps,
    PreparationService,
    IntroducerReplacement,
    RecognitionNoticesQuery,
    RecognitionNotices,
    AdmissionResolver,
    AdmissionFieldsResolver,
    AdmissionIntroducerResolver,
    AdmissionConnectionResolver,
    MemberAdmissionResolver,
  ],
})
export class AdmissionsModule implements OnModuleInit {
  constructor(
    private readonly policies: PolicyTable,
    private readonly workflow: WorkflowService,
    private readonly board: NoticeBoard,
    private readonly recognitions: RecognitionNotices,
  ) {}

  onModuleInit(): void {
    this.policies.register(admissionPolicy, admissionFields);
    this.workflow.register(ADMISSION);
    this.board.register(this.recognitions);
  }
}
