export * from './batching.js';
export * from './connection.js';
export * from './context.js';
export * from './input-fields.js';
export * from './loader-cache.js';
export * from './policy.js';
export * from './scalars.js';
export * from './validators.js';
