export * from './clock.js';
export * from './ctx.js';
export * from './keyset.js';
export * from './idempotency.repository.js';
export * from './sealer.js';
export * from './sql.js';
export * from './unit-of-work.js';
