export * from './access.module.js';
export * from './access.query.js';
export * from './access.service.js';
export * from './account.service.js';
export * from './authenticator.js';
export * from './credentials.js';
export * from './policy.js';
export * from './role.rules.js';
