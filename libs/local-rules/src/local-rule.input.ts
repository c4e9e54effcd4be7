import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsDefined, IsEnum, IsNotEmpty, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { NoticeDayKind } from '#enums';
import { IsPrintable, LineField, PlainDateScalar, UuidScalar, ValidateOnlyField } from '#graphql';
import type { PlainDate } from '#kernel';
import { HolidayNoticeModel, LocalRuleModel } from './local-rule.model.js';

const NUMBER_MAX = 100;
const TEXT_MAX = 200;
const DAYS_MAX = 60;
const FIRST_YEAR = 1986;
const LAST_YEAR = 2200;

@InputType({ description: 'A value that a ward sets for itself.' })
export class SetLocalRuleInput {
  @Field(() => UuidScalar, { description: 'The organisation for which, with all below it, it holds.' })
  @IsUUID()
  readonly organizationId!: string;

  @LineField(NUMBER_MAX, 'Key of the parameter, one that a ward may set, e.g. `rating.cap-mode`.')
  readonly parameter!: string;

  @LineField(TEXT_MAX, 'The value as the book writes it, e.g. `20%`; several with commas between them.')
  readonly value!: string;

  @Field(() => PlainDateScalar, { description: 'First day.' })
  @IsDefined()
  readonly validFrom!: PlainDate;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day, where the document sets one.' })
  @IsOptional()
  readonly validThrough?: PlainDate | null;

  @LineField(NUMBER_MAX, 'Number of the document.')
  readonly documentNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Date of the document, not in the future.' })
  @IsDefined()
  readonly documentOn!: PlainDate;

  @Field(() => String, { nullable: true, description: 'Its article.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(NUMBER_MAX)
  @IsPrintable()
  readonly article?: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of a value that was entered wrong, whose place it takes.' })
  @IsOptional()
  @IsUUID()
  readonly supersedesId?: string | null;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ description: 'The end of a value that a ward set for itself.' })
export class EndLocalRuleInput {
  @Field(() => UuidScalar, { description: 'Id of the value.' })
  @IsUUID()
  readonly localRuleId!: string;

  @Field(() => Int, { description: 'The version it is based on.' })
  @Min(0)
  readonly version!: number;

  @Field(() => PlainDateScalar, { description: 'Last day on which it holds.' })
  @IsDefined()
  readonly lastDay!: PlainDate;

  @LineField(NUMBER_MAX, 'Number of the document that ends it.')
  readonly documentNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Date of that document, not in the future.' })
  @IsDefined()
  readonly documentOn!: PlainDate;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ description: 'A day of a notice of holidays.' })
export class HolidayNoticeDayInput {
  @Field(() => PlainDateScalar, { description: 'The day.' })
  @IsDefined()
  readonly day!: PlainDate;

  @Field(() => NoticeDayKind, { description: 'What it is.' })
  @IsEnum(NoticeDayKind)
  readonly kind!: NoticeDayKind;

  @LineField(NUMBER_MAX, 'The holiday it belongs to, in Vietnamese.')
  readonly name!: string;
}

@InputType({ description: 'The State’s notice of a year’s holidays.' })
export class EnterHolidayNoticeInput {
  @Field(() => UuidScalar, { description: 'The organisation for which, with all below it, it is entered.' })
  @IsUUID()
  readonly organizationId!: string;

  @Field(() => Int, { description: 'The year it is of.' })
  @Min(FIRST_YEAR)
  @Max(LAST_YEAR)
  readonly year!: number;

  @LineField(NUMBER_MAX, 'Number of the notice.')
  readonly documentNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Date of the notice, not in the future.' })
  @IsDefined()
  readonly documentOn!: PlainDate;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of the year’s notice whose place it takes: one entered wrong, or changed by the State since.' })
  @IsOptional()
  @IsUUID()
  readonly supersedesId?: string | null;

  @Field(() => [HolidayNoticeDayInput], { description: 'All holidays, days off for them, and Saturdays worked for them.' })
  @ArrayMaxSize(DAYS_MAX)
  @ValidateNested({ each: true })
  readonly days!: HolidayNoticeDayInput[];

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@ObjectType('LocalRulePayload', { description: 'A value that was set or ended.' })
export class LocalRulePayload {
  @Field(() => LocalRuleModel, { nullable: true, description: 'The value; null of a new one with `validateOnly`.' })
  readonly localRule!: LocalRuleModel | null;
}

@ObjectType('HolidayNoticePayload', { description: 'A notice that was entered.' })
export class HolidayNoticePayload {
  @Field(() => HolidayNoticeModel, { nullable: true, description: 'The notice; null with `validateOnly`.' })
  readonly notice!: HolidayNoticeModel | null;
}
