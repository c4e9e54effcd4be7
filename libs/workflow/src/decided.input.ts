import { Field, InputType } from '@nestjs/graphql';
import { IsDefined, IsNotEmpty, IsOptional, MaxLength } from 'class-validator';
import { IsPrintable, LineField, PlainDateScalar, ValidateOnlyField } from '#graphql';
import type { PlainDate } from '#kernel';
import { OverrideInput, OverridesField } from './workflow.model.js';

const NUMBER_MAX = 100;
const BODY_MAX = 200;
const TITLE_MAX = 500;

/** What is decided elsewhere, with the decision it rests on. */
@InputType({ isAbstract: true })
export abstract class DecidedInput {
  @LineField(NUMBER_MAX, 'Number of the decision.')
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of the decision, not in the future.' })
  @IsDefined()
  readonly decidedOn!: PlainDate;

  @LineField(BODY_MAX, 'The body that decided.')
  readonly decidedBy!: string;

  @LineField(TITLE_MAX, 'What it decides.')
  readonly decisionTitle!: string;

  @Field(() => String, { nullable: true, description: 'The act it rests on.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(TITLE_MAX)
  @IsPrintable()
  readonly basis?: string | null;

  @OverridesField()
  readonly overrides?: OverrideInput[] | null;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}
