import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PlainDateScalar, UuidScalar } from '#graphql';
import { URGENCIES, type Urgency } from '#kernel';

const NoticeUrgency = Object.fromEntries(URGENCIES.map((urgency) => [urgency, urgency]));
registerEnumType(NoticeUrgency, {
  name: 'NoticeUrgency',
  description: 'How pressing a notice is.',
  valuesMap: {
    IN_SIGHT: { description: 'Sắp tới: in sight; 60 days ahead of a recognition, 180 of the end of a term, 14 of the end of a letter or a case, 15 of an announcement.' },
    NEAR: { description: 'Gần đến hạn: near; 30 days ahead of a recognition, 60 of the end of a term, 7 of the end of a letter, 5 of the end of a case or an announcement.' },
    DUE: { description: 'Đến hạn: the day has come, or it was sent back.' },
    OVERDUE: { description: 'Quá hạn: the last day has passed.' },
  },
});

@ObjectType('NoticeRule', { description: 'The provision a notice comes from, as the rule book has it.' })
export class NoticeRuleModel {
  @Field(() => String, { description: 'Number of the document.' })
  readonly document!: string;

  @Field(() => String, { description: 'Date of the document, as a day or the year alone.' })
  readonly date!: string;

  @Field(() => String, { description: 'Article.' })
  readonly article!: string;
}

@ObjectType('Notice', { description: 'Something that comes up, is late or was sent back, told to whoever holds the post when it is read.' })
export class NoticeModel {
  @Field(() => UuidScalar, { description: 'Id of the record it is about.' })
  readonly id!: string;

  @Field(() => String, { description: 'What the record is: `admission`, `committee`, `post`, `transfer`, `inspection_case`, `case_recommendation`, `discipline_case`, `programme-line`, `member_help`, `rating_entry`, `organization` (of a meeting), or a kind of work as in the work list.' })
  readonly record!: string;

  @Field(() => NoticeUrgency, { description: 'How pressing it is.' })
  readonly urgency!: Urgency;

  @Field(() => PlainDateScalar, { description: 'Day on which it comes, or came, up: the end of probation, term or letter, or the day on which it was sent back.' })
  readonly fallsOn!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day to see to it; null when there is none.' })
  readonly dueOn!: string | null;

  @Field(() => Int, { description: 'Days from today to the day on which it comes up; negative when that has passed.' })
  readonly daysLeft!: number;

  @Field(() => String, { description: 'Code, e.g. RECOGNITION_DUE, TERM_ENDING, LETTER_RUNS_OUT, SENT_BACK.' })
  readonly code!: string;

  @Field(() => String, { description: 'In words, with its days, in the language of the request.' })
  readonly message!: string;

  @Field(() => NoticeRuleModel, { nullable: true, description: 'The provision it comes from; null where none in force says it.' })
  readonly rule!: NoticeRuleModel | null;
}
