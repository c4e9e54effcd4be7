import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsDefined, IsEnum, IsInt, IsOptional, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { IsPrintable, LineField, PageArguments, PlainDateScalar, UuidScalar, ValidateOnlyField } from '#graphql';
import { CaseConductor, CaseKind, ViolationField } from '#enums';
import type { PlainDate } from '#kernel';
import { OverrideInput, OverridesField } from '#workflow';
import { CaseStageEnum } from './case.model.js';
import type { CaseStage } from './case.stages.js';

const TEXT_MAX = 2_000;
const REMARK_MAX = 500;
const NUMBER_MAX = 100;
const SUBJECTS_MAX = 200;
const TEAM_MAX = 30;

@InputType({ description: 'Whom a case is about: exactly one of the two.' })
export class CaseSubjectInput {
  @Field(() => UuidScalar, { nullable: true, description: 'Id of an organisation.' })
  @IsOptional()
  @IsUUID()
  readonly organizationId?: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of a member.' })
  @IsOptional()
  @IsUUID()
  readonly memberId?: string | null;
}

@InputType({ description: 'Somebody who conducts the case, and so reads it.' })
export class CaseTeamMemberInput {
  @Field(() => UuidScalar, { description: 'Id of the person.' })
  @IsUUID()
  readonly personId!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether the person leads the team; exactly one does.' })
  @IsBoolean()
  readonly isLead!: boolean;
}

@InputType({ description: 'The case to log.' })
export class LogCaseInput {
  @Field(() => UuidScalar, { description: 'The organisation whose body conducts it: the ward for its inspection committee, a cell for itself.' })
  @IsUUID()
  readonly organizationId!: string;

  @Field(() => CaseKind, { description: 'What it is about.' })
  @IsEnum(CaseKind)
  readonly kind!: CaseKind;

  @LineField(NUMBER_MAX, 'Number of the decision that opens it.')
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of that decision, not in the future.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;

  @LineField(TEXT_MAX, 'What is looked into.')
  readonly content!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'First day of the time looked at.' })
  @IsOptional()
  readonly periodFrom?: PlainDate | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day of the time looked at.' })
  @IsOptional()
  readonly periodThrough?: PlainDate | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day by which it is to be concluded.' })
  @IsOptional()
  readonly dueOn?: PlainDate | null;

  @Field(() => [CaseSubjectInput], { description: 'Whom it is about.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(SUBJECTS_MAX)
  @ValidateNested({ each: true })
  readonly subjects!: CaseSubjectInput[];

  @Field(() => [CaseTeamMemberInput], { description: 'Who conducts it.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(TEAM_MAX)
  @ValidateNested({ each: true })
  readonly team!: CaseTeamMemberInput[];

  @Field(() => UuidScalar, { nullable: true, description: 'Id of the line of the body’s programme that it carries out.' })
  @IsOptional()
  @IsUUID()
  readonly programmeLineId?: string | null;

  @OverridesField()
  readonly overrides?: OverrideInput[] | null;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ isAbstract: true })
export abstract class CaseChangeInput {
  @Field(() => UuidScalar, { description: 'Id of the case.' })
  @IsUUID()
  readonly caseId!: string;

  @Field(() => Int, { description: 'Version of the case the change is based on.' })
  @IsInt()
  readonly version!: number;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ description: 'The case to start.' })
export class StartCaseInput extends CaseChangeInput {
  @LineField(NUMBER_MAX, 'Number of the plan, or of the notice to the subjects.')
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day it was made known to the subjects.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;
}

@InputType({ description: 'The case that is reported.' })
export class ReportCaseInput extends CaseChangeInput {
  @Field(() => PlainDateScalar, { description: 'Day of the report.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;

  @Field(() => String, { nullable: true, description: 'Remark.' })
  @IsOptional()
  @MaxLength(REMARK_MAX)
  @IsPrintable()
  readonly remark?: string | null;
}

@InputType({ description: 'The case to send back to its team, or to drop, and why.' })
export class CaseReasonInput extends CaseChangeInput {
  @LineField(REMARK_MAX, 'The reason.')
  readonly remark!: string;
}

@InputType({ description: 'The conclusion of a case.' })
export class ConcludeCaseInput extends CaseChangeInput {
  @LineField(NUMBER_MAX, 'Number of the conclusion.')
  readonly conclusionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of the conclusion.' })
  @IsDefined()
  readonly concludedOn!: PlainDate;

  @LineField(TEXT_MAX, 'The conclusion.')
  readonly conclusion!: string;
}

@InputType({ description: 'Which cases; what is left out narrows nothing.' })
export class CaseFilterInput {
  @Field(() => UuidScalar, { nullable: true, description: 'Only those conducted in this organisation or below it.' })
  @IsOptional()
  @IsUUID()
  readonly organizationId?: string | null;

  @Field(() => [CaseKind], { nullable: true, description: 'Only of these kinds.' })
  @IsOptional()
  readonly kinds?: CaseKind[] | null;

  @Field(() => CaseConductor, { nullable: true, description: 'Only those of this sort of body.' })
  @IsOptional()
  readonly conductedBy?: CaseConductor | null;

  @Field(() => [CaseStageEnum], { nullable: true, description: 'Only those at these stages.' })
  @IsOptional()
  readonly stages?: CaseStage[] | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Only those concluded on this day or later.' })
  @IsOptional()
  readonly concludedFrom?: PlainDate | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Only those concluded on this day or earlier.' })
  @IsOptional()
  readonly concludedThrough?: PlainDate | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only those whose last day has passed; false: only the others.' })
  @IsOptional()
  readonly overdue?: boolean | null;

  @Field(() => [ViolationField], { nullable: true, description: 'Only those that found something in one of these fields.' })
  @IsOptional()
  readonly fields?: ViolationField[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether they found anything in any field.' })
  @IsOptional()
  @IsBoolean()
  readonly hasFindings?: boolean | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Only those opened on this day or later.' })
  @IsOptional()
  readonly decidedFrom?: PlainDate | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Only those opened on this day or earlier.' })
  @IsOptional()
  readonly decidedThrough?: PlainDate | null;

  @Field(() => Boolean, { nullable: true, description: 'True: of the organisation only those of its own bodies, nothing from below.' })
  @IsOptional()
  @IsBoolean()
  readonly itselfOnly?: boolean | null;
}

@ArgsType()
export class CasesArgs extends PageArguments {
  @Field(() => CaseFilterInput, { nullable: true, description: 'Which cases.' })
  @IsOptional()
  @ValidateNested()
  readonly filter?: CaseFilterInput | null;
}

@ArgsType()
export class CaseCountsArgs {
  @Field(() => UuidScalar, { description: 'The organisation, with all that stood in it.' })
  @IsUUID()
  readonly organizationId!: string;

  @Field(() => PlainDateScalar, { description: 'First day.' })
  @IsDefined()
  readonly from!: PlainDate;

  @Field(() => PlainDateScalar, { description: 'Last day.' })
  @IsDefined()
  readonly through!: PlainDate;
}
