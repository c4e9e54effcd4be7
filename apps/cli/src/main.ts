import 'reflect-metadata';
import { makeProgram, runProgram } from './program.js';
import type { StartParts } from './start.js';

/** Loaded when they are needed: loading them takes longer than all else, and a refusal should not wait for it. */
const parts: StartParts = {
  serve: async (config, database) => (await import('../../api/src/serve.js')).serve(config, database),
  sealPlainNumbers: async (database) => (await import('./keys.js')).sealPlainNumbers(database),
  loadDemo: async (database) => (await import('./demo.js')).fillWithDemo(database),
  demoLogins: async (database) => (await import('./demo.js')).demoLogins(database),
};

process.exitCode = await runProgram(makeProgram(parts), process.argv.slice(2));
