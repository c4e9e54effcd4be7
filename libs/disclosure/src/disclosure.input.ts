import { ArgsType, Field } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { PageArguments, UuidScalar } from '#graphql';

@ArgsType()
export class RecordViewersArgs {
  @Field(() => UuidScalar, { nullable: true, description: 'The member; the actor unless said.' })
  @IsOptional()
  readonly memberId?: string | null;
}

@ArgsType()
export class RecordReadsArgs extends PageArguments {
  @Field(() => UuidScalar, { nullable: true, description: 'The member; the actor unless said.' })
  @IsOptional()
  readonly memberId?: string | null;
}
