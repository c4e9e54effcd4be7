export { isSupervision } from './case-course.rules.js';
export { CaseLoader } from './case.loader.js';
export { CaseCountsModel, InspectionCaseModel } from './case.model.js';
export { CaseQuery, type CaseCountsQuestion, type CaseRow } from './case.query.js';
export { BODY_OF_CONDUCTOR, sinceLatestStep } from './case.rules.js';
export { CaseService } from './case.service.js';
export * from './inspection.module.js';
export { contentFindings, isMarked, markedFindings, SECRECY, type Content, type Secrecy } from './secrecy.rules.js';
