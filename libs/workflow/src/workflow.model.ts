import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsNotEmpty, MaxLength } from 'class-validator';
import { IsPrintable, PlainDateScalar, TimestampScalar } from '#graphql';

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

const REASON_MAX = 500;

@InputType({ description: 'A warning that is overridden, and why; kept on record.' })
export class OverrideInput {
  @Field(() => String, { description: 'Code of the warning.' })
  @IsNotEmpty()
  @MaxLength(100)
  @IsPrintable()
  readonly rule!: string;

  @Field(() => String, { description: 'The reason, with the document it rests on.' })
  @IsNotEmpty()
  @MaxLength(REASON_MAX)
  @IsPrintable()
  readonly reason!: string;
}
