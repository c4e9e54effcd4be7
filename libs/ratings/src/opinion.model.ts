import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { RatingLevel, RatingRater } from '#enums';
import { RUNGS, type Rung } from './ladder.rules.js';

registerEnumType(RatingRater, {
  name: 'RatingRater',
  description: 'Who besides the cell’s vote says something of a row.',
  valuesMap: {
    SELF: { description: 'Tự đánh giá: the member, or the organisation, of itself.' },
    PARTY_GROUP: { description: 'Tổ đảng: the party group within the cell.' },
    RESIDENCE: { description: 'Cấp ủy nơi cư trú: the party organisation of the residence.' },
    WORKPLACE: { description: 'Cơ quan, đơn vị công tác: the workplace.' },
    UNION: { description: 'Mặt trận, đoàn thể: front and mass organisations.' },
    COLLECTIVE: { description: 'Tập thể lãnh đạo: the leadership collective, of its own leaders, after their cell.' },
  },
});

export const RungEnum = Object.fromEntries(RUNGS.map((rung) => [rung, rung]));
registerEnumType(RungEnum, {
  name: 'RatingRung',
  description: 'A rung of the ladder on which a row is rated.',
  valuesMap: {
    SELF: { description: 'Tự đánh giá: self-assessment.' },
    PARTY_GROUP: { description: 'Tổ đảng: party group.' },
    CELL: { description: 'Chi bộ biểu quyết, đề nghị: the vote of the cell, or of the committee on itself, and what it proposes.' },
    RESIDENCE: { description: 'Nơi cư trú: residence.' },
    WORKPLACE: { description: 'Nơi công tác: workplace.' },
    UNION: { description: 'Mặt trận, đoàn thể: front and mass organisations.' },
    COLLECTIVE: { description: 'Tập thể lãnh đạo: leadership collective.' },
    DECISION: { description: 'Quyết định: the decision.' },
  },
});

@ObjectType('RatingBallot', { description: 'How many voted for each level.' })
export class RatingBallotModel {
  @Field(() => Int, { description: 'For “excellent”.' })
  readonly excellent!: number;

  @Field(() => Int, { description: 'For “good”.' })
  readonly good!: number;

  @Field(() => Int, { description: 'For “completed”.' })
  readonly completed!: number;

  @Field(() => Int, { description: 'For “not completed”.' })
  readonly notCompleted!: number;
}

@ObjectType('RatingTasks', { description: 'The tasks of the year.' })
export class RatingTasksModel {
  @Field(() => Int, { description: 'How many there were.' })
  readonly all!: number;

  @Field(() => Int, { description: 'How many were done.' })
  readonly done!: number;

  @Field(() => Int, { description: 'How many were done on time.' })
  readonly onTime!: number;

  @Field(() => Int, { description: 'How many went beyond what was asked.' })
  readonly above!: number;
}

@ObjectType('RatingStep', { description: 'What was said of a row on one rung of the ladder.' })
export class RatingStepModel {
  @Field(() => RungEnum, { description: 'The rung.' })
  readonly rung!: Rung;

  @Field(() => RatingLevel, { nullable: true, description: 'The level.' })
  readonly level!: RatingLevel | null;

  @Field(() => Float, { nullable: true, description: 'Points of 100.' })
  readonly score!: number | null;

  @Field(() => String, { nullable: true, description: 'What the body is called.' })
  readonly body!: string | null;

  @Field(() => String, { nullable: true, description: 'What it remarks.' })
  readonly remark!: string | null;

  @Field(() => RatingBallotModel, { nullable: true, description: 'How many voted for each level; of the vote alone, where it was counted.' })
  readonly ballot!: RatingBallotModel | null;

  @Field(() => Int, { nullable: true, description: 'Votes for the level; of the vote alone.' })
  readonly votesFor!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of how many who count; of the vote alone.' })
  readonly votesBase!: number | null;

  @Field(() => Boolean, { description: 'Whether the member entered it in person.' })
  readonly inPerson!: boolean;
}

@ObjectType('RatingDisagreement', { description: 'Two rungs whose levels are two or more apart.' })
export class RatingDisagreementModel {
  @Field(() => RungEnum, { description: 'The one.' })
  readonly one!: Rung;

  @Field(() => RungEnum, { description: 'The other.' })
  readonly other!: Rung;
}

@ObjectType('RatingRestriction', { description: 'Disciplinary measures of the year or a failed rating as a civil servant that make a row fail, or measures that bar a collective from “excellent”: what they are only for whoever may read them.' })
export class RatingRestrictionModel {
  @Field(() => String, { nullable: true, description: 'What it is, in Vietnamese, with the number of its decision or document; null for whoever may only know that there is one.' })
  readonly measure!: string | null;
}
