import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsBoolean, IsDefined, IsEnum, IsNotEmpty, IsOptional, IsUUID, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { because, IsPrintable, LineField, PlainDateScalar, UuidScalar, ValidateOnlyField } from '#graphql';
import { Cadence, Comparator, MeasureKind, TargetGroup } from '#enums';
import type { PlainDate } from '#kernel';
import { KEY_MAX } from './figure.model.js';
import { DECIMAL, LINE_MAX, TEXT_MAX } from './target.input.js';
import { ResolutionModel } from './target.model.js';

const TITLE_MAX = 300;
const UNIT_MAX = 100;
const TARGETS_MAX = 200;
const MEASURES_MAX = 20;
const NUMBER_MAX = 999;
const DECIMALS_MAX = 4;
const IS_KEY = because('phải gồm chữ thường không dấu, chữ số và dấu gạch nối', 'must be lower-case letters, digits and hyphens');

@InputType({ description: 'One measurable part of a target, as adopted.' })
export class AdoptedMeasureInput {
  @Field(() => String, { description: 'Stable name, once in the resolution; of a computed measure that of its metric. Lower-case letters, digits and hyphens.' })
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/, IS_KEY)
  @MaxLength(KEY_MAX)
  readonly key!: string;

  @Field(() => MeasureKind, { description: 'Computed or reported.' })
  @IsEnum(MeasureKind)
  readonly kind!: MeasureKind;

  @Field(() => Comparator, { description: 'How the value is held against the threshold.' })
  @IsEnum(Comparator)
  readonly comparator!: Comparator;

  @Field(() => String, { description: 'Threshold, a decimal number with a point; of a share in per cent, of a yes-or-no measure 1.' })
  @Matches(DECIMAL)
  readonly threshold!: string;

  @LineField(UNIT_MAX, 'Unit, as the document has it.')
  readonly unit!: string;

  @Field(() => Cadence, { description: 'Over what it is counted.' })
  @IsEnum(Cadence)
  readonly cadence!: Cadence;

  @Field(() => Boolean, { description: 'Whether the document states the cadence; otherwise it is read so.' })
  @IsBoolean()
  readonly cadenceStated!: boolean;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Day it is judged on: after the first day of the term, by the end of the year in which it ends. Of a yearly one not needed: the last day of each year.' })
  @IsOptional()
  readonly judgedOn?: PlainDate | null;

  @LineField(TEXT_MAX, 'Exact wording.')
  readonly text!: string;

  @Field(() => String, { nullable: true, description: 'Of a computed measure: the reading of its metric that the wording asks for; the metric’s first unless said.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(KEY_MAX)
  @IsPrintable()
  readonly reading?: string | null;
}

@InputType({ description: 'A target, as adopted.' })
export class AdoptedTargetInput {
  @Field(() => TargetGroup, { description: 'Its group.' })
  @IsEnum(TargetGroup)
  readonly group!: TargetGroup;

  @Field(() => Int, { description: 'Its number in the document, once in its group.' })
  @Min(1)
  @Max(NUMBER_MAX)
  readonly number!: number;

  @LineField(TEXT_MAX, 'Exact wording.')
  readonly text!: string;

  @Field(() => Int, { nullable: true, description: 'Line of the document.' })
  @IsOptional()
  @Min(1)
  @Max(LINE_MAX)
  readonly line?: number | null;

  @Field(() => [AdoptedMeasureInput], { description: 'Its measurable parts, in the order of the wording.' })
  @ArrayMaxSize(MEASURES_MAX)
  @ValidateNested({ each: true })
  readonly measures!: AdoptedMeasureInput[];
}

@InputType({ description: 'The resolution of a congress, whole: with all its targets and measures.' })
export class AdoptResolutionInput {
  @Field(() => UuidScalar, { description: 'The organisation whose congress adopted it.' })
  @IsUUID()
  readonly organizationId!: string;

  @LineField(TITLE_MAX, 'The congress, as the document calls it.')
  readonly title!: string;

  @Field(() => PlainDateScalar, { description: 'First day of the term.' })
  @IsDefined()
  readonly termFrom!: PlainDate;

  @Field(() => PlainDateScalar, { description: 'Last day of the term, as planned until the next congress is called.' })
  @IsDefined()
  readonly termThrough!: PlainDate;

  @LineField(TITLE_MAX, 'The document the wording is taken from.')
  readonly source!: string;

  @Field(() => Int, { defaultValue: 0, description: 'Decimals to which the document rounds percentages.' })
  @Min(0)
  @Max(DECIMALS_MAX)
  readonly percentDecimals!: number;

  @Field(() => [AdoptedTargetInput], { description: 'Its targets.' })
  @ArrayMaxSize(TARGETS_MAX)
  @ValidateNested({ each: true })
  readonly targets!: AdoptedTargetInput[];

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@ObjectType('ResolutionPayload', { description: 'A resolution that was entered.' })
export class ResolutionPayload {
  @Field(() => ResolutionModel, { nullable: true, description: 'The resolution; null with `validateOnly`.' })
  readonly resolution!: ResolutionModel | null;
}
