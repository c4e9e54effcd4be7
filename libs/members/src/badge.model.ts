import { Field, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, PlainDateScalar, UuidScalar } from '#graphql';

@ObjectType('BadgeCandidate', { description: 'A member whose party seniority reaches that of a badge by a round of badges.' })
export class BadgeCandidateModel {
  @Field(() => UuidScalar, { description: 'Id of the member.' })
  readonly id!: string;

  @Field(() => Int, { description: 'The badge: its years of seniority, e.g. 30.' })
  readonly years!: number;

  @Field(() => PlainDateScalar, { description: 'Day of the round by which it is reached.' })
  readonly round!: string;

  @Field(() => PlainDateScalar, { description: 'Day on which the seniority is reached.' })
  readonly reachedOn!: string;
}

@ObjectType('BadgeTally', { description: 'How many reach a badge by a round.' })
export class BadgeTallyModel {
  @Field(() => PlainDateScalar, { description: 'Day of the round.' })
  readonly round!: string;

  @Field(() => Int, { description: 'The badge: its years of seniority.' })
  readonly years!: number;

  @Field(() => Int, { description: 'How many reach it.' })
  readonly count!: number;
}

@ObjectType('BadgeCandidateConnection', { description: 'Members who reach a badge, a page at a time.' })
export class BadgeCandidateConnection extends connectionOf(BadgeCandidateModel, 'BadgeCandidate') {
  @Field(() => Int, { description: 'How many there are in all pages.' })
  readonly totalCount!: number;

  @Field(() => [BadgeTallyModel], { description: 'How many there are of each round and badge, in all pages.' })
  readonly tally!: readonly BadgeTallyModel[];
}
