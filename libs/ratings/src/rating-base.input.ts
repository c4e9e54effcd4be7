import { applyDecorators } from '@nestjs/common';
import { Field, InputType } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { ValidateOnlyField } from '#graphql';
import { BulkModeEnum } from './bulk.model.js';
import { BULK_MODES } from './bulk.rules.js';

export const REMARK_MAX = 500;
export const NUMBER_MAX = 100;
export const BODY_MAX = 300;
export const ROWS_MAX = 2_000;

/** Whether the rows of a request stand or fall together. */
export function BulkModeField(): PropertyDecorator {
  return applyDecorators(Field(() => BulkModeEnum, { defaultValue: 'ALL_OR_NOTHING', description: 'Whether the rows stand or fall together.' }), IsIn(BULK_MODES));
}

@InputType({ isAbstract: true })
export abstract class RatingMutationInput {
  @ValidateOnlyField()
  readonly validateOnly!: boolean;
}
