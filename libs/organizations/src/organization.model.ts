import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, PlainDateScalar, UuidScalar } from '#graphql';
import type { PlainDate } from '#kernel';
import { LineageKind, OrganizationKind, OrganizationSector } from '#enums';

registerEnumType(OrganizationKind, {
  name: 'OrganizationKind',
  description: 'Kind of a party organisation on a given day.',
  valuesMap: {
    PROVINCIAL_COMMITTEE: { description: 'Đảng bộ tỉnh: provincial party organisation.' },
    DISTRICT_COMMITTEE: { description: 'Đảng bộ huyện, thị xã: district or town party organisation (until 30/6/2025).' },
    WARD_COMMITTEE: { description: 'Đảng bộ phường, xã trực thuộc đảng bộ tỉnh: ward party organisation directly under the province.' },
    BASE_COMMITTEE: { description: 'Đảng bộ cơ sở: base-level party organisation with cells under it (30 members or more).' },
    SUBORDINATE_COMMITTEE: { description: 'Đảng bộ trực thuộc cơ sở: party organisation under a base-level one (QĐ 208-QĐ/TW).' },
    DIVISION_COMMITTEE: { description: 'Đảng bộ bộ phận: divisional party organisation between a base committee and cells.' },
    BASE_CELL: { description: 'Chi bộ cơ sở: base-level party cell (under 30 members).' },
    CELL: { description: 'Chi bộ trực thuộc: party cell, here of a village, street group or unit.' },
  },
});

registerEnumType(OrganizationSector, {
  name: 'OrganizationSector',
  description: 'Where an organisation’s members live or work.',
  valuesMap: {
    VILLAGE: { description: 'Bản: village.' },
    STREET_GROUP: { description: 'Tổ dân phố: street group.' },
    SCHOOL: { description: 'Trường học: school.' },
    HEALTH: { description: 'Y tế: health service.' },
    AGENCY: { description: 'Cơ quan: agency of party, State or mass organisations.' },
    ARMED_FORCES: { description: 'Công an, quân đội: police or army.' },
    ENTERPRISE: { description: 'Doanh nghiệp: enterprise.' },
    COOPERATIVE: { description: 'Hợp tác xã: cooperative.' },
  },
});

registerEnumType(LineageKind, {
  name: 'LineageKind',
  description: 'How one organisation came out of another.',
  valuesMap: {
    FOUNDED_FROM: { description: 'The successor was founded with members of the predecessor, which lives on.' },
    MERGED_INTO: { description: 'The predecessor ended and became part of the successor.' },
    SPLIT_FROM: { description: 'The successor was split off the predecessor.' },
  },
});

@ObjectType('Decision', { description: 'A written decision of a competent body, on which an organisation, post or term rests.' })
export class DecisionModel {
  @Field(() => String, { description: 'Number of the document, e.g. 12-QĐ/TU.' })
  readonly number!: string;

  @Field(() => PlainDateScalar, { description: 'Day it was issued.' })
  readonly issuedOn!: string;

  @Field(() => String, { description: 'Body that issued it.' })
  readonly issuedBy!: string;

  @Field(() => String, { description: 'What it decides.' })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: 'The act it rests on.' })
  readonly basis!: string | null;

  @Field(() => Boolean, { description: 'Invented for the demo data: no such document exists.' })
  readonly synthetic!: boolean;
}

@ObjectType('Organization', { description: 'A party organisation as it was on the day asked for (`asOf`).' })
export class OrganizationModel {
  @Field(() => UuidScalar, { description: 'Id; the same through renaming, moving and change of kind.' })
  readonly id!: string;

  @Field(() => String, { description: 'Name on that day.' })
  readonly name!: string;

  @Field(() => OrganizationKind, { description: 'Kind on that day.' })
  readonly kind!: OrganizationKind;

  @Field(() => OrganizationSector, { nullable: true, description: 'Sector on that day; none for committees above cells.' })
  readonly sector!: OrganizationSector | null;

  @Field(() => PlainDateScalar, { description: 'First day it existed.' })
  readonly foundedOn!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day it existed; null while it exists.' })
  readonly endedOn!: string | null;

  @Field(() => Boolean, {
    description: 'Whether it existed on the day asked for. If not, name, kind, sector and parent are those nearest to that day.',
  })
  readonly active!: boolean;

  @Field(() => Int, { description: 'Version, to be given back when reorganising it.' })
  readonly version!: number;

  @Field(() => PlainDateScalar, { description: 'The day for which all fields are given.' })
  readonly asOf!: PlainDate;

  readonly parentId!: string | null;
}

@ObjectType('OrganizationPeriod', { description: 'What an organisation was called, what it was and where it stood, from one day through another.' })
export class OrganizationPeriodModel {
  @Field(() => String, { description: 'Name in that time.' })
  readonly name!: string;

  @Field(() => OrganizationKind, { description: 'Kind in that time.' })
  readonly kind!: OrganizationKind;

  @Field(() => OrganizationSector, { nullable: true, description: 'Sector in that time.' })
  readonly sector!: OrganizationSector | null;

  @Field(() => PlainDateScalar, { description: 'First day.' })
  readonly validFrom!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day; null while in force.' })
  readonly validThrough!: string | null;

  @Field(() => DecisionModel, { nullable: true, description: 'The decision it rests on.' })
  readonly decision!: DecisionModel | null;

  readonly parentId!: string | null;
}

@ObjectType('OrganizationLineage', { description: 'How one organisation came out of another, by what decision, on what day.' })
export class OrganizationLineageModel {
  @Field(() => LineageKind, { description: 'Kind of succession.' })
  readonly kind!: LineageKind;

  @Field(() => PlainDateScalar, { description: 'First day of the new state.' })
  readonly effectiveOn!: string;

  @Field(() => DecisionModel, { nullable: true, description: 'The decision it rests on.' })
  readonly decision!: DecisionModel | null;

  readonly predecessorId!: string;
  readonly successorId!: string;
}

@ObjectType('OrganizationConnection', { description: 'Party organisations, a page at a time, by name.' })
export class OrganizationConnection extends connectionOf(OrganizationModel, 'Organization') {}
