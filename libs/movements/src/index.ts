export * from './movements.module.js';
