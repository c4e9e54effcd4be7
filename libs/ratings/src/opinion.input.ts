import { applyDecorators } from '@nestjs/common';
import { Field, Float, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsEnum, IsIn, IsInt, IsOptional, IsUUID, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { RatingLevel, RatingRater } from '#enums';
import { because, IsPrintable, UuidScalar } from '#graphql';
import { VotesField } from '#workflow';
import { RATERS, type CellRater } from './ladder.rules.js';
import { BODY_MAX, RatingMutationInput, REMARK_MAX, ROWS_MAX } from './rating-base.input.js';

const TASKS_MAX = 1_000;
const OPINIONS_MAX = 10;
const CELL_RATERS = RATERS.filter((rater) => rater !== 'COLLECTIVE');

function LevelField(): PropertyDecorator {
  return applyDecorators(Field(() => RatingLevel, { nullable: true, description: 'The level; left out: the one to which the score leads.' }), IsOptional(), IsEnum(RatingLevel));
}

function ScoreField(): PropertyDecorator {
  return applyDecorators(Field(() => Float, { nullable: true, description: 'Points of 100.' }), IsOptional(), Min(0), Max(100));
}

function OptionalLine(max: number, description: string): PropertyDecorator {
  return applyDecorators(
    Field(() => String, { nullable: true, description }),
    IsOptional(),
    Matches(/\S/u, because('không được để trống', 'must not be empty')),
    MaxLength(max),
    IsPrintable(),
  );
}

function TasksField(description: string): PropertyDecorator {
  return applyDecorators(Field(() => Int, { description }), IsInt(), Min(0), Max(TASKS_MAX));
}

@InputType({ description: 'How many voted for each level, by counted ballots.' })
export class BallotInput {
  @VotesField('For “excellent”.')
  readonly excellent!: number;

  @VotesField('For “good”.')
  readonly good!: number;

  @VotesField('For “completed”.')
  readonly completed!: number;

  @VotesField('For “not completed”.')
  readonly notCompleted!: number;
}

@InputType({ description: 'The tasks of the year.' })
export class TasksInput {
  @TasksField('How many there were.')
  readonly all!: number;

  @TasksField('How many were done.')
  readonly done!: number;

  @TasksField('How many were done on time.')
  readonly onTime!: number;

  @TasksField('How many went beyond what was asked.')
  readonly above!: number;
}

@InputType({ description: 'What somebody besides the cell’s vote says of a row.' })
export class RatingOpinionInput {
  @Field(() => RatingRater, { description: 'Who says it; not the leadership collective, which comes after the cell.' })
  @IsIn(CELL_RATERS)
  readonly rater!: CellRater;

  @LevelField()
  readonly level?: RatingLevel | null;

  @ScoreField()
  readonly score?: number | null;

  @OptionalLine(BODY_MAX, 'What the body is called.')
  readonly body?: string | null;

  @OptionalLine(REMARK_MAX, 'What it remarks.')
  readonly remark?: string | null;
}

/** The opinions beside a row's vote. */
export function OpinionsField(): PropertyDecorator {
  return applyDecorators(
    Field(() => [RatingOpinionInput], { nullable: true, description: 'Self-assessment, party group and other bodies.' }),
    IsOptional(),
    ArrayMaxSize(OPINIONS_MAX),
    ValidateNested({ each: true }),
  );
}

@InputType({ description: 'The actor’s own self-assessment.' })
export class AssessMyselfInput extends RatingMutationInput {
  @Field(() => UuidScalar, { description: 'Id of the own row.' })
  @IsUUID()
  readonly entryId!: string;

  @LevelField()
  readonly level?: RatingLevel | null;

  @ScoreField()
  readonly score?: number | null;

  @OptionalLine(REMARK_MAX, 'Remarks.')
  readonly remark?: string | null;
}

@InputType({ description: 'What a leadership collective says of one of its leaders.' })
export class CollectiveOpinionInput {
  @Field(() => UuidScalar, { description: 'Id of the row.' })
  @IsUUID()
  readonly entryId!: string;

  @LevelField()
  readonly level?: RatingLevel | null;

  @ScoreField()
  readonly score?: number | null;

  @OptionalLine(BODY_MAX, 'What the collective is called.')
  readonly body?: string | null;

  @OptionalLine(REMARK_MAX, 'What it remarks.')
  readonly remark?: string | null;
}

@InputType({ description: 'What leadership collectives say of rows of a submitted sheet: all or nothing.' })
export class EnterCollectiveOpinionsInput extends RatingMutationInput {
  @Field(() => UuidScalar, { description: 'Id of the sheet.' })
  @IsUUID()
  readonly sheetId!: string;

  @Field(() => Int, { description: 'Version of the sheet the change is based on.' })
  @IsInt()
  readonly version!: number;

  @Field(() => [CollectiveOpinionInput], { description: 'The opinions.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(ROWS_MAX)
  @ValidateNested({ each: true })
  readonly opinions!: CollectiveOpinionInput[];
}
