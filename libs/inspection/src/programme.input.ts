import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsDefined, IsEnum, IsInt, IsNotEmpty, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { IsPrintable, LineField, PageArguments, PlainDateScalar, UuidScalar, ValidateOnlyField } from '#graphql';
import { ProgrammeBody, ProgrammeLineKind } from '#enums';
import { EARLIEST_YEAR, LATEST_YEAR, type PlainDate } from '#kernel';

const NUMBER_MAX = 100;
const TEXT_MAX = 2_000;
const GROUP_MAX = 300;
const REASON_MAX = 500;
const LINES_MAX = 200;
const COUNT_MAX = 10_000;

@InputType({ description: 'One thing that is planned: about exactly one of an organisation, a member and a group.' })
export class ProgrammeLineInput {
  @Field(() => ProgrammeLineKind, { description: 'What is planned.' })
  @IsEnum(ProgrammeLineKind)
  readonly kind!: ProgrammeLineKind;

  @LineField(TEXT_MAX, 'What is looked into.')
  readonly content!: string;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of an organisation.' })
  @IsOptional()
  @IsUUID()
  readonly organizationId?: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of a member. Such a line is shown to the body’s officers and its lead only.' })
  @IsOptional()
  @IsUUID()
  readonly memberId?: string | null;

  @Field(() => String, { nullable: true, description: 'A group, in words without names: everybody who reads the programme reads it.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(GROUP_MAX)
  @IsPrintable()
  readonly group?: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of the person who leads it.' })
  @IsOptional()
  @IsUUID()
  readonly leadId?: string | null;

  @Field(() => Int, { nullable: true, description: 'The quarter, 1 to 4, of a programme for a year.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(4)
  readonly quarter?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many rounds are planned.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(COUNT_MAX)
  readonly plannedRounds?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many subjects are planned.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(COUNT_MAX)
  readonly plannedSubjects?: number | null;
}

@InputType({ description: 'The programme to adopt.' })
export class AdoptProgrammeInput {
  @Field(() => UuidScalar, { description: 'The organisation whose body adopts it.' })
  @IsUUID()
  readonly organizationId!: string;

  @Field(() => ProgrammeBody, { description: 'Whose programme it is.' })
  @IsEnum(ProgrammeBody)
  readonly body!: ProgrammeBody;

  @Field(() => Int, { nullable: true, description: 'The calendar year; left out: for the term.' })
  @IsOptional()
  @IsInt()
  @Min(EARLIEST_YEAR)
  @Max(LATEST_YEAR)
  readonly year?: number | null;

  @Field(() => PlainDateScalar, { description: 'First day.' })
  @IsDefined()
  readonly periodFrom!: PlainDate;

  @Field(() => PlainDateScalar, { description: 'Last day.' })
  @IsDefined()
  readonly periodThrough!: PlainDate;

  @LineField(NUMBER_MAX, 'Number of the decision.')
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of the decision, not in the future.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;

  @Field(() => [ProgrammeLineInput], { description: 'What is planned.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(LINES_MAX)
  @ValidateNested({ each: true })
  readonly lines!: ProgrammeLineInput[];

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ description: 'A line that a later decision adds.' })
export class AddProgrammeLineInput {
  @Field(() => UuidScalar, { description: 'Id of the programme.' })
  @IsUUID()
  readonly programmeId!: string;

  @LineField(NUMBER_MAX, 'Number of the decision that adds it.')
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of that decision, not in the future.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;

  @Field(() => ProgrammeLineInput, { description: 'What is planned.' })
  @IsDefined()
  @ValidateNested()
  readonly line!: ProgrammeLineInput;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ isAbstract: true })
abstract class LineChangeInput {
  @Field(() => UuidScalar, { description: 'Id of the line.' })
  @IsUUID()
  readonly lineId!: string;

  @Field(() => Int, { description: 'Version of the line the change is based on.' })
  @IsInt()
  readonly version!: number;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ description: 'The line that is begun.' })
export class StartProgrammeLineInput extends LineChangeInput {
  @Field(() => PlainDateScalar, { description: 'Day on which it was begun, not in the future.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;
}

@InputType({ description: 'The line that is done: rounds and subjects, or the one of the two that is known.' })
export class CompleteProgrammeLineInput extends LineChangeInput {
  @Field(() => PlainDateScalar, { description: 'Day on which it was done, not in the future.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;

  @Field(() => Int, { nullable: true, description: 'How many rounds it was.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(COUNT_MAX)
  readonly rounds?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many subjects there were.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(COUNT_MAX)
  readonly subjects?: number | null;
}

@InputType({ description: 'The line to drop, and why.' })
export class DropProgrammeLineInput extends LineChangeInput {
  @LineField(REASON_MAX, 'The reason.')
  readonly remark!: string;
}

@InputType({ description: 'The line to withdraw, and why.' })
export class WithdrawProgrammeLineInput extends LineChangeInput {
  @LineField(REASON_MAX, 'What was mistaken.')
  readonly remark!: string;
}

@ArgsType()
export class ProgrammesArgs extends PageArguments {
  @Field(() => UuidScalar, { description: 'The organisation, with all below it.' })
  @IsUUID()
  readonly organizationId!: string;

  @Field(() => Int, { nullable: true, description: 'Only programmes for this year.' })
  @IsOptional()
  @IsInt()
  readonly year?: number | null;
}
