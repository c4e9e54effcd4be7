import { Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsDefined, IsEnum, IsInt, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { IsPrintable, LineField, PlainDateScalar, UuidScalar, ValidateOnlyField } from '#graphql';
import { DisciplineForm } from '#enums';
import type { PlainDate } from '#kernel';
import { OverrideInput, OverridesField, VotesField } from '#workflow';
import type { SuperiorBody } from './propose-discipline.js';

const TEXT_MAX = 2_000;
const REMARK_MAX = 500;
const NUMBER_MAX = 100;

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
  @OverridesField()
  readonly overrides?: OverrideInput[] | null;

  @ValidateOnlyField()
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

  @LineField(TEXT_MAX, 'The violation, as the paper will say it; all that the cell reads of the case.')
  readonly violation!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether it was committed in a task that a superior had assigned: then the cell does not decide.' })
  @IsBoolean()
  readonly inAssignedTask!: boolean;

  @Field(() => DisciplineForm, { description: 'The form proposed.' })
  @IsEnum(DisciplineForm)
  readonly form!: DisciplineForm;

  @LineField(NUMBER_MAX, 'Number of the proposal.')
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
  @LineField(REMARK_MAX, 'The reason.')
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

  @VotesField('Votes for it.')
  readonly votesFor!: number;

  @VotesField('Votes against it.')
  readonly votesAgainst!: number;

  @VotesField('Members who may vote and were absent.')
  readonly votesAbsent!: number;

  @VotesField('Exempt members who were absent.', 0)
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

  @LineField(NUMBER_MAX, 'Number of the decision.')
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day it was signed: the measure is in effect from then on.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;
}
