export { BalanceQuery } from './balance.query.js';
export * from './balance.rules.js';
export * from './movements.module.js';
