import { Field, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsDefined, IsEnum, IsInt, IsOptional, IsUUID, Matches, MaxLength, ValidateNested } from 'class-validator';
import { because, IsPrintable, LineField, PlainDateScalar, UuidScalar } from '#graphql';
import { RatingLevel } from '#enums';
import type { PlainDate } from '#kernel';
import { OverrideInput, OverridesField } from '#workflow';
import type { BulkMode } from './bulk.rules.js';
import { BODY_MAX, BulkModeField, NUMBER_MAX, RatingMutationInput, REMARK_MAX, ROWS_MAX } from './rating-base.input.js';
import { DecidedOtherwiseInput } from './rating.input.js';

@InputType({ isAbstract: true })
abstract class SeasonInput extends RatingMutationInput {
  @Field(() => UuidScalar, { description: 'Id of the season.' })
  @IsUUID()
  readonly seasonId!: string;
}

@InputType({ isAbstract: true })
abstract class VersionedSeasonInput extends SeasonInput {
  @Field(() => Int, { description: 'Version of the season the change is based on (`RatingSeason.progress.version`).' })
  @IsInt()
  readonly version!: number;
}

@InputType({ description: 'The decision on all submitted sheets of a season: as proposed, but for the rows named.' })
export class DecideRatingSeasonInput extends VersionedSeasonInput {
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

  @Field(() => Boolean, { defaultValue: false, description: 'Decide what is submitted, though other cells have not submitted yet.' })
  @IsBoolean()
  readonly submittedOnly!: boolean;

  @OverridesField()
  readonly overrides?: OverrideInput[] | null;
}

@InputType({ description: 'The season to close.' })
export class CloseRatingSeasonInput extends VersionedSeasonInput {
  @LineField(NUMBER_MAX, 'Number of the decision.')
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day on which the results are closed.' })
  @IsDefined()
  readonly closedOn!: PlainDate;
}

@InputType({ description: 'A row and the level it gets.' })
export class AmendedRatingInput {
  @Field(() => UuidScalar, { description: 'Id of the row.' })
  @IsUUID()
  readonly entryId!: string;

  @Field(() => Int, { description: 'Version of the row the change is based on.' })
  @IsInt()
  readonly version!: number;

  @Field(() => RatingLevel, { description: 'The level it gets.' })
  @IsEnum(RatingLevel)
  readonly level!: RatingLevel;
}

@InputType({ description: 'An amendment of decided results, all of it or nothing.' })
export class AmendRatingsInput extends SeasonInput {
  @Field(() => [AmendedRatingInput], { description: 'The rows.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(ROWS_MAX)
  @ValidateNested({ each: true })
  readonly rows!: AmendedRatingInput[];

  @LineField(NUMBER_MAX, 'Number of the decision.')
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of the decision.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;

  @LineField(REMARK_MAX, 'Why the result changes.')
  readonly reason!: string;

  @OverridesField()
  readonly overrides?: OverrideInput[] | null;
}

@InputType({ description: 'Rows of a season to decide, or to change, one by one.' })
export class DecideRatingRowsInput extends SeasonInput {
  @Field(() => [AmendedRatingInput], { description: 'The rows. Of those that compete for a slot the first come first.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(ROWS_MAX)
  @ValidateNested({ each: true })
  readonly rows!: AmendedRatingInput[];

  @BulkModeField()
  readonly mode!: BulkMode;

  @LineField(NUMBER_MAX, 'Number of the decision.')
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of the decision.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;

  @Field(() => String, { nullable: true, description: 'Why rows decided before are changed; needed only for those.' })
  @IsOptional()
  @Matches(/\S/u, because('không được để trống', 'must not be empty'))
  @MaxLength(REMARK_MAX)
  @IsPrintable()
  readonly reason?: string | null;

  @OverridesField()
  readonly overrides?: OverrideInput[] | null;
}

@InputType({ description: 'Results that a body above the organisation of the season decided, with its document.' })
export class RecordRatingsFromAboveInput extends SeasonInput {
  @Field(() => [AmendedRatingInput], { description: 'The rows.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(ROWS_MAX)
  @ValidateNested({ each: true })
  readonly rows!: AmendedRatingInput[];

  @LineField(BODY_MAX, 'The body that decided them.')
  readonly decidingBody!: string;

  @LineField(NUMBER_MAX, 'Number of its document.')
  readonly documentNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of its document, not in the future.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;

  @Field(() => String, { nullable: true, description: 'Why results entered before are changed; needed only for those.' })
  @IsOptional()
  @Matches(/\S/u, because('không được để trống', 'must not be empty'))
  @MaxLength(REMARK_MAX)
  @IsPrintable()
  readonly reason?: string | null;
}
