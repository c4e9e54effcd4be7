import { Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsDefined, IsEnum, IsInt, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { ComplaintOutcome, ComplaintWay, DisciplineForm, Secrecy } from '#enums';
import { IsPrintable, LineField, OptionalLineField, PlainDateScalar, UuidScalar, ValidateOnlyField } from '#graphql';
import type { PlainDate } from '#kernel';
import { OverrideInput, OverridesField } from '#workflow';
import { HANDLERS, type Handler } from './complaint.rules.js';

const TEXT_MAX = 2_000;
const REMARK_MAX = 500;
const NUMBER_MAX = 100;
const PLACE_MAX = 200;

const HandlerEnum = Object.fromEntries(Object.keys(HANDLERS).map((body) => [body, body]));
registerEnumType(HandlerEnum, {
  name: 'ComplaintHandler',
  description: 'A level that handles complaints.',
  valuesMap: Object.fromEntries(Object.entries(HANDLERS).map(([body, { vi, en }]) => [body, { description: `${vi}: ${en}.` }])),
});

@InputType({ isAbstract: true })
abstract class OverridableInput {
  @OverridesField()
  readonly overrides?: OverrideInput[] | null;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ description: 'The complaint to file.' })
export class FileComplaintInput extends OverridableInput {
  @Field(() => UuidScalar, { nullable: true, description: 'Id of the measure: on the actor, or on the organisation whose secretary the actor is.' })
  @IsOptional()
  @IsUUID()
  readonly disciplineId?: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'In place of a measure: id of the exit by which the actor was removed from the roll.' })
  @IsOptional()
  @IsUUID()
  readonly exitId?: string | null;

  @OptionalLineField(TEXT_MAX, 'What is complained of, and why; must be said unless the measure is marked.')
  readonly content?: string | null;

  @OptionalLineField(PLACE_MAX, 'Where the letter is kept; must be said where the measure is marked.')
  readonly keptAt?: string | null;
}

@InputType({ description: 'The complaint that came in as a letter: the measure, or the removal from the roll, is found by whom it is on, its number and its day.' })
export class ReceiveComplaintInput extends OverridableInput {
  @Field(() => UuidScalar, { nullable: true, description: 'Id of the member who complains.' })
  @IsOptional()
  @IsUUID()
  readonly memberId?: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'In place of a member: id of the organisation that complains.' })
  @IsOptional()
  @IsUUID()
  readonly organizationId?: string | null;

  @LineField(NUMBER_MAX, 'Number of the decision complained of.')
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of that decision.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;

  @Field(() => PlainDateScalar, { description: 'Day of receipt.' })
  @IsDefined()
  readonly receivedOn!: PlainDate;

  @Field(() => ComplaintWay, { description: 'How it came in.' })
  @IsEnum(ComplaintWay)
  readonly way!: ComplaintWay;

  @Field(() => HandlerEnum, { nullable: true, description: 'The level that handles it; the lowest that may, unless said.' })
  @IsOptional()
  @IsEnum(HandlerEnum)
  readonly handledBy?: Handler | null;

  @Field(() => Secrecy, { defaultValue: 'ORDINARY', description: 'The mark of the letter; that of the measure where that is marked.' })
  @IsEnum(Secrecy)
  readonly secrecy!: Secrecy;

  @OptionalLineField(PLACE_MAX, 'Where the letter is kept; must be said of a marked one.')
  readonly keptAt?: string | null;

  @OptionalLineField(TEXT_MAX, 'What is complained of, in short; the letter itself stays on paper. Must be said unless it is marked.')
  readonly content?: string | null;
}

@InputType({ isAbstract: true })
abstract class ComplaintChangeInput extends OverridableInput {
  @Field(() => UuidScalar, { description: 'Id of the complaint.' })
  @IsUUID()
  readonly complaintId!: string;

  @Field(() => Int, { description: 'Version the change is based on.' })
  @IsInt()
  readonly version!: number;
}

@InputType({ description: 'The decision on a complaint.' })
export class SettleComplaintInput extends ComplaintChangeInput {
  @Field(() => ComplaintOutcome, { description: 'What was decided.' })
  @IsEnum(ComplaintOutcome)
  readonly outcome!: ComplaintOutcome;

  @Field(() => DisciplineForm, { nullable: true, description: 'Of a change: the form in place of the one in force.' })
  @IsOptional()
  @IsEnum(DisciplineForm)
  readonly form?: DisciplineForm | null;

  @LineField(NUMBER_MAX, 'Number of the decision.')
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of the decision.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;

  @OptionalLineField(REMARK_MAX, 'Why it was decided so; must be said unless it is marked.')
  readonly reason?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether the last level settled it, so that none above handles it again.' })
  @IsBoolean()
  readonly isFinal!: boolean;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Of an annulled removal: first day on which the member is counted again; that of the removal, as if it had never been, unless said.' })
  @IsOptional()
  readonly restoredOn?: PlainDate | null;

  @Field(() => UuidScalar, { nullable: true, description: 'Of an annulled removal: the cell; the one that was left unless said.' })
  @IsOptional()
  @IsUUID()
  readonly organizationId?: string | null;
}

@InputType({ description: 'The complaint to withdraw.' })
export class WithdrawComplaintInput extends ComplaintChangeInput {
  @Field(() => String, { nullable: true, description: 'Remark; nobody has to give a reason. None where it is marked.' })
  @IsOptional()
  @MaxLength(REMARK_MAX)
  @IsPrintable()
  readonly remark?: string | null;
}
