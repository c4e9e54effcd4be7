import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { IsOptional, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { IsPrintable, PageArguments, PlainDateScalar, UuidScalar } from '#graphql';
import { OrganizationKind, OrganizationSector } from '#enums';
import type { PlainDate } from '#kernel';

/** Longer than any name in the data, short enough that searching costs nothing. */
const NAME_MAX = 100;

@InputType('OrganizationFilter', { description: 'Which organisations a list shows; conditions are combined with “and”.' })
export class OrganizationFilterInput {
  @Field(() => [OrganizationKind], { nullable: true, description: 'Only these kinds.' })
  @IsOptional()
  readonly kinds?: OrganizationKind[] | null;

  @Field(() => [OrganizationSector], { nullable: true, description: 'Only these sectors.' })
  @IsOptional()
  readonly sectors?: OrganizationSector[] | null;

  @Field(() => UuidScalar, { nullable: true, description: 'Only those directly under this organisation.' })
  @IsOptional()
  readonly parentId?: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'Only those anywhere under this organisation.' })
  @IsOptional()
  readonly underId?: string | null;

  @Field(() => String, { nullable: true, description: 'Words of the name, with or without accents, in any order.' })
  @IsOptional()
  @MaxLength(NAME_MAX)
  @IsPrintable()
  readonly name?: string | null;
}

@ArgsType()
export class OrganizationsArgs extends PageArguments {
  @Field(() => PlainDateScalar, { nullable: true, description: 'The day for which the tree is asked; today unless said.' })
  @IsOptional()
  readonly asOf?: PlainDate | null;

  @Field(() => OrganizationFilterInput, { nullable: true, description: 'Which organisations.' })
  @IsOptional()
  @ValidateNested()
  readonly filter?: OrganizationFilterInput | null;
}

@ArgsType()
export class OrganizationArgs {
  @Field(() => UuidScalar, { description: 'Id of the organisation.' })
  @IsUUID()
  readonly id!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'The day for which it is asked; today unless said.' })
  @IsOptional()
  readonly asOf?: PlainDate | null;
}
