import { Command, CommanderError } from 'commander';
import { registerAccess } from './access.command.js';
import { describeFailure, terminal } from './console.js';
import { registerDemo } from './demo.command.js';
import { registerFigures } from './figures.command.js';
import { registerGenerate } from './generate.command.js';
import { registerKeys } from './keys.command.js';
import { registerMetrics } from './metrics.command.js';
import { registerMigrate } from './migrate.command.js';
import { registerRegulations } from './regulations.command.js';
import { registerSchema } from './schema.command.js';
import { registerStart } from './start.command.js';
import type { StartParts } from './start.js';
import { registerUser } from './user.command.js';

const FAILED = 1;
const MISUSED = 2;

/** The operator's commands. Every further command registers itself here. */
export function makeProgram(parts: StartParts): Command {
  const program = new Command('chibo').description("Membership records of a ward's party organisation").exitOverride();
  registerStart(program, parts);
  registerMigrate(program, parts);
  registerUser(program);
  registerKeys(program);
  registerDemo(program);
  registerFigures(program, parts);
  const generate = registerGenerate(program);
  registerSchema(generate);
  registerMetrics(generate);
  registerAccess(generate);
  registerRegulations(generate);
  return program;
}

/** Runs one command line; answers the exit code. */
export async function runProgram(program: Command, argv: readonly string[]): Promise<number> {
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : MISUSED; // it has already said why
    terminal.err(describeFailure(error));
    return FAILED;
  }
}
