export * from './worklist.module.js';
