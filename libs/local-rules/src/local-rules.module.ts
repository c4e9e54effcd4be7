import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule, PolicyTable } from '#access';
import { MembersModule } from '#members';
import { OrganizationsModule } from '#organizations';
import { RuleBooksModule } from '#rule-books';
import { WorkflowModule } from '#workflow';
import { HolidayNoticeQuery } from './holiday-notice.query.js';
import { HolidayNoticeRepository } from './holiday-notice.repository.js';
import { HolidayNoticeService } from './holiday-notice.service.js';
import { localRuleFields, localRulePolicy } from './local-rule.policy.js';
import { LocalRuleQuery } from './local-rule.query.js';
import { LocalRuleRepository } from './local-rule.repository.js';
import { HolidayNoticeResolver, LocalRuleResolver } from './local-rule.resolver.js';
import { LocalRuleService } from './local-rule.service.js';
import { OverrideQuery } from './override.query.js';
import { OverrideConnectionResolver, OverrideResolver } from './override.resolver.js';
import { OverrideService } from './override.service.js';
import { RuleBookResolver } from './rule-book.resolver.js';
import { RuleBookService } from './rule-book.service.js';

@Module({
  imports: [AccessModule, OrganizationsModule, MembersModule, RuleBooksModule, WorkflowModule],
  providers: [
    LocalRuleQuery,
    LocalRuleRepository,
    LocalRuleService,
    LocalRuleResolver,
    HolidayNoticeQuery,
    HolidayNoticeRepository,
    HolidayNoticeService,
    HolidayNoticeResolver,
    RuleBookService,
    RuleBookResolver,
    OverrideQuery,
    OverrideService,
    OverrideResolver, OverrideConnectionResolver,
  ],
})
export class LocalRulesModule implements OnModuleInit {
  constructor(private readonly policies: PolicyTable) {}

  onModuleInit(): void {
    this.policies.register(localRulePolicy, localRuleFields);
  }
}
