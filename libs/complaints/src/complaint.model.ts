import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ComplaintOutcome, ComplaintWay, DisciplineBody, DisciplineForm, Secrecy } from '#enums';
import { connectionOf, PlainDateScalar, UuidScalar } from '#graphql';
import { COMPLAINT, type ComplaintStage } from './complaint.stages.js';

registerEnumType(ComplaintWay, {
  name: 'ComplaintWay',
  description: 'How a complaint came in.',
  valuesMap: {
    IN_SYSTEM: { description: 'Trên hệ thống: entered by the complainant.' },
    BY_HAND: { description: 'Nộp trực tiếp: handed in.' },
    BY_POST: { description: 'Qua bưu điện: by post.' },
  },
});

registerEnumType(ComplaintOutcome, {
  name: 'ComplaintOutcome',
  description: 'What was decided on a complaint.',
  valuesMap: {
    UPHELD: { description: 'Giữ nguyên: the decision stands.' },
    CHANGED: { description: 'Thay đổi hình thức: another form in place of the one decided; not of a removal.' },
    ANNULLED: { description: 'Hủy bỏ: as if it had never been decided; whoever was removed is restored.' },
  },
});

const ComplaintStageEnum = Object.fromEntries(Object.keys(COMPLAINT.stages).map((stage) => [stage, stage]));
registerEnumType(ComplaintStageEnum, {
  name: 'ComplaintStage',
  description: 'Where a complaint stands.',
  valuesMap: Object.fromEntries(Object.entries(COMPLAINT.stages).map(([stage, { vi, en }]) => [stage, { description: `${vi}: ${en}.` }])),
});

@ObjectType('Complaint', {
  description: 'A complaint against discipline or a removal from the roll, before one level; whom the decision is on complains. Only who needs to know is shown it, and every look is in the audit.',
})
export class ComplaintModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of the measure; null of one against a removal from the roll.' })
  readonly disciplineId!: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of the exit that is the removal from the roll; null of one against a measure.' })
  readonly exitId!: string | null;

  @Field(() => UuidScalar, { description: 'Id of the organisation whose body handles it, or puts on record what is decided above the ward.' })
  readonly organizationId!: string;

  @Field(() => DisciplineBody, { description: 'The level that handles it.' })
  readonly handledBy!: DisciplineBody;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of the complaint that the level below settled; null at the first level.' })
  readonly previousId!: string | null;

  @Field(() => PlainDateScalar, { description: 'Day of receipt.' })
  readonly receivedOn!: string;

  @Field(() => ComplaintWay, { description: 'How it came in.' })
  readonly way!: ComplaintWay;

  @Field(() => Secrecy, { description: 'The mark of the letter, or of the measure.' })
  readonly secrecy!: Secrecy;

  @Field(() => String, { nullable: true, description: 'Where the letter is kept.' })
  readonly keptAt!: string | null;

  @Field(() => String, { nullable: true, description: 'What is complained of, in short; the letter itself stays on paper. Null where it is marked.' })
  readonly content!: string | null;

  @Field(() => ComplaintOutcome, { nullable: true, description: 'What was decided on it; null while it is open, and of one withdrawn.' })
  readonly outcome!: ComplaintOutcome | null;

  @Field(() => DisciplineForm, { nullable: true, description: 'Of a change: the form in place of the one decided.' })
  readonly form!: DisciplineForm | null;

  @Field(() => String, { nullable: true, description: 'Number of the decision on it.' })
  readonly decisionNumber!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day of that decision.' })
  readonly decidedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was decided so.' })
  readonly reason!: string | null;

  @Field(() => Boolean, { description: 'Whether the last level settled it, so that none above handles it again.' })
  readonly isFinal!: boolean;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day on which it was settled or withdrawn; null while it is open.' })
  readonly closedOn!: string | null;

  @Field(() => ComplaintStageEnum, { description: 'Where it stands.' })
  readonly stage!: ComplaintStage;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day to settle it; null once it is closed.' })
  readonly dueOn!: string | null;

  @Field(() => Int, { description: 'Version, to be given back when changing it.' })
  readonly version!: number;
}

@ObjectType('ComplaintConnection', { description: 'Complaints, a page at a time.' })
export class ComplaintConnection extends connectionOf(ComplaintModel, 'Complaint') {}

@ObjectType('ComplaintPayload', { description: 'A complaint after a change; with `validateOnly` as it is.' })
export class ComplaintPayload {
  @Field(() => ComplaintModel, { nullable: true, description: 'The complaint; null of one that was only validated.' })
  readonly complaint!: ComplaintModel | null;
}
