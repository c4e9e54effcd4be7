import { ArgsType, Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsDefined, IsNotEmpty, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { connectionOf, IsPrintable, PageArguments, PlainDateScalar, UuidScalar } from '#graphql';
import type { PlainDate } from '#kernel';
import type { Structure } from './figure.service.js';

export const KEY_MAX = 100;

const StructureEnumValues: Record<Structure, Structure> = { TODAY: 'TODAY', AS_IT_WAS: 'AS_IT_WAS' };
registerEnumType(StructureEnumValues, {
  name: 'Structure',
  description: 'In which structure a figure is asked for.',
  valuesMap: {
    TODAY: { description: 'Theo tổ chức hiện nay: records of cells that moved or were merged count where those stand today.' },
    AS_IT_WAS: { description: 'Theo tổ chức khi đó: under the parents of the last day of the period.' },
  },
});
export const StructureEnum = StructureEnumValues;

@ArgsType()
export class FigureArguments {
  @Field(() => String, { description: 'Name of the metric.' })
  @IsNotEmpty()
  @MaxLength(KEY_MAX)
  @IsPrintable()
  readonly metric!: string;

  @Field(() => UuidScalar, { description: 'The organisation, with all below it.' })
  @IsUUID()
  readonly organizationId!: string;

  @Field(() => PlainDateScalar, { description: 'First day of the period.' })
  @IsDefined()
  readonly from!: PlainDate;

  @Field(() => PlainDateScalar, { description: 'Last day of the period; of a state, the day on which it is asked.' })
  @IsDefined()
  readonly through!: PlainDate;

  @Field(() => StructureEnum, { nullable: true, description: 'In which structure; today’s unless said.' })
  @IsOptional()
  readonly structure?: Structure | null;

  @Field(() => String, { nullable: true, description: 'By which reading; the chosen one unless said.' })
  @IsOptional()
  @MaxLength(KEY_MAX)
  @IsPrintable()
  readonly reading?: string | null;
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

@ObjectType('Figure', { description: 'A figure worked out of the records, which opens down to the list behind it.' })
export class FigureModel {
  @Field(() => StructureEnum, { description: 'In which structure.' })
  readonly structure!: Structure;
}
