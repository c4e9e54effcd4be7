import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { refuse, type PlainDate, type RuleReference } from '#kernel';
import { WorkingCalendar } from './calendar.js';
import type { AnyValue, ParameterName, ParameterValue } from './parameters.js';
import { ARTICLE_UNCHECKED, readBook, type Book, type BookDocument, type BookParameter, type Conflict, type Entries, type Grade, type Severity } from './read-book.js';
import { regulationRefusals } from './regulation.refusals.js';

export { ARTICLE_UNCHECKED, GRADES, type BookDocument, type BookParameter, type BookValue, type Conflict, type Grade, type Severity } from './read-book.js';

/** A parameter as it is on a day, and where it comes from. */
export interface InForce<T> {
  readonly value: T;
  readonly rule: RuleReference;
  readonly severity: Severity;
  readonly grade: Grade;
  /** A ward's own, by a document that it entered. */
  readonly local: boolean;
  /** What other sources say it is. */
  readonly conflicting: readonly Conflict[];
}

/** The rules of one day. */
export interface RuleBook {
  readonly date: PlainDate;
  /** Which days are worked. */
  readonly calendar: WorkingCalendar;
  /** The parameter on that day; undefined before any document set it. */
  get<N extends ParameterName>(name: N): InForce<ParameterValue<N>> | undefined;
  /** The same, where nothing can be done without it. @throws DomainError PARAMETER_NOT_IN_FORCE */
  required<N extends ParameterName>(name: N): InForce<ParameterValue<N>>;
}

/** A value that a ward set for itself. */
export interface LocalValue {
  readonly parameter: ParameterName;
  readonly value: AnyValue;
  readonly from: PlainDate;
  readonly through: PlainDate | null;
  readonly document: string;
  readonly documentDate: string;
  readonly article: string | null;
}

/** What a ward adds to the national book: its own values, and the calendar of the notices it entered. */
export interface WardRules {
  readonly values: readonly LocalValue[];
  readonly calendar: WorkingCalendar;
}

const NATIONAL: WardRules = { values: [], calendar: WorkingCalendar.WITHOUT_NOTICES };

/** The national rule book: parameters by date, each with the document and article it comes from. */
export class Regulations {
  private constructor(private readonly book: Book) {}

  /**
   * Reads the book that ships with the program.
   * @throws Error that names file, key and fault of everything that is not in order
   */
  static load(folder: URL = new URL('./book/', import.meta.url)): Regulations {
    const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
    return Regulations.from(Object.fromEntries(files.map((file) => [file, parse(readFileSync(new URL(file, folder), 'utf8'), { uniqueKeys: true }) as Entries])));
  }

  /** The book of these files. @throws Error as `load` */
  static from(files: Readonly<Record<string, Entries>>): Regulations {
    return new Regulations(readBook(files));
  }

  get documents(): readonly BookDocument[] {
    return this.book.documents;
  }

  /** All that the book says of a parameter, whenever. */
  parameter(name: ParameterName): BookParameter {
    const found = this.book.parameters.get(name);
    if (!found) throw new Error(`The book was read without ${name}.`);
    return found;
  }

  /** The rules of a day, with what a ward adds to them. */
  on(date: PlainDate, ward: WardRules = NATIONAL): RuleBook {
    const get = <N extends ParameterName>(name: N): InForce<ParameterValue<N>> | undefined =>
      // What was read for a parameter is of its kind.
      (localOn(ward.values, name, date) ?? this.nationalOn(name, date)) as InForce<ParameterValue<N>> | undefined;
    const required = <N extends ParameterName>(name: N): InForce<ParameterValue<N>> => {
      const found = get(name);
      if (!found) throw refuse(regulationRefusals.PARAMETER_NOT_IN_FORCE, { parameter: name, day: date.toString() });
      return found;
    };
    return { date, calendar: ward.calendar, get, required };
  }

  private nationalOn(name: ParameterName, date: PlainDate): InForce<AnyValue> | undefined {
    const found = this.book.parameters.get(name)?.values.find((each) => lies(date, each));
    if (!found) return undefined;
    const { value, document, article, severity, grade, conflicting } = found;
    return { value, rule: { document: document.number, date: document.date, article }, severity, grade, local: false, conflicting };
  }
}

/** A ward that enters the document it follows has settled what it says: it is hard from then on. */
function localOn(values: readonly LocalValue[], name: ParameterName, date: PlainDate): InForce<AnyValue> | undefined {
  const found = values.find((each) => each.parameter === name && lies(date, each));
  if (!found) return undefined;
  const { value, document, documentDate, article } = found;
  return { value, rule: { document, date: documentDate, article: article ?? ARTICLE_UNCHECKED }, severity: 'HARD', grade: 'A', local: true, conflicting: [] };
}

function lies(date: PlainDate, { from, through }: { readonly from: PlainDate; readonly through: PlainDate | null }): boolean {
  const day = date.toString();
  return from.toString() <= day && (through === null || day <= through.toString());
}
