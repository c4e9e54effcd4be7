import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule, PolicyTable } from '#access';
import { MembersModule } from '#members';
import { OrganizationsModule } from '#organizations';
import { WorkflowModule, WorkflowService } from '#workflow';
import {
  MemberRatingsResolver,
  RatingCapResolver,
  RatingEntryResolver,
  RatingSeasonResolver,
  RatingSheetResolver,
} from './rating-fields.resolver.js';
import { RATING_SHEET } from './rating-sheet.stages.js';
import { RatingLoader } from './rating.loader.js';
import { ratingPolicy } from './rating.policy.js';
import { RatingQuery } from './rating.query.js';
import { RatingRepository } from './rating.repository.js';
import { RatingResolver } from './rating.resolver.js';
import { SeasonService } from './season.service.js';
import { SheetService } from './sheet.service.js';

@Module({
  imports: [AccessModule, OrganizationsModule, MembersModule, WorkflowModule],
  providers: [
    RatingQuery,
    RatingRepository,
    RatingLoader,
    SeasonService,
    SheetService,
    RatingResolver,
    RatingSeasonResolver,
    RatingSheetResolver,
    RatingEntryResolver,
    RatingCapResolver,
    MemberRatingsResolver,
  ],
})
export class RatingsModule implements OnModuleInit {
  constructor(
    private readonly policies: PolicyTable,
    private readonly workflow: WorkflowService,
  ) {}

  onModuleInit(): void {
    this.policies.register(ratingPolicy);
    this.workflow.register(RATING_SHEET);
  }
}
