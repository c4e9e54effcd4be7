import { InputType } from '@nestjs/graphql';
import { ValidateOnlyField } from '#graphql';

export const REMARK_MAX = 500;
export const NUMBER_MAX = 100;
export const BODY_MAX = 300;
export const ROWS_MAX = 2_000;

@InputType({ isAbstract: true })
export abstract class RatingMutationInput {
  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}
