// `npm run bench`: how fast chibo answers, beside a server that does the same work by hand.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadConfig, openDatabase, packageRoot, SystemClock, withClient } from '#database';
import { DEMO_PASSWORD } from '#demo/password';
import { dayOf } from '#kernel';
import { DEEDS, type MeasuredDeed } from './deeds.js';
import { Bench, type Measured, type Settings } from './measure.js';
import { goals, page } from './report.js';
import { SCENARIOS } from './scenarios.js';
import { startBaseline, startChibo } from './servers.js';

const SETTINGS: Settings = { connections: 16, rounds: 7, sliceMs: 2_000, warmUpMs: 5_000 };
const PAGE = join(packageRoot, 'docs', 'benchmarks.md');

const folder = join(tmpdir(), `chibo-bench-${randomUUID()}`);
const today = dayOf(new SystemClock().now()).toString();
const [busy = 0] = loadavg();
const only = process.argv.slice(2);
const isAsked = ({ name }: { readonly name: string }): boolean => only.length === 0 || only.includes(name);

try {
  await mkdir(folder, { mode: 0o755 });
  const { measured, done, postgres } = await run(join(folder, 'data'));
  for (const line of goals(measured, done)) process.stdout.write(`${line}\n`);
  const text = page(measured, done, SETTINGS, postgres, today, busy);
  if (only.length > 0) process.stdout.write(text); // a part of the picture is not kept
  else {
    await mkdir(dirname(PAGE), { recursive: true });
    await writeFile(PAGE, text);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function run(dataDir: string): Promise<{ measured: Measured[]; done: MeasuredDeed[]; postgres: string }> {
  const chibo = await startChibo(dataDir, join(folder, 'chibo.log'));
  try {
    const database = await openDatabase(loadConfig({ CHIBO_DATA: dataDir }), { shared: true });
    const postgres = await withClient(database.ownerUrl, 'CHIBO_DATA', async (client) => {
      const { rows } = await client.query<{ version: string }>(`SELECT split_part(version(), ' on ', 1) AS version`);
      return rows[0]?.version ?? '';
    });
    const baseline = await startBaseline(database);
    try {
      const bench = new Bench(chibo, baseline, DEMO_PASSWORD, today, SETTINGS);
      const measured: Measured[] = [];
      for (const scenario of SCENARIOS.filter(isAsked)) measured.push(await bench.measure(scenario));
      // Deeds change what the scenarios read.
      const done: MeasuredDeed[] = [];
      await withClient(database.ownerUrl, 'CHIBO_DATA', async (owner) => {
        for (const deed of DEEDS.filter(isAsked)) done.push(await bench.measureDeed(deed, owner));
      });
      return { measured, done, postgres };
    } catch (error) {
      const errors = (await readFile(join(folder, 'chibo.log'), 'utf8')).split('\n').filter((line) => line.includes('"error"'));
      throw new Error(`chibo reported: ${errors.slice(0, 3).join('\n')}`, { cause: error });
    } finally {
      await baseline.stop();
    }
  } finally {
    await chibo.stop();
  }
}
