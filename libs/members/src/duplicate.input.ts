import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';
import { LineField, UuidScalar, ValidateOnlyField } from '#graphql';

const REASON_MAX = 500;

@ArgsType()
export class PossibleDuplicatesArgs {
  @Field(() => UuidScalar, { description: 'The person.' })
  @IsUUID()
  readonly personId!: string;
}

@InputType({ description: 'Two people who are not the same: by their ids, or by the suspicion that they are.' })
export class DeclareNotSameInput {
  @Field(() => UuidScalar, { nullable: true, description: 'One of them.' })
  @IsOptional()
  @IsUUID()
  readonly personId?: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'The other, somebody in scope.' })
  @IsOptional()
  @IsUUID()
  readonly otherId?: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'The suspicion, for the party office, in place of both.' })
  @IsOptional()
  @IsUUID()
  readonly suspicionId?: string | null;

  @LineField(REASON_MAX, 'From what one can tell.')
  readonly reason!: string;

  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}
