import {
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';

interface Described {
  readonly description?: string | null;
}

/** The schema as text, the same whatever order its parts were found in. */
export function printedSchema(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

/** Names of the types, fields, arguments and enum values that nobody described. */
export function undescribed(schema: GraphQLSchema): string[] {
  return everything(schema)
    .filter(([, { description }]) => !description?.trim())
    .map(([name]) => name);
}

/**
 * Compiled queries copy defaults as JSON, which would hand a resolver the text of a date in place of the date.
 * @throws Error that names the arguments and input fields concerned
 */
export function requirePlainDefaults(schema: GraphQLSchema): void {
  const faults = everything(schema).flatMap(([name, part]) =>
    'defaultValue' in part && isLossy((part as { defaultValue?: unknown }).defaultValue) ? [name] : [],
  );
  if (faults.length > 0) throw new Error(`Refusing to start: the default of ${faults.join(', ')} must be plain JSON.`);
}

function everything(schema: GraphQLSchema): [name: string, part: Described][] {
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));
  return types.flatMap((type): [string, Described][] => {
    const isRoot = [schema.getQueryType(), schema.getMutationType()].includes(type as never);
    const own: [string, Described][] = isRoot ? [] : [[type.name, type]];
    if (isEnumType(type)) return [...own, ...type.getValues().map((value): [string, Described] => [`${type.name}.${value.name}`, value])];
    if (isInputObjectType(type)) return [...own, ...Object.values(type.getFields()).map((field): [string, Described] => [`${type.name}.${field.name}`, field])];
    if (!isObjectType(type) && !isInterfaceType(type)) return own;
    return [
      ...own,
      ...Object.values(type.getFields()).flatMap((field): [string, Described][] => [
        [`${type.name}.${field.name}`, field],
        ...field.args.map((arg): [string, Described] => [`${type.name}.${field.name}(${arg.name})`, arg]),
      ]),
    ];
  });
}

function isLossy(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.some(isLossy);
  const prototype: unknown = Object.getPrototypeOf(value);
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
  return !isPlain || Object.values(value).some(isLossy);
}
