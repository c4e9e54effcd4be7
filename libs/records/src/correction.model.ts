import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PlainDateScalar, TimestampScalar, UuidScalar } from '#graphql';
import { CORRECTION, CORRECTION_STAGES, type CorrectionStage } from './correction.stages.js';
import { RECORD_FIELD_NAMES, recordField, type RecordFieldName } from './record-field.rules.js';

export const RecordFieldEnum = Object.fromEntries(RECORD_FIELD_NAMES.map((name) => [name, name]));
registerEnumType(RecordFieldEnum, {
  name: 'RecordField',
  description: 'A field of a member’s record that can be put right.',
  valuesMap: Object.fromEntries(RECORD_FIELD_NAMES.map((name) => [name, { description: `${recordField(name).vi}: ${recordField(name).en}.` }])),
});

const CorrectionStageEnum = Object.fromEntries(CORRECTION_STAGES.map((stage) => [stage, stage]));
registerEnumType(CorrectionStageEnum, {
  name: 'CorrectionStage',
  description: 'Where a correction stands.',
  valuesMap: Object.fromEntries(CORRECTION_STAGES.map((stage) => [stage, { description: `${CORRECTION.stages[stage].vi}: ${CORRECTION.stages[stage].en}.` }])),
});

@ObjectType('CorrectionChange', { description: 'One field that is to be put right, or was. Values are texts: of dates YYYY-MM-DD, YYYY-MM or YYYY, of choices their codes.' })
export class CorrectionChangeModel {
  @Field(() => RecordFieldEnum, { description: 'The field.' })
  readonly field!: RecordFieldName;

  @Field(() => String, { nullable: true, description: 'What stood there; null: nothing.' })
  readonly seen!: string | null;

  @Field(() => String, { nullable: true, description: 'What is to stand there; null: nothing.' })
  readonly value!: string | null;

  @Field(() => String, { description: 'Why.' })
  readonly reason!: string;

  @Field(() => String, { nullable: true, description: 'The document that shows it.' })
  readonly document!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it was accepted and written to the record; null before the decision.' })
  readonly accepted!: boolean | null;

  @Field(() => String, { nullable: true, description: 'What the party office says to it; of a rejection, why.' })
  readonly verdictReason!: string | null;
}

@ObjectType('Correction', { description: 'A correction of a member’s record: proposed by the member, checked by the cell and decided by the party office, or written straight away.' })
export class CorrectionModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => CorrectionStageEnum, { description: 'Where it stands.' })
  readonly stage!: CorrectionStage;

  @Field(() => Boolean, { description: 'Whether it was written without a proposal of the member.' })
  readonly direct!: boolean;

  @Field(() => TimestampScalar, { description: 'When it was begun.' })
  readonly begunAt!: Date;

  @Field(() => TimestampScalar, { nullable: true, description: 'When what was accepted was written; null while it is open, and when it was withdrawn.' })
  readonly settledAt!: Date | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day of the stage; null when it has no deadline.' })
  readonly dueOn!: string | null;

  @Field(() => Int, { description: 'Version, to be given back with the next step.' })
  readonly version!: number;
}

@ObjectType('CorrectionPayload', { description: 'A correction after a step.' })
export class CorrectionPayload {
  @Field(() => CorrectionModel, { nullable: true, description: 'The correction; null with `validateOnly`.' })
  readonly correction!: CorrectionModel | null;
}
