import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { MembersModule } from '#members';
import { OrganizationsModule } from '#organizations';
import { WorkflowModule } from '#workflow';
import {
  MemberRatingsResolver,
  RatingCapResolver,
  RatingEntryResolver,
  RatingSeasonResolver,
  RatingSheetResolver,
} from './rating-fields.resolver.js';
import { RatingLoader } from './rating.loader.js';
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
export class RatingsModule {}
