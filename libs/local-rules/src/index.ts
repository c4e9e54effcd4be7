export * from './local-rules.module.js';
