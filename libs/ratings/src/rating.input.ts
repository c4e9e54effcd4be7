import { Field, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsDefined, IsEnum, IsInt, IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { LineField, PlainDateScalar, UuidScalar } from '#graphql';
import { RatingLevel } from '#enums';
import { EARLIEST_YEAR, LATEST_YEAR, type PlainDate } from '#kernel';
import { OverrideInput, OverridesField, VotesField } from '#workflow';
import { BallotInput, OpinionsField, RatingOpinionInput, TasksInput } from './opinion.input.js';
import type { BulkMode } from './bulk.rules.js';
import { BulkModeField, NUMBER_MAX, RatingMutationInput, REMARK_MAX, ROWS_MAX } from './rating-base.input.js';

@InputType({ description: 'The season to open.' })
export class OpenRatingSeasonInput extends RatingMutationInput {
  @Field(() => UuidScalar, { description: 'The organisation whose cells are rated, usually the ward.' })
  @IsUUID()
  readonly organizationId!: string;

  @Field(() => Int, { description: 'The year that is rated.' })
  @Min(EARLIEST_YEAR)
  @Max(LATEST_YEAR)
  readonly year!: number;

  @Field(() => PlainDateScalar, { description: 'The day on which the rosters are frozen, in that year and not in the future.' })
  @IsDefined()
  readonly cutOffOn!: PlainDate;

  @Field(() => PlainDateScalar, { description: 'Last day for the cells to submit.' })
  @IsDefined()
  readonly cellDeadlineOn!: PlainDate;

  @Field(() => PlainDateScalar, { description: 'Last day for the decisions.' })
  @IsDefined()
  readonly decisionDeadlineOn!: PlainDate;

  @Field(() => [UuidScalar], {
    nullable: true,
    description: 'Members on whom a body above decides, besides those of the organisation’s own standing committee, by id.',
  })
  @IsOptional()
  @ArrayMaxSize(ROWS_MAX)
  @IsUUID('all', { each: true })
  readonly decidedAbove?: string[] | null;
}

@InputType({ isAbstract: true })
abstract class SheetInput extends RatingMutationInput {
  @Field(() => UuidScalar, { description: 'Id of the sheet.' })
  @IsUUID()
  readonly sheetId!: string;

  @Field(() => Int, { description: 'Version of the sheet the change is based on.' })
  @IsInt()
  readonly version!: number;
}

@InputType({ isAbstract: true })
abstract class OverridableSheetInput extends SheetInput {
  @OverridesField()
  readonly overrides?: OverrideInput[] | null;
}

@InputType({ description: 'The level a cell gives one row, with its vote.' })
export class GivenRatingInput {
  @Field(() => UuidScalar, { description: 'Id of the row.' })
  @IsUUID()
  readonly entryId!: string;

  @Field(() => RatingLevel, { description: 'The level.' })
  @IsEnum(RatingLevel)
  readonly level!: RatingLevel;

  @VotesField('Votes for it.')
  readonly votesFor!: number;

  @VotesField('Votes against it.')
  readonly votesAgainst!: number;

  @VotesField('Members who count in the base and were absent.')
  readonly votesAbsent!: number;

  @Field(() => BallotInput, { nullable: true, description: 'How many voted for each level, where ballots were counted.' })
  @IsOptional()
  @ValidateNested()
  readonly ballot?: BallotInput | null;

  @Field(() => TasksInput, { nullable: true, description: 'The tasks of the year, on which the levels have conditions.' })
  @IsOptional()
  @ValidateNested()
  readonly tasks?: TasksInput | null;

  @OpinionsField()
  readonly opinions?: RatingOpinionInput[] | null;
}

@InputType({ description: 'Levels to enter, one row or the whole cell.' })
export class EnterRatingsInput extends OverridableSheetInput {
  @Field(() => [GivenRatingInput], { description: 'The rows.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(ROWS_MAX)
  @ValidateNested({ each: true })
  readonly entries!: GivenRatingInput[];

  @BulkModeField()
  readonly mode!: BulkMode;

  @VotesField('Exempt members who were absent from the meeting; they do not count in the base.', 0)
  readonly exemptAbsent!: number;
}

@InputType({ description: 'The sheet to submit.' })
export class SubmitRatingsInput extends OverridableSheetInput {}

@InputType({ description: 'The sheet to send back to the cell, and why.' })
export class SendBackRatingsInput extends SheetInput {
  @LineField(REMARK_MAX, 'The reason, for the cell to read.')
  readonly remark!: string;
}

@InputType({ description: 'A row decided otherwise than the cell proposes.' })
export class DecidedOtherwiseInput {
  @Field(() => UuidScalar, { description: 'Id of the row.' })
  @IsUUID()
  readonly entryId!: string;

  @Field(() => RatingLevel, { description: 'The level decided.' })
  @IsEnum(RatingLevel)
  readonly level!: RatingLevel;
}

@InputType({ description: 'The decision on a sheet: as proposed, but for the rows named.' })
export class DecideRatingsInput extends OverridableSheetInput {
  @LineField(NUMBER_MAX, 'Number of the decision.')
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of the decision.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;

  @Field(() => [DecidedOtherwiseInput], { nullable: true, description: 'Rows decided otherwise than proposed.' })
  @IsOptional()
  @ArrayMaxSize(ROWS_MAX)
  @ValidateNested({ each: true })
  readonly except?: DecidedOtherwiseInput[] | null;
}
