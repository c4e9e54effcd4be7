import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule, PolicyTable } from '#access';
import { MembersModule } from '#members';
import { OrganizationsModule } from '#organizations';
import { RuleBooksModule } from '#rule-books';
import { NoticeBoard, WorkflowModule, WorkflowService } from '#workflow';
import { ArrivalService } from './arrival.service.js';
import { LetterNotices } from './letter-notices.js';
import { LetterNoticesQuery } from './letter-notices.query.js';
import { NewcomerService } from './newcomer.service.js';
import { TransferSteps } from './transfer-steps.service.js';
import { transferFields, transferPolicy } from './transfer.policy.js';
import { TransferQuery } from './transfer.query.js';
import { TransferRepository } from './transfer.repository.js';
import { TransferConnectionResolver, TransferFieldsResolver, TransferResolver } from './transfer.resolver.js';
import { TransferService } from './transfer.service.js';
import { TRANSFER } from './transfer.stages.js';

@Module({
  imports: [AccessModule, OrganizationsModule, MembersModule, RuleBooksModule, WorkflowModule],
  providers: [TransferQuery, TransferRepository, TransferService, TransferSteps, ArrivalService, NewcomerService, LetterNoticesQuery, LetterNotices, TransferResolver, TransferConnectionResolver, TransferFieldsResolver],
})
export class TransfersModule implements OnModuleInit {
  constructor(
    private readonly policies: PolicyTable,
    private readonly workflow: WorkflowService,
    private readonly board: NoticeBoard,
    private readonly letters: LetterNotices,
  ) {}

  onModuleInit(): void {
    this.policies.register(transferPolicy, transferFields);
    this.workflow.register(TRANSFER);
    this.board.register(this.letters);
  }
}
