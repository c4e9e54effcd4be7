import type { DatePrecision } from '#kernel';
import type { RuleBook } from '#regulations';

/** What can be missing in a member's record, of all that the record has a place for. */
export const MISSING_ITEMS = ['BIRTH_DATE', 'PHONE', 'ADDRESS', 'CARD_NUMBER', 'CARD_NUMBER_DIGITS', 'FILE_DOCUMENTS'] as const;
export type MissingItem = (typeof MISSING_ITEMS)[number];

/** Papers that every member's file holds, and those of a full member. Which of the forms beyond these must be there, no source at hand says. */
const PAPERS_OF_ALL = ['APPLICATION', 'LIFE_HISTORY', 'ADMISSION_DECISION'] as const;
const PAPERS_OF_FULL = ['RECOGNITION_DECISION', 'RECORD_SHEET'] as const;
export type RequiredPaper = (typeof PAPERS_OF_ALL | typeof PAPERS_OF_FULL)[number];

/** What a member's file must hold and was not found to. */
export function missingPapers(found: readonly string[], isFull: boolean): RequiredPaper[] {
  const required = isFull ? [...PAPERS_OF_ALL, ...PAPERS_OF_FULL] : PAPERS_OF_ALL;
  return required.filter((kind) => !found.includes(kind));
}

/** A member's record, as far as its completeness goes. */
export interface RecordFacts {
  readonly full: boolean;
  readonly birthPrecision: DatePrecision;
  readonly hasPhone: boolean;
  readonly hasAddress: boolean;
  /** How many digits the number of the card has, 0 when it has other signs too; null without a card. */
  readonly cardDigits: number | null;
  /** What the paper file was last found to hold; null while nobody looked, which is no fault of the record. */
  readonly papers: readonly string[] | null;
}

/** What is missing in a record. A card is issued on recognition as a full member. */
export function missingItems({ full, birthPrecision, hasPhone, hasAddress, cardDigits, papers }: RecordFacts, book: RuleBook): MissingItem[] {
  const missing: Readonly<Record<MissingItem, boolean>> = {
    BIRTH_DATE: birthPrecision !== 'DAY',
    PHONE: !hasPhone,
    ADDRESS: !hasAddress,
    CARD_NUMBER: full && cardDigits === null,
    FILE_DOCUMENTS: papers !== null && missingPapers(papers, full).length > 0,
    CARD_NUMBER_DIGITS: cardDigits !== null && !hasDigits(cardDigits, book.get('member.card-digits')?.value),
  };
  return MISSING_ITEMS.filter((item) => missing[item]);
}

/** Before a document said how many digits a card number has, any number of them will do. */
function hasDigits(digits: number, counts: readonly number[] | undefined): boolean {
  return digits > 0 && (counts === undefined || counts.includes(digits));
}

/** How complete the records of some members are. */
export interface Completeness {
  readonly members: number;
  readonly complete: number;
  /** How many records miss each, only of what some do. */
  readonly missing: readonly { readonly item: MissingItem; readonly count: number }[];
}

export function completenessOf(records: readonly RecordFacts[], book: RuleBook): Completeness {
  const missing = records.map((record) => missingItems(record, book));
  const counts = MISSING_ITEMS.map((item) => ({ item, count: missing.filter((items) => items.includes(item)).length }));
  return { members: records.length, complete: missing.filter(({ length }) => length === 0).length, missing: counts.filter(({ count }) => count > 0) };
}
