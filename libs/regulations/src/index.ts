export * from './parameters.js';
export * from './regulations.js';
export * from './values.js';
