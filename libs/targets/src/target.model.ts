import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PlainDateScalar, UuidScalar } from '#graphql';
import { Cadence, Comparator, MeasureKind, TargetGroup } from '#enums';

registerEnumType(TargetGroup, {
  name: 'TargetGroup',
  description: 'Group of targets in a congress resolution.',
  valuesMap: {
    ECONOMIC: { description: 'Kinh tế: economic.' },
    SOCIAL: { description: 'Văn hóa - xã hội: social.' },
    SECURITY: { description: 'Quốc phòng, an ninh: security.' },
    PARTY_BUILDING: { description: 'Xây dựng Đảng và hệ thống chính trị: party building.' },
  },
});

registerEnumType(MeasureKind, {
  name: 'MeasureKind',
  description: 'Where the value of a measure comes from.',
  valuesMap: {
    COMPUTED: { description: 'Tính từ hồ sơ trong hệ thống: worked out of the records here.' },
    REPORTED: { description: 'Nhập theo báo cáo: reported from elsewhere.' },
  },
});

registerEnumType(Comparator, {
  name: 'Comparator',
  description: 'How a value is held against its threshold; always unrounded.',
  valuesMap: {
    GTE: { description: 'Từ mức trở lên: at least.' },
    GT: { description: 'Trên mức: more than.' },
    LTE: { description: 'Từ mức trở xuống: at most.' },
    LT: { description: 'Dưới mức: less than.' },
    EQ: { description: 'Bằng mức: exactly.' },
  },
});

registerEnumType(Cadence, {
  name: 'Cadence',
  description: 'Over what a measure is counted.',
  valuesMap: {
    TERM_TOTAL: { description: 'Cộng dồn cả nhiệm kỳ: the total of the term.' },
    TERM_END: { description: 'Tại cuối kỳ: how things stand at the end.' },
    ANNUAL: { description: 'Hằng năm: each calendar year.' },
    CONTINUOUS: { description: 'Duy trì thường xuyên: at any time.' },
  },
});

@ObjectType('Resolution', { description: 'A congress resolution of an organisation for one term, with its targets in their exact wording.' })
export class ResolutionModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => String, { description: 'The congress, as the document calls it.' })
  readonly title!: string;

  @Field(() => PlainDateScalar, { description: 'First day of the term.' })
  readonly termFrom!: string;

  @Field(() => PlainDateScalar, { description: 'Last day of the term, as planned until the next congress is called.' })
  readonly termThrough!: string;

  @Field(() => String, { description: 'The document the wording is taken from.' })
  readonly source!: string;
}

@ObjectType('Target', { description: 'A target of a resolution.' })
export class TargetModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => TargetGroup, { description: 'Its group.' })
  readonly group!: TargetGroup;

  @Field(() => Int, { description: 'Its number in the document, within its group.' })
  readonly number!: number;

  @Field(() => String, { description: 'Exact wording.' })
  readonly text!: string;

  @Field(() => Int, { nullable: true, description: 'Line of the document.' })
  readonly line!: number | null;
}

@ObjectType('Measure', { description: 'One measurable part of a target.' })
export class MeasureModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => String, { description: 'Stable name; of a computed measure that of its metric.' })
  readonly key!: string;

  @Field(() => MeasureKind, { description: 'Computed or reported.' })
  readonly kind!: MeasureKind;

  @Field(() => Comparator, { description: 'How the value is held against the threshold, as adopted.' })
  readonly comparator!: Comparator;

  @Field(() => String, { description: 'Threshold as adopted, a decimal number; of a share in per cent, of a yes-or-no measure 1.' })
  readonly threshold!: string;

  @Field(() => String, { description: 'Unit, as the document has it.' })
  readonly unit!: string;

  @Field(() => Cadence, { description: 'Over what it is counted.' })
  readonly cadence!: Cadence;

  @Field(() => Boolean, { description: 'Whether the document states the cadence; otherwise we read it so.' })
  readonly cadenceStated!: boolean;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day it is judged on; null: the last day of each year.' })
  readonly judgedOn!: string | null;

  @Field(() => String, { description: 'Exact wording.' })
  readonly text!: string;
}

@ObjectType('MeasureAmendment', { description: 'A change of a measure in mid-term.' })
export class MeasureAmendmentModel {
  @Field(() => PlainDateScalar, { description: 'First day on which it holds.' })
  readonly effectiveOn!: string;

  @Field(() => Comparator, { description: 'How the value is held against the threshold from then on.' })
  readonly comparator!: Comparator;

  @Field(() => String, { description: 'Threshold from then on, a decimal number.' })
  readonly threshold!: string;

  @Field(() => String, { description: 'Exact wording.' })
  readonly text!: string;

  @Field(() => String, { description: 'Number of the decision.' })
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of the decision.' })
  readonly decidedOn!: string;
}
