import { Field, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayNotEmpty, IsDefined, IsInt, IsUUID, MaxLength } from 'class-validator';
import { IsPrintable, LineField, PlainDateScalar, UuidScalar, ValidateOnlyField } from '#graphql';
import type { PlainDate } from '#kernel';

const REASON_MAX = 500;
/** More than any role has. */
const RIGHTS_MAX = 100;

@InputType({ description: 'Rights to lend to another person for a time.' })
export class DelegateRightsInput {
  @Field(() => UuidScalar, { description: 'The person who is to act.' })
  @IsUUID()
  readonly personId!: string;

  @Field(() => [String], { description: 'Names of rights that one has of one’s own there, e.g. `meeting.record`; with a right to write, those to see what it writes on.' })
  @ArrayNotEmpty()
  @ArrayMaxSize(RIGHTS_MAX)
  @MaxLength(100, { each: true })
  @IsPrintable({ each: true })
  readonly rights!: string[];

  @Field(() => UuidScalar, { description: 'The organisation for which they are lent, with what is below it as far as the rights reach.' })
  @IsUUID()
  readonly organizationId!: string;

  @Field(() => PlainDateScalar, { description: 'First day; today at the earliest.' })
  @IsDefined()
  readonly from!: PlainDate;

  @Field(() => PlainDateScalar, { description: 'Last day; at most the 90th.' })
  @IsDefined()
  readonly through!: PlainDate;

  @LineField(REASON_MAX, 'Why, e.g. a leave.')
  readonly reason!: string;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}

@InputType({ description: 'The delegation to end.' })
export class EndDelegationInput {
  @Field(() => UuidScalar, { description: 'Id of the delegation.' })
  @IsUUID()
  readonly id!: string;

  @Field(() => Int, { description: 'Version of the delegation the end is based on.' })
  @IsInt()
  readonly version!: number;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}
