import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PlainDateScalar, UuidScalar } from '#graphql';
import { RatingExcuse, RatingLevel } from '#enums';
import type { CapMode } from '#regulations';
import { CapModeEnum } from './cap.model.js';
import { RATING_SHEET, type SheetStage } from './rating-sheet.stages.js';

registerEnumType(RatingLevel, {
  name: 'RatingLevel',
  description: 'Level of the yearly quality rating.',
  valuesMap: {
    EXCELLENT: { description: 'Hoàn thành xuất sắc nhiệm vụ: excellent.' },
    GOOD: { description: 'Hoàn thành tốt nhiệm vụ: good.' },
    COMPLETED: { description: 'Hoàn thành nhiệm vụ: completed.' },
    NOT_COMPLETED: { description: 'Không hoàn thành nhiệm vụ: not completed.' },
  },
});

registerEnumType(RatingExcuse, {
  name: 'RatingExcuse',
  description: 'Why a row of the roster is not rated.',
  valuesMap: {
    NEW_ORGANIZATION: { description: 'Tổ chức mới thành lập: the organisation itself was founded too short a time before the cut-off.' },
    NEW_MEMBER: { description: 'Kết nạp chưa đủ thời gian: admitted too short a time before the cut-off.' },
    EXEMPT: { description: 'Được miễn công tác và sinh hoạt đảng: exempt from activities.' },
    SUSPENDED: { description: 'Đang bị đình chỉ sinh hoạt đảng: suspended.' },
    RATED_ELSEWHERE: { description: 'Sinh hoạt tạm thời tại chi bộ, được đánh giá ở chi bộ chính thức: active here for a time, rated at the own cell.' },
    GONE: { description: 'Đã rời chi bộ trong năm: left the cell in the year, before the cut-off.' },
  },
});

const SheetStageEnum = Object.fromEntries(Object.keys(RATING_SHEET.stages).map((stage) => [stage, stage]));
registerEnumType(SheetStageEnum, {
  name: 'RatingSheetStage',
  description: 'Where a cell’s rating sheet stands.',
  valuesMap: Object.fromEntries(Object.entries(RATING_SHEET.stages).map(([stage, { vi, en }]) => [stage, { description: `${vi}: ${en}.` }])),
});

@ObjectType('RatingSeason', { description: 'The yearly quality rating of an organisation’s cells, committees and members.' })
export class RatingSeasonModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => Int, { description: 'The year that is rated.' })
  readonly year!: number;

  @Field(() => PlainDateScalar, { description: 'The day on which the rosters were frozen.' })
  readonly cutOffOn!: string;

  @Field(() => PlainDateScalar, { description: 'Last day for the cells to submit.' })
  readonly cellDeadlineOn!: string;

  @Field(() => PlainDateScalar, { description: 'Last day for the decisions.' })
  readonly decisionDeadlineOn!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day on which the results were closed; null before. Later they change only by amendments.' })
  readonly closedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the decision that closed it.' })
  readonly closingNumber!: string | null;
}

@ObjectType('RatingCap', { description: 'The cap on “excellent” among the members of a sheet, with the numbers it rests on; never rounded up.' })
export class RatingCapModel {
  @Field(() => CapModeEnum, { description: 'What the cap is a part of.' })
  readonly mode!: CapMode;

  @Field(() => Int, { description: 'How many are rated excellent.' })
  readonly excellent!: number;

  @Field(() => Int, { description: 'How many the cap is a part of.' })
  readonly base!: number;

  @Field(() => Int, { description: 'How many may be rated excellent.' })
  readonly allowed!: number;
}

@ObjectType('RatingEntry', { description: 'One row of a rating sheet: a member, or the organisation itself.' })
export class RatingEntryModel {
  @Field(() => UuidScalar, { description: 'Id of the row.' })
  readonly id!: string;

  @Field(() => RatingExcuse, { nullable: true, description: 'Why the member is not rated; null for those who are.' })
  readonly excuse!: RatingExcuse | null;

  @Field(() => RatingLevel, { nullable: true, description: 'What the cell proposes.' })
  readonly proposedLevel!: RatingLevel | null;

  @Field(() => Int, { nullable: true, description: 'Votes for that level.' })
  readonly votesFor!: number | null;

  @Field(() => Int, { nullable: true, description: 'Votes against it.' })
  readonly votesAgainst!: number | null;

  @Field(() => Int, { nullable: true, description: 'Members entitled to vote who were absent.' })
  readonly votesAbsent!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the vote was by secret ballot; null where nobody said so.' })
  readonly secretBallot!: boolean | null;

  @Field(() => Float, { nullable: true, description: 'For how many days the collective sat; null where nobody said so.' })
  readonly sessionDays!: number | null;

  @Field(() => Int, { nullable: true, description: 'For how many months of the year the member was ill; null where nobody said so.' })
  readonly sickMonths!: number | null;

  @Field(() => RatingLevel, { nullable: true, description: 'What was decided; null before.' })
  readonly decidedLevel!: RatingLevel | null;

  @Field(() => Int, { description: 'Version, to be given back when amending the row.' })
  readonly version!: number;

  @Field(() => Boolean, { description: 'Whether a body above the organisation of the season decides it; the result is entered with that body’s document, and no cap of the season counts it.' })
  readonly decidedAbove!: boolean;

  @Field(() => String, { nullable: true, description: 'The body above that decided it.' })
  readonly decidingBody!: string | null;

  @Field(() => String, { nullable: true, description: 'Number of its document.' })
  readonly documentNumber!: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day of its document.' })
  readonly documentOn!: string | null;
}

@ObjectType('RatingSheet', { description: 'One organisation’s part of a season: a cell and its members, or a committee as a collective, that of the season’s own organisation included.' })
export class RatingSheetModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;
}

@ObjectType('RatingSheetState', { description: 'Where a sheet stands.' })
export class RatingSheetStateModel {
  @Field(() => SheetStageEnum, { description: 'The stage.' })
  readonly stage!: SheetStage;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day of the stage.' })
  readonly dueOn!: string | null;

  @Field(() => Boolean, { description: 'Whether that day has passed.' })
  readonly overdue!: boolean;

  @Field(() => Int, { description: 'Version, to be given back when changing the sheet.' })
  readonly version!: number;
}

@ObjectType('RatingResult', { description: 'A member’s decided rating of a year.' })
export class RatingResultModel {
  @Field(() => Int, { description: 'The year.' })
  readonly year!: number;

  @Field(() => RatingLevel, { description: 'The level.' })
  readonly level!: RatingLevel;
}

@ObjectType('RatingSeasonPayload', { description: 'A season after a change; with `validateOnly` as it would be.' })
export class RatingSeasonPayload {
  @Field(() => RatingSeasonModel, { nullable: true, description: 'The season; null with `validateOnly`.' })
  readonly season!: RatingSeasonModel | null;
}

@ObjectType('RatingSheetPayload', { description: 'A sheet after a change; with `validateOnly` as it is.' })
export class RatingSheetPayload {
  @Field(() => RatingSheetModel, { description: 'The sheet.' })
  readonly sheet!: RatingSheetModel;
}
