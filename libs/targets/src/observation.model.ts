import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Comparator } from '#enums';
import { PlainDateScalar, TimestampScalar, UuidScalar } from '#graphql';

registerEnumType(Comparator, {
  name: 'Comparator',
  description: 'How a figure is to be read.',
  valuesMap: {
    EQ: { description: 'Bằng: exactly so much.' },
    GT: { description: 'Trên: more than.' },
    GTE: { description: 'Từ … trở lên: at least.' },
    LT: { description: 'Dưới: less than.' },
    LTE: { description: 'Không quá: at most.' },
  },
});

@ObjectType('Observation', { description: 'A figure as a document prints it, beside what the records themselves count.' })
export class ObservationModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => String, { description: 'Key of what was measured.' })
  readonly measure!: string;

  @Field(() => String, { description: 'The words of the document, in Vietnamese.' })
  readonly wordingVi!: string;

  @Field(() => Float, { nullable: true, description: 'The figure; null when the document does not state it.' })
  readonly value!: number | null;

  @Field(() => String, { nullable: true, description: 'What is to be known about the figure, in Vietnamese; always there when none is stated.' })
  readonly note!: string | null;

  @Field(() => Comparator, { description: 'How the figure is to be read.' })
  readonly comparator!: Comparator;

  @Field(() => String, { description: 'The unit, in Vietnamese. Figures in different units do not add up.' })
  readonly unit!: string;

  @Field(() => PlainDateScalar, { description: 'First day it is about.' })
  readonly periodFrom!: string;

  @Field(() => PlainDateScalar, { description: 'Last day it is about.' })
  readonly periodThrough!: string;

  @Field(() => String, { description: 'The document that prints it.' })
  readonly sourceDocument!: string;

  @Field(() => Int, { nullable: true, description: 'Line of the document’s text.' })
  readonly sourceLine!: number | null;

  @Field(() => TimestampScalar, { description: 'When it was entered.' })
  readonly recordedAt!: Date;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of the observation that this one corrects.' })
  readonly correctsId!: string | null;
}
