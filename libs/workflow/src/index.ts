export * from './decided.input.js';
export * from './notice-board.js';
export * from './override.rules.js';
export * from './stage.rules.js';
export * from './workflow.model.js';
export * from './workflow.module.js';
export * from './workflow.repository.js';
export * from './workflow.service.js';
