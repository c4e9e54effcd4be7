import { parsePlainDate, type PlainDate } from '#kernel';
import { isParameter, PARAMETER_NAMES, PARAMETERS, type AnyValue, type ParameterName } from './parameters.js';
import { readValue } from './values.js';

/** HARD refuses; WARNING is overridden with a reason. A national value is hard only on an official text in force. */
export type Severity = 'HARD' | 'WARNING';
/** A: an official text, or press and portals quoting it; B: training material; C: a single secondary source. */
export const GRADES = ['A', 'B', 'C'] as const;
export type Grade = (typeof GRADES)[number];

/** What a value says of its article where no source names one. */
export const ARTICLE_UNCHECKED = 'chưa đối chiếu điều khoản';

export interface BookDocument {
  readonly key: string;
  readonly number: string;
  /** As `YYYY-MM-DD`, or the year alone. A number may exist twice, so it never stands without its date. */
  readonly date: string;
  /** The date is general knowledge, still to be checked against the document. */
  readonly dateUnchecked: boolean;
  readonly title: string;
  /** Null: not known. */
  readonly from: PlainDate | null;
  /** Null: in force still, or not known. */
  readonly through: PlainDate | null;
}

/** What another source says instead. */
export interface Conflict {
  readonly value: AnyValue;
  readonly source: string;
  readonly grade: Grade;
}

/** A value as the book has it. */
export interface BookValue {
  readonly value: AnyValue;
  readonly from: PlainDate;
  /** Last day, null when open. */
  readonly through: PlainDate | null;
  readonly document: BookDocument;
  readonly article: string;
  readonly grade: Grade;
  readonly severity: Severity;
  readonly note: string | null;
  /** Why it is held to be in force though its document is not. */
  readonly carried: string | null;
  readonly conflicting: readonly Conflict[];
  /** Why this one was chosen of those that conflict. */
  readonly chosen: string | null;
}

export interface BookParameter {
  readonly about: string;
  /** The earliest first; their periods do not overlap. */
  readonly values: readonly BookValue[];
}

export interface Book {
  readonly documents: readonly BookDocument[];
  readonly parameters: ReadonlyMap<ParameterName, BookParameter>;
}

export type Entries = Readonly<Record<string, unknown>>;
type Documents = ReadonlyMap<string, BookDocument>;
type Fault = (text: string) => void;

const DOCUMENTS = 'documents.yaml';
const VALUE = { required: ['value', 'from', 'document', 'grade'], optional: ['through', 'article', 'severity', 'note', 'carried', 'conflicting', 'chosen'] };
const ENTRY = { required: ['about', 'values'], optional: [] };
const DOCUMENT = { required: ['number', 'date', 'title'], optional: ['dateUnchecked', 'from', 'through'] };
const CONFLICT = { required: ['value', 'source', 'grade'], optional: [] };

/**
 * The book of these files, each with what stands in it.
 * @throws Error that names file, key and fault of everything that is not in order
 */
export function readBook(files: Readonly<Record<string, Entries>>): Book {
  const faults: string[] = [];
  const documents = readDocuments(files[DOCUMENTS] ?? {}, faults);
  const parameters = new Map<ParameterName, BookParameter>();
  for (const [file, entries] of Object.entries(files)) {
    if (file === DOCUMENTS) continue;
    for (const [name, entry] of Object.entries(entries)) {
      const fault: Fault = (text) => faults.push(`${file}: ${name}: ${text}`);
      if (!isParameter(name)) fault('is no parameter of the program');
      else if (fileOf(name) !== file) fault(`belongs into ${fileOf(name)}`);
      else parameters.set(name, readParameter(name, entry, documents, fault));
    }
  }
  for (const name of PARAMETER_NAMES) if (!parameters.has(name)) faults.push(`${fileOf(name)}: ${name}: is missing`);
  if (faults.length > 0) throw new Error(`The rule book is not in order:\n${faults.join('\n')}`);
  return { documents: [...documents.values()], parameters };
}

function fileOf(name: ParameterName): string {
  return `${name.slice(0, name.indexOf('.'))}.yaml`;
}

function readDocuments(entries: Entries, faults: string[]): Documents {
  const documents = new Map<string, BookDocument>();
  for (const [key, raw] of Object.entries(entries)) {
    const fault: Fault = (text) => faults.push(`${DOCUMENTS}: ${key}: ${text}`);
    const fields = fieldsOf(raw, DOCUMENT, fault);
    const { number, date, title } = fields;
    const [from, through] = [optionalDay(fields, 'from', fault), optionalDay(fields, 'through', fault)];
    const isDated = typeof date === 'string' && (/^\d{4}$/.test(date) || parsePlainDate(date) !== undefined);
    if (!isDated) fault('date is neither a day nor a year');
    else if (typeof number !== 'string' || typeof title !== 'string') fault('number and title are text');
    else if ([...documents.values()].some((other) => other.number === number && other.date === date)) fault(`${number} of ${date} stands twice`);
    else documents.set(key, { key, number, date, dateUnchecked: fields['dateUnchecked'] === true, title, from, through });
  }
  return documents;
}

