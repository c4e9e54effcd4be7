import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig, openDatabase } from '#database';
import { DEMO_PASSWORD, REPORTS } from '#demo';
import type { Console } from '../console.js';
import { fillWithDemo } from '../demo.js';
import type { StartParts } from '../start.js';
import { askAs, type Check, type Findings } from './check.js';
import { predecessorFigures } from './predecessors.js';
import { resolutionFigures } from './resolution.js';
import { askWard, mocChauWard, vanSonWard } from './ward.js';

const SHOWN = 60;

/**
 * Asks a throw-away installation for every figure of both reports, over HTTP, and prints a table.
 * @throws Error when any answer differs from the report
 */
export async function proveFigures(parts: Pick<StartParts, 'serve'>, console: Console): Promise<void> {
  const dataDir = join(tmpdir(), `chibo-figures-${randomUUID()}`);
  const config = loadConfig({ CHIBO_DATA: dataDir, CHIBO_PORT: '0', CHIBO_LOG_LEVEL: 'error' });
  try {
    const database = await openDatabase(config, { log: console.err });
    try {
      await fillWithDemo(database);
      const serving = await parts.serve(config, database);
      const { checks, notStated } = await ask(serving.url).finally(() => serving.close());
      report(checks, notStated, console);
    } finally {
      await database.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function ask(url: string): Promise<Findings> {
  const mocChau = await askAs(url, 'thuongvu.moc-chau', DEMO_PASSWORD);
  const vanSon = await askAs(url, 'thuongvu.van-son', DEMO_PASSWORD);
  const first = await askWard(mocChau, REPORTS.mocChau.asOf, 35, REPORTS.mocChau.committee.percentDecimals);
  const second = await askWard(vanSon, REPORTS.vanSon.asOf, 41, REPORTS.vanSon.committee.percentDecimals);
  const found: Findings[] = [
    { checks: mocChauWard(REPORTS.mocChau, first), notStated: [] },
    await predecessorFigures(mocChau, REPORTS.mocChau, first),
    await resolutionFigures(mocChau, 'Mộc Châu', REPORTS.mocChau.targets),
    vanSonWard(REPORTS.vanSon, second),
    await resolutionFigures(vanSon, 'Vân Sơn', REPORTS.vanSon.targets),
  ];
  return { checks: found.flatMap(({ checks }) => checks), notStated: found.flatMap((each) => each.notStated) };
}

function report(checks: readonly Check[], notStated: Findings['notStated'], console: Console): void {
  for (const { figure, printed, answered, line } of checks) {
    const same = printed === answered;
    console.out(`${same ? ' ' : '≠'} ${figure.padEnd(72)} ${short(printed).padEnd(SHOWN)} ${same ? '=' : short(answered)}${line === null ? '' : `  (dòng ${line})`}`);
  }
  for (const { figure, line } of notStated) console.out(`· ${figure}: không nêu / not stated${line === null ? '' : `  (dòng ${line})`}`);
  const count = (from: Check['from'], same: boolean): number => checks.filter((each) => each.from === from && (!same || each.printed === each.answered)).length;
  console.out(`${count('RECORDS', true)} of ${count('RECORDS', false)} figures recomputed from records`);
  console.out(`${count('STORED', true)} of ${count('STORED', false)} stored and returned unchanged`);
  const differing = checks.filter(({ printed, answered }) => printed !== answered).length;
  if (differing > 0) throw new Error(`${differing} figures differ from the reports.`);
}

function short(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN - 1)}…`;
}
