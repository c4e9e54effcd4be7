import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IdentityNumberKind } from '#enums';

registerEnumType(IdentityNumberKind, {
  name: 'IdentityNumberKind',
  description: 'Which number says who somebody is.',
  valuesMap: {
    NATIONAL_ID: { description: 'Số căn cước, số định danh cá nhân: the national id, twelve digits.' },
    CARD: { description: 'Số thẻ đảng viên: the number of the membership card.' },
  },
});

@ObjectType('IdentityNumber', { description: 'A number that says who somebody is, without all but its end.' })
export class IdentityNumberModel {
  @Field(() => IdentityNumberKind, { description: 'Which number.' })
  readonly kind!: IdentityNumberKind;

  @Field(() => String, { nullable: true, description: 'A dot for each digit and the last three, e.g. `•••••••••123`; null when there is none.' })
  readonly masked!: string | null;

  @Field(() => Int, { description: 'Version, to be given back when changing it; 0 where none was ever entered.' })
  readonly version!: number;
}

@ObjectType('RevealedNumber', { description: 'A whole number.' })
export class RevealedNumberModel {
  @Field(() => IdentityNumberKind, { description: 'Which number.' })
  readonly kind!: IdentityNumberKind;

  @Field(() => String, { description: 'The number.' })
  readonly number!: string;
}

@ObjectType('IdentityNumberPayload', { description: 'A number after it was entered, changed or taken away.' })
export class IdentityNumberPayload {
  @Field(() => IdentityNumberModel, { description: 'The number, by its end.' })
  readonly identityNumber!: IdentityNumberModel;
}

@ObjectType('RevealPayload', { description: 'A whole number, for whoever said what for; null with `validateOnly`.' })
export class RevealPayload {
  @Field(() => RevealedNumberModel, { nullable: true, description: 'The number.' })
  readonly revealed!: RevealedNumberModel | null;
}
