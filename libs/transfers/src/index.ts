export * from './transfers.module.js';
