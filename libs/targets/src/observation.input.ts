import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsDefined, IsNotEmpty, IsOptional, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { IsPrintable, LineField, PlainDateScalar, UuidScalar, ValidateOnlyField } from '#graphql';
import type { PlainDate } from '#kernel';
import { ObservationModel } from './observation.model.js';
import { DECIMAL, LINE_MAX, TEXT_MAX } from './target.input.js';

const DOCUMENT_MAX = 300;

@InputType({ isAbstract: true })
abstract class ObservationInput {
  @Field(() => String, { nullable: true, description: 'The figure, a decimal number with a point; of a share in per cent, of a yes-or-no measure 1 or 0. None: the document does not state it, and the note says so.' })
  @IsOptional()
  @Matches(DECIMAL)
  readonly value?: string | null;

  @LineField(DOCUMENT_MAX, 'The document that prints it.')
  readonly sourceDocument!: string;

  @Field(() => Int, { nullable: true, description: 'Line of the document’s text.' })
  @IsOptional()
  @Min(1)
  @Max(LINE_MAX)
  readonly sourceLine?: number | null;

  @Field(() => String, { nullable: true, description: 'What is to be known about the figure, in Vietnamese.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(TEXT_MAX)
  @IsPrintable()
  readonly note?: string | null;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ description: 'A figure that a document reports for a measure.' })
export class RecordObservationInput extends ObservationInput {
  @Field(() => UuidScalar, { description: 'Id of the reported measure.' })
  @IsUUID()
  readonly measureId!: string;

  @Field(() => PlainDateScalar, { description: 'First day it is about.' })
  @IsDefined()
  readonly periodFrom!: PlainDate;

  @Field(() => PlainDateScalar, { description: 'Last day it is about, not in the future; of how things stood on a day, the same as the first.' })
  @IsDefined()
  readonly periodThrough!: PlainDate;

  @Field(() => String, { nullable: true, description: 'The words in which the document says it; the measure’s own unless said.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(TEXT_MAX)
  @IsPrintable()
  readonly wordingVi?: string | null;
}

@InputType({ description: 'A figure as it should have been entered, of the same measure and period. Of one entered for a wrong period: no value, and a note that says so.' })
export class CorrectObservationInput extends ObservationInput {
  @Field(() => UuidScalar, { description: 'Id of the observation to correct: one that was not corrected since.' })
  @IsUUID()
  readonly observationId!: string;

  @Field(() => String, { nullable: true, description: 'The words in which the document says it; those of the corrected one unless said.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(TEXT_MAX)
  @IsPrintable()
  readonly wordingVi?: string | null;
}

@ObjectType('ObservationPayload', { description: 'An observation that was entered.' })
export class ObservationPayload {
  @Field(() => ObservationModel, { nullable: true, description: 'The observation; null with `validateOnly`.' })
  readonly observation!: ObservationModel | null;
}
