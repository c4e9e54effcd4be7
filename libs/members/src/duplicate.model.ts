import { Field, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar, UuidScalar } from '#graphql';

@ObjectType('PossibleDuplicate', { description: 'Somebody on record who may be the same person.' })
export class PossibleDuplicateModel {
  @Field(() => Boolean, { description: 'The same number is on record for both, as national id or card.' })
  readonly sameNumber!: boolean;

  @Field(() => Boolean, { description: 'The names are alike (accents aside, the same words in any order, or one letter apart), and the birth dates agree as far as both are known.' })
  readonly alike!: boolean;
}

@ObjectType('DuplicateSuspicion', { description: 'That a person who was entered may be the same as another whom whoever entered them cannot see.' })
export class DuplicateSuspicionModel {
  @Field(() => UuidScalar, { description: 'Id, the same as of the work in the work list.' })
  readonly id!: string;

  @Field(() => PlainDateScalar, { description: 'Day on which it came up.' })
  readonly openedOn!: string;

  @Field(() => Boolean, { description: 'The same number was entered for both, as national id or card.' })
  readonly sameNumber!: boolean;

  @Field(() => Boolean, { description: 'The names are alike, and the birth dates agree as far as both are known.' })
  readonly alike!: boolean;
}

@ObjectType('NotSamePayload', { description: 'That two people are on record as not the same.' })
export class NotSamePayload {
  @Field(() => UuidScalar, { nullable: true, description: 'Id of the entry; null with `validateOnly`.' })
  readonly id!: string | null;
}
