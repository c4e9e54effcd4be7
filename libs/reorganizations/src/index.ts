export { namedUnits, type Operation } from './operation.rules.js';
export * from './reorganizations.module.js';
export { ReorganizationRepository } from './reorganization.repository.js';
export { planReorganization } from './reorganization.rules.js';
export { REORGANIZATION } from './reorganization.stages.js';
export { SituationQuery } from './situation.query.js';
export * from './structure.rules.js';
