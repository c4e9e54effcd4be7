import type { Command } from 'commander';
import { terminal } from './console.js';
import type { StartParts } from './start.js';

export function registerFigures(program: Command, parts: StartParts): void {
  program
    .command('figures')
    .description('prove on a throw-away installation that the figures of both political reports come out of the API')
    .action(async () => {
      const { proveFigures } = await import('./figures/prove-figures.js');
      await proveFigures(parts, terminal);
    });
}
