import { Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, IsBoolean, IsDefined, IsEnum, IsInt, IsNotEmpty, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { IsPrintable, PlainDateScalar, UuidScalar } from '#graphql';
import { DisciplineForm } from '#enums';
import type { PlainDate } from '#kernel';
import { OverrideInput } from '#workflow';
import type { SuperiorBody } from './propose-discipline.js';

const TEXT_MAX = 2_000;
const REMARK_MAX = 500;
const NUMBER_MAX = 100;
const VOTES_MAX = 10_000;
const OVERRIDES_MAX = 50;

const SuperiorBodyEnum = { INSPECTION_COMMITTEE: 'INSPECTION_COMMITTEE', STANDING_COMMITTEE: 'STANDING_COMMITTEE' } as const;
registerEnumType(SuperiorBodyEnum, {
  name: 'SuperiorBody',
  description: 'A body above the cell that decides measures.',
  valuesMap: {
    INSPECTION_COMMITTEE: { description: 'Ủy ban Kiểm tra: the inspection committee, by its officers.' },
    STANDING_COMMITTEE: { description: 'Ban Thường vụ: the standing committee.' },
  },
});

@InputType({ isAbstract: true })
abstract class OverridableInput {
  @Field(() => [OverrideInput], { nullable: true, description: 'Warnings to override, each with its reason.' })
  @IsOptional()
  @ArrayMaxSize(OVERRIDES_MAX)
  @ValidateNested({ each: true })
  readonly overrides?: OverrideInput[] | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Answers the whole verdict and writes nothing.' })
  @IsBoolean()
  readonly validateOnly!: boolean;
}

@InputType({ description: 'The measure to propose.' })
export class ProposeDisciplineInput extends OverridableInput {
  @Field(() => UuidScalar, { description: 'Id of the concluded case.' })
  @IsUUID()
  readonly caseId!: string;

  @Field(() => UuidScalar, { description: 'Id of the member, a subject of that case.' })
  @IsUUID()
  readonly memberId!: string;

  @Field(() => String, { description: 'The violation, as the paper will say it; all that the cell reads of the case.' })
  @IsNotEmpty()
  @MaxLength(TEXT_MAX)
  @IsPrintable()
  readonly violation!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether it was committed in a task that a superior had assigned: then the cell does not decide.' })
  @IsBoolean()
  readonly inAssignedTask!: boolean;

  @Field(() => DisciplineForm, { description: 'The form proposed.' })
  @IsEnum(DisciplineForm)
  readonly form!: DisciplineForm;

  @Field(() => String, { description: 'Number of the proposal.' })
  @IsNotEmpty()
  @MaxLength(NUMBER_MAX)
  @IsPrintable()
  readonly proposalNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of the proposal.' })
  @IsDefined()
  readonly proposedOn!: PlainDate;
}

@InputType({ isAbstract: true })
abstract class DisciplineChangeInput extends OverridableInput {
  @Field(() => UuidScalar, { description: 'Id of the measure.' })
  @IsUUID()
  readonly disciplineId!: string;

  @Field(() => Int, { description: 'Version the change is based on.' })
  @IsInt()
  readonly version!: number;
}

@InputType({ description: 'The measure to put to the vote of the member’s cell.' })
export class PutDisciplineToCellInput extends DisciplineChangeInput {}

@InputType({ description: 'The measure to submit, and to whom.' })
export class SubmitDisciplineInput extends DisciplineChangeInput {
  @Field(() => SuperiorBodyEnum, { description: 'The body.' })
  @IsEnum(SuperiorBodyEnum)
  readonly body!: SuperiorBody;
}

@InputType({ description: 'The measure to take back, return or drop, and why.' })
export class DisciplineReasonInput extends DisciplineChangeInput {
  @Field(() => String, { description: 'The reason.' })
  @IsNotEmpty()
  @MaxLength(REMARK_MAX)
  @IsPrintable()
  readonly remark!: string;
}

@InputType({ description: 'The vote of the cell on a measure.' })
export class VoteDisciplineInput extends DisciplineChangeInput {
  @Field(() => Boolean, { description: 'Whether it carried, as the minutes say.' })
  @IsBoolean()
  readonly carried!: boolean;

  @Field(() => DisciplineForm, { nullable: true, description: 'The form voted on; as proposed unless said.' })
  @IsOptional()
  @IsEnum(DisciplineForm)
  readonly form?: DisciplineForm | null;

  @Field(() => Int, { description: 'Votes for it.' })
  @Min(0)
  @Max(VOTES_MAX)
  readonly votesFor!: number;

  @Field(() => Int, { description: 'Votes against it.' })
  @Min(0)
  @Max(VOTES_MAX)
  readonly votesAgainst!: number;

  @Field(() => Int, { description: 'Members who may vote and were absent.' })
  @Min(0)
  @Max(VOTES_MAX)
  readonly votesAbsent!: number;

  @Field(() => Int, { defaultValue: 0, description: 'Exempt members who were absent.' })
  @Min(0)
  @Max(VOTES_MAX)
  readonly exemptAbsent!: number;

  @Field(() => String, { nullable: true, description: 'Number of the decision, where it carried.' })
  @IsOptional()
  @MaxLength(NUMBER_MAX)
  @IsPrintable()
  readonly decisionNumber?: string | null;

  @Field(() => PlainDateScalar, { description: 'Day the vote was announced: a measure is in effect from then on.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;

  @Field(() => String, { nullable: true, description: 'Remark; where it did not carry, the reason.' })
  @IsOptional()
  @MaxLength(REMARK_MAX)
  @IsPrintable()
  readonly remark?: string | null;
}

@InputType({ description: 'The decision on what was submitted.' })
export class DecideDisciplineInput extends DisciplineChangeInput {
  @Field(() => DisciplineForm, { nullable: true, description: 'The form decided; as proposed unless said.' })
  @IsOptional()
  @IsEnum(DisciplineForm)
  readonly form?: DisciplineForm | null;

  @Field(() => String, { description: 'Number of the decision.' })
  @IsNotEmpty()
  @MaxLength(NUMBER_MAX)
  @IsPrintable()
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day it was signed: the measure is in effect from then on.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;
}
