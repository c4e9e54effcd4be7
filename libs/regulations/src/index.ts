export * from './parameters.js';
export * from './regulations.js';
export * from './values.js';
export * from './vote.rules.js';
export * from './working-days.js';
