export * from './training.module.js';
