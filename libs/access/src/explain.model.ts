import { ArgsType, Field, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsUUID, MaxLength } from 'class-validator';
import { IsPrintable, UuidScalar } from '#graphql';
import { RoleEnum } from './account.model.js';
import { HatBasis } from './hat.model.js';
import type { Ground } from './explain.rules.js';
import type { Role } from './role.rules.js';

const RIGHT_MAX = 100;

@ArgsType()
export class ExplainArgs {
  @Field(() => UuidScalar, { nullable: true, description: 'Whose rights, by account; one’s own unless said.' })
  @IsOptional()
  @IsUUID()
  readonly accountId?: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'Whose rights, by person.' })
  @IsOptional()
  @IsUUID()
  readonly personId?: string | null;

  @Field(() => String, { nullable: true, description: 'Only this right, e.g. `member.read`; all unless said.' })
  @IsOptional()
  @MaxLength(RIGHT_MAX)
  @IsPrintable()
  readonly right?: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'On this organisation; without a record, whether the right is held at all.' })
  @IsOptional()
  @IsUUID()
  readonly organizationId?: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'On this member.' })
  @IsOptional()
  @IsUUID()
  readonly memberId?: string | null;
}

@ObjectType('AccessGround', { description: 'What a right rests on.' })
export class AccessGroundModel {
  @Field(() => RoleEnum, { nullable: true, description: 'The role; null for a delegation.' })
  readonly role!: Role | null;

  @Field(() => HatBasis, { description: 'What gives it.' })
  readonly basis!: Ground['basis'];

  @Field(() => UuidScalar, { description: 'Id of the post, grant, membership or delegation.' })
  readonly basisId!: string;

  @Field(() => UuidScalar, { nullable: true, description: 'Where it is held; null for ADMINISTRATOR.' })
  readonly organizationId!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of that organisation today, if it may be known.' })
  readonly organizationName!: string | null;
}

@ObjectType('AccessExplanation', { description: 'Whether somebody has a right on a record today, and why or why not. Of cases nothing is explained.' })
export class AccessExplanationModel {
  @Field(() => String, { description: 'Name of the right.' })
  readonly right!: string;

  @Field(() => String, { description: 'What it allows, in Vietnamese.' })
  readonly what!: string;

  @Field(() => Boolean, { description: 'Whether it reaches the record, or, without a record, is held at all.' })
  readonly reaches!: boolean;

  @Field(() => [AccessGroundModel], { description: 'By what it reaches; empty when it does not.' })
  readonly grounds!: readonly AccessGroundModel[];

  @Field(() => String, { description: 'Why or why not, in plain Vietnamese.' })
  readonly reason!: string;
}
