export * from './targets.module.js';
