export * from './merges.module.js';
export { mergeVerdict, type MergeGround } from './merge.rules.js';
