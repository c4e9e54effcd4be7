import { ArgsType, Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsBoolean, IsEnum, IsInt, IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { PageArguments, PlainDateScalar, UuidScalar } from '#graphql';
import { DisciplineBody, DisciplineForm, ViolationField } from '#enums';
import type { PlainDate } from '#kernel';
import type { DisciplineDimension } from './discipline-counts.rules.js';

const FIRST_YEAR = 1930;
const LAST_YEAR = 2999;

const DisciplineDimensionEnum = { FORM: 'FORM', FIELD: 'FIELD', LEVEL: 'LEVEL' } as const;
registerEnumType(DisciplineDimensionEnum, {
  name: 'DisciplineDimension',
  description: 'By what measures are counted.',
  valuesMap: {
    FORM: { description: 'Hình thức: the form that stands.' },
    FIELD: { description: 'Lĩnh vực vi phạm: the field in which the case found something; of several, in each.' },
    LEVEL: { description: 'Cấp quyết định: the body that decided.' },
  },
});

@ArgsType()
export class DisciplineCountsArgs {
  @Field(() => UuidScalar, { description: 'The organisation, with all that stood in it on the day of the decision; what was merged into it is asked for by itself.' })
  @IsUUID()
  readonly organizationId!: string;

  @Field(() => Int, { description: 'First year.' })
  @IsInt()
  @Min(FIRST_YEAR)
  @Max(LAST_YEAR)
  readonly fromYear!: number;

  @Field(() => Int, { description: 'Last year.' })
  @IsInt()
  @Min(FIRST_YEAR)
  @Max(LAST_YEAR)
  readonly throughYear!: number;

  @Field(() => [DisciplineDimensionEnum], { description: 'By what, one or two of them; by year always.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(2)
  @ArrayUnique()
  @IsEnum(DisciplineDimensionEnum, { each: true })
  readonly by!: DisciplineDimension[];

  @Field(() => Boolean, { defaultValue: false, description: 'Measures on organisations, in place of those on members.' })
  @IsBoolean()
  readonly onOrganizations!: boolean;
}

@InputType({ description: 'Which measures; what is left out narrows nothing.' })
export class DisciplineFilterInput {
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'Only what bodies of this organisation, or of one that stood in it on the day, decided and nobody annulled: as `disciplineCounts` counts.',
  })
  @IsOptional()
  @IsUUID()
  readonly organizationId?: string | null;

  @Field(() => [DisciplineForm], { nullable: true, description: 'Only where one of these forms stands.' })
  @IsOptional()
  readonly forms?: DisciplineForm[] | null;

  @Field(() => [ViolationField], { nullable: true, description: 'Only those whose case found something in one of these fields.' })
  @IsOptional()
  readonly fields?: ViolationField[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether their case found anything in any field.' })
  @IsOptional()
  @IsBoolean()
  readonly hasFindings?: boolean | null;

  @Field(() => [DisciplineBody], { nullable: true, description: 'Only what one of these decided.' })
  @IsOptional()
  readonly decidedBy?: DisciplineBody[] | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Only those decided on this day or later.' })
  @IsOptional()
  readonly decidedFrom?: PlainDate | null;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Only those decided on this day or earlier.' })
  @IsOptional()
  readonly decidedThrough?: PlainDate | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only those on organisations; false: only those on members.' })
  @IsOptional()
  @IsBoolean()
  readonly onOrganizations?: boolean | null;
}

@ArgsType()
export class DisciplineCasesArgs extends PageArguments {
  @Field(() => DisciplineFilterInput, { nullable: true, description: 'Which measures.' })
  @IsOptional()
  @ValidateNested()
  readonly filter?: DisciplineFilterInput | null;
}