function readParameter(name: ParameterName, entry: unknown, documents: Documents, fault: Fault): BookParameter {
  const { about, values: raw } = fieldsOf(entry, ENTRY, fault);
  if (typeof about !== 'string' || about.trim() === '') fault('about says nothing');
  const list: readonly unknown[] = Array.isArray(raw) ? raw : [];
  if (list.length === 0) fault('has no values');
  const read = list.flatMap((each, index) => {
    const inValue: Fault = (text) => {
      fault(`value ${index + 1}: ${text}`);
    };
    return readDated(name, each, documents, inValue) ?? [];
  });
  return { about: String(about), values: endedByTheNext(read, fault) };
}

/** Each value ends the day before the next; a value whose document ended, with it unless it is carried on. */
function endedByTheNext(values: readonly BookValue[], fault: Fault): BookValue[] {
  const sorted = values.toSorted((a, b) => (a.from.toString() < b.from.toString() ? -1 : 1));
  return sorted.map((value, index) => {
    const next = sorted[index + 1];
    const { through } = value;
    if (next && (through ?? value.from).toString() >= next.from.toString()) {
      fault(`the value from ${value.from.toString()} overlaps the one from ${next.from.toString()}`);
    }
    const ends = [through ?? (value.carried === null ? value.document.through : null), next?.from.subtract({ days: 1 }) ?? null];
    return { ...value, through: ends.reduce((a, b) => (a && b ? (a.toString() < b.toString() ? a : b) : (a ?? b)), null) };
  });
}

function readDated(name: ParameterName, raw: unknown, documents: Documents, fault: Fault): BookValue | undefined {
  const fields = fieldsOf(raw, VALUE, fault);
  const value = readValue(PARAMETERS[name], fields['value']);
  const from = parsePlainDate(String(fields['from']));
  const through = optionalDay(fields, 'through', fault);
  const document = documents.get(String(fields['document']));
  const { article = ARTICLE_UNCHECKED, severity = 'WARNING' } = fields;
  const grade = GRADES.find((each) => each === fields['grade']);
  const [carried, chosen, note] = [optionalText(fields, 'carried', fault), optionalText(fields, 'chosen', fault), optionalText(fields, 'note', fault)];
  const conflicting = readConflicts(name, fields['conflicting'], fault);
  if ((conflicting.length > 0) !== (chosen !== null)) fault('conflicting and chosen belong together');
  if (value === undefined) fault(`the value is no ${PARAMETERS[name]}`);
  else if (!from) fault('from is no date');
  else if (!document) fault(`the document ${String(fields['document'])} is not in ${DOCUMENTS}`);
  else if (typeof article !== 'string') fault('the article is no text');
  else if (!grade) fault('the grade is not A, B or C');
  else if (severity !== 'HARD' && severity !== 'WARNING') fault('the severity is not HARD or WARNING');
  else if (severity === 'HARD' && (grade !== 'A' || carried !== null)) fault('only a value of grade A whose document is in force may be HARD');
  else {
    const dated = { value, from, through, document, article, grade, severity, note, carried, conflicting, chosen } as const;
    checkPeriod(dated, fault);
    return dated;
  }
  return undefined;
}

/** A value lies within the time of its document, unless it says why it is held to go on. */
function checkPeriod({ from, through, document, carried }: BookValue, fault: Fault): void {
  if (through && through.toString() < from.toString()) fault('through lies before from');
  if (document.from && from.toString() < document.from.toString()) fault(`from lies before ${document.number} was in force`);
  const end = document.through?.toString();
  const outlives = end !== undefined && (from.toString() > end || (through !== null && through.toString() > end));
  if (carried === null && outlives) fault(`it lies after ${document.number} was in force, and does not say why it is carried on`);
  if (carried !== null && end === undefined) fault(`${document.number} is in force: nothing is carried on`);
}

function readConflicts(name: ParameterName, raw: unknown, fault: Fault): Conflict[] {
  if (raw === undefined) return [];
  const list: readonly unknown[] = Array.isArray(raw) ? raw : [];
  if (list.length === 0) fault('conflicting names no other value');
  return list.flatMap((each) => {
    const { value: other, source, grade: letter } = fieldsOf(each, CONFLICT, fault);
    const value = readValue(PARAMETERS[name], other);
    const grade = GRADES.find((known) => known === letter);
    if (value !== undefined && grade && typeof source === 'string') return [{ value, source, grade }];
    fault(`a conflicting value is no ${PARAMETERS[name]} with source and grade`);
    return [];
  });
}

function fieldsOf(raw: unknown, { required, optional }: { readonly required: readonly string[]; readonly optional: readonly string[] }, fault: Fault): Entries {
  const fields = typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? (raw as Entries) : {};
  for (const key of Object.keys(fields)) if (!required.includes(key) && !optional.includes(key)) fault(`unknown key ${key}`);
  for (const key of required) if (!(key in fields)) fault(`${key} is missing`);
  return fields;
}

function optionalDay(fields: Entries, key: string, fault: Fault): PlainDate | null {
  const text = fields[key];
  if (text === undefined) return null;
  const day = typeof text === 'string' ? parsePlainDate(text) : undefined;
  if (!day) fault(`${key} is no date`);
  return day ?? null;
}

function optionalText(fields: Entries, key: string, fault: Fault): string | null {
  const text = fields[key];
  if (text === undefined) return null;
  if (typeof text === 'string' && text.trim() !== '') return text;
  fault(`${key} is no text`);
  return null;
}
