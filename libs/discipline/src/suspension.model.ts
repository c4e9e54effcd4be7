import { Field, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, PlainDateScalar, UuidScalar } from '#graphql';

@ObjectType('MemberSuspension', { description: 'A member’s suspension from activities. Shown to those who put it on record; that there is one is part of the member’s record.' })
export class MemberSuspensionModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => UuidScalar, { description: 'Id of the member.' })
  readonly memberId!: string;

  @Field(() => String, { description: 'Why.' })
  readonly reason!: string;

  @Field(() => PlainDateScalar, { description: 'First day.' })
  readonly validFrom!: string;

  @Field(() => PlainDateScalar, { description: 'Last day as first decided.' })
  readonly firstThrough!: string;

  @Field(() => PlainDateScalar, { description: 'Last day with its extensions.' })
  readonly validThrough!: string;

  @Field(() => Int, { description: 'How often it was extended.' })
  readonly extensions!: number;

  @Field(() => PlainDateScalar, { nullable: true, description: 'First day on which it is over, where it was ended early.' })
  readonly endedOn!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day of the decision that annulled it: it counts as if it had never been.' })
  readonly annulledOn!: string | null;

  @Field(() => Int, { description: 'Version, to be given back when changing it.' })
  readonly version!: number;
}

@ObjectType('MemberSuspensionConnection', { description: 'Suspensions, a page at a time.' })
export class MemberSuspensionConnection extends connectionOf(MemberSuspensionModel, 'MemberSuspension') {}

@ObjectType('MemberSuspensionPayload', { description: 'A suspension after a change.' })
export class MemberSuspensionPayload {
  @Field(() => MemberSuspensionModel, { nullable: true, description: 'The suspension; null with `validateOnly`.' })
  readonly suspension!: MemberSuspensionModel | null;
}
