export { DisciplineLoader } from './discipline.loader.js';
export { DisciplineCaseModel } from './discipline.model.js';
export * from './discipline.module.js';
export type { DisciplineRow } from './discipline.query.js';
export { DisciplineService } from './discipline.service.js';
export { ReviseDiscipline } from './revise-discipline.js';
