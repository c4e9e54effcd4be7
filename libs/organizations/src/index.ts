export * from './decision.repository.js';
export * from './day-begins.js';
export * from './organization.loader.js';
export { DecisionModel, OrganizationModel } from './organization.model.js';
export { OrganizationQuery, type DecisionRow, type OrganizationRow } from './organization.query.js';
export * from './organizations.module.js';
export * from './tree-lock.repository.js';
