import { ArgsType, Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { IsNotEmpty, IsOptional, IsUUID, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { because, IsPrintable, PageArguments, PlainDateScalar, UuidScalar } from '#graphql';
import { EARLIEST_YEAR, LATEST_YEAR, type PlainDate } from '#kernel';
import { Gender, MembershipKind, MemberStatus } from '#enums';
import { MEMBER_SORTS, type MemberSort } from './member.query.js';

const NAME_MAX = 100;
const NUMBER_MAX = 20;
const AGE_MAX = 150;

const MemberSortEnum = Object.fromEntries(MEMBER_SORTS.map((sort) => [sort, sort]));
registerEnumType(MemberSortEnum, {
  name: 'MemberSort',
  description: 'Order of a list of members.',
  valuesMap: {
    NAME: { description: 'By given name, then by family and middle names, in Vietnamese order.' },
    SENIORITY: { description: 'By party seniority, the longest first: by the date on the admission decision.' },
    BIRTH_DATE: { description: 'By birth date, the oldest first.' },
  },
});

@InputType('MemberFilter', { description: 'Which members a list shows; conditions are combined with “and”.' })
export class MemberFilterInput {
  @Field(() => UuidScalar, { nullable: true, description: 'Only members of this organisation.' })
  @IsOptional()
  readonly organizationId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'With `organizationId`: whether organisations below it count too; they do unless said.' })
  @IsOptional()
  readonly includeBelow?: boolean | null;

  @Field(() => MembershipKind, { nullable: true, description: 'Those with this kind of membership; primary unless said.' })
  @IsOptional()
  readonly membership?: MembershipKind | null;

  @Field(() => [MemberStatus], { nullable: true, description: 'Only these legal states.' })
  @IsOptional()
  readonly statuses?: MemberStatus[] | null;

  @Field(() => Gender, { nullable: true, description: 'Only this gender.' })
  @IsOptional()
  readonly gender?: Gender | null;

  @Field(() => [String], { nullable: true, description: 'Only these ethnic groups, by code of the State’s list.' })
  @IsOptional()
  @Matches(/^\d{2}$/, { each: true, ...because('phải là mã hai chữ số trong danh mục dân tộc', 'must be two-digit codes of the list of ethnic groups') })
  readonly ethnicGroups?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Only those at least so old, in whole years on the day.' })
  @IsOptional()
  @Min(0)
  @Max(AGE_MAX)
  readonly ageFrom?: number | null;

  @Field(() => Int, { nullable: true, description: 'Only those at most so old, in whole years on the day.' })
  @IsOptional()
  @Min(0)
  @Max(AGE_MAX)
  readonly ageTo?: number | null;

  @Field(() => Int, { nullable: true, description: 'Only those whose admission decision is dated in this year.' })
  @IsOptional()
  @Min(EARLIEST_YEAR)
  @Max(LATEST_YEAR)
  readonly admissionYear?: number | null;

  @Field(() => String, { nullable: true, description: 'Only who has exactly this national id or card number.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(NUMBER_MAX)
  @IsPrintable()
  readonly number?: string | null;

  @Field(() => String, { nullable: true, description: 'Words of the name, with or without accents, in any order; each matches the start of a word.' })
  @IsOptional()
  @MaxLength(NAME_MAX)
  @IsPrintable()
  readonly name?: string | null;
}

@ArgsType()
export class MembersArgs extends PageArguments {
  @Field(() => PlainDateScalar, { nullable: true, description: 'The day for which the list is asked; today unless said.' })
  @IsOptional()
  readonly asOf?: PlainDate | null;

  @Field(() => MemberFilterInput, { nullable: true, description: 'Which members.' })
  @IsOptional()
  @ValidateNested()
  readonly filter?: MemberFilterInput | null;

  @Field(() => MemberSortEnum, { nullable: true, description: 'Order; by name unless said.' })
  @IsOptional()
  readonly sort?: MemberSort | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether to turn the order round.' })
  @IsOptional()
  readonly descending?: boolean | null;
}

@ArgsType()
export class RecordArgs {
  @Field(() => UuidScalar, { description: 'Id of the record.' })
  @IsUUID()
  readonly id!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'The day for which it is asked; today unless said.' })
  @IsOptional()
  readonly asOf?: PlainDate | null;
}

@ArgsType()
export class AgeArgs {
  @Field(() => Int, { description: 'Age in whole years.' })
  @Min(0)
  @Max(AGE_MAX)
  readonly age!: number;
}

@ArgsType()
export class DecimalsArgs {
  @Field(() => Int, { nullable: true, description: 'Decimal places, 0 to 3; 1 unless said.' })
  @IsOptional()
  @Min(0)
  @Max(3)
  readonly decimals?: number | null;
}
