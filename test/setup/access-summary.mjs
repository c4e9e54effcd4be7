import { mkdtempSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** A reporter of Jest: the last line of `npm run test:access`, from the figures that the tests leave (`test/access/figures.ts`). */
export default class AccessSummary {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'chibo-access-'));
    process.env.CHIBO_ACCESS_FIGURES = join(this.folder, 'figures');
  }

  onRunComplete(_contexts, { numFailedTestSuites }) {
    const file = process.env.CHIBO_ACCESS_FIGURES;
    const left = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
    const found = Object.assign({}, ...left.map((line) => JSON.parse(line)));
    const of = (name) => (name in found ? found[name].toLocaleString('en') : '(not tried)');
    rmSync(this.folder, { recursive: true });
    const lines = [
      `${of('trials')} role sets and dates on ${of('trees')} random trees: ${of('disagreements')} disagreements between program, filter and row-level security`,
      `${of('unguarded')} questions with the program's checks switched off: ${of('foreign')} foreign rows`,
      `${of('mutants')} mutants of the policy table, ${of('equivalents')} of them without effect, for reasons stated`,
      `${of('roles')} roles × ${of('operations')} operations × ${of('scopes')} scopes, ${of('cells')} cells: ` +
        `${of('leaks')} leaks, ${of('falseDenials')} false denials, ${of('unmapped')} unmapped, ${of('survivors')} surviving mutants`,
    ];
    if (numFailedTestSuites > 0) lines.push('Nothing is proven: a test failed.');
    // After all that Jest itself has to say.
    process.once('exit', () => process.stdout.write(`\n${lines.join('\n')}\n`));
  }
}
