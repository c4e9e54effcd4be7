export * from './counting-function.js';
export * from './metric.js';
export * from './metric-table.js';
export * from './metric.query.js';
export * from './metrics.module.js';
