import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { IsBoolean, IsDefined, IsEnum, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { RatingLevel } from '#enums';
import { LineField, PlainDateScalar, UuidScalar, ValidateOnlyField } from '#graphql';
import { EARLIEST_YEAR, LATEST_YEAR, type PlainDate } from '#kernel';
import { BODY_MAX, NUMBER_MAX } from './rating-base.input.js';


@ArgsType()
export class RecordedRatingsArgs {
  @Field(() => UuidScalar, { description: 'The organisation that keeps the record, usually the ward.' })
  @IsUUID()
  readonly organizationId!: string;

  @Field(() => Int, { description: 'The year.' })
  @Min(EARLIEST_YEAR)
  @Max(LATEST_YEAR)
  readonly year!: number;

  @Field(() => Boolean, { defaultValue: false, description: 'Also those that were corrected since.' })
  @IsBoolean()
  readonly corrected!: boolean;
}

@InputType({ description: 'A result that another body decided, of one mass organisation or one civil servant.' })
export class RecordRatingResultInput {
  @Field(() => UuidScalar, { description: 'The organisation that keeps the record, usually the ward.' })
  @IsUUID()
  readonly organizationId!: string;

  @Field(() => Int, { description: 'The year that was rated.' })
  @Min(EARLIEST_YEAR)
  @Max(LATEST_YEAR)
  readonly year!: number;

  @Field(() => RatingLevel, { description: 'The level.' })
  @IsEnum(RatingLevel)
  readonly level!: RatingLevel;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of the mass organisation rated.' })
  @IsOptional()
  @IsUUID()
  readonly massOrganizationId?: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of the civil servant rated, as a person.' })
  @IsOptional()
  @IsUUID()
  readonly personId?: string | null;

  @LineField(BODY_MAX, 'The body that decided it.')
  readonly decidingBody!: string;

  @LineField(NUMBER_MAX, 'Number of its document.')
  readonly documentNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of its decision, not in the future.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;

  @Field(() => UuidScalar, { nullable: true, description: 'The result that this one corrects: the one that holds now.' })
  @IsOptional()
  @IsUUID()
  readonly correctsId?: string | null;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}
