import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsDefined, IsEmail, IsIn, IsInt, IsNotEmpty, IsOptional, IsUUID, Matches, MaxLength, ValidateNested } from 'class-validator';
import { MemberStatusEnd } from '#enums';
import { because, IsPrintable, LineField, PageArguments, PlainDateScalar, UuidScalar, ValidateOnlyField } from '#graphql';
import type { PlainDate } from '#kernel';
import { NewPersonInput } from '#members';
import { OverrideInput, OverridesField, VotesField } from '#workflow';
import { AdmissionStageEnum, LeavingReasonEnum } from './admission.model.js';
import type { AdmissionStage } from './admission.stages.js';
import { EXITS, LEAVING_REASONS, type LeavingReason } from './readmission.rules.js';

const REMARK_MAX = 500;
const NUMBER_MAX = 100;
const ORGANIZATION_NAME_MAX = 200;
const CONTACT_MAX = 200;
const DOCUMENT_MAX = 500;
const INTRODUCERS_MAX = 5;
const TRIMMED = because('phải có ít nhất hai ký tự, không có khoảng trắng ở đầu và cuối', 'must have at least two characters and no space at either end');

@InputType('AdmissionFilter', { description: 'Which admissions a list shows; conditions are combined with “and”.' })
export class AdmissionFilterInput {
  @Field(() => UuidScalar, { nullable: true, description: 'Only those of this organisation and all below it.' })
  @IsOptional()
  readonly organizationId?: string | null;

  @Field(() => [AdmissionStageEnum], { nullable: true, description: 'Only those at these stages.' })
  @IsOptional()
  readonly stages?: AdmissionStage[] | null;
}

@ArgsType()
export class AdmissionsArgs extends PageArguments {
  @Field(() => AdmissionFilterInput, { nullable: true, description: 'Which admissions.' })
  @IsOptional()
  @ValidateNested()
  readonly filter?: AdmissionFilterInput | null;
}

@InputType({ description: 'A candidate who is not on record yet.' })
export class CandidateInput extends NewPersonInput {
  @Field(() => String, { nullable: true, description: 'Phone number.' })
  @IsOptional()
  @Matches(/^\+?\d{8,15}$/, because('phải gồm 8 đến 15 chữ số', 'must have 8 to 15 digits'))
  readonly phone?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  @IsOptional()
  @IsEmail()
  readonly email?: string | null;

