export * from './book-page.js';
export * from './calendar.js';
export * from './discipline-values.js';
export * from './parameters.js';
export * from './regulations.js';
export * from './values.js';
export * from './value-text.js';
export * from './vote.rules.js';
