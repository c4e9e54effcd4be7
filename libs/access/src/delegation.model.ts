import { Field, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, PlainDateScalar, TimestampScalar, UuidScalar } from '#graphql';

@ObjectType('Delegation', { description: 'Rights that one person lends another for a time. They hold only as long as the lender has them.' })
export class DelegationModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => UuidScalar, { description: 'The person who lends.' })
  readonly delegatorId!: string;

  @Field(() => UuidScalar, { description: 'The person who may act.' })
  readonly delegateId!: string;

  @Field(() => [String], { description: 'Names of the rights.' })
  readonly rights!: readonly string[];

  @Field(() => UuidScalar, { description: 'The organisation for which they are lent.' })
  readonly organizationId!: string;

  @Field(() => PlainDateScalar, { description: 'First day.' })
  readonly validFrom!: string;

  @Field(() => PlainDateScalar, { description: 'Last day.' })
  readonly validThrough!: string;

  @Field(() => String, { description: 'Why.' })
  readonly reason!: string;

  @Field(() => TimestampScalar, { nullable: true, description: 'When it was ended before its last day.' })
  readonly endedAt!: Date | null;

  @Field(() => UuidScalar, { nullable: true, description: 'Which of the two ended it.' })
  readonly endedById!: string | null;

  @Field(() => Int, { description: 'Version, to be given back when ending it.' })
  readonly version!: number;
}

@ObjectType('DelegationConnection', { description: 'Delegations, a page at a time, the latest first.' })
export class DelegationConnection extends connectionOf(DelegationModel, 'Delegation') {}

@ObjectType('DelegationPayload', { description: 'A delegation after a change.' })
export class DelegationPayload {
  @Field(() => DelegationModel, { nullable: true, description: 'The delegation; with `validateOnly` as it is, or null when there is none yet.' })
  readonly delegation!: DelegationModel | null;
}
