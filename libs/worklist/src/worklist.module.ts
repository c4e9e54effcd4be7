import { Module } from '@nestjs/common';
import { AccessModule, IMPERSONAL, PolicyTable } from '#access';
import { MembersModule } from '#members';
import { OrganizationsModule } from '#organizations';
import { WorkflowModule } from '#workflow';
import { NoticeResolver } from './notice.resolver.js';
import { WorklistResolver } from './worklist.resolver.js';

@Module({ imports: [AccessModule, OrganizationsModule, MembersModule, WorkflowModule], providers: [WorklistResolver, NoticeResolver] })
export class WorklistModule {
  constructor(policies: PolicyTable) {
    policies.register({}, { WorkItem: IMPERSONAL, NoticeRule: IMPERSONAL, Notice: { PARTY_RECORD: 'id code record urgency fallsOn daysLeft dueOn message rule organization', IDENTITY: 'person' } });
  }
}
