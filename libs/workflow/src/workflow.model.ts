import { applyDecorators } from '@nestjs/common';
import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { LineField, OptionalLineField, PlainDateScalar, TimestampScalar } from '#graphql';

@ObjectType('WorkflowLogEntry', { description: 'What happened to a piece of work: who moved it from which stage to which, in whose name.' })
export class WorkflowLogEntryModel {
  @Field(() => Int, { description: 'Place in the order of events, from 1.' })
  readonly sequence!: number;

  @Field(() => String, { description: 'What was done.' })
  readonly action!: string;

  @Field(() => String, { nullable: true, description: 'Stage before.' })
  readonly fromStage!: string | null;

  @Field(() => String, { description: 'Stage after.' })
  readonly toStage!: string;

  @Field(() => TimestampScalar, { description: 'When it was entered.' })
  readonly at!: Date;

  @Field(() => String, { nullable: true, description: 'The body in whose name it was done.' })
  readonly body!: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the decision.' })
  readonly decisionNumber!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day of the decision.' })
  readonly decidedOn!: string | null;

  @Field(() => Int, { nullable: true, description: 'Votes for, where it was voted on.' })
  readonly votesFor!: number | null;

  @Field(() => Int, { nullable: true, description: 'Votes against.' })
  readonly votesAgainst!: number | null;

  @Field(() => Int, { nullable: true, description: 'Members who count in the base and were absent.' })
  readonly votesAbsent!: number | null;

  @Field(() => String, { nullable: true, description: 'Remark; of a return, the reason.' })
  readonly remark!: string | null;
}

const CODE_MAX = 100;
const REASON_MAX = 500;
const NUMBER_MAX = 100;
const OVERRIDES_MAX = 50;
const VOTES_MAX = 10_000;

@InputType({ description: 'A warning that is overridden, and why; kept on record.' })
export class OverrideInput {
  @LineField(CODE_MAX, 'Code of the warning.')
  readonly rule!: string;

  @OptionalLineField(REASON_MAX, 'The reason, with the document it rests on; must be given unless the record is marked Mật or above, which takes no words.')
  readonly reason?: string | null;

  @OptionalLineField(NUMBER_MAX, 'Number of the paper that says why; of a marked record it stands for the reason, and must be given.')
  readonly decisionNumber?: string | null;
}

/** The warnings that whoever moves a piece of work overrides. */
export function OverridesField(): PropertyDecorator {
  return applyDecorators(
    Field(() => [OverrideInput], { nullable: true, description: 'Warnings to override, each with its reason.' }),
    IsOptional(),
    ArrayMaxSize(OVERRIDES_MAX),
    ValidateNested({ each: true }),
  );
}

/** How many voted in one way, or were absent; with a default it need not be said. */
export function VotesField(description: string, defaultValue?: number): PropertyDecorator {
  return applyDecorators(Field(() => Int, { description, ...(defaultValue !== undefined && { defaultValue }) }), Min(0), Max(VOTES_MAX));
}
