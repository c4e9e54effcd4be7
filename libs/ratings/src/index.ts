export * from './cap.model.js';
export * from './cap.rules.js';
export * from './cap.service.js';
export * from './ratings.module.js';
export * from './recorded-rating.loader.js';
export { MassOrganizationModel } from './recorded-rating.model.js';
export type { MassOrganizationRow } from './recorded-rating.query.js';
