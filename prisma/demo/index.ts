export { DEMO_LOGINS, type DemoLogin } from './accounts.js';
export { FIGURES, REPORTS } from './figures.js';
export { generateDemo, type DemoSettings } from './generate.js';
export { loadDemo, type DemoConnection, type DemoSecrets } from './load.js';
export { REAL_NAMES } from './names.js';
export { DEMO_PASSWORD } from './password.js';
export type { DemoData, DemoRows } from './rows.js';
