import { type ArgumentMetadata, Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { TypeMetadataStorage } from '@nestjs/graphql';
import { getMetadataStorage, validate, type ValidationError, ValidationTypes } from 'class-validator';
import { DomainError, type Finding, finding, kernelRefusals } from '#kernel';
import { reasonsOf } from './input-reasons.js';

type Plain = Record<string, unknown>;

/** Whether the checks of a field run, as `@IsOptional` and `@ValidateIf` say. */
type Condition = (object: unknown, value: unknown) => boolean;

/** What the validators of a class say of one of its fields. */
interface Mentioned {
  readonly name: string;
  readonly isChecked: boolean;
  readonly conditions: readonly Condition[];
}

/**
 * Checks arguments by the class-validator decorators of their classes, and refuses what no decorator mentions.
 * Nest's own ValidationPipe would do, but class-transformer, through which it makes the instances, takes the
 * dates apart that the scalars have just made. Here the schema says which class an input is.
 */
@Injectable()
export class InputPipe implements PipeTransform {
  /** @throws DomainError INVALID_VALUE for every field refused, with its path */
  async transform(value: unknown, { type, metatype, data }: ArgumentMetadata): Promise<unknown> {
    if (type === 'custom') return value; // the parent or the context, not something the client sent
    if (!holdsObjects(value)) return value;
    if (!isPlain(value) || !metatype || !isInput(metatype)) {
      throw new Error(`Argument "${data ?? ''}" holds input objects, but not as one input class whose validators could run.`);
    }
    const instance = instantiate(metatype, value);
    if (hasNothingToCheck(metatype, instance as Plain)) return instance;
    const errors = await validate(instance as object, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
    const [first, ...rest] = errors.flatMap((error) => findingsOf(error, data ? [data] : []));
    if (first) throw new DomainError([first, ...rest]);
    return instance;
  }
}

const mentionedOf = new Map<Type, ReadonlyMap<string, Mentioned>>();

/**
 * Whether every field given is one that the validators know, and none of them would run: a date is checked by its scalar,
 * and what is optional only when it is given. Finding the validators anew costs more than all else that a field does
 * which is asked for on every row of a page.
 */
function hasNothingToCheck(type: Type, instance: Plain): boolean {
  const fields = mentionedFields(type);
  for (const name of Object.keys(instance)) if (!fields.has(name)) return false;
  for (const { name, isChecked, conditions } of fields.values()) {
    if (isChecked && conditions.every((holds) => holds(instance, instance[name]))) return false;
  }
  return true;
}

function mentionedFields(type: Type): ReadonlyMap<string, Mentioned> {
  const known = mentionedOf.get(type);
  if (known) return known;
  const metadata = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  const fields = new Map<string, Mentioned>();
  for (const name of new Set(metadata.map(({ propertyName }) => propertyName))) {
    const own = metadata.filter(({ propertyName, type: kind }) => propertyName === name && kind !== ValidationTypes.WHITELIST);
    const conditions = own.filter(({ type: kind }) => kind === ValidationTypes.CONDITIONAL_VALIDATION);
    fields.set(name, { name, isChecked: own.length > conditions.length, conditions: conditions.map(({ constraints }) => (constraints as [Condition])[0]) });
  }
  mentionedOf.set(type, fields);
  return fields;
}

function findingsOf(error: ValidationError, above: readonly string[]): Finding[] {
  const path = [...above, error.property];
  return [
    ...reasonsOf(error).map(({ vi, en }) => finding(kernelRefusals.INVALID_VALUE, { field: path.join('.'), reasonVi: vi, reasonEn: en }, path)),
    ...(error.children ?? []).flatMap((child) => findingsOf(child, path)),
  ];
}

/** The value as an instance of its class, the inputs inside it of theirs, and everything else untouched. */
function instantiate(type: Type, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => instantiate(type, each));
  if (!isPlain(value)) return value;
  const instance = new type() as Plain;
  for (const [name, given] of Object.entries(value)) {
    const nested = classOfField(type, name);
    instance[name] = nested ? instantiate(nested, given) : given;
  }
  return instance;
}

function classOfField(type: Type, name: string): Type | undefined {
  for (let owner: Type | null = type; owner?.prototype; owner = Object.getPrototypeOf(owner) as Type | null) {
    const field = inputOf(owner)?.properties?.find((each) => each.name === name);
    const of: unknown = field?.typeFn();
    if (field) return typeof of === 'function' && isInput(of as Type) ? (of as Type) : undefined;
  }
  return undefined;
}

function isInput(type: Type): boolean {
  return inputOf(type) !== undefined;
}

function inputOf(type: Type): ReturnType<typeof TypeMetadataStorage.getArgumentsMetadataByTarget> {
  return TypeMetadataStorage.getInputTypeMetadataByTarget(type) ?? TypeMetadataStorage.getArgumentsMetadataByTarget(type);
}

/** Whether it is an input object as GraphQL makes it, and not a date or another value of a scalar. */
function isPlain(value: unknown): value is Plain {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function holdsObjects(value: unknown): boolean {
  return Array.isArray(value) ? value.some(holdsObjects) : isPlain(value);
}
