import { Field, ObjectType, type ReturnTypeFunc } from '@nestjs/graphql';
import { PartialDateScalar, PlainDateScalar } from '#graphql';
import { PartialDate } from '#kernel';
import { RECORD_FIELD_NAMES, recordField, type FieldKind, type RecordFieldName } from './record-field.rules.js';

/** A part of the record sheet as the API shows it: null where nothing stands. */
export type SheetPart = Readonly<Record<string, string | boolean | PartialDate | null>>;

/** The tables of the record sheet, and the types that show them. */
export const SHEET_TYPES = {
  person_origin: 'PersonOrigin',
  person_residence: 'PersonResidence',
  person_schooling: 'PersonSchooling',
  person_background: 'PersonBackground',
  party_background: 'PartyBackground',
} as const;
export type SheetTable = keyof typeof SHEET_TYPES;
export const SHEET_TABLES = Object.keys(SHEET_TYPES) as readonly SheetTable[];

export const fieldsIn = (table: SheetTable): readonly RecordFieldName[] => RECORD_FIELD_NAMES.filter((name) => recordField(name).table === table);

/** E.g. `birthPlace` of `BIRTH_PLACE`. */
export const nameInApi = (name: RecordFieldName): string => name.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const SCALARS: Readonly<Partial<Record<FieldKind, ReturnTypeFunc>>> = { PARTIAL_DATE: () => PartialDateScalar, DAY: () => PlainDateScalar, YES_NO: () => Boolean };
const TEXT: ReturnTypeFunc = () => String;

/** The API's fields follow from the catalogue: what can be put right is what is shown. */
function shows(table: SheetTable): ClassDecorator {
  return (model) => {
    for (const name of fieldsIn(table)) {
      const { vi, en, kind } = recordField(name);
      Field(SCALARS[kind] ?? TEXT, { nullable: true, description: `${vi}: ${en}.` })(model.prototype as object, nameInApi(name));
    }
  };
}

@ObjectType('PersonOrigin', { description: 'Names and places of a person besides those on every list.' })
@shows('person_origin')
export class PersonOriginModel {}

@ObjectType('PersonResidence', { description: 'Where a person lives, as the record sheet has it.' })
@shows('person_residence')
export class PersonResidenceModel {}

@ObjectType('PersonSchooling', { description: 'Schooling of a person besides its level.' })
@shows('person_schooling')
export class PersonSchoolingModel {}

@ObjectType('PersonBackground', { description: 'Belief, family and health; of relations abroad and the economy only that they were declared in the paper file, and when.' })
@shows('person_background')
export class PersonBackgroundModel {}

@ObjectType('PartyBackground', { description: 'Work, Youth Union and army of a member.' })
@shows('party_background')
export class PartyBackgroundModel {}

/** What stands in the fields of a table, as the API shows it. */
export function sheetPart(table: SheetTable, values: Readonly<Record<string, string | null>>): SheetPart {
  return Object.fromEntries(fieldsIn(table).map((name) => [nameInApi(name), shown(recordField(name).kind, values[name] ?? null)]));
}

function shown(kind: FieldKind, value: string | null): string | boolean | PartialDate | null {
  if (value === null) return null;
  if (kind === 'PARTIAL_DATE') return PartialDate.parse(value) ?? null;
  return kind === 'YES_NO' ? value === 'true' : value;
}
