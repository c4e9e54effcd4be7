import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { MassOrganizationKind, RatingLevel } from '#enums';
import { PlainDateScalar, UuidScalar } from '#graphql';

registerEnumType(MassOrganizationKind, {
  name: 'MassOrganizationKind',
  description: 'Which of the five socio-political organisations.',
  valuesMap: {
    FATHERLAND_FRONT: { description: 'Mặt trận Tổ quốc: Fatherland Front.' },
    YOUTH_UNION: { description: 'Đoàn Thanh niên: Youth Union.' },
    WOMENS_UNION: { description: 'Hội Liên hiệp Phụ nữ: Women’s Union.' },
    FARMERS_UNION: { description: 'Hội Nông dân: Farmers’ Union.' },
    VETERANS_ASSOCIATION: { description: 'Hội Cựu chiến binh: Veterans’ Association.' },
  },
});

@ObjectType('MassOrganization', { description: 'A socio-political organisation beside a party organisation; it belongs to no party organisation and counts as none.' })
export class MassOrganizationModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => MassOrganizationKind, { description: 'Which of the five.' })
  readonly kind!: MassOrganizationKind;

  @Field(() => String, { description: 'Name.' })
  readonly name!: string;

  @Field(() => PlainDateScalar, { description: 'First day.' })
  readonly validFrom!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day; null while it exists.' })
  readonly validThrough!: string | null;
}

@ObjectType('RecordedRating', { description: 'The rating of a year of a mass organisation or a civil servant, as another body decided it: no ladder and no cap of the party apply.' })
export class RecordedRatingModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => Int, { description: 'The year.' })
  readonly year!: number;

  @Field(() => RatingLevel, { description: 'The level.' })
  readonly level!: RatingLevel;

  @Field(() => String, { description: 'The body that decided it.' })
  readonly decidingBody!: string;

  @Field(() => String, { description: 'Number of its document.' })
  readonly documentNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of its decision.' })
  readonly decidedOn!: string;

  @Field(() => UuidScalar, { nullable: true, description: 'The result that this one corrects.' })
  readonly correctsId!: string | null;
}

@ObjectType('RecordedRatingPayload', { description: 'A result that was recorded.' })
export class RecordedRatingPayload {
  @Field(() => RecordedRatingModel, { nullable: true, description: 'The result; null with `validateOnly`.' })
  readonly result!: RecordedRatingModel | null;
}
