export * from './dues.module.js';
