import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule, IMPERSONAL, PolicyTable } from '#access';
import { NoticeBoard } from './notice-board.js';
import { SentBack } from './sent-back.service.js';
import { WorkflowRepository } from './workflow.repository.js';
import { WorkflowService } from './workflow.service.js';

// What a log says of somebody, it says within the record that it is the log of.
const WORKFLOW_FIELDS = { WorkflowLogEntry: IMPERSONAL } as const;

@Module({ imports: [AccessModule], providers: [WorkflowRepository, WorkflowService, NoticeBoard, SentBack], exports: [WorkflowRepository, WorkflowService, NoticeBoard] })
export class WorkflowModule implements OnModuleInit {
  constructor(
    policies: PolicyTable,
    private readonly board: NoticeBoard,
    private readonly sentBack: SentBack,
  ) {
    policies.register({}, WORKFLOW_FIELDS);
  }

  onModuleInit(): void {
    this.board.register(this.sentBack);
  }
}
