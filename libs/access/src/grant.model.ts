import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, PlainDateScalar, TimestampScalar, UuidScalar } from '#graphql';
import { GrantReach, GrantRole } from '#enums';

registerEnumType(GrantRole, {
  name: 'GrantRole',
  description: 'A role that can be given without a post.',
  valuesMap: {
    ADMINISTRATOR: { description: 'Quản trị: to an account, at no organisation; a second administrator approves.' },
    SECRETARY: { description: 'Bí thư: as a secretary or deputy secretary.' },
    STANDING_COMMITTEE: { description: 'Ban Thường vụ: as a member of the standing committee; a second person approves.' },
    INSPECTION_COMMITTEE: { description: 'Ủy ban Kiểm tra: as a member of the inspection committee.' },
    INSPECTION_OFFICER: { description: 'Chủ nhiệm, phó chủ nhiệm Ủy ban Kiểm tra: what its chair can do beyond a member; a second person approves.' },
    PARTY_OFFICE: { description: 'Văn phòng Đảng ủy: as an officer of the party office.' },
  },
});

registerEnumType(GrantReach, {
  name: 'GrantReach',
  description: 'How far the rights of a given role reach at most; it only narrows what the role has.',
  valuesMap: {
    UNIT: { description: 'The organisation alone.' },
    UNIT_AND_BELOW: { description: 'The organisation and all below it, for those rights that reach so far.' },
  },
});

@ObjectType('Grant', { description: 'A role given to somebody without a post. It is ended, never changed.' })
export class GrantModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => GrantRole, { description: 'The role.' })
  readonly role!: GrantRole;

  @Field(() => UuidScalar, { description: 'The account that holds it.' })
  readonly accountId!: string;

  @Field(() => UuidScalar, { nullable: true, description: 'The person who holds it; null for ADMINISTRATOR.' })
  readonly personId!: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'Where it is held; null for ADMINISTRATOR.' })
  readonly organizationId!: string | null;

  @Field(() => GrantReach, { nullable: true, description: 'How far its rights reach at most; null for ADMINISTRATOR.' })
  readonly reach!: GrantReach | null;

  @Field(() => PlainDateScalar, { description: 'First day.' })
  readonly validFrom!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day; null only for ADMINISTRATOR.' })
  readonly validThrough!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was given; null for what the operator gave.' })
  readonly reason!: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'The account that gave it; null for the operator of the installation.' })
  readonly grantedById!: string | null;

  @Field(() => Boolean, { description: 'Whether it works only once a second person has approved it.' })
  readonly needsApproval!: boolean;

  @Field(() => UuidScalar, { nullable: true, description: 'The account that approved it.' })
  readonly approvedById!: string | null;

  @Field(() => TimestampScalar, { nullable: true, description: 'When it was approved.' })
  readonly approvedAt!: Date | null;

  @Field(() => TimestampScalar, { nullable: true, description: 'When it was ended before its last day.' })
  readonly endedAt!: Date | null;

  @Field(() => UuidScalar, { nullable: true, description: 'The account that ended it.' })
  readonly endedById!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was ended.' })
  readonly endReason!: string | null;

  @Field(() => Int, { description: 'Version, to be given back when approving or ending it.' })
  readonly version!: number;
}

@ObjectType('GrantConnection', { description: 'Given roles, a page at a time, the latest first.' })
export class GrantConnection extends connectionOf(GrantModel, 'Grant') {}

@ObjectType('GrantPayload', { description: 'A given role after a change.' })
export class GrantPayload {
  @Field(() => GrantModel, { nullable: true, description: 'The given role; with `validateOnly` as it is, or null when there is none yet.' })
  readonly grant!: GrantModel | null;
}
