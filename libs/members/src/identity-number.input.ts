import { Field, InputType, Int } from '@nestjs/graphql';
import { IsEnum, IsInt, IsNotEmpty, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { IdentityNumberKind } from '#enums';
import { IsPrintable, LineField, UuidScalar, ValidateOnlyField } from '#graphql';

const NUMBER_MAX = 20;
const PURPOSE_MAX = 500;

@InputType({ isAbstract: true })
abstract class NumberOfPersonInput {
  @Field(() => UuidScalar, { description: 'Whose number.' })
  @IsUUID()
  readonly personId!: string;

  @Field(() => IdentityNumberKind, { description: 'Which number.' })
  @IsEnum(IdentityNumberKind)
  readonly kind!: IdentityNumberKind;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ description: 'A national id or card number as it is on the document.' })
export class SetIdentityNumberInput extends NumberOfPersonInput {
  @Field(() => String, { nullable: true, description: 'The number, with or without spaces; none takes away what was entered by mistake.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(NUMBER_MAX)
  @IsPrintable()
  readonly number?: string | null;

  @Field(() => Int, { description: 'Version of the number the change is based on; 0 where none was ever entered.' })
  @IsInt()
  readonly version!: number;
}

@InputType({ description: 'A number to be shown whole, and what for.' })
export class RevealIdentityNumberInput extends NumberOfPersonInput {
  @LineField(PURPOSE_MAX, 'What the number is needed for; the member reads it.')
  readonly purpose!: string;
}
