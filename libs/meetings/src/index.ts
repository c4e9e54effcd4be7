export * from './meetings.module.js';
