import { applyDecorators } from '@nestjs/common';
import { Field } from '@nestjs/graphql';
import { IsBoolean, IsOptional, Matches, MaxLength } from 'class-validator';
import { because, IsPrintable } from './validators.js';

const NOT_BLANK = /\S/u;

/** Whether a mutation is only tried: every mutation's input has it. */
export function ValidateOnlyField(): PropertyDecorator {
  return applyDecorators(Field(() => Boolean, { defaultValue: false, description: 'Answers the whole verdict and writes nothing.' }), IsBoolean());
}

/** A line of text that must be there, and hold more than spaces. */
export function LineField(max: number, description: string): PropertyDecorator {
  return applyDecorators(
    Field(() => String, { description }),
    Matches(NOT_BLANK, because('không được để trống', 'must not be empty')),
    MaxLength(max),
    IsPrintable(),
  );
}

/** The same, of one that need not be there. */
export function OptionalLineField(max: number, description: string): PropertyDecorator {
  return applyDecorators(
    Field(() => String, { nullable: true, description }),
    IsOptional(),
    Matches(NOT_BLANK, because('không được để trống', 'must not be empty')),
    MaxLength(max),
    IsPrintable(),
  );
}
