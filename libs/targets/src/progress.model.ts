import { ArgsType, Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsOptional, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { IsPrintable, PlainDateScalar, UuidScalar } from '#graphql';
import { EARLIEST_YEAR, LATEST_YEAR, type PlainDate } from '#kernel';
import { KEY_MAX, StructureEnum } from './figure.model.js';
import type { Structure } from './figure.service.js';
import type { ProgressStatus } from './progress.rules.js';

const ProgressStatusEnum: Record<ProgressStatus, ProgressStatus> = { NOT_MEASURED: 'NOT_MEASURED', ON_TRACK: 'ON_TRACK', AT_RISK: 'AT_RISK', MET: 'MET', MISSED: 'MISSED' };
registerEnumType(ProgressStatusEnum, {
  name: 'ProgressStatus',
  description: 'How a measure stands on a day.',
  valuesMap: {
    NOT_MEASURED: { description: 'Chưa có số liệu: there is no value.' },
    ON_TRACK: {
      description: 'Đúng tiến độ: not judged yet, and satisfied today or, for a count that grows, at least the threshold × the share of the period gone by.',
    },
    AT_RISK: { description: 'Có nguy cơ không đạt: not judged yet, and neither.' },
    MET: { description: 'Đạt: judged, and satisfied.' },
    MISSED: { description: 'Không đạt: judged, and not satisfied.' },
  },
});

@ArgsType()
export class MeasureArguments {
  @Field(() => PlainDateScalar, { nullable: true, description: 'The day on which it is asked; today unless said.' })
  @IsOptional()
  readonly asOf?: PlainDate | null;

  @Field(() => UuidScalar, { nullable: true, description: 'Whose part of it; the resolution’s own organisation unless said.' })
  @IsOptional()
  @IsUUID()
  readonly organizationId?: string | null;

  @Field(() => StructureEnum, { nullable: true, description: 'In which structure; today’s unless said.' })
  @IsOptional()
  readonly structure?: Structure | null;

  @Field(() => String, { nullable: true, description: 'By which reading of the wording; the chosen one unless said.' })
  @IsOptional()
  @MaxLength(KEY_MAX)
  @IsPrintable()
  readonly reading?: string | null;
}

@ArgsType()
export class ProgressArguments extends MeasureArguments {
  @Field(() => Int, { nullable: true, description: 'Of a yearly measure: which year; unless said, the worst closed one, or while none is closed the latest.' })
  @IsOptional()
  @Min(EARLIEST_YEAR)
  @Max(LATEST_YEAR)
  readonly year?: number | null;
}

@ObjectType('Forecast', { description: 'What a growing count comes to by the day it is judged.' })
export class ForecastModel {
  @Field(() => Float, { description: 'The value.' })
  readonly value!: number;

  @Field(() => String, { description: 'What it assumes, in Vietnamese.' })
  readonly assumption!: string;
}

@ObjectType('Progress', { description: 'How a measure stands on a day, with the numbers it rests on.' })
export class ProgressModel {
  @Field(() => PlainDateScalar, { description: 'The day on which it is asked.' })
  readonly asOf!: PlainDate;

  @Field(() => Int, { nullable: true, description: 'Of a yearly measure, the year.' })
  readonly year!: number | null;

  @Field(() => ProgressStatusEnum, { description: 'How it stands.' })
  readonly status!: ProgressStatus;
}
