import { Field, InputType, Int } from '@nestjs/graphql';
import { IsDefined, IsEnum, IsInt, IsOptional, IsUUID } from 'class-validator';
import { GrantReach, GrantRole } from '#enums';
import { LineField, PlainDateScalar, UuidScalar, ValidateOnlyField } from '#graphql';
import type { PlainDate } from '#kernel';

const REASON_MAX = 500;

@InputType({ description: 'A role to give to somebody without a post.' })
export class GrantRoleInput {
  @Field(() => GrantRole, { description: 'The role.' })
  @IsEnum(GrantRole)
  readonly role!: GrantRole;

  @Field(() => UuidScalar, { nullable: true, description: 'Who is to hold it; for every role but ADMINISTRATOR.' })
  @IsOptional()
  @IsUUID()
  readonly personId?: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'The account that is to hold it; for ADMINISTRATOR only.' })
  @IsOptional()
  @IsUUID()
  readonly accountId?: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'Where it is to be held; for every role but ADMINISTRATOR.' })
  @IsOptional()
  @IsUUID()
  readonly organizationId?: string | null;

  @Field(() => GrantReach, { nullable: true, description: 'How far its rights reach at most; as far as the role’s own unless said.' })
  @IsOptional()
  @IsEnum(GrantReach)
  readonly reach?: GrantReach | null;

  @Field(() => PlainDateScalar, { description: 'First day; today at the earliest.' })
  @IsDefined()
  readonly from!: PlainDate;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Last day; only ADMINISTRATOR can go without.' })
  @IsOptional()
  readonly through?: PlainDate | null;

  @LineField(REASON_MAX, 'Why, e.g. the decision it rests on.')
  readonly reason!: string;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ description: 'The given role to approve.' })
export class ApproveGrantInput {
  @Field(() => UuidScalar, { description: 'Id of the grant.' })
  @IsUUID()
  readonly id!: string;

  @Field(() => Int, { description: 'Version of the grant the approval is based on.' })
  @IsInt()
  readonly version!: number;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ description: 'The given role to end.' })
export class EndGrantInput {
  @Field(() => UuidScalar, { description: 'Id of the grant.' })
  @IsUUID()
  readonly id!: string;

  @Field(() => Int, { description: 'Version of the grant the end is based on.' })
  @IsInt()
  readonly version!: number;

  @LineField(REASON_MAX, 'Why.')
  readonly reason!: string;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}
