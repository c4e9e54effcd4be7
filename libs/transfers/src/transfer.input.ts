import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { IsBoolean, IsDefined, IsEnum, IsInt, IsNotEmpty, IsOptional, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { IsPrintable, LineField, PageArguments, PlainDateScalar, UuidScalar, ValidateOnlyField } from '#graphql';
import { TransferType } from '#enums';
import type { PlainDate } from '#kernel';
import { NewPersonInput } from '#members';
import { OverrideInput, OverridesField } from '#workflow';
import { TransferStageEnum } from './transfer.model.js';
import type { TransferStage } from './transfer.stages.js';

const NUMBER_MAX = 100;
const REMARK_MAX = 500;
const PLACE_MAX = 300;

@InputType('TransferFilter', { description: 'Which transfers a list shows; conditions are combined with “and”.' })
export class TransferFilterInput {
  @Field(() => UuidScalar, { nullable: true, description: 'Only those from or to this organisation and all below it.' })
  @IsOptional()
  @IsUUID()
  readonly organizationId?: string | null;

  @Field(() => [TransferStageEnum], { nullable: true, description: 'Only those at these stages.' })
  @IsOptional()
  readonly stages?: TransferStage[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those whose last day has passed: letters sent that never arrived, stays that did not end.' })
  @IsOptional()
  @IsBoolean()
  readonly overdue?: boolean | null;
}

@ArgsType()
export class TransfersArgs extends PageArguments {
  @Field(() => TransferFilterInput, { nullable: true, description: 'Which transfers.' })
  @IsOptional()
  @ValidateNested()
  readonly filter?: TransferFilterInput | null;
}

@InputType({ isAbstract: true })
abstract class PlanInput {
  @Field(() => TransferType, { description: 'For good or for a time.' })
  @IsEnum(TransferType)
  readonly type!: TransferType;

  @LineField(REMARK_MAX, 'Why.')
  readonly reason!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Of a temporary transfer: its last day.' })
  @IsOptional()
  readonly plannedThrough?: PlainDate | null;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ isAbstract: true })
abstract class ProposalInput extends PlanInput {
  @Field(() => UuidScalar, { nullable: true, description: 'The receiving cell, where the proposer knows it; those who issue the letter name it otherwise.' })
  @IsOptional()
  @IsUUID()
  readonly destinationId?: string | null;

  @Field(() => String, { nullable: true, description: 'The receiving party organisation, where it is outside the system.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(PLACE_MAX)
  @IsPrintable()
  readonly place?: string | null;
}

@InputType({ description: 'A member who is to move, and whereto.' })
export class ProposeTransferInput extends ProposalInput {
  @Field(() => UuidScalar, { description: 'The member.' })
  @IsUUID()
  readonly memberId!: string;
}

@InputType({ description: 'A proposal that was returned, as it should be; all of it is replaced.' })
export class ResubmitTransferInput extends ProposalInput {
  @Field(() => UuidScalar, { description: 'Id of the transfer.' })
  @IsUUID()
  readonly transferId!: string;

  @Field(() => Int, { description: 'Version of the transfer the step is based on.' })
  @IsInt()
  readonly version!: number;
}

@InputType({ isAbstract: true })
abstract class TransferStepInput {
  @Field(() => UuidScalar, { description: 'Id of the transfer.' })
  @IsUUID()
  readonly transferId!: string;

  @Field(() => Int, { description: 'Version of the transfer the step is based on.' })
  @IsInt()
  readonly version!: number;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ description: 'The step, and why.' })
export class ReasonedTransferInput extends TransferStepInput {
  @LineField(REMARK_MAX, 'The reason, for the other end to read.')
  readonly remark!: string;
}

@InputType({ description: 'The letter of introduction.' })
export class IssueTransferInput extends TransferStepInput {
  @LineField(NUMBER_MAX, 'Number of the letter.')
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Date of the letter, not in the future.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;

  @Field(() => PlainDateScalar, { description: 'Last day on which it may be presented.' })
  @IsDefined()
  readonly validThrough!: PlainDate;

  @LineField(REMARK_MAX, 'By which document the competent level (inspection committee, superior) was asked whether anything speaks against the move: said for every letter, and read by the sending end only.')
  readonly clearance!: string;

  @Field(() => UuidScalar, { nullable: true, description: 'The receiving cell; the one proposed unless said.' })
  @IsOptional()
  @IsUUID()
  readonly destinationId?: string | null;

  @OverridesField()
  readonly overrides?: OverrideInput[] | null;
}

@InputType({ description: 'The receipt.' })
export class ReceiveTransferInput extends TransferStepInput {
  @Field(() => PlainDateScalar, { description: 'First day on which the member belongs to the receiving end, not in the future.' })
  @IsDefined()
  readonly receivedOn!: PlainDate;

  @Field(() => UuidScalar, { nullable: true, description: 'The receiving cell; the one in the letter unless said.' })
  @IsOptional()
  @IsUUID()
  readonly organizationId?: string | null;

  @OverridesField()
  readonly overrides?: OverrideInput[] | null;
}

@InputType({ description: 'The end of a temporary stay.' })
export class EndTemporaryTransferInput extends TransferStepInput {
  @Field(() => PlainDateScalar, { description: 'Its last day, not in the future.' })
  @IsDefined()
  readonly endedOn!: PlainDate;
}

@InputType({ description: 'Somebody who is not on record yet.' })
export class ArrivingPersonInput extends NewPersonInput {}

@InputType({ description: 'A member who comes from outside the system: the letter, the receipt, and the party record as the papers say.' })
export class RecordTransferInInput extends PlanInput {
  @Field(() => UuidScalar, { description: 'The receiving cell.' })
  @IsUUID()
  readonly organizationId!: string;

  @LineField(PLACE_MAX, 'The party organisation that sent the member.')
  readonly place!: string;

  @LineField(NUMBER_MAX, 'Number of the letter.')
  readonly letterNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Date of the letter.' })
  @IsDefined()
  readonly letterOn!: PlainDate;

  @Field(() => PlainDateScalar, { description: 'Last day on which it might be presented.' })
  @IsDefined()
  readonly validThrough!: PlainDate;

  @Field(() => PlainDateScalar, { description: 'First day on which the member belongs to the cell, not in the future.' })
  @IsDefined()
  readonly receivedOn!: PlainDate;

  @Field(() => UuidScalar, { nullable: true, description: 'Somebody on record: a member who once went elsewhere, or no member so far.' })
  @IsOptional()
  @IsUUID()
  readonly personId?: string | null;

  @Field(() => ArrivingPersonInput, { nullable: true, description: 'Somebody not on record yet.' })
  @IsOptional()
  @ValidateNested()
  readonly person?: ArrivingPersonInput | null;

  @Field(() => PlainDateScalar, { description: 'Date on the admission decision.' })
  @IsDefined()
  readonly admissionDecidedOn!: PlainDate;

  @Field(() => PlainDateScalar, { description: 'Day of the admission ceremony.' })
  @IsDefined()
  readonly admissionCeremonyOn!: PlainDate;

  @Field(() => PlainDateScalar, { nullable: true, description: 'From which day the member is a full one; null of a probationary member.' })
  @IsOptional()
  readonly recognizedOn?: PlainDate | null;

  @Field(() => String, { nullable: true, description: 'Of a probationary member: number of the admission decision.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(NUMBER_MAX)
  @IsPrintable()
  readonly admissionDecisionNumber?: string | null;

  @OverridesField()
  readonly overrides?: OverrideInput[] | null;
}
