import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { NoticeDayKind } from '#enums';
import { PlainDateScalar, TimestampScalar, UuidScalar } from '#graphql';

registerEnumType(NoticeDayKind, {
  name: 'NoticeDayKind',
  description: 'What a day of a notice of holidays is.',
  valuesMap: {
    HOLIDAY: { description: 'A holiday, on whatever day of the week.' },
    COMPENSATORY: { description: 'A day off for a holiday on a Saturday or Sunday.' },
    SWAPPED_OFF: { description: 'A working day that is off, swapped with a Saturday or Sunday.' },
    SWAPPED_WORKED: { description: 'The Saturday or Sunday that is worked for it.' },
  },
});

@ObjectType('LocalRule', { description: 'A value of the rule book that a ward set for itself, by a document.' })
export class LocalRuleModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => String, { description: 'Key of the parameter, e.g. `rating.cap-mode`.' })
  readonly parameter!: string;

  @Field(() => String, { description: 'The value as the book writes it, e.g. `20%`.' })
  readonly value!: string;

  @Field(() => PlainDateScalar, { description: 'First day.' })
  readonly validFrom!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day; null when open.' })
  readonly validThrough!: string | null;

  @Field(() => String, { description: 'Number of the document.' })
  readonly documentNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Date of the document.' })
  readonly documentOn!: string;

  @Field(() => String, { nullable: true, description: 'Its article.' })
  readonly article!: string | null;

  @Field(() => TimestampScalar, { description: 'When it was entered.' })
  readonly recordedAt!: Date;

  @Field(() => String, { nullable: true, description: 'Number of the document that ended it.' })
  readonly endDocumentNumber!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Date of the document that ended it.' })
  readonly endDocumentOn!: string | null;

  @Field(() => Boolean, { description: 'Whether another took its place, so that it never held.' })
  readonly isSuperseded!: boolean;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of the value whose place it took.' })
  readonly supersedesId!: string | null;

  @Field(() => Int, { description: 'To be given with a change.' })
  readonly version!: number;
}

@ObjectType('HolidayNoticeDay', { description: 'A day of a notice of holidays.' })
export class HolidayNoticeDayModel {
  @Field(() => PlainDateScalar, { description: 'The day.' })
  readonly day!: string;

  @Field(() => NoticeDayKind, { description: 'What it is.' })
  readonly kind!: NoticeDayKind;

  @Field(() => String, { description: 'The holiday it belongs to, in Vietnamese.' })
  readonly name!: string;
}

@ObjectType('HolidayNotice', { description: 'The State’s notice of a year’s holidays, as a ward entered it.' })
export class HolidayNoticeModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => Int, { description: 'The year it is of.' })
  readonly year!: number;

  @Field(() => String, { description: 'Number of the notice.' })
  readonly documentNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Date of the notice.' })
  readonly documentOn!: string;

  @Field(() => TimestampScalar, { description: 'When it was entered.' })
  readonly recordedAt!: Date;

  @Field(() => Boolean, { description: 'Whether another took its place.' })
  readonly isSuperseded!: boolean;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of the notice whose place it took.' })
  readonly supersedesId!: string | null;

  @Field(() => [HolidayNoticeDayModel], { description: 'Its days in order.' })
  readonly days!: readonly HolidayNoticeDayModel[];
}
