import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PlainDateScalar, UuidScalar } from '#graphql';
import { RoleEnum } from './account.model.js';
import type { Ground } from './explain.rules.js';
import type { Role } from './role.rules.js';

export const HatBasis = { POST: 'POST', GRANT: 'GRANT', MEMBERSHIP: 'MEMBERSHIP', DELEGATION: 'DELEGATION' } as const satisfies Record<Ground['basis'], Ground['basis']>;
registerEnumType(HatBasis, {
  name: 'HatBasis',
  description: 'What gives a role or a right.',
  valuesMap: {
    POST: { description: 'Chức vụ: a post held.' },
    GRANT: { description: 'Được giao: a role given without a post.' },
    MEMBERSHIP: { description: 'Sinh hoạt đảng: being a member.' },
    DELEGATION: { description: 'Ủy quyền: rights that another has lent.' },
  },
});

@ObjectType('Hat', { description: 'A capacity in which one may act today.' })
export class HatModel {
  @Field(() => String, { description: 'What to send in the header `chibo-hat` to act in this capacity only: the role, or the id of the delegation.' })
  readonly hat!: string;

  @Field(() => RoleEnum, { nullable: true, description: 'The role; null for a delegation.' })
  readonly role!: Role | null;

  @Field(() => HatBasis, { description: 'What gives it.' })
  readonly basis!: Ground['basis'];

  @Field(() => UuidScalar, { description: 'Id of the post, grant, membership or delegation.' })
  readonly basisId!: string;

  @Field(() => UuidScalar, { nullable: true, description: 'Where it is held; null for ADMINISTRATOR.' })
  readonly organizationId!: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'The person in whose place one acts; null but for a delegation.' })
  readonly delegatorId!: string | null;

  @Field(() => [String], { description: 'Names of the rights it gives today.' })
  readonly rights!: readonly string[];

  @Field(() => PlainDateScalar, { description: 'First day.' })
  readonly since!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day, if one is set.' })
  readonly until!: string | null;
}
