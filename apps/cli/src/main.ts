import 'reflect-metadata';
import { serve } from '../../api/src/serve.js';
import { demoLogins, fillWithDemo } from './demo.js';
import { makeProgram, runProgram } from './program.js';

process.exitCode = await runProgram(makeProgram({ serve, loadDemo: fillWithDemo, demoLogins }), process.argv.slice(2));
