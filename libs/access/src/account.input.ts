import { Field, InputType, Int } from '@nestjs/graphql';
import { IsEnum, IsInt, IsNotEmpty, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { IsPrintable, LineField, UuidScalar, ValidateOnlyField } from '#graphql';
import { SessionTransport } from '#enums';

/** Longer input is refused before anything is computed of it. */
const TEXT_MAX = 256;

@InputType({ isAbstract: true })
abstract class MutationInput {
  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ description: 'User name and password.' })
export class LoginInput {
  @LineField(TEXT_MAX, 'User name; upper and lower case are the same.')
  readonly username!: string;

  @Field(() => String, { description: 'Password.' })
  @IsNotEmpty()
  @MaxLength(TEXT_MAX)
  readonly password!: string;

  @Field(() => SessionTransport, { nullable: true, description: 'How the client keeps the session; in a cookie unless said.' })
  @IsOptional()
  @IsEnum(SessionTransport)
  readonly transport?: SessionTransport | null;
}

@InputType({ description: 'The old and the new password.' })
export class ChangePasswordInput extends MutationInput {
  @Field(() => String, { description: 'The present password.' })
  @IsNotEmpty()
  @MaxLength(TEXT_MAX)
  readonly currentPassword!: string;

  @Field(() => String, { description: 'The new password: at least 15 characters, not containing the user name.' })
  @MaxLength(TEXT_MAX)
  readonly newPassword!: string;

  @Field(() => Int, { description: 'Version of the account the change is based on.' })
  @IsInt()
  readonly version!: number;
}

@InputType({ description: 'The account to make.' })
export class CreateAccountInput extends MutationInput {
  @Field(() => String, { description: 'User name: 3 to 64 of a–z, 0–9, dot, hyphen, underscore.' })
  @MaxLength(TEXT_MAX)
  @IsPrintable()
  readonly username!: string;

  @Field(() => UuidScalar, { nullable: true, description: 'The person whose posts and membership give the account its rights; none for an account that only manages accounts.' })
  @IsOptional()
  @IsUUID()
  readonly personId?: string | null;
}

@InputType({ description: 'The account to disable.' })
export class DisableAccountInput extends MutationInput {
  @Field(() => UuidScalar, { description: 'Id of the account.' })
  @IsUUID()
  readonly id!: string;

  @Field(() => Int, { description: 'Version of the account the change is based on.' })
  @IsInt()
  readonly version!: number;
}

@InputType({ description: 'The account whose sessions are to end.' })
export class EndSessionsInput extends MutationInput {
  @Field(() => UuidScalar, { description: 'Id of the account.' })
  @IsUUID()
  readonly id!: string;
}
