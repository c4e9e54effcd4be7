import { Field, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, IsDefined, IsEnum, IsOptional, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { IsPrintable, LineField, PlainDateScalar, UuidScalar } from '#graphql';
import { ViolationField } from '#enums';
import type { PlainDate } from '#kernel';
import { CaseChangeInput } from './case.input.js';

const TEXT_MAX = 2_000;
const NAME_MAX = 200;
const ROWS_MAX = 50;

@InputType({ description: 'A fault or violation that was found.' })
export class CaseFindingInput {
  @Field(() => ViolationField, { description: 'In which field.' })
  @IsEnum(ViolationField)
  readonly field!: ViolationField;

  @Field(() => String, { nullable: true, description: 'What the field is called; of OTHER, and only of that.' })
  @IsOptional()
  @MaxLength(NAME_MAX)
  @IsPrintable()
  readonly otherName?: string | null;

  @LineField(TEXT_MAX, 'What was found.')
  readonly content!: string;
}

@InputType({ description: 'What is recommended to a subject.' })
export class CaseRecommendationInput {
  @Field(() => UuidScalar, { description: 'Id of the row of a subject of the case.' })
  @IsUUID()
  readonly subjectId!: string;

  @LineField(TEXT_MAX, 'What is recommended.')
  readonly content!: string;

  @Field(() => PlainDateScalar, { description: 'Day by which it is to be done.' })
  @IsDefined()
  readonly dueOn!: PlainDate;
}

@InputType({ description: 'What a concluded case found and recommends, beside what is on record of it already.' })
export class RecordCaseOutcomeInput extends CaseChangeInput {
  @Field(() => [CaseFindingInput], { defaultValue: [], description: 'What it found.' })
  @ArrayMaxSize(ROWS_MAX)
  @ValidateNested({ each: true })
  readonly findings!: CaseFindingInput[];

  @Field(() => [CaseRecommendationInput], { defaultValue: [], description: 'What it recommends.' })
  @ArrayMaxSize(ROWS_MAX)
  @ValidateNested({ each: true })
  readonly recommendations!: CaseRecommendationInput[];
}

@InputType({ description: 'Findings and recommendations that were recorded of a case by mistake.' })
export class WithdrawCaseOutcomeInput extends CaseChangeInput {
  @Field(() => [UuidScalar], { defaultValue: [], description: 'Ids of the findings.' })
  @ArrayMaxSize(ROWS_MAX)
  @IsUUID(undefined, { each: true })
  readonly findingIds!: string[];

  @Field(() => [UuidScalar], { defaultValue: [], description: 'Ids of the recommendations.' })
  @ArrayMaxSize(ROWS_MAX)
  @IsUUID(undefined, { each: true })
  readonly recommendationIds!: string[];

  @LineField(TEXT_MAX, 'Why they are withdrawn; it stands in the log of the case.')
  readonly remark!: string;
}

@InputType({ description: 'The recommendation that was done.' })
export class FollowUpRecommendationInput extends CaseChangeInput {
  @Field(() => UuidScalar, { description: 'Id of the recommendation.' })
  @IsUUID()
  readonly recommendationId!: string;

  @Field(() => PlainDateScalar, { description: 'Day it was done.' })
  @IsDefined()
  readonly doneOn!: PlainDate;

  @LineField(TEXT_MAX, 'With what it was done: a report, a document, a deed.')
  readonly doneWith!: string;
}
