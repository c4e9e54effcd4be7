import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { TrainingTopic } from '#enums';
import { PlainDateScalar, UuidScalar } from '#graphql';

registerEnumType(TrainingTopic, {
  name: 'TrainingTopic',
  description: 'What a training course is on.',
  valuesMap: {
    DIGITAL_SKILLS: { description: 'Kỹ năng số căn bản: basic digital skills.' },
    GRASSROOTS_LEADERSHIP: { description: 'Nghiệp vụ công tác ở cơ sở: the work of those who lead at the grassroots.' },
    OTHER: { description: 'Nội dung khác: anything else.' },
  },
});

@ObjectType('TrainingCourse', { description: 'A training course that was held.' })
export class TrainingCourseModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => String, { description: 'Title.' })
  readonly title!: string;

  @Field(() => TrainingTopic, { description: 'What it was on.' })
  readonly topic!: TrainingTopic;

  @Field(() => PlainDateScalar, { description: 'First day.' })
  readonly heldFrom!: string;

  @Field(() => PlainDateScalar, { description: 'Last day.' })
  readonly heldThrough!: string;

  @Field(() => String, { nullable: true, description: 'Number of the document by which it was held.' })
  readonly documentNumber!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was voided and counts nowhere; null while it stands.' })
  readonly voidReason!: string | null;

  @Field(() => Int, { description: 'Version, to be given back when entering attendance.' })
  readonly version!: number;
}

@ObjectType('TrainingAttendance', { description: 'Somebody who attended a course.' })
export class TrainingAttendanceModel {
  @Field(() => Boolean, { description: 'Whether the person completed it.' })
  readonly completed!: boolean;
}

@ObjectType('TrainingCoursePayload', { description: 'A course after a change; with `validateOnly` as it is, or null of one that would be new.' })
export class TrainingCoursePayload {
  @Field(() => TrainingCourseModel, { nullable: true, description: 'The course.' })
  readonly course!: TrainingCourseModel | null;
}
