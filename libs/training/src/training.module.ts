import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule, PolicyTable } from '#access';
import { MembersModule } from '#members';
import { MetricsModule, MetricTable } from '#metrics';
import { OrganizationsModule } from '#organizations';
import { TrainingLoader } from './training.loader.js';
import { trainingMetrics } from './training.metrics.js';
import { trainingFields, trainingPolicy } from './training.policy.js';
import { TrainingQuery } from './training.query.js';
import { TrainingRepository } from './training.repository.js';
import { TrainingAttendanceResolver, TrainingCourseResolver } from './training.resolver.js';
import { TrainingService } from './training.service.js';

@Module({
  imports: [AccessModule, MetricsModule, OrganizationsModule, MembersModule],
  providers: [TrainingQuery, TrainingRepository, TrainingLoader, TrainingService, TrainingCourseResolver, TrainingAttendanceResolver],
})
export class TrainingModule implements OnModuleInit {
  constructor(
    private readonly policies: PolicyTable,
    private readonly metrics: MetricTable,
  ) {}

  onModuleInit(): void {
    this.policies.register(trainingPolicy, trainingFields);
    this.metrics.register(trainingMetrics);
  }
}
