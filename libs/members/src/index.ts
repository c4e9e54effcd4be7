export * from './electorate.query.js';
export * from './member.loader.js';
export { MemberModel, PersonModel } from './member.model.js';
export type { MemberRow, PersonRow } from './member.query.js';
export * from './members.module.js';
export * from './person.input.js';
export * from './roll.repository.js';
