import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { IsDefined, IsEnum, IsInt, IsNotEmpty, IsOptional, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { MeetingKind } from '#enums';
import { IsPrintable, LineField, PlainDateScalar, UuidScalar, ValidateOnlyField } from '#graphql';
import { EARLIEST_YEAR, LATEST_YEAR, type PlainDate } from '#kernel';

const PEOPLE_MAX = 10_000;
const SUBJECT_MAX = 500;
const REASON_MAX = 500;
const NUMBER_MAX = 100;

@ArgsType()
export class MeetingsArgs {
  @Field(() => UuidScalar, { description: 'The cell.' })
  @IsUUID()
  readonly organizationId!: string;

  @Field(() => Int, { description: 'The year.' })
  @Min(EARLIEST_YEAR)
  @Max(LATEST_YEAR)
  readonly year!: number;
}

@InputType({ isAbstract: true })
abstract class MeetingMutationInput {
  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ isAbstract: true })
abstract class MeetingRecordInput extends MeetingMutationInput {
  @Field(() => PlainDateScalar, { description: 'Day on which it was held.' })
  @IsDefined()
  readonly heldOn!: PlainDate;

  @Field(() => MeetingKind, { description: 'Kind.' })
  @IsEnum(MeetingKind)
  readonly kind!: MeetingKind;

  @Field(() => Int, { description: 'How many were present.' })
  @Min(1)
  @Max(PEOPLE_MAX)
  readonly present!: number;

  @Field(() => Int, { defaultValue: 0, description: 'How many were absent with a reason.' })
  @Min(0)
  @Max(PEOPLE_MAX)
  readonly absentExcused!: number;

  @Field(() => Int, { defaultValue: 0, description: 'How many were absent without a reason.' })
  @Min(0)
  @Max(PEOPLE_MAX)
  readonly absentUnexcused!: number;

  @LineField(SUBJECT_MAX, 'What it was about.')
  readonly subject!: string;

  @Field(() => String, { nullable: true, description: 'Number of its minutes.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(NUMBER_MAX)
  @IsPrintable()
  readonly minutesNumber?: string | null;
}

@InputType({ description: 'A meeting to put on record.' })
export class RecordMeetingInput extends MeetingRecordInput {
  @Field(() => UuidScalar, { description: 'The cell that held it.' })
  @IsUUID()
  readonly organizationId!: string;
}

@InputType({ description: 'A meeting as it should have been written up, whole.' })
export class CorrectMeetingInput extends MeetingRecordInput {
  @Field(() => UuidScalar, { description: 'Id of the meeting.' })
  @IsUUID()
  readonly meetingId!: string;

  @Field(() => Int, { description: 'Version of the meeting the change is based on.' })
  @IsInt()
  readonly version!: number;
}

@InputType({ description: 'A meeting that was entered by mistake, and why.' })
export class VoidMeetingInput extends MeetingMutationInput {
  @Field(() => UuidScalar, { description: 'Id of the meeting.' })
  @IsUUID()
  readonly meetingId!: string;

  @Field(() => Int, { description: 'Version of the meeting the change is based on.' })
  @IsInt()
  readonly version!: number;

  @LineField(REASON_MAX, 'The reason.')
  readonly reason!: string;
}
