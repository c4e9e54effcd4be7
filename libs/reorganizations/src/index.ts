export * from './reorganizations.module.js';
export * from './structure.rules.js';
