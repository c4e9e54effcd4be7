import { Field, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, PlainDateScalar, UuidScalar } from '#graphql';
import type { PlainDate } from '#kernel';
import { Gender, MemberStatus, MemberStatusEnd, MembershipKind } from '#enums';
import './person.enums.js';

@ObjectType('EthnicGroup', { description: 'An ethnic group of the State’s list of 54.' })
export class EthnicGroupModel {
  @Field(() => String, { description: 'Code in the State’s list, two digits.' })
  readonly code!: string;

  @Field(() => String, { description: 'Name in Vietnamese.' })
  readonly nameVi!: string;
}

@ObjectType('Contact', { description: 'How to reach a person. For the cell’s secretary, the party office and the person.' })
export class ContactModel {
  @Field(() => String, { nullable: true, description: 'Phone number.' })
  readonly phone!: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  readonly email!: string | null;

  @Field(() => String, { nullable: true, description: 'Address.' })
  readonly address!: string | null;
}

@ObjectType('Person', { description: 'A person: a member, or the holder of a post who is not one.' })
export class PersonModel {
  @Field(() => UuidScalar, { name: 'id', description: 'Id of the person.' })
  readonly personId!: string;

  @Field(() => String, { description: 'Full name as typed, family name first.' })
  readonly fullName!: string;

  @Field(() => Gender, { description: 'Gender.' })
  readonly gender!: Gender;

  @Field(() => PlainDateScalar, { description: 'The day for which all fields are given.' })
  readonly asOf!: PlainDate;
}

@ObjectType('Member', { description: 'A party member as of the day asked for (`asOf`).' })
export class MemberModel {
  @Field(() => UuidScalar, { description: 'Id of the member.' })
  readonly id!: string;

  @Field(() => MemberStatus, { nullable: true, description: 'Legal state on that day; null when not a member on that day.' })
  readonly status!: MemberStatus | null;

  @Field(() => PlainDateScalar, { description: 'Date on the admission decision, from which party seniority counts once recognised.' })
  readonly admissionDecidedOn!: string;

  @Field(() => PlainDateScalar, { description: 'Date of the admission ceremony, from which the twelve months of probation count.' })
  readonly admissionCeremonyOn!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Date of recognition as a full member; null before it.' })
  readonly recognizedOn!: string | null;

  @Field(() => PlainDateScalar, { description: 'The day for which all fields are given.' })
  readonly asOf!: PlainDate;

  @Field(() => Int, { description: 'Version of the record, to be given back when changing it.' })
  readonly version!: number;
}

@ObjectType('Membership', { description: 'Where a member belonged, from one day through another.' })
export class MembershipModel {
  @Field(() => MembershipKind, { description: 'Primary or temporary.' })
  readonly kind!: MembershipKind;

  @Field(() => PlainDateScalar, { description: 'First day.' })
  readonly validFrom!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day; null while in force.' })
  readonly validThrough!: string | null;
}

@ObjectType('MemberStatusPeriod', { description: 'What legal state a member was in, from one day through another.' })
export class MemberStatusPeriodModel {
  @Field(() => MemberStatus, { description: 'The state.' })
  readonly status!: MemberStatus;

  @Field(() => PlainDateScalar, { description: 'First day.' })
  readonly validFrom!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day; null while in force.' })
  readonly validThrough!: string | null;

  @Field(() => MemberStatusEnd, { nullable: true, description: 'Why it ended; null while in force.' })
  readonly endReason!: MemberStatusEnd | null;
}

@ObjectType('MemberConnection', { description: 'Members, a page at a time.' })
export class MemberConnection extends connectionOf(MemberModel, 'Member') {}

@ObjectType('Electorate', { description: 'Who of a cell counts when it votes, in numbers.' })
export class ElectorateModel {
  @Field(() => Int, { description: 'Full members at their primary membership.' })
  readonly fullMembers!: number;

  @Field(() => Int, { description: 'Of these, temporarily active elsewhere: they do not count.' })
  readonly elsewhere!: number;

  @Field(() => Int, { description: 'Of the others, exempt from activities: they count only when present.' })
  readonly exempt!: number;
}
