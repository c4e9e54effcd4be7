import { Field, InputType } from '@nestjs/graphql';
import { IsDefined, IsEnum, Matches, MaxLength } from 'class-validator';
import { because, IsPrintable, PartialDateScalar } from '#graphql';
import { EducationLevel, Gender, PoliticalTheoryLevel } from '#enums';
import type { PartialDate } from '#kernel';

const NAME_MAX = 120;
const TRIMMED = because('phải có ít nhất hai ký tự, không có khoảng trắng ở đầu và cuối', 'must have at least two characters and no space at either end');

/** Somebody who is not on record yet. */
@InputType({ isAbstract: true })
export abstract class NewPersonInput {
  @Field(() => String, { description: 'Full name, family name first.' })
  @Matches(/^\S.*\S$/u, TRIMMED)
  @MaxLength(NAME_MAX)
  @IsPrintable()
  readonly fullName!: string;

  @Field(() => PartialDateScalar, { description: 'Birth date, as far as it is known.' })
  @IsDefined()
  readonly birthDate!: PartialDate;

  @Field(() => Gender, { description: 'Gender.' })
  @IsEnum(Gender)
  readonly gender!: Gender;

  @Field(() => String, { description: 'Ethnic group, by code of the State’s list.' })
  @Matches(/^\d{2}$/, because('phải là mã hai chữ số trong danh mục dân tộc', 'must be a two-digit code of the list of ethnic groups'))
  readonly ethnicGroup!: string;

  @Field(() => EducationLevel, { description: 'Highest level of education completed.' })
  @IsEnum(EducationLevel)
  readonly education!: EducationLevel;

  @Field(() => PoliticalTheoryLevel, { defaultValue: PoliticalTheoryLevel.NONE, description: 'Level of political theory.' })
  @IsEnum(PoliticalTheoryLevel)
  readonly politicalTheory!: PoliticalTheoryLevel;
}
