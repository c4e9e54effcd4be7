import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule, PolicyTable } from '#access';
import { MembersModule } from '#members';
import { MetricsModule, MetricTable } from '#metrics';
import { OrganizationsModule } from '#organizations';
import { RuleBooksModule } from '#rule-books';
import { NoticeBoard, WorkflowModule, WorkflowService } from '#workflow';
import { AmendmentService } from './amendment.service.js';
import { BulkService } from './bulk.service.js';
import { CapQuery } from './cap.query.js';
import { CapService } from './cap.service.js';
import { ClosingService } from './closing.service.js';
import { DecisionQuery } from './decision.query.js';
import { DecisionService } from './decision.service.js';
import { FromAboveService } from './from-above.service.js';
import { DistributionQuery } from './distribution.query.js';
import { DistributionService } from './distribution.service.js';
import { EntryBeforeResolver, LevelCountResolver, SeasonDistributionResolver } from './distribution.resolver.js';
import { FailingYearNotices } from './failing-years.notices.js';
import { FailingYearsQuery } from './failing-years.query.js';
import { HelpQuery } from './help.query.js';
import { HelpRepository } from './help.repository.js';
import { HelpResolver, MemberHelpsResolver } from './help.resolver.js';
import { HelpService } from './help.service.js';
import { MEMBER_HELP } from './help.stages.js';
import { LadderMutationResolver, LadderResolver } from './ladder.resolver.js';
import { LadderService } from './ladder.service.js';
import { OpinionQuery } from './opinion.query.js';
import { OpinionRepository } from './opinion.repository.js';
import { OpinionService } from './opinion.service.js';
import { PoolQuery } from './pool.query.js';
import { PoolRosterQuery } from './pool-roster.query.js';
import { PoolRepository } from './pool.repository.js';
import { PoolService } from './pool.service.js';
import {
  MemberRatingsResolver,
  RatingCapResolver,
  RatingEntryResolver,
  RatingSeasonResolver,
  RatingSheetResolver,
} from './rating-fields.resolver.js';
import { RATING_SHEET } from './rating-sheet.stages.js';
import { RatingLoader } from './rating.loader.js';
import { ratingMetrics } from './rating.metrics.js';
import { ratingFields, ratingPolicy } from './rating.policy.js';
import { RatingQuery } from './rating.query.js';
import { RatingRepository } from './rating.repository.js';
import { RatingResolver } from './rating.resolver.js';
import { MassOrganizationLoader } from './recorded-rating.loader.js';
import { recordedRatingMetrics } from './recorded-rating.metrics.js';
import { RecordedRatingQuery } from './recorded-rating.query.js';
import { RecordedRatingRepository } from './recorded-rating.repository.js';
import { RecordedRatingResolver } from './recorded-rating.resolver.js';
import { RecordedRatingService } from './recorded-rating.service.js';
import { RatingAmendmentResolver, RatingPoolResolver, SeasonDecisionResolver, SeasonProgressResolver } from './season-decision.resolver.js';
import { SeasonDraftQuery } from './season-draft.query.js';
import { SeasonDraftRepository } from './season-draft.repository.js';
import { SeasonDraftResolver } from './season-draft.resolver.js';
import { SeasonDraftService } from './season-draft.service.js';
import { RATING_SEASON_DRAFT } from './season-draft.stages.js';
import { SeasonPools } from './season-pools.js';
import { SeasonProgressQuery } from './season-progress.query.js';
import { OrganizationProgressResolver } from './season-progress.resolver.js';
import { SeasonProgressService } from './season-progress.service.js';
import { SeasonService } from './season.service.js';
import { SheetPrintResolver } from './sheet-print.resolver.js';
import { SheetService } from './sheet.service.js';

@Module({
  imports: [AccessModule, MetricsModule, OrganizationsModule, MembersModule, RuleBooksModule, WorkflowModule],
  providers: [
    CapQuery,
    CapService,
    RatingQuery,
    RatingRepository,
    RatingLoader,
    SeasonService,
    SeasonDraftQuery,
    SeasonDraftRepository,
    SeasonDraftService,
    SeasonDraftResolver,
    SeasonProgressQuery,
    SeasonProgressService,
    OrganizationProgressResolver,
    SheetService,
    DecisionQuery,
    DecisionService,
    BulkService,
    ClosingService,
    AmendmentService,
    FromAboveService,
    LadderService,
    OpinionQuery,
    OpinionRepository,
    OpinionService,
    LadderMutationResolver,
    LadderResolver,
    PoolQuery,
    PoolRepository,
    PoolService,
    PoolRosterQuery,
    SeasonPools,
    RatingResolver,
    SeasonDecisionResolver,
    SeasonProgressResolver,
    RatingPoolResolver,
    RatingAmendmentResolver,
    RatingSeasonResolver,
    RatingSheetResolver,
    RatingEntryResolver,
    RatingCapResolver,
    MemberRatingsResolver,
    DistributionQuery,
    DistributionService,
    SeasonDistributionResolver,
    LevelCountResolver,
    EntryBeforeResolver,
    SheetPrintResolver,
    FailingYearsQuery,
    FailingYearNotices,
    HelpQuery,
    HelpRepository,
    HelpService,
    HelpResolver,
    MemberHelpsResolver,
    RecordedRatingQuery,
    RecordedRatingRepository,
    RecordedRatingService,
    MassOrganizationLoader,
    RecordedRatingResolver,
  ],
  exports: [CapService, SeasonPools, MassOrganizationLoader],
})
export class RatingsModule implements OnModuleInit {
  constructor(
    private readonly policies: PolicyTable,
    private readonly workflow: WorkflowService,
    private readonly metrics: MetricTable,
    private readonly board: NoticeBoard,
    private readonly failing: FailingYearNotices,
  ) {}

  onModuleInit(): void {
    this.policies.register(ratingPolicy, ratingFields);
    this.workflow.register(RATING_SEASON_DRAFT);
    this.workflow.register(RATING_SHEET);
    this.workflow.register(MEMBER_HELP);
    this.board.register(this.failing);
    this.metrics.register(ratingMetrics);
    this.metrics.register(recordedRatingMetrics);
  }
}
