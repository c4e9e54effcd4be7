export * from './electorate.query.js';
export * from './identity-number.codec.js';
export * from './identity-number-upkeep.repository.js';
export * from './member.loader.js';
export { MemberModel, PersonModel } from './member.model.js';
export type { MemberRow, PersonRow } from './member.query.js';
export * from './members.module.js';
export * from './roll.repository.js';
