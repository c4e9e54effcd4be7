import { Field, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, IsDefined, IsIn, IsInt, IsOptional, IsUUID, Matches, MaxLength, ValidateNested } from 'class-validator';
import { because, IsPrintable, PlainDateScalar, UuidScalar, ValidateOnlyField } from '#graphql';
import type { PlainDate } from '#kernel';
import { INQUIRY_SUBJECTS, type SubjectOfInquiry } from '#regulations';
import { OverrideInput, OverridesField } from '#workflow';
import { InquiryOutcomeEnum, InquirySubjectEnum } from './admission.model.js';
import { OUTCOMES, type Outcome } from './preparation.rules.js';

const NUMBER_MAX = 100;
const TRIMMED = because('phải có ít nhất hai ký tự, không có khoảng trắng ở đầu và cuối', 'must have at least two characters and no space at either end');

@InputType({ description: 'What came of asking about the candidate or the family, or of asking others for their opinion.' })
export class AdmissionInquiryInput {
  @Field(() => InquirySubjectEnum, { description: 'About whom, or whom.' })
  @IsIn(INQUIRY_SUBJECTS)
  readonly subject!: SubjectOfInquiry;

  @Field(() => InquiryOutcomeEnum, { description: 'What came of it. What was written stays in the paper file.' })
  @IsIn(Object.keys(OUTCOMES))
  readonly outcome!: Outcome;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Date of the answer, the last of several; none with `OPEN` and `NONE`.' })
  @IsOptional()
  readonly answeredOn?: PlainDate | null;
}

@InputType({ description: 'What the cell has got together. What is left out stays as it is on record; a null takes it back.' })
export class PrepareAdmissionInput {
  @Field(() => UuidScalar, { description: 'Id of the admission.' })
  @IsUUID()
  readonly admissionId!: string;

  @Field(() => Int, { description: 'Version of the admission the change is based on.' })
  @IsInt()
  readonly version!: number;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Date on the candidate’s declaration.' })
  @IsOptional()
  readonly declaredOn?: PlainDate | null;

  @Field(() => [AdmissionInquiryInput], { defaultValue: [], description: 'Inquiries answered, or to be taken back; the others stay as they are.' })
  @ArrayMaxSize(INQUIRY_SUBJECTS.length)
  @ValidateNested({ each: true })
  readonly inquiries!: AdmissionInquiryInput[];

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day of the cell committee’s conclusion on the verification.' })
  @IsOptional()
  readonly concludedOn?: PlainDate | null;

  @Field(() => String, { nullable: true, description: 'Of a candidate over the age: number of the written consent of the level in charge.' })
  @IsOptional()
  @Matches(/^\S.*\S$/u, TRIMMED)
  @MaxLength(NUMBER_MAX)
  @IsPrintable()
  readonly ageConsentNumber?: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Its date.' })
  @IsOptional()
  readonly ageConsentOn?: PlainDate | null;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ description: 'The meeting at which a recognition was read out.' })
export class ReadRecognitionInput {
  @Field(() => UuidScalar, { description: 'Id of the admission.' })
  @IsUUID()
  readonly admissionId!: string;

  @Field(() => Int, { description: 'Version of the admission the step is based on.' })
  @IsInt()
  readonly version!: number;

  @Field(() => PlainDateScalar, { description: 'Day of the meeting.' })
  @IsDefined()
  readonly readOn!: PlainDate;

  @OverridesField()
  readonly overrides?: OverrideInput[] | null;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}
