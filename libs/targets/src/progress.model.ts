import { ArgsType, Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsOptional, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { connectionOf, IsPrintable, PageArguments, PlainDateScalar, UuidScalar } from '#graphql';
import { EARLIEST_YEAR, LATEST_YEAR, type PlainDate } from '#kernel';
import type { Structure } from './progress.service.js';
import type { ProgressStatus } from './progress.rules.js';

const KEY_MAX = 100;

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

const StructureEnum: Record<Structure, Structure> = { TODAY: 'TODAY', AS_IT_WAS: 'AS_IT_WAS' };
registerEnumType(StructureEnum, {
  name: 'Structure',
  description: 'In which structure a figure is asked for.',
  valuesMap: {
    TODAY: { description: 'Theo tổ chức hiện nay: records of cells that moved or were merged count where those stand today.' },
    AS_IT_WAS: { description: 'Theo tổ chức khi đó: under the parents of the last day of the period.' },
  },
});

@ArgsType()
export class FigureArgs {
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
export class ProgressArguments extends FigureArgs {
  @Field(() => Int, { nullable: true, description: 'Of a yearly measure: which year; unless said, the worst closed one, or while none is closed the latest.' })
  @IsOptional()
  @Min(EARLIEST_YEAR)
  @Max(LATEST_YEAR)
  readonly year?: number | null;
}

@ArgsType()
export class FactsArgs extends PageArguments {
  @Field(() => Boolean, { defaultValue: false, description: 'Only what is in the numerator.' })
  @IsBoolean()
  readonly countedOnly!: boolean;
}

@ObjectType('MetricReading', { description: 'One way to read what a figure counts.' })
export class MetricReadingModel {
  @Field(() => String, { description: 'Name, to ask for it.' })
  readonly key!: string;

  @Field(() => String, { description: 'What it says, in Vietnamese.' })
  readonly vi!: string;

  @Field(() => String, { description: 'What it says, in English.' })
  readonly en!: string;
}

@ObjectType('Metric', { description: 'What a computed figure counts: declared once, and the source of the number, the list and this description.' })
export class MetricModel {
  @Field(() => String, { description: 'Stable name.' })
  readonly key!: string;

  @Field(() => String, { description: 'What it is, in Vietnamese.' })
  readonly vi!: string;

  @Field(() => String, { description: 'What it is, in English.' })
  readonly en!: string;
}

@ObjectType('Forecast', { description: 'What a growing count comes to by the day it is judged.' })
export class ForecastModel {
  @Field(() => Float, { description: 'The value.' })
  readonly value!: number;

  @Field(() => String, { description: 'What it assumes, in Vietnamese.' })
  readonly assumption!: string;
}

@ObjectType('FigureByReading', { description: 'A figure by one of the other readings that the wording allows.' })
export class FigureByReadingModel {
  @Field(() => MetricReadingModel, { description: 'The reading.' })
  readonly reading!: MetricReadingModel;

  @Field(() => Float, { nullable: true, description: 'The value; of a share in per cent, null of nothing.' })
  readonly value!: number | null;

  @Field(() => Int, { description: 'How many count.' })
  readonly numerator!: number;

  @Field(() => Int, { description: 'Of how many.' })
  readonly denominator!: number;
}

@ObjectType('FigurePart', { description: 'What part of a figure lies under one direct child, or belongs to the organisation itself.' })
export class FigurePartModel {
  @Field(() => Float, { nullable: true, description: 'The value; of a share in per cent, null of nothing.' })
  readonly value!: number | null;

  @Field(() => Int, { description: 'How many count.' })
  readonly numerator!: number;

  @Field(() => Int, { description: 'Of how many.' })
  readonly denominator!: number;
}

@ObjectType('Fact', { description: 'A row of the list behind a figure.' })
export class FactModel {
  @Field(() => Boolean, { description: 'Whether it is in the numerator.' })
  readonly counted!: boolean;
}

@ObjectType('FactConnection', { description: 'The list behind a figure, a page at a time.' })
export class FactConnection extends connectionOf(FactModel, 'Fact') {}

@ObjectType('Progress', { description: 'How a measure stands on a day, with the numbers it rests on.' })
export class ProgressModel {
  @Field(() => PlainDateScalar, { description: 'The day on which it is asked.' })
  readonly asOf!: PlainDate;

  @Field(() => Int, { nullable: true, description: 'Of a yearly measure, the year.' })
  readonly year!: number | null;

  @Field(() => ProgressStatusEnum, { description: 'How it stands.' })
  readonly status!: ProgressStatus;
}
