import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { MeetingKind } from '#enums';
import { PlainDateScalar, UuidScalar } from '#graphql';

registerEnumType(MeetingKind, {
  name: 'MeetingKind',
  description: 'Kind of meeting of a cell.',
  valuesMap: {
    REGULAR: { description: 'Sinh hoạt thường kỳ: the regular monthly meeting.' },
    THEMATIC: { description: 'Sinh hoạt chuyên đề: on one subject.' },
    EXTRAORDINARY: { description: 'Sinh hoạt bất thường: extraordinary.' },
  },
});

@ObjectType('Meeting', { description: 'A meeting that a cell held.' })
export class MeetingModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => PlainDateScalar, { description: 'Day on which it was held.' })
  readonly heldOn!: string;

  @Field(() => MeetingKind, { description: 'Kind.' })
  readonly kind!: MeetingKind;

  @Field(() => Int, { description: 'How many were present.' })
  readonly present!: number;

  @Field(() => Int, { description: 'How many were absent with a reason.' })
  readonly absentExcused!: number;

  @Field(() => Int, { description: 'How many were absent without a reason.' })
  readonly absentUnexcused!: number;

  @Field(() => String, { description: 'What it was about.' })
  readonly subject!: string;

  @Field(() => String, { nullable: true, description: 'Number of its minutes.' })
  readonly minutesNumber!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was voided and counts nowhere; null while it stands.' })
  readonly voidReason!: string | null;

  @Field(() => Int, { description: 'Version, to be given back when changing it.' })
  readonly version!: number;
}

@ObjectType('MeetingPayload', { description: 'A meeting after a change; with `validateOnly` as it would be, or null of one that would be new.' })
export class MeetingPayload {
  @Field(() => MeetingModel, { nullable: true, description: 'The meeting.' })
  readonly meeting!: MeetingModel | null;
}
