import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsDefined, IsEnum, IsInt, IsNotEmpty, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { TrainingTopic } from '#enums';
import { IsPrintable, LineField, PlainDateScalar, UuidScalar, ValidateOnlyField } from '#graphql';
import { EARLIEST_YEAR, LATEST_YEAR, type PlainDate } from '#kernel';

const TITLE_MAX = 300;
const NUMBER_MAX = 100;
const REASON_MAX = 500;
const ATTENDEES_MAX = 1_000;

@ArgsType()
export class TrainingCoursesArgs {
  @Field(() => UuidScalar, { description: 'The organisation that held them.' })
  @IsUUID()
  readonly organizationId!: string;

  @Field(() => Int, { description: 'The year in which they ended.' })
  @Min(EARLIEST_YEAR)
  @Max(LATEST_YEAR)
  readonly year!: number;
}

@InputType({ isAbstract: true })
abstract class TrainingMutationInput {
  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ description: 'A training course to put on record.' })
export class RecordTrainingCourseInput extends TrainingMutationInput {
  @Field(() => UuidScalar, { description: 'The organisation that held it, usually the ward.' })
  @IsUUID()
  readonly organizationId!: string;

  @LineField(TITLE_MAX, 'Title.')
  readonly title!: string;

  @Field(() => TrainingTopic, { description: 'What it was on.' })
  @IsEnum(TrainingTopic)
  readonly topic!: TrainingTopic;

  @Field(() => PlainDateScalar, { description: 'First day.' })
  @IsDefined()
  readonly heldFrom!: PlainDate;

  @Field(() => PlainDateScalar, { description: 'Last day, not in the future.' })
  @IsDefined()
  readonly heldThrough!: PlainDate;

  @Field(() => String, { nullable: true, description: 'Number of the document by which it was held.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(NUMBER_MAX)
  @IsPrintable()
  readonly documentNumber?: string | null;
}

@InputType({ description: 'Somebody who attended a course.' })
export class TrainingAttendeeInput {
  @Field(() => UuidScalar, { description: 'Id of the person.' })
  @IsUUID()
  readonly personId!: string;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether the person completed it.' })
  @IsBoolean()
  readonly completed!: boolean;
}

@InputType({ description: 'Who attended a course: all are entered, or nobody.' })
export class RecordTrainingAttendanceInput extends TrainingMutationInput {
  @Field(() => UuidScalar, { description: 'Id of the course.' })
  @IsUUID()
  readonly courseId!: string;

  @Field(() => Int, { description: 'Version of the course the change is based on.' })
  @IsInt()
  readonly version!: number;

  @Field(() => [TrainingAttendeeInput], { description: 'The people; whoever was entered before and is not named stays.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(ATTENDEES_MAX)
  @ValidateNested({ each: true })
  readonly attendees!: TrainingAttendeeInput[];
}

@InputType({ description: 'A course that was entered by mistake, and why.' })
export class VoidTrainingCourseInput extends TrainingMutationInput {
  @Field(() => UuidScalar, { description: 'Id of the course.' })
  @IsUUID()
  readonly courseId!: string;

  @Field(() => Int, { description: 'Version of the course the change is based on.' })
  @IsInt()
  readonly version!: number;

  @LineField(REASON_MAX, 'The reason.')
  readonly reason!: string;
}
