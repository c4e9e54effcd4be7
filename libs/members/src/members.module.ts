import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule } from '#access';
import { MetricsModule, MetricTable } from '#metrics';
import { OrganizationsModule } from '#organizations';
import { WorkflowModule, WorkflowService } from '#workflow';
import { BadgeAwardRepository } from './badge-award.repository.js';
import { BadgeAwardResolver } from './badge-award.resolver.js';
import { BadgeAwardService } from './badge-award.service.js';
import { BADGE_AWARD } from './badge-award.stages.js';
import { BadgeQuery } from './badge.query.js';
import { BadgeResolver } from './badge.resolver.js';
import { BadgeService } from './badge.service.js';
import { CommitteeQuery } from './committee.query.js';
import {
  CommitteeCompositionResolver,
  CommitteeResolver,
  OrganizationCommitteesResolver,
  PostResolver,
  ShareResolver,
} from './committee.resolver.js';
import { CompletenessQuery } from './completeness.query.js';
import { MissingItemsResolver, RecordCompletenessResolver } from './completeness.resolver.js';
import { CompletenessService } from './completeness.service.js';
import { DuplicateQuery } from './duplicate.query.js';
import { DuplicateRepository } from './duplicate.repository.js';
import { DuplicateSuspicionResolver, PossibleDuplicateResolver } from './duplicate.resolver.js';
import { DuplicateService } from './duplicate.service.js';
import { DUPLICATE } from './duplicate.stages.js';
import { ElectorateQuery } from './electorate.query.js';
import { IdentityNumberCodec } from './identity-number.codec.js';
import { IdentityNumberQuery } from './identity-number.query.js';
import { IdentityNumberRepository } from './identity-number.repository.js';
import { CardNumberResolver, IdentityNumberResolver } from './identity-number.resolver.js';
import { IdentityNumberService } from './identity-number.service.js';
import { MemberLoader } from './member.loader.js';
import { memberMetrics } from './member.metrics.js';
import { MemberQuery } from './member.query.js';
import { MemberConnectionResolver, MemberResolver, MembershipResolver, OrganizationMembersResolver, PersonResolver, ViewerPersonResolver } from './member.resolver.js';
import { MemberService } from './member.service.js';
import { RelationQuery } from './relation.query.js';
import { RelationRepository } from './relation.repository.js';
import { RelationResolver } from './relation.resolver.js';
import { RelationService } from './relation.service.js';
import { RollRepository } from './roll.repository.js';
import { SeniorityResolver } from './seniority.resolver.js';

@Module({
  imports: [AccessModule, MetricsModule, OrganizationsModule, WorkflowModule],
  providers: [
    MemberQuery,
    CommitteeQuery,
    ElectorateQuery,
    MemberLoader,
    RollRepository,
    MemberService,
    MemberResolver,
    MemberConnectionResolver,
    MembershipResolver,
    PersonResolver,
    ViewerPersonResolver,
    SeniorityResolver,
    BadgeQuery,
    BadgeService,
    BadgeResolver,
    BadgeAwardRepository,
    BadgeAwardService,
    BadgeAwardResolver,
    CompletenessQuery,
    CompletenessService,
    RecordCompletenessResolver,
    MissingItemsResolver,
    OrganizationMembersResolver,
    CommitteeResolver,
    CommitteeCompositionResolver,
    PostResolver,
    ShareResolver,
    OrganizationCommitteesResolver,
    IdentityNumberCodec,
    IdentityNumberQuery,
    IdentityNumberRepository,
    IdentityNumberService,
    IdentityNumberResolver,
    CardNumberResolver,
    DuplicateQuery,
    DuplicateRepository,
    DuplicateService,
    PossibleDuplicateResolver,
    DuplicateSuspicionResolver,
    RelationQuery,
    RelationRepository,
    RelationService,
    RelationResolver,
  ],
  exports: [DuplicateQuery, DuplicateRepository, ElectorateQuery, IdentityNumberCodec, MemberLoader, RollRepository],
})
export class MembersModule implements OnModuleInit {
  constructor(
    private readonly metrics: MetricTable,
    private readonly workflow: WorkflowService,
  ) {}

  onModuleInit(): void {
    this.metrics.register(memberMetrics);
    this.workflow.register(DUPLICATE);
    this.workflow.register(BADGE_AWARD);
  }
}
