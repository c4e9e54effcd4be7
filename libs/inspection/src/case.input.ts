import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsDefined, IsEnum, IsInt, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { LineField, OptionalLineField, PageArguments, PlainDateScalar, UuidScalar, ValidateOnlyField } from '#graphql';
import { CaseConductor, CaseKind, Secrecy, ViolationField } from '#enums';
import type { PlainDate } from '#kernel';
import { OverrideInput, OverridesField } from '#workflow';
import { CaseStageEnum } from './case.model.js';
import type { CaseStage } from './case.stages.js';

const TEXT_MAX = 2_000;
const REMARK_MAX = 500;
const NUMBER_MAX = 100;
const PLACE_MAX = 200;
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

  @Field(() => Secrecy, { defaultValue: 'ORDINARY', description: 'The mark of its papers. From Mật upwards no content is taken: number, day and where they are kept only.' })
  @IsEnum(Secrecy)
  readonly secrecy!: Secrecy;

  @OptionalLineField(PLACE_MAX, 'Where its papers are kept; must be said of marked ones.')
  readonly keptAt?: string | null;

  @OptionalLineField(TEXT_MAX, 'What is looked into; must be said unless it is marked.')
  readonly content?: string | null;

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

  @OptionalLineField(REMARK_MAX, 'Remark; none where the case is marked.')
  readonly remark?: string | null;
}

@InputType({ description: 'The case to send back to its team, or to drop, and why.' })
export class CaseReasonInput extends CaseChangeInput {
  @OptionalLineField(REMARK_MAX, 'The reason; must be given unless the case is marked.')
  readonly remark?: string | null;

  @OptionalLineField(NUMBER_MAX, 'Of a marked case, in place of the reason: number of the paper that says it.')
  readonly decisionNumber?: string | null;
}

@InputType({ description: 'The conclusion of a case.' })
export class ConcludeCaseInput extends CaseChangeInput {
  @LineField(NUMBER_MAX, 'Number of the conclusion.')
  readonly conclusionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of the conclusion.' })
  @IsDefined()
  readonly concludedOn!: PlainDate;

  @OptionalLineField(TEXT_MAX, 'The conclusion; must be given unless the case is marked.')
  readonly conclusion?: string | null;
}

@InputType({ description: 'The case to mark, and the paper by which it is.' })
export class MarkCaseInput extends CaseChangeInput {
  @Field(() => Secrecy, { description: 'The mark.' })
  @IsEnum(Secrecy)
  readonly secrecy!: Secrecy;

  @OptionalLineField(PLACE_MAX, 'Where its papers are kept; must be said of marked ones.')
  readonly keptAt?: string | null;

  @LineField(NUMBER_MAX, 'Number of the paper by which it is marked, or the mark taken off.')
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of that paper.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;
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
