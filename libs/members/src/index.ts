export * from './electorate.query.js';
export * from './member.loader.js';
export { MemberModel } from './member.model.js';
export type { MemberRow } from './member.query.js';
export * from './members.module.js';
