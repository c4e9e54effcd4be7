export * from './decision.repository.js';
export * from './organization-paths.js';
export * from './organization.loader.js';
export { DecisionModel, OrganizationModel } from './organization.model.js';
export { OrganizationQuery, type DecisionRow, type OrganizationRow } from './organization.query.js';
export * from './organizations.module.js';
export * from './tree-lock.repository.js';
