export * from './complaints.module.js';
