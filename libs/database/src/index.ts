export * from './clock.js';
export * from './ctx.js';
export * from './sql.js';
export * from './unit-of-work.js';
