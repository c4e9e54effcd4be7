import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { IsBoolean, IsDefined, IsEnum, IsNotEmpty, IsUUID, Matches, MaxLength } from 'class-validator';
import { IsPrintable, PlainDateScalar, UuidScalar } from '#graphql';
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

  @Field(() => String, { description: 'Exact wording.' })
  @IsNotEmpty()
  @MaxLength(TEXT_MAX)
  @IsPrintable()
  readonly text!: string;

  @Field(() => String, { description: 'Number of the decision.' })
  @IsNotEmpty()
  @MaxLength(NUMBER_MAX)
  @IsPrintable()
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of the decision.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;

  @Field(() => Boolean, { defaultValue: false, description: 'Answers the whole verdict and writes nothing.' })
  @IsBoolean()
  readonly validateOnly!: boolean;
}

@ObjectType('MeasurePayload', { description: 'A measure after a change; with `validateOnly` as it is.' })
export class MeasurePayload {
  @Field(() => MeasureModel, { description: 'The measure.' })
  readonly measure!: MeasureModel;
}
