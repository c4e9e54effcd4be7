import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { IsEnum, IsInt, IsNotEmpty, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { RelationKind } from '#enums';
import { IsPrintable, LineField, UuidScalar, ValidateOnlyField } from '#graphql';

const CARD_MAX = 20;
const NAME_MAX = 200;
const REASON_MAX = 500;

@ArgsType()
export class RelationsArgs {
  @Field(() => UuidScalar, { nullable: true, description: 'The person; the actor unless said.' })
  @IsOptional()
  readonly personId?: string | null;
}

@InputType({ description: 'A relationship to declare.' })
export class DeclareRelationInput {
  @Field(() => UuidScalar, { nullable: true, description: 'Of whom it is declared; the actor unless said.' })
  @IsOptional()
  readonly personId?: string | null;

  @Field(() => RelationKind, { description: 'What the other is to that person.' })
  @IsEnum(RelationKind)
  readonly kind!: RelationKind;

  @Field(() => UuidScalar, { nullable: true, description: 'The other person, somebody in scope; or card number and name.' })
  @IsOptional()
  readonly otherId?: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the other’s membership card, of a member in whatever place; with the name.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(CARD_MAX)
  @IsPrintable()
  readonly otherCardNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'The other’s full name, as on the card.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(NAME_MAX)
  @IsPrintable()
  readonly otherName?: string | null;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ description: 'A relationship that no longer holds or was declared by mistake, and why.' })
export class WithdrawRelationInput {
  @Field(() => UuidScalar, { description: 'Id of the relationship.' })
  @IsUUID()
  readonly relationId!: string;

  @Field(() => Int, { description: 'Version of the relationship the change is based on.' })
  @IsInt()
  readonly version!: number;

  @LineField(REASON_MAX, 'The reason.')
  readonly reason!: string;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}
