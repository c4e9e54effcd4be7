import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { UuidScalar } from '#graphql';
import { CaseKind, ViolationField } from '#enums';
import { CaseStageEnum } from './case.model.js';
import type { CaseStage } from './case.stages.js';

export type CaseDimension = 'KIND' | 'STAGE' | 'FIELD' | 'ORGANIZATION' | 'YEAR';

export const CaseDimensionEnum: Readonly<Record<CaseDimension, CaseDimension>> = { KIND: 'KIND', STAGE: 'STAGE', FIELD: 'FIELD', ORGANIZATION: 'ORGANIZATION', YEAR: 'YEAR' };
registerEnumType(CaseDimensionEnum, {
  name: 'CaseDimension',
  description: 'By what cases are counted.',
  valuesMap: {
    KIND: { description: 'Loại vụ việc: the kind.' },
    STAGE: { description: 'Giai đoạn: where they stand.' },
    FIELD: { description: 'Lĩnh vực vi phạm: the field in which they found something; of several, in each.' },
    ORGANIZATION: { description: 'Tổ chức tiến hành: whose body conducts them.' },
    YEAR: { description: 'Năm mở: the year of the decision that opened them.' },
  },
});

@ObjectType('InspectionCaseGroup', { description: 'How many of the cases listed are of one sort; the same things in the filter list them.' })
export class InspectionCaseGroupModel {
  @Field(() => CaseKind, { nullable: true, description: 'The kind; null where it is not counted by kind.' })
  readonly kind!: CaseKind | null;

  @Field(() => CaseStageEnum, { nullable: true, description: 'The stage; null where it is not counted by stage.' })
  readonly stage!: CaseStage | null;

  @Field(() => ViolationField, { nullable: true, description: 'The field; null of cases that found nothing in any, and where it is not counted by field.' })
  readonly field!: ViolationField | null;

  @Field(() => UuidScalar, { nullable: true, description: 'Id of the organisation whose body conducts them; null where it is not counted by that.' })
  readonly organizationId!: string | null;

  @Field(() => Int, { nullable: true, description: 'The year in which they were opened; null where it is not counted by year.' })
  readonly year!: number | null;

  @Field(() => Int, { description: 'How many.' })
  readonly cases!: number;
}
