export * from './admissions.module.js';
