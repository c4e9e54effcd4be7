import { Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsDefined, IsEnum, IsInt, IsOptional, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { IsPrintable, LineField, OptionalLineField, PlainDateScalar, UuidScalar, ValidateOnlyField } from '#graphql';
import { DisciplineBody, DisciplineForm, DisciplineHearing, DisciplineRevisionKind, Secrecy, TimeBarException } from '#enums';
import type { PlainDate } from '#kernel';
import { OverrideInput, OverridesField, VotesField } from '#workflow';
import type { SuperiorBody } from './propose-discipline.js';

const TEXT_MAX = 2_000;
const REMARK_MAX = 500;
const NUMBER_MAX = 100;

const PLACE_MAX = 200;
const BALLOTS_MAX = 4;
const POSTS_MAX = 20;
const SuperiorBodyEnum = { INSPECTION_COMMITTEE: 'INSPECTION_COMMITTEE', STANDING_COMMITTEE: 'STANDING_COMMITTEE', PARTY_COMMITTEE: 'PARTY_COMMITTEE', SUPERIOR: 'SUPERIOR' } as const;
registerEnumType(SuperiorBodyEnum, {
  name: 'SuperiorBody',
  description: 'A body above the cell that decides measures.',
  valuesMap: {
    INSPECTION_COMMITTEE: { description: 'Ủy ban Kiểm tra: the inspection committee, by its officers.' },
    STANDING_COMMITTEE: { description: 'Ban Thường vụ: the standing committee.' },
    PARTY_COMMITTEE: { description: 'Cấp ủy: the party committee; its standing committee enters what it decides.' },
    SUPERIOR: { description: 'Cấp có thẩm quyền trên đảng bộ phường: above the ward; whoever submitted it enters what it decides.' },
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

  @Field(() => UuidScalar, { nullable: true, description: 'Id of the member, a subject of that case.' })
  @IsOptional()
  @IsUUID()
  readonly memberId?: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'In place of a member: id of the organisation, a subject of that case.' })
  @IsOptional()
  @IsUUID()
  readonly organizationId?: string | null;

  @Field(() => Secrecy, { nullable: true, description: 'The mark of the paper; that of the case unless said. From Mật upwards it takes no content.' })
  @IsOptional()
  @IsEnum(Secrecy)
  readonly secrecy?: Secrecy | null;

  @OptionalLineField(PLACE_MAX, 'Where the paper is kept; of a marked one, as of the case unless said.')
  readonly keptAt?: string | null;

  @OptionalLineField(TEXT_MAX, 'The violation, as the paper will say it; all that the cell reads of the case. Must be said unless the paper is marked.')
  readonly violation?: string | null;

  @Field(() => PlainDateScalar, { description: 'Day on which it was committed, the last one of what went on.' })
  @IsDefined()
  readonly violatedOn!: PlainDate;

  @Field(() => TimeBarException, { nullable: true, description: 'Why no time-bar applies to it, where none does.' })
  @IsOptional()
  @IsEnum(TimeBarException)
  readonly timeBarException?: TimeBarException | null;

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
export class PutDisciplineToCellInput extends DisciplineChangeInput {
  @Field(() => Boolean, { defaultValue: false, description: 'Whether the cell of the member’s temporary activities votes; the official cell is told what it decides.' })
  @IsBoolean()
  readonly atTemporaryCell!: boolean;
}

@InputType({ description: 'The measure to submit, and to whom.' })
export class SubmitDisciplineInput extends DisciplineChangeInput {
  @Field(() => SuperiorBodyEnum, { description: 'The body.' })
  @IsEnum(SuperiorBodyEnum)
  readonly body!: SuperiorBody;
}

@InputType({ description: 'The measure to take back, return or drop, and why.' })
export class DisciplineReasonInput extends DisciplineChangeInput {
  @OptionalLineField(REMARK_MAX, 'The reason; must be given unless the paper is marked.')
  readonly remark?: string | null;

  @OptionalLineField(NUMBER_MAX, 'Of a marked paper, in place of the reason: number of the one that says it.')
  readonly decisionNumber?: string | null;
}

@InputType({ isAbstract: true })
abstract class DisciplineHearingInput extends DisciplineChangeInput {
  @Field(() => DisciplineHearing, { nullable: true, description: 'Whether the subject was heard before the decision.' })
  @IsOptional()
  @IsEnum(DisciplineHearing)
  readonly hearing?: DisciplineHearing | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day of the hearing.' })
  @IsOptional()
  readonly heardOn?: PlainDate | null;
}

@InputType({ description: 'The votes that one form got on its own.' })
export class DisciplineBallotInput {
  @Field(() => DisciplineForm, { description: 'The form.' })
  @IsEnum(DisciplineForm)
  readonly form!: DisciplineForm;

  @VotesField('Votes for it.')
  readonly votes!: number;
}

@InputType({ description: 'The vote of the cell on a measure.' })
export class VoteDisciplineInput extends DisciplineHearingInput {
  @Field(() => Boolean, { description: 'Whether it carried, as the minutes say.' })
  @IsBoolean()
  readonly carried!: boolean;

  @Field(() => DisciplineForm, { nullable: true, description: 'The form voted on; unless said, the one that the ballots come to, or as proposed.' })
  @IsOptional()
  @IsEnum(DisciplineForm)
  readonly form?: DisciplineForm | null;

  @Field(() => [DisciplineBallotInput], {
    nullable: true,
    description: 'Where the cell voted on several forms: the votes for each. If none reaches its share, they are added from the highest form downwards.',
  })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(BALLOTS_MAX)
  @ValidateNested({ each: true })
  readonly ballots?: DisciplineBallotInput[] | null;

  @VotesField('Votes for it; where ballots are given, of all of them together.')
  readonly votesFor!: number;

  @VotesField('Votes against it.')
  readonly votesAgainst!: number;

  @VotesField('Members who may vote and were absent.')
  readonly votesAbsent!: number;

  @VotesField('Exempt members who were absent.', 0)
  readonly exemptAbsent!: number;

  @Field(() => String, { nullable: true, description: 'Number of the decision, where it carried; of a marked paper otherwise that of the one that says why.' })
  @IsOptional()
  @MaxLength(NUMBER_MAX)
  @IsPrintable()
  readonly decisionNumber?: string | null;

  @Field(() => PlainDateScalar, { description: 'Day the vote was announced: a measure is in effect from then on.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;

  @Field(() => String, { nullable: true, description: 'Remark; where it did not carry, the reason. None where the paper is marked.' })
  @IsOptional()
  @MaxLength(REMARK_MAX)
  @IsPrintable()
  readonly remark?: string | null;
}

@InputType({ description: 'The decision on what was submitted.' })
export class DecideDisciplineInput extends DisciplineHearingInput {
  @Field(() => DisciplineForm, { nullable: true, description: 'The form decided; as proposed unless said.' })
  @IsOptional()
  @IsEnum(DisciplineForm)
  readonly form?: DisciplineForm | null;

  @Field(() => [UuidScalar], { nullable: true, description: 'Of a removal from office: the posts it takes; all that the member holds in the Party unless said.' })
  @IsOptional()
  @ArrayMaxSize(POSTS_MAX)
  @IsUUID(undefined, { each: true })
  readonly postIds?: string[] | null;

  @LineField(NUMBER_MAX, 'Number of the decision.')
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day it was signed: the measure is in effect from then on.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;
}

@InputType({ description: 'The announcement of a decision.' })
export class AnnounceDisciplineInput extends DisciplineChangeInput {
  @Field(() => PlainDateScalar, { description: 'Day it was announced; of a cell, the written decision handed out.' })
  @IsDefined()
  readonly announcedOn!: PlainDate;
}

@InputType({ description: 'What was decided later on a decided measure.' })
export class ReviseDisciplineInput extends DisciplineChangeInput {
  @Field(() => DisciplineRevisionKind, { description: 'What was decided.' })
  @IsEnum(DisciplineRevisionKind)
  readonly kind!: DisciplineRevisionKind;

  @Field(() => DisciplineForm, { nullable: true, description: 'Of a correction: the form in place of the one in force.' })
  @IsOptional()
  @IsEnum(DisciplineForm)
  readonly form?: DisciplineForm | null;

  @Field(() => DisciplineBody, { description: 'Who decided: the body that had decided, or one above it.' })
  @IsEnum(DisciplineBody)
  readonly by!: DisciplineBody;

  @LineField(NUMBER_MAX, 'Number of that decision.')
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of that decision, not before the latest one on the measure.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;

  @OptionalLineField(REMARK_MAX, 'Why; must be said unless the paper is marked.')
  readonly reason?: string | null;
}
