export * from './discipline.module.js';
