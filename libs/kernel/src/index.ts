export * from './dates.js';
export * from './ids.js';
export * from './kernel.refusals.js';
export * from './notice.js';
export * from './pagination.js';
export * from './text.js';
export * from './verdict.js';
