import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { IsDefined, IsEnum, IsUUID, Matches } from 'class-validator';
import { LineField, PlainDateScalar, UuidScalar, ValidateOnlyField } from '#graphql';
import { Comparator } from '#enums';
import type { PlainDate } from '#kernel';
import { MeasureModel } from './target.model.js';

export const TEXT_MAX = 2_000;
const NUMBER_MAX = 100;
export const LINE_MAX = 1_000_000;
/** A decimal number with a point, as text. */
export const DECIMAL = /^-?\d{1,12}(\.\d{1,6})?$/;

@InputType({ description: 'A change of a measure in mid-term.' })
export class AmendMeasureInput {
  @Field(() => UuidScalar, { description: 'Id of the measure.' })
  @IsUUID()
  readonly measureId!: string;

  @Field(() => PlainDateScalar, { description: 'First day on which it holds, within the term.' })
  @IsDefined()
  readonly effectiveOn!: PlainDate;

  @Field(() => Comparator, { description: 'How the value is held against the threshold from then on.' })
  @IsEnum(Comparator)
  readonly comparator!: Comparator;

  @Field(() => String, { description: 'Threshold from then on, a decimal number with a point; of a share in per cent.' })
  @Matches(DECIMAL)
  readonly threshold!: string;

  @LineField(TEXT_MAX, 'Exact wording.')
  readonly text!: string;

  @LineField(NUMBER_MAX, 'Number of the decision.')
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of the decision.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@ObjectType('MeasurePayload', { description: 'A measure after a change; with `validateOnly` as it is.' })
export class MeasurePayload {
  @Field(() => MeasureModel, { description: 'The measure.' })
  readonly measure!: MeasureModel;
}
