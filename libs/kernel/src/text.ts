const COMBINING_MARKS = /[\u0300-\u036f]/g;

/**
 * The form in which names are searched: no accents, đ as d, lower case, single spaces. The database
 * computes the same for its generated search columns (`chibo_search_text`).
 */
export function searchText(text: string): string {
  return text
    .normalize('NFD')
    .replace(COMBINING_MARKS, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** The words of a search, each to be found at the start of a word of the name, in any order. */
export function searchWords(text: string): string[] {
  // An accent on its own stays a word: nobody's name holds it, and left out it would find everybody.
  return text.split(/\s+/).filter(Boolean).map((word) => searchText(word) || word);
}

// Everything that is invisible or reorders what surrounds it: control and format characters, separators
// other than the space, private use, surrogates on their own.
const NOT_PRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u;

/** Whether a one-line text holds nothing but what a reader can see. */
export function isPrintable(text: string): boolean {
  return !NOT_PRINTABLE.test(text);
}
