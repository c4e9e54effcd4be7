import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule, PolicyTable } from '#access';
import { InspectionModule } from '#inspection';
import { RuleBooksModule } from '#rule-books';
import { WorkflowModule, WorkflowService } from '#workflow';
import { CasesOfDenunciations } from './cases-of-denunciations.js';
import { DenouncerCodec } from './denouncer.codec.js';
import { denunciationFields, denunciationPolicy } from './denunciation.policy.js';
import { DenunciationQuery } from './denunciation.query.js';
import { DenunciationRepository } from './denunciation.repository.js';
import { DenunciationConnectionResolver, DenunciationFieldsResolver, DenunciationResolver } from './denunciation.resolver.js';
import { DenunciationService } from './denunciation.service.js';
import { DENUNCIATION } from './denunciation.stages.js';
import { DirectDenunciation } from './direct-denunciation.js';

@Module({
  imports: [AccessModule, RuleBooksModule, WorkflowModule, InspectionModule],
  providers: [
    DenouncerCodec,
    DenunciationQuery,
    DenunciationRepository,
    DenunciationService,
    CasesOfDenunciations,
    DirectDenunciation,
    DenunciationResolver,
    DenunciationConnectionResolver,
    DenunciationFieldsResolver,
  ],
})
export class DenunciationsModule implements OnModuleInit {
  constructor(
    private readonly policies: PolicyTable,
    private readonly workflow: WorkflowService,
  ) {}

  onModuleInit(): void {
    this.policies.register(denunciationPolicy, denunciationFields);
    this.workflow.register(DENUNCIATION);
  }
}
