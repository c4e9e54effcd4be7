import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PlainDateScalar, UuidScalar } from '#graphql';
import { ViolationField } from '#enums';

registerEnumType(ViolationField, {
  name: 'ViolationField',
  description: 'In which field a case found a fault or a violation; article: chưa đối chiếu điều khoản.',
  valuesMap: {
    PARTY_LINE: { description: 'Chấp hành Cương lĩnh chính trị, Điều lệ, nghị quyết của Đảng: the Platform, the Statutes and resolutions of the Party.' },
    DEMOCRATIC_CENTRALISM: { description: 'Nguyên tắc tập trung dân chủ: the principle of democratic centralism.' },
    LAND_AND_FINANCE: { description: 'Quản lý, sử dụng đất đai, tài chính: land and finance.' },
    FAMILY_AND_POPULATION: { description: 'Hôn nhân và gia đình, dân số: marriage, family and population.' },
    QUALITIES_AND_LIFESTYLE: { description: 'Phẩm chất đạo đức, lối sống: moral qualities and way of life.' },
    OTHER: { description: 'Lĩnh vực khác: another one, in words.' },
  },
});

@ObjectType('CaseFinding', { description: 'A fault or violation that a concluded case found, in one field.' })
export class CaseFindingModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => ViolationField, { description: 'The field.' })
  readonly field!: ViolationField;

  @Field(() => String, { nullable: true, description: 'What the field is called, of one outside the list.' })
  readonly otherName!: string | null;

  @Field(() => String, { description: 'What was found.' })
  readonly content!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day it was withdrawn, as recorded by mistake; it counts nowhere since. Null of one that stands.' })
  readonly withdrawnOn!: string | null;
}

@ObjectType('CaseRecommendation', { description: 'What a concluded case recommends to one of its subjects.' })
export class CaseRecommendationModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => String, { description: 'What is recommended.' })
  readonly content!: string;

  @Field(() => PlainDateScalar, { description: 'Day by which it is to be done.' })
  readonly dueOn!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day it was done; null while it is not.' })
  readonly doneOn!: string | null;

  @Field(() => String, { nullable: true, description: 'With what it was done: a report, a document, a deed.' })
  readonly doneWith!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day it was withdrawn, as recorded by mistake; null of one that stands.' })
  readonly withdrawnOn!: string | null;
}
