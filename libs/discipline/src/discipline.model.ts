import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, PlainDateScalar, UuidScalar } from '#graphql';
import { DisciplineBody, DisciplineForm } from '#enums';
import { DISCIPLINE, type DisciplineStage } from './discipline.stages.js';

registerEnumType(DisciplineForm, {
  name: 'DisciplineForm',
  description: 'Form of discipline of a member.',
  valuesMap: { REPRIMAND: { description: 'Khiển trách: reprimand.' }, WARNING: { description: 'Cảnh cáo: warning.' } },
});

registerEnumType(DisciplineBody, {
  name: 'DisciplineBody',
  description: 'Who decided a measure.',
  valuesMap: {
    CELL: { description: 'Chi bộ: the cell.' },
    INSPECTION_COMMITTEE: { description: 'Ủy ban Kiểm tra: the inspection committee.' },
    STANDING_COMMITTEE: { description: 'Ban Thường vụ: the standing committee.' },
    PARTY_COMMITTEE: { description: 'Cấp ủy: the party committee.' },
  },
});

const DisciplineStageEnum = Object.fromEntries(Object.keys(DISCIPLINE.stages).map((stage) => [stage, stage]));
registerEnumType(DisciplineStageEnum, {
  name: 'DisciplineStage',
  description: 'Where a measure stands.',
  valuesMap: Object.fromEntries(Object.entries(DISCIPLINE.stages).map(([stage, { vi, en }]) => [stage, { description: `${vi}: ${en}.` }])),
});

@ObjectType('DisciplineCase', {
  description: 'The paper on the discipline of one member: the violation and the one form it is given. Only who needs to know is shown it, and every look is in the audit.',
})
export class DisciplineCaseModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => UuidScalar, { description: 'Id of the member.' })
  readonly memberId!: string;

  @Field(() => String, { description: 'The violation, as the paper says it.' })
  readonly violation!: string;

  @Field(() => Boolean, { description: 'Whether it was committed in a task that a superior had assigned: then the cell does not decide.' })
  readonly inAssignedTask!: boolean;

  @Field(() => String, { description: 'Number of the proposal.' })
  readonly proposalNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of the proposal.' })
  readonly proposedOn!: string;

  @Field(() => DisciplineForm, { description: 'The form proposed.' })
  readonly proposedForm!: DisciplineForm;

  @Field(() => DisciplineForm, { nullable: true, description: 'The form decided; null before.' })
  readonly decidedForm!: DisciplineForm | null;

  @Field(() => DisciplineBody, { nullable: true, description: 'Who decided it.' })
  readonly decidedBy!: DisciplineBody | null;

  @Field(() => String, { nullable: true, description: 'Number of the decision.' })
  readonly decisionNumber!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day of the decision.' })
  readonly decidedOn!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day from which it is in effect: of a cell, when the vote was announced; of others, when it was signed.' })
  readonly effectiveOn!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day it came to an end, decided or dropped; null while it is open.' })
  readonly closedOn!: string | null;

  @Field(() => Boolean, { description: 'Invented, so that records sum to the figures a report prints.' })
  readonly synthetic!: boolean;
}

@ObjectType('DisciplineCaseConnection', { description: 'Measures, a page at a time.' })
export class DisciplineCaseConnection extends connectionOf(DisciplineCaseModel, 'DisciplineCase') {}

@ObjectType('DisciplineState', { description: 'Where a measure stands.' })
export class DisciplineStateModel {
  @Field(() => DisciplineStageEnum, { description: 'The stage.' })
  readonly stage!: DisciplineStage;

  @Field(() => Int, { description: 'Version, to be given back when changing it.' })
  readonly version!: number;
}

@ObjectType('MeasureCount', { description: 'How many measures of one form were decided.' })
export class MeasureCountModel {
  @Field(() => DisciplineForm, { description: 'The form.' })
  readonly form!: DisciplineForm;

  @Field(() => Int, { description: 'How many.' })
  readonly measures!: number;
}

@ObjectType('DisciplineCasePayload', { description: 'A measure after a change; with `validateOnly` as it is.' })
export class DisciplineCasePayload {
  @Field(() => DisciplineCaseModel, { nullable: true, description: 'The measure; null when it is not for the actor to know any more, and of one that was only validated.' })
  readonly discipline!: DisciplineCaseModel | null;
}
