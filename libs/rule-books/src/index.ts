export * from './rule-books.js';
export * from './rule-books.module.js';
