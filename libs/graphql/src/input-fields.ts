import { applyDecorators } from '@nestjs/common';
import { Field } from '@nestjs/graphql';
import { IsBoolean, IsNotEmpty, MaxLength } from 'class-validator';
import { IsPrintable } from './validators.js';

/** Whether a mutation is only tried: every mutation's input has it. */
export function ValidateOnlyField(): PropertyDecorator {
  return applyDecorators(Field(() => Boolean, { defaultValue: false, description: 'Answers the whole verdict and writes nothing.' }), IsBoolean());
}

/** A line of text that must be there. */
export function LineField(max: number, description: string): PropertyDecorator {
  return applyDecorators(
    Field(() => String, { description }),
    IsNotEmpty(),
    MaxLength(max),
    IsPrintable(),
  );
}
