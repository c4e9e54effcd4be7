import { Field, InputType, Int, OmitType } from '@nestjs/graphql';
import { ArrayMaxSize, IsDefined, IsInt, IsOptional, IsUUID } from 'class-validator';
import { LineField, PlainDateScalar, UuidScalar } from '#graphql';
import type { PlainDate } from '#kernel';
import { OverridesField, type OverrideInput } from '#workflow';
import { RatingMutationInput, REMARK_MAX, ROWS_MAX } from './rating-base.input.js';
import { OpenRatingSeasonInput } from './rating.input.js';

@InputType({ description: 'The season to prepare. Its cut-off may lie ahead.' })
export class PrepareRatingSeasonInput extends OmitType(OpenRatingSeasonInput, ['overrides', 'cutOffOn'] as const, InputType) {
  @Field(() => PlainDateScalar, { description: 'The day on which the rosters are to be frozen, in that year.' })
  @IsDefined()
  readonly cutOffOn!: PlainDate;
}

@InputType({ isAbstract: true })
abstract class SeasonDraftInput extends RatingMutationInput {
  @Field(() => UuidScalar, { description: 'Id of the draft.' })
  @IsUUID()
  readonly draftId!: string;

  @Field(() => Int, { description: 'Version of the draft.' })
  @IsInt()
  readonly version!: number;
}

@InputType({ description: 'The dates of a draft and who is decided above, as they are from now on.' })
export class ChangeRatingSeasonDraftInput extends SeasonDraftInput {
  @Field(() => PlainDateScalar, { description: 'The day on which the rosters are to be frozen, in the draft’s year.' })
  @IsDefined()
  readonly cutOffOn!: PlainDate;

  @Field(() => PlainDateScalar, { description: 'Last day for the cells to submit.' })
  @IsDefined()
  readonly cellDeadlineOn!: PlainDate;

  @Field(() => PlainDateScalar, { description: 'Last day for the decisions.' })
  @IsDefined()
  readonly decisionDeadlineOn!: PlainDate;

  @Field(() => [UuidScalar], { nullable: true, description: 'Members on whom a body above decides, all of them, by id; left out, they stay as they are.' })
  @IsOptional()
  @ArrayMaxSize(ROWS_MAX)
  @IsUUID('all', { each: true })
  readonly decidedAbove?: string[] | null;
}

@InputType({ description: 'The draft to discard.' })
export class DiscardRatingSeasonDraftInput extends SeasonDraftInput {
  @LineField(REMARK_MAX, 'Why.')
  readonly remark!: string;
}

@InputType({ description: 'The draft to open.' })
export class OpenPreparedRatingSeasonInput extends SeasonDraftInput {
  @OverridesField()
  readonly overrides?: OverrideInput[] | null;
}
