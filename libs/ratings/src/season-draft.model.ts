import { ArgsType, Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';
import { connectionOf, PageArguments, PlainDateScalar, UuidScalar } from '#graphql';
import type { SeasonDraftStage } from './season-draft.stages.js';

const SeasonDraftStageEnum: Readonly<Record<SeasonDraftStage, SeasonDraftStage>> = { DRAFT: 'DRAFT', OPENED: 'OPENED', DISCARDED: 'DISCARDED' };
registerEnumType(SeasonDraftStageEnum, {
  name: 'RatingSeasonDraftStage',
  description: 'Where the preparation of a season stands.',
  valuesMap: {
    DRAFT: { description: 'Đang chuẩn bị: being prepared.' },
    OPENED: { description: 'Đã mở đợt: the season was opened.' },
    DISCARDED: { description: 'Đã bỏ: discarded.' },
  },
});

@ObjectType('RatingSeasonDraft', { description: 'A rating season that is being prepared: it has no sheets, and nothing can be entered.' })
export class RatingSeasonDraftModel {
  @Field(() => UuidScalar, { description: 'Id.' })
  readonly id!: string;

  @Field(() => Int, { description: 'The year that is to be rated.' })
  readonly year!: number;

  @Field(() => PlainDateScalar, { description: 'The day on which the rosters are to be frozen.' })
  readonly cutOffOn!: string;

  @Field(() => PlainDateScalar, { description: 'Last day for the cells to submit.' })
  readonly cellDeadlineOn!: string;

  @Field(() => PlainDateScalar, { description: 'Last day for the decisions.' })
  readonly decisionDeadlineOn!: string;

  @Field(() => [UuidScalar], { description: 'Members on whom a body above is to decide, besides the standing committee’s own, by id.' })
  readonly decidedAbove!: readonly string[];

  @Field(() => SeasonDraftStageEnum, { description: 'Where it stands.' })
  readonly stage!: SeasonDraftStage;

  @Field(() => Int, { description: 'Version, to be given back with a change.' })
  readonly version!: number;
}

@ObjectType('RatingSeasonDraftConnection', { description: 'Seasons that are being prepared, a page at a time.' })
export class RatingSeasonDraftConnection extends connectionOf(RatingSeasonDraftModel, 'RatingSeasonDraft') {}

@ArgsType()
export class RatingSeasonDraftsArgs extends PageArguments {
  @Field(() => UuidScalar, { nullable: true, description: 'Only those of this organisation.' })
  @IsOptional()
  @IsUUID()
  readonly organizationId?: string | null;
}

@ObjectType('RatingSeasonDraftPayload', { description: 'A draft that was prepared, changed or discarded.' })
export class RatingSeasonDraftPayload {
  @Field(() => RatingSeasonDraftModel, { nullable: true, description: 'The draft; null with `validateOnly`.' })
  readonly draft!: RatingSeasonDraftModel | null;
}
