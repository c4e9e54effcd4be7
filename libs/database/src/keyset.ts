import type { PageRequest } from '#kernel';

/** Collects the parameters of a statement that is put together from parts. */
export class SqlParams {
  readonly values: unknown[] = [];

  /** Adds a value; answers the place that stands for it, cast to the type the statement needs. */
  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}

/** A column rows are sorted by; the last of a sort is the row's id. */
export interface SortColumn {
  /** The expression, as it stands in the statement. */
  readonly sql: string;
  readonly type: string;
}

export interface KeysetClauses {
  /** The condition that starts the page after its cursor; `true` for the first page. */
  readonly where: string;
  readonly orderBy: string;
  readonly limit: string;
}

/** The clauses that read one page of a sorted list from where its cursor stands, without counting rows. */
export function keyset(columns: readonly SortColumn[], descending: boolean, page: PageRequest, params: SqlParams): KeysetClauses {
  const down = descending !== page.backwards;
  const names = columns.map(({ sql }) => sql).join(', ');
  const { key } = page;
  const where = key
    ? `(${names}) ${down ? '<' : '>'} (${columns.map(({ type }, index) => params.add(key[index], type)).join(', ')})`
    : 'true';
  const orderBy = columns.map(({ sql }) => `${sql} ${down ? 'DESC' : 'ASC'}`).join(', ');
  return { where, orderBy, limit: params.add(page.limit, 'int') };
}

/** A pattern that finds a word at the start of any word of a search column. */
export function wordPattern(word: string): string {
  return `% ${word.replace(/[\\%_]/g, '\\$&')}%`;
}
