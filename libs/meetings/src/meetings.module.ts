import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule, PolicyTable } from '#access';
import { MetricsModule, MetricTable } from '#metrics';
import { OrganizationsModule } from '#organizations';
import { meetingMetrics } from './meeting.metrics.js';
import { meetingFields, meetingPolicy } from './meeting.policy.js';
import { MeetingQuery } from './meeting.query.js';
import { MeetingRepository } from './meeting.repository.js';
import { MeetingResolver } from './meeting.resolver.js';
import { MeetingService } from './meeting.service.js';

@Module({
  imports: [AccessModule, MetricsModule, OrganizationsModule],
  providers: [MeetingQuery, MeetingRepository, MeetingService, MeetingResolver],
})
export class MeetingsModule implements OnModuleInit {
  constructor(
    private readonly policies: PolicyTable,
    private readonly metrics: MetricTable,
  ) {}

  onModuleInit(): void {
    this.policies.register(meetingPolicy, meetingFields);
    this.metrics.register(meetingMetrics);
  }
}
