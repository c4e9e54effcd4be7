import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule, PolicyTable } from '#access';
import { MetricsModule, MetricTable } from '#metrics';
import { OrganizationsModule } from '#organizations';
import { RuleBooksModule } from '#rule-books';
import { NoticeBoard, WorkflowModule } from '#workflow';
import { MeetingNotices } from './meeting-notices.js';
import { meetingMetrics } from './meeting.metrics.js';
import { meetingFields, meetingPolicy } from './meeting.policy.js';
import { MeetingQuery } from './meeting.query.js';
import { MeetingRepository } from './meeting.repository.js';
import { MeetingResolver } from './meeting.resolver.js';
import { MeetingService } from './meeting.service.js';

@Module({
  imports: [AccessModule, MetricsModule, OrganizationsModule, RuleBooksModule, WorkflowModule],
  providers: [MeetingQuery, MeetingRepository, MeetingService, MeetingNotices, MeetingResolver],
})
export class MeetingsModule implements OnModuleInit {
  constructor(
    private readonly policies: PolicyTable,
    private readonly metrics: MetricTable,
    private readonly board: NoticeBoard,
    private readonly notices: MeetingNotices,
  ) {}

  onModuleInit(): void {
    this.policies.register(meetingPolicy, meetingFields);
    this.metrics.register(meetingMetrics);
    this.board.register(this.notices);
  }
}
