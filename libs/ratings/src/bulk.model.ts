import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { UuidScalar } from '#graphql';
import { messageOf, type Language } from '#kernel';
import { BULK_MODES, type RowAnswer } from './bulk.rules.js';
import { RatingSeasonModel, RatingSheetModel } from './rating.model.js';

export const BulkModeEnum = Object.fromEntries(BULK_MODES.map((mode) => [mode, mode]));
registerEnumType(BulkModeEnum, {
  name: 'RatingBulkMode',
  description: 'Whether the rows of a request are taken together or each for itself.',
  valuesMap: {
    ALL_OR_NOTHING: { description: 'Tất cả hoặc không dòng nào: what is wrong with one row refuses all.' },
    PER_ROW: { description: 'Từng dòng: the rows that are right are taken, each of the others is answered why not.' },
  },
});

@ObjectType('RatingRowParam', { description: 'A number or a name on which an objection rests.' })
export class RatingRowParamModel {
  @Field(() => String, { description: 'What it is.' })
  readonly name!: string;

  @Field(() => String, { nullable: true, description: 'Its value as text.' })
  readonly value!: string | null;
}

@ObjectType('RatingRowObjection', { description: 'Why a row was not taken.' })
export class RatingRowObjectionModel {
  @Field(() => String, { description: 'Code.' })
  readonly code!: string;

  @Field(() => String, { description: 'What is wrong, in the language asked for.' })
  readonly message!: string;

  @Field(() => [String], { description: 'Path of the input concerned, with the place of the row.' })
  readonly path!: readonly string[];

  @Field(() => [RatingRowParamModel], { description: 'What it rests on.' })
  readonly params!: readonly RatingRowParamModel[];

  @Field(() => Boolean, { description: 'Whether it is a warning that may be overridden with a reason.' })
  readonly overridable!: boolean;
}

@ObjectType('RatingRowAnswer', { description: 'What a row that was given is answered, in the order given.' })
export class RatingRowAnswerModel {
  @Field(() => UuidScalar, { description: 'Id of the row as it was given.' })
  readonly entryId!: string;

  @Field(() => Boolean, { description: 'Whether it was taken; with `validateOnly`: would be.' })
  readonly accepted!: boolean;

  @Field(() => [RatingRowObjectionModel], { description: 'Why not; empty for a row that was taken.' })
  readonly objections!: readonly RatingRowObjectionModel[];
}

@ObjectType('DecideRatingRowsPayload', { description: 'A season after rows of it were decided; with `validateOnly` as it is.' })
export class DecideRatingRowsPayload {
  @Field(() => RatingSeasonModel, { description: 'The season.' })
  readonly season!: RatingSeasonModel;

  @Field(() => Int, { description: 'Rows that were decided for the first time; with `validateOnly`: would be.' })
  readonly decided!: number;

  @Field(() => Int, { description: 'Rows decided before that were amended; with `validateOnly`: would be.' })
  readonly amended!: number;

  @Field(() => [RatingRowAnswerModel], { description: 'What each row given is answered.' })
  readonly rows!: readonly RatingRowAnswerModel[];
}

@ObjectType('EnterRatingsPayload', { description: 'A sheet after levels were entered; with `validateOnly` as it is.' })
export class EnterRatingsPayload {
  @Field(() => RatingSheetModel, { description: 'The sheet.' })
  readonly sheet!: RatingSheetModel;

  @Field(() => [RatingRowAnswerModel], { description: 'What each row given is answered.' })
  readonly rows!: readonly RatingRowAnswerModel[];
}

export function answerView({ entryId, accepted, objections }: RowAnswer, language: Language): RatingRowAnswerModel {
  return {
    entryId,
    accepted,
    objections: objections.map(({ finding, overridable }) => ({
      code: finding.refusal.code,
      message: messageOf(finding, language),
      path: finding.path,
      params: Object.entries(finding.params).map(([name, value]) => ({ name, value: value === null ? null : String(value) })),
      overridable,
    })),
  };
}
