import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { parsePlainDate, type PlainDate, type RuleReference } from '#kernel';
import { PARAMETERS, type AnyValue, type ParameterName, type ParameterValue } from './parameters.js';
import { readValue } from './values.js';

/** HARD refuses; WARNING is overridden with a reason. A value is hard only on an official text in force. */
export type Severity = 'HARD' | 'WARNING';
export type Grade = 'A' | 'B' | 'C';

/** A parameter as it is on a day, and where it comes from. */
export interface InForce<T> {
  readonly value: T;
  readonly rule: RuleReference;
  readonly severity: Severity;
  readonly grade: Grade;
}

interface DatedValue extends InForce<AnyValue> {
  readonly from: PlainDate;
}

/** The rules of one day. */
export interface RuleBook {
  readonly date: PlainDate;
  /** The parameter on that day; undefined before any document set it. */
  get<N extends ParameterName>(name: N): InForce<ParameterValue<N>> | undefined;
}

type Entries = Readonly<Record<string, unknown>>;

const ENTRY_KEYS = ['about', 'values'];
const VALUE_KEYS = ['value', 'from', 'document', 'article', 'grade', 'severity'];
const DOCUMENT_KEYS = ['number', 'date', 'title'];

/** The national rule book: parameters by date, each with the document and article it comes from. */
export class Regulations {
  private constructor(private readonly parameters: ReadonlyMap<string, readonly DatedValue[]>) {}

  /**
   * Reads the book that ships with the program.
   * @throws Error that names every unknown key, missing reference and malformed value
   */
  static load(folder: URL = new URL('./book/', import.meta.url)): Regulations {
    const read = (file: string): Entries => parse(readFileSync(new URL(file, folder), 'utf8')) as Entries;
    const files = readdirSync(folder).filter((file) => file.endsWith('.yaml') && file !== 'documents.yaml');
    const entries = files.flatMap((file) => Object.entries(read(file)));
    return Regulations.from(read('documents.yaml'), entries);
  }

  /** The book of these documents and parameters. */
  static from(documents: Entries, entries: readonly (readonly [string, unknown])[]): Regulations {
    const faults: string[] = [];
    const numbers = readDocuments(documents, faults);
    const parameters = new Map<string, readonly DatedValue[]>();
    for (const [name, entry] of entries) {
      if (!(name in PARAMETERS)) faults.push(`${name} is no parameter of the program`);
      else if (parameters.has(name)) faults.push(`${name} stands twice`);
      else parameters.set(name, readParameter(name as ParameterName, entry, numbers, faults));
    }
    for (const name of Object.keys(PARAMETERS)) if (!parameters.has(name)) faults.push(`${name} is missing`);
    if (faults.length > 0) throw new Error(`The rule book is not in order:\n${faults.join('\n')}`);
    return new Regulations(parameters);
  }

  on(date: PlainDate): RuleBook {
    const get = <N extends ParameterName>(name: N): InForce<ParameterValue<N>> | undefined =>
      // What `readParameter` let through is of the parameter's kind.
      this.parameters.get(name)?.findLast(({ from }) => from.toString() <= date.toString()) as InForce<ParameterValue<N>> | undefined;
    return { date, get };
  }
}

function readDocuments(documents: Entries, faults: string[]): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>();
  for (const [key, document] of Object.entries(documents)) {
    const fields = asRecord(document);
    checkKeys(key, fields, DOCUMENT_KEYS, faults);
    if (typeof fields['number'] === 'string') numbers.set(key, fields['number']);
  }
  return numbers;
}

function readParameter(name: ParameterName, entry: unknown, documents: ReadonlyMap<string, string>, faults: string[]): DatedValue[] {
  const fields = asRecord(entry);
  checkKeys(name, fields, ENTRY_KEYS, faults);
  const values = Array.isArray(fields['values']) ? fields['values'] : [];
  if (values.length === 0) faults.push(`${name} has no values`);
  const dated = values.flatMap((raw: unknown, index) => {
    const read = readDatedValue(name, asRecord(raw), documents);
    checkKeys(`${name} value ${index + 1}`, asRecord(raw), VALUE_KEYS, faults);
    if (typeof read !== 'string') return [read];
    faults.push(`${name} value ${index + 1}: ${read}`);
    return [];
  });
  return dated.sort((a, b) => (a.from.toString() < b.from.toString() ? -1 : 1));
}

function readDatedValue(name: ParameterName, fields: Entries, documents: ReadonlyMap<string, string>): DatedValue | string {
  const value = readValue(PARAMETERS[name], fields['value']);
  const from = parsePlainDate(String(fields['from']));
  const document = documents.get(String(fields['document']));
  const { article, grade, severity } = fields;
  if (value === undefined) return `the value is no ${PARAMETERS[name]}`;
  if (!from) return 'from is no date';
  if (document === undefined) return 'the document is not in documents.yaml';
  if (typeof article !== 'string') return 'the article is missing';
  if (grade !== 'A' && grade !== 'B' && grade !== 'C') return 'the grade is not A, B or C';
  if (severity !== 'HARD' && severity !== 'WARNING') return 'the severity is not HARD or WARNING';
  if (severity === 'HARD' && grade !== 'A') return 'only a value of grade A may be HARD';
  return { value, from, rule: { document, article }, grade, severity };
}

function checkKeys(where: string, fields: Entries, allowed: readonly string[], faults: string[]): void {
  for (const key of Object.keys(fields)) if (!allowed.includes(key)) faults.push(`${where}: unknown key ${key}`);
  for (const key of allowed) if (!(key in fields)) faults.push(`${where}: ${key} is missing`);
}

function asRecord(value: unknown): Entries {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Entries) : {};
}
