import { Field, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsEnum, IsInt, IsNotEmpty, IsOptional, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { IsPrintable, LineField, UuidScalar, ValidateOnlyField } from '#graphql';
import { RecordFieldEnum } from './correction.model.js';
import type { RecordFieldName } from './record-field.rules.js';

const VALUE_MAX = 500;
const REASON_MAX = 500;
const DOCUMENT_MAX = 300;
const FIELDS_MAX = 100;

@InputType({ description: 'One field that is to be put right.' })
export class CorrectionChangeInput {
  @Field(() => RecordFieldEnum, { description: 'The field.' })
  @IsEnum(RecordFieldEnum)
  readonly field!: RecordFieldName;

  @Field(() => String, { nullable: true, description: 'What stands there now, as it was read; null: nothing.' })
  @IsOptional()
  @MaxLength(VALUE_MAX)
  readonly seen!: string | null;

  @Field(() => String, { nullable: true, description: 'What is to stand there; null: nothing. Of dates YYYY-MM-DD, YYYY-MM or YYYY, of choices their codes.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(VALUE_MAX)
  readonly value!: string | null;

  @LineField(REASON_MAX, 'Why.')
  readonly reason!: string;

  @Field(() => String, { nullable: true, description: 'The document that shows it; needed for days of admission and recognition.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(DOCUMENT_MAX)
  @IsPrintable()
  readonly document!: string | null;
}

function ChangesField(): PropertyDecorator {
  return (target, key) => {
    for (const decorate of [Field(() => [CorrectionChangeInput], { description: 'The fields, each once.' }), ArrayMinSize(1), ArrayMaxSize(FIELDS_MAX), ValidateNested({ each: true })]) decorate(target, key);
  };
}

@InputType({ description: 'Fields of one’s own record that are to be put right.' })
export class ProposeCorrectionInput {
  @ChangesField()
  readonly changes!: CorrectionChangeInput[];

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ isAbstract: true })
abstract class CorrectionStepInput {
  @Field(() => UuidScalar, { description: 'The correction.' })
  @IsUUID()
  readonly correctionId!: string;

  @Field(() => Int, { description: 'Version of the correction.' })
  @IsInt()
  readonly version!: number;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ description: 'A returned proposal with the changes as they are to be now.' })
export class ResubmitCorrectionInput extends CorrectionStepInput {
  @ChangesField()
  readonly changes!: CorrectionChangeInput[];
}

@InputType({ description: 'A proposal that takes a step.' })
export class CorrectionStepWithRemarkInput extends CorrectionStepInput {
  @Field(() => String, { nullable: true, description: 'Remark.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(REASON_MAX)
  @IsPrintable()
  readonly remark?: string | null;
}

@InputType({ description: 'A proposal that goes back to the member.' })
export class ReturnCorrectionInput extends CorrectionStepInput {
  @LineField(REASON_MAX, 'Why.')
  readonly remark!: string;
}

@InputType({ description: 'What the party office says of one field.' })
export class FieldVerdictInput {
  @Field(() => RecordFieldEnum, { description: 'The field.' })
  @IsEnum(RecordFieldEnum)
  readonly field!: RecordFieldName;

  @Field(() => Boolean, { description: 'Whether it is accepted.' })
  @IsBoolean()
  readonly accepted!: boolean;

  @Field(() => String, { nullable: true, description: 'Why; needed for a rejection.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(REASON_MAX)
  @IsPrintable()
  readonly reason?: string | null;
}

@InputType({ description: 'The decision on a proposal, field by field.' })
export class DecideCorrectionInput extends CorrectionStepInput {
  @Field(() => [FieldVerdictInput], { description: 'What is said of each field of the proposal.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(FIELDS_MAX)
  @ValidateNested({ each: true })
  readonly verdicts!: FieldVerdictInput[];
}

@InputType({ description: 'Fields of a member’s record that are written straight away.' })
export class CorrectRecordInput {
  @Field(() => UuidScalar, { description: 'The member.' })
  @IsUUID()
  readonly memberId!: string;

  @Field(() => Int, { description: 'Version of the member.' })
  @IsInt()
  readonly version!: number;

  @ChangesField()
  readonly changes!: CorrectionChangeInput[];

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}
