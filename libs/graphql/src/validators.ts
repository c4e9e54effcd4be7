import { buildMessage, ValidateBy, type ValidationOptions } from 'class-validator';
import { isPrintable } from '#kernel';

/** The text is one line without control, invisible or direction-changing characters. */
export function IsPrintable(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isPrintable',
      validator: {
        validate: (value) => typeof value === 'string' && isPrintable(value),
        defaultMessage: buildMessage((each) => `${each}$property must hold printable characters only`, options),
      },
    },
    options,
  );
}

/**
 * For a validator that is not in the table of known ones: why a value was refused, as the sentence goes on
 * after the field's name, e.g. `@Matches(CARD_NUMBER, because('phải gồm 12 chữ số', 'must have 12 digits'))`.
 */
export function because(vi: string, en: string): ValidationOptions {
  return { context: { vi, en } };
}
