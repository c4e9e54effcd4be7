import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule, PolicyTable } from '#access';
import { DisciplineModule } from '#discipline';
import { MovementsModule } from '#movements';
import { RuleBooksModule } from '#rule-books';
import { NoticeBoard, WorkflowModule, WorkflowService } from '#workflow';
import { complaintFields, complaintPolicy } from './complaint.policy.js';
import { ComplaintQuery } from './complaint.query.js';
import { ComplaintRepository } from './complaint.repository.js';
import { ComplaintConnectionResolver, ComplaintFieldsResolver, ComplaintResolver } from './complaint.resolver.js';
import { ComplaintService } from './complaint.service.js';
import { COMPLAINT } from './complaint.stages.js';
import { FileComplaint } from './file-complaint.js';
import { SettleComplaint } from './settle-complaint.js';

@Module({
  imports: [AccessModule, RuleBooksModule, WorkflowModule, DisciplineModule, MovementsModule],
  providers: [ComplaintQuery, ComplaintRepository, ComplaintService, FileComplaint, SettleComplaint, ComplaintResolver, ComplaintConnectionResolver, ComplaintFieldsResolver],
})
export class ComplaintsModule implements OnModuleInit {
  constructor(
    private readonly policies: PolicyTable,
    private readonly workflow: WorkflowService,
    private readonly board: NoticeBoard,
    private readonly complaints: ComplaintService,
  ) {}

  onModuleInit(): void {
    this.policies.register(complaintPolicy, complaintFields);
    this.workflow.register(COMPLAINT);
    this.board.register(this.complaints);
  }
}