  @Field(() => String, { nullable: true, description: 'Address.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(CONTACT_MAX)
  @IsPrintable()
  readonly address?: string | null;
}

@InputType({ description: 'One of those who vouch for a candidate: a full member, or an organisation in the place of one of them.' })
export class IntroducerInput {
  @Field(() => UuidScalar, { nullable: true, description: 'Id of the member.' })
  @IsOptional()
  @IsUUID()
  readonly memberId?: string | null;

  @Field(() => String, { nullable: true, description: 'The organisation: the youth union or a trade union.' })
  @IsOptional()
  @Matches(/^\S.*\S$/u, TRIMMED)
  @MaxLength(ORGANIZATION_NAME_MAX)
  @IsPrintable()
  readonly organizationName?: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Of a member: since when at the same unit or residence as the candidate.' })
  @IsOptional()
  readonly guidedSince?: PlainDate | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Of a member: whether they took the place of another, and need not have been there as long.' })
  @IsBoolean()
  readonly replacement!: boolean;
}

@InputType({ description: 'An earlier membership elsewhere, of which there is no record here, by its papers.' })
export class FormerMembershipInput {
  @Field(() => PlainDateScalar, { description: 'Date of the admission decision.' })
  @IsDefined()
  readonly admittedOn!: PlainDate;

  @Field(() => PlainDateScalar, { nullable: true, description: 'First day as a full member; null for whoever left on probation.' })
  @IsOptional()
  readonly recognizedOn?: PlainDate | null;

  @Field(() => PlainDateScalar, { description: 'First day outside the Party.' })
  @IsDefined()
  readonly leftOn!: PlainDate;

  @Field(() => MemberStatusEnd, { description: 'In which way: by removal from the roll, expulsion or resignation.' })
  @IsIn(Object.keys(EXITS))
  readonly leftAs!: keyof typeof EXITS;

  @LineField(DOCUMENT_MAX, 'The papers that say so: number, date and who issued them.')
  readonly document!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether that membership was a re-admission already.' })
  @IsBoolean()
  readonly readmitted!: boolean;
}

@InputType({ description: 'What a file says beside of somebody who was a member before.' })
export class ReadmissionInput {
  @Field(() => LeavingReasonEnum, { description: 'Why the candidate left the Party.' })
  @IsIn(Object.keys(LEAVING_REASONS))
  readonly leftFor!: LeavingReason;

  @Field(() => PlainDateScalar, { nullable: true, description: 'After a minor crime: the day from which it is off the criminal record.' })
  @IsOptional()
  readonly recordClearedOn?: PlainDate | null;

  @Field(() => String, { nullable: true, description: 'Number of the written consent of the level in charge.' })
  @IsOptional()
  @Matches(/^\S.*\S$/u, TRIMMED)
  @MaxLength(NUMBER_MAX)
  @IsPrintable()
  readonly consentNumber?: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Its date.' })
  @IsOptional()
  readonly consentOn?: PlainDate | null;

  @Field(() => FormerMembershipInput, { nullable: true, description: 'Of whoever was a member elsewhere and has no record here, what the papers say; put on record with the ceremony.' })
  @IsOptional()
  @ValidateNested()
  readonly former?: FormerMembershipInput | null;
}

@InputType({ isAbstract: true })
abstract class FileInput {
  @Field(() => PlainDateScalar, { description: 'Date of the hand-written application.' })
  @IsDefined()
  readonly appliedOn!: PlainDate;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Date of the certificate of the course on the Party.' })
  @IsOptional()
  readonly courseCertificateOn?: PlainDate | null;

  @Field(() => [IntroducerInput], { description: 'The introducers; how many there must be is the rule book’s to say.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(INTRODUCERS_MAX)
  @ValidateNested({ each: true })
  readonly introducers!: IntroducerInput[];

  @Field(() => ReadmissionInput, { nullable: true, description: 'Of somebody who was a member before, and of nobody else.' })
  @IsOptional()
  @ValidateNested()
  readonly readmission?: ReadmissionInput | null;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ description: 'The admission to open: of somebody on record (`personId`) or not yet (`candidate`).' })
export class ProposeAdmissionInput extends FileInput {
  @Field(() => UuidScalar, { description: 'The cell.' })
  @IsUUID()
  readonly organizationId!: string;

  @Field(() => UuidScalar, { nullable: true, description: 'A person on record who is no member; who was one before is admitted again.' })
  @IsOptional()
  @IsUUID()
  readonly personId?: string | null;

  @Field(() => CandidateInput, { nullable: true, description: 'A person not on record yet.' })
  @IsOptional()
  @ValidateNested()
  readonly candidate?: CandidateInput | null;

  @OverridesField()
  readonly overrides?: OverrideInput[] | null;
}

@InputType({ description: 'The file as it should be; all of it is replaced.' })
export class ChangeAdmissionInput extends FileInput {
  @Field(() => UuidScalar, { description: 'Id of the admission.' })
  @IsUUID()
  readonly admissionId!: string;

  @Field(() => Int, { description: 'Version of the admission the change is based on.' })
  @IsInt()
  readonly version!: number;
}

@InputType({ isAbstract: true })
abstract class StepInput {
  @Field(() => UuidScalar, { description: 'Id of the admission.' })
  @IsUUID()
  readonly admissionId!: string;

  @Field(() => Int, { description: 'Version of the admission the step is based on.' })
  @IsInt()
  readonly version!: number;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ description: 'The step, and why.' })
export class ReasonedAdmissionInput extends StepInput {
  @LineField(REMARK_MAX, 'The reason, for the others to read.')
  readonly remark!: string;
}

@InputType({ isAbstract: true })
abstract class OverridableStepInput extends StepInput {
  @OverridesField()
  readonly overrides?: OverrideInput[] | null;
}

@InputType({ description: 'How the members of a committee voted.' })
export class CommitteeVotesInput {
  @VotesField('Votes for it.')
  readonly votesFor!: number;

  @VotesField('Votes against it.')
  readonly votesAgainst!: number;

  @VotesField('Members who were absent.')
  readonly votesAbsent!: number;
}

@InputType({ description: 'The decision on an admission or a recognition.' })
export class DecideAdmissionInput extends OverridableStepInput {
  @LineField(NUMBER_MAX, 'Number of the decision.')
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Date on the decision.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;

  @Field(() => CommitteeVotesInput, { nullable: true, description: 'How the members of the base committee voted, on days when it was theirs to decide.' })
  @IsOptional()
  @ValidateNested()
  readonly votes?: CommitteeVotesInput | null;
}

@InputType({ description: 'The votes of a cell’s meeting.' })
export class AdmissionVotesInput {
  @VotesField('Votes for it.')
  readonly votesFor!: number;

  @VotesField('Votes against it.')
  readonly votesAgainst!: number;

  @VotesField('Members who count in the base and were absent.')
  readonly votesAbsent!: number;

  @VotesField('Exempt members who were absent; they do not count in the base.', 0)
  readonly exemptAbsent!: number;
}

@InputType({ description: 'The cell’s resolution.' })
export class VoteAdmissionInput extends OverridableStepInput {
  @LineField(NUMBER_MAX, 'Number of the cell’s resolution.')
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of the meeting.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;

  @Field(() => AdmissionVotesInput, { description: 'The votes.' })
  @IsDefined()
  @ValidateNested()
  readonly votes!: AdmissionVotesInput;
}

@InputType({ description: 'The ceremony.' })
export class HoldAdmissionCeremonyInput extends OverridableStepInput {
  @Field(() => PlainDateScalar, { description: 'Day of the ceremony.' })
  @IsDefined()
  readonly ceremonyOn!: PlainDate;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day on which the cell received the decision, where that is known.' })
  @IsOptional()
  readonly receivedOn?: PlainDate | null;
}
