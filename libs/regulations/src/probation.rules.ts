import type { PlainDate } from '#kernel';
import type { InForce, RuleBook } from './regulations.js';

/** What a probation begins with. */
export interface BeginOfProbation {
  readonly decidedOn: PlainDate;
  readonly ceremonyOn: PlainDate;
  readonly readmits: boolean;
}

/** How long the probation after a first admission is, or after a re-admission. */
export function probationMonths(readmits: boolean, book: RuleBook): InForce<number> | undefined {
  return book.get(readmits ? 'readmission.probation-months' : 'admission.probation-months');
}

/**
 * The day from which somebody is a full member; undefined before any document set a probation. It is counted from the
 * ceremony unless the book says otherwise.
 */
export function endOfProbation({ decidedOn, ceremonyOn, readmits }: BeginOfProbation, book: RuleBook): PlainDate | undefined {
  const months = probationMonths(readmits, book)?.value;
  const from = book.get('admission.probation-counted-from')?.value === 'ADMISSION_DECISION' ? decidedOn : ceremonyOn;
  return months === undefined ? undefined : from.add({ months });
}
