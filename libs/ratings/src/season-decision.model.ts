import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PlainDateScalar, UuidScalar } from '#graphql';
import { RatingLevel } from '#enums';
import { RatingSeasonModel, RatingSheetModel } from './rating.model.js';

/** Where a season stands, as its sheets, its closing and its amendments say. */
export const SEASON_STAGES = ['OPEN', 'DECIDING', 'CLOSED', 'AMENDED'] as const;
export type SeasonStage = (typeof SEASON_STAGES)[number];
export const SeasonStageEnum = Object.fromEntries(SEASON_STAGES.map((stage) => [stage, stage]));
registerEnumType(SeasonStageEnum, {
  name: 'RatingSeasonStage',
  description: 'Where a rating season stands.',
  valuesMap: {
    OPEN: { description: 'Các chi bộ đang đánh giá: the cells are rating.' },
    DECIDING: { description: 'Đang quyết định: the first results are decided.' },
    CLOSED: { description: 'Đã kết thúc: closed.' },
    AMENDED: { description: 'Đã kết thúc, có điều chỉnh: closed, and amended later.' },
  },
});

export const PoolSubjectEnum = { MEMBERS: 'MEMBERS', BASE_ORGANIZATIONS: 'BASE_ORGANIZATIONS' } as const;
registerEnumType(PoolSubjectEnum, {
  name: 'RatingPoolSubject',
  description: 'Whom a cap on “excellent” holds against each other.',
  valuesMap: {
    MEMBERS: { description: 'Đảng viên: members.' },
    BASE_ORGANIZATIONS: { description: 'Tổ chức cơ sở đảng: base organisations.' },
  },
});

@ObjectType('RatingProgress', { description: 'How far a season has come, in the actor’s scope.' })
export class RatingProgressModel {
  @Field(() => SeasonStageEnum, { description: 'Where it stands.' })
  readonly stage!: SeasonStage;

  @Field(() => Int, { description: 'Version of the season, to be given back when deciding or closing it: it counts every change of its sheets too.' })
  readonly version!: number;

  @Field(() => Int, { description: 'Sheets.' })
  readonly sheets!: number;

  @Field(() => Int, { description: 'Sheets that wait for the decision, here or of a body above.' })
  readonly submitted!: number;

  @Field(() => Int, { description: 'Sheets that are decided.' })
  readonly decided!: number;

  @Field(() => Int, { description: 'Everybody on the rosters, and the cells themselves. Rated and excused are as many once the season can be closed.' })
  readonly roster!: number;

  @Field(() => Int, { description: 'Rows excused from rating.' })
  readonly excused!: number;

  @Field(() => Int, { description: 'Rows for which the cells propose a level.' })
  readonly proposed!: number;

  @Field(() => Int, { description: 'Rows that are decided.' })
  readonly rated!: number;
}

@ObjectType('RatingPoolCount', { description: 'How many of a pool are rated, and how many of them may be excellent.' })
export class RatingPoolCountModel {
  @Field(() => Int, { description: 'Rated.' })
  readonly rated!: number;

  @Field(() => Int, { description: 'Of them exactly good.' })
  readonly good!: number;

  @Field(() => Int, { description: 'Of them excellent: the slots used.' })
  readonly excellent!: number;

  @Field(() => Int, { nullable: true, description: 'How many of those good or better may be excellent; null when no document sets a cap.' })
  readonly allowed!: number | null;

  @Field(() => Int, { nullable: true, description: 'Slots left; below 0: how many too many are excellent. Null without a cap.' })
  readonly left!: number | null;

  @Field(() => String, { nullable: true, description: 'The arithmetic written out in whole numbers, in Vietnamese. Null without a cap.' })
  readonly formula!: string | null;
}

@ObjectType('RatingPool', { description: 'Those who share one cap on “excellent” in a season.' })
export class RatingPoolModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => PoolSubjectEnum, { description: 'Whom it holds against each other.' })
  readonly subject!: string;

  @Field(() => String, { description: 'The organisation after which it is called, as of the cut-off.' })
  readonly name!: string;
}

@ObjectType('RatingAmendment', { description: 'A decided level that was changed later, by a decision of its own.' })
export class RatingAmendmentModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => Int, { description: 'Number in the season; one decision may change several rows.' })
  readonly number!: number;

  @Field(() => RatingLevel, { description: 'The level before.' })
  readonly before!: RatingLevel;

  @Field(() => RatingLevel, { description: 'The level since.' })
  readonly after!: RatingLevel;

  @Field(() => String, { description: 'Number of the decision.' })
  readonly decisionNumber!: string;

  @Field(() => PlainDateScalar, { description: 'Day of the decision.' })
  readonly decidedOn!: string;

  @Field(() => String, { description: 'Why it was changed.' })
  readonly reason!: string;
}

@ObjectType('DecideRatingSeasonPayload', { description: 'A season after the decision; with `validateOnly` as it is.' })
export class DecideRatingSeasonPayload {
  @Field(() => RatingSeasonModel, { description: 'The season.' })
  readonly season!: RatingSeasonModel;

  @Field(() => Int, { description: 'How many sheets were decided; with `validateOnly`: would be.' })
  readonly decided!: number;

  @Field(() => [RatingSheetModel], { description: 'Submitted sheets left to somebody else, since the actor or a declared relative stands on them.' })
  readonly left!: RatingSheetModel[];
}

@ObjectType('ChangedRatingSeasonPayload', { description: 'A season after it was closed or amended; with `validateOnly` as it is.' })
export class ChangedRatingSeasonPayload {
  @Field(() => RatingSeasonModel, { description: 'The season.' })
  readonly season!: RatingSeasonModel;
}
