import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';
import { connectionOf, PageArguments, UuidScalar } from '#graphql';

@ObjectType('RatingStepCounts', { description: 'How many there are and where they stand; the others have not been begun.' })
export class RatingStepCountsModel {
  @Field(() => Int, { description: 'All.' })
  readonly total!: number;

  @Field(() => Int, { description: 'Begun: entered at least in part, and not submitted.' })
  readonly entered!: number;

  @Field(() => Int, { description: 'Submitted, waiting for the decision here or of a body above.' })
  readonly submitted!: number;

  @Field(() => Int, { description: 'Returned, and not submitted again.' })
  readonly returned!: number;

  @Field(() => Int, { description: 'Decided.' })
  readonly decided!: number;
}

@ObjectType('RatingOrganizationProgress', { description: 'How far the sheets of one organisation and of all below it have come in a season.' })
export class RatingOrganizationProgressModel {
  @Field(() => Boolean, { description: 'Whether these are the sheets of the organisation asked for itself, not of one below it.' })
  readonly itself!: boolean;

  @Field(() => RatingStepCountsModel, { description: 'Sheets.' })
  readonly sheets!: RatingStepCountsModel;

  @Field(() => RatingStepCountsModel, { description: 'Rows to be rated: members, and the organisations themselves; where the rows of a sheet are decided one by one, decided before their sheet.' })
  readonly rows!: RatingStepCountsModel;

  @Field(() => Int, { description: 'Rows excused from rating, in none of these.' })
  readonly excused!: number;
}

@ObjectType('RatingOrganizationProgressConnection', { description: 'Organisations with their progress, a page at a time.' })
export class RatingOrganizationProgressConnection extends connectionOf(RatingOrganizationProgressModel, 'RatingOrganizationProgress') {}

@ArgsType()
export class RatingProgressArgs extends PageArguments {
  @Field(() => UuidScalar, { description: 'The season.' })
  @IsUUID()
  readonly seasonId!: string;

  @Field(() => UuidScalar, { nullable: true, description: 'The organisation whose children are counted, e.g. a base committee; that of the season, unless given.' })
  @IsOptional()
  @IsUUID()
  readonly organizationId?: string | null;
}
