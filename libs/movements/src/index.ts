export { BalanceQuery } from './balance.query.js';
export * from './balance.rules.js';
export { ExitLoader } from './exit.loader.js';
export { MemberExitModel } from './exit.model.js';
export type { ExitRow } from './exit.query.js';
export * from './movements.module.js';
export { RestoreMember } from './restore-member.js';
