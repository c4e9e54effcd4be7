import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { RelationKind } from '#enums';
import { PlainDateScalar, UuidScalar } from '#graphql';

registerEnumType(RelationKind, {
  name: 'RelationKind',
  description: 'What somebody is to a person.',
  valuesMap: {
    SPOUSE: { description: 'Vợ, chồng: husband or wife.' },
    PARENT: { description: 'Cha, mẹ: father or mother.' },
    CHILD: { description: 'Con: son or daughter.' },
    SIBLING: { description: 'Anh, chị, em ruột: brother or sister.' },
  },
});

@ObjectType('Relation', { description: 'A relationship of two people in the system, declared so that neither decides on the other; nothing else rests on it.' })
export class RelationModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => RelationKind, { description: 'What the other is to the person.' })
  readonly kind!: RelationKind;

  @Field(() => String, { description: 'Name of the person.' })
  readonly personName!: string;

  @Field(() => String, { description: 'Name of the other, who may lie out of scope.' })
  readonly otherName!: string;

  @Field(() => PlainDateScalar, { description: 'Day on which it was declared.' })
  readonly declaredOn!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day on which it was withdrawn; null while it stands.' })
  readonly withdrawnOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was withdrawn.' })
  readonly withdrawReason!: string | null;

  @Field(() => Int, { description: 'Version, to be given back when withdrawing it.' })
  readonly version!: number;
}

@ObjectType('RelationPayload', { description: 'A relationship after a change; with `validateOnly` as it would be, or null of one that would be new.' })
export class RelationPayload {
  @Field(() => RelationModel, { nullable: true, description: 'The relationship.' })
  readonly relation!: RelationModel | null;
}
