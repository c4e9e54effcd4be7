import { cpus, totalmem } from 'node:os';
import type { MeasuredDeed } from './deeds.js';
import type { Measured, Settings } from './measure.js';

const GIB = 2 ** 30;
const share = (value: number): string => `${(value * 100).toFixed(0)} %`;
const perSecond = (value: number): string => value.toFixed(0);
const ms = (value: number): string => `${value.toFixed(1)} ms`;

/** Each goal on a line of its own, with what was measured, ending in `met` or `MISSED`. */
export function goals(measured: readonly Measured[], done: readonly MeasuredDeed[]): string[] {
  const verdict = (met: boolean): string => (met ? 'met' : 'MISSED');
  const ofDeeds = done.map(({ deed: { what, longestMedian }, rows, median }) => `${what}: ${rows} rows, p50 ${ms(median)}, goal at most ${ms(longestMedian)}: ${verdict(median <= longestMedian)}`);
  const ofPages = measured.flatMap(({ scenario: { what, leastShare, longestMedian }, throughput, median }) => [
    ...(leastShare === undefined || !throughput ? [] : [`${what}: ${share(throughput.share)} of the baseline, goal at least ${share(leastShare)}: ${verdict(throughput.share >= leastShare)}`]),
    ...(longestMedian === undefined ? [] : [`${what}: p50 ${ms(median)}, goal at most ${ms(longestMedian)}: ${verdict(median <= longestMedian)}`]),
  ]);
  return [...ofPages, ...ofDeeds];
}

/** The page `docs/benchmarks.md`. */
export function page(measured: readonly Measured[], done: readonly MeasuredDeed[], { connections, rounds, sliceMs }: Settings, postgres: string, day: string, busy: number): string {
  const compared = measured.flatMap(({ scenario, throughput }) => (throughput ? [{ what: scenario.what, ...throughput }] : []));
  const processors = cpus();
  return `# Benchmarks

Written by \`npm run bench\` on ${day}; every run writes it anew.

Machine: ${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}, ${(totalmem() / GIB).toFixed(0)} GiB, ${process.platform} ${process.arch}; Node ${process.versions.node}, ${postgres}; load average before the start ${busy.toFixed(1)}. The load generator and the database run on the same machine, so the shares say more than the figures.

## Goals

${goals(measured, done).map((line) => `- ${line}`).join('\n')}

## Throughput

Demo data of both wards, ${connections} connections, ${rounds} rounds in turns of ${sliceMs / 1_000} s for each server; medians. *chibo* is the built server with its production settings. The *baseline* is a bare Fastify server with \`pg\` and prepared statements on the same tables that does the same work per request: session look-up, transaction, scope for row-level security, one statement, audit, commit, JSON by a schema. *Unprotected* is the baseline's statement alone, without session, transaction, row-level security and audit. Before measuring, all three must answer with the same rows.

| | chibo, requests/s | baseline | chibo ÷ baseline | unprotected | cost of protection (baseline ÷ unprotected) |
|---|---:|---:|---:|---:|---:|
${compared.map((row) => `| ${row.what} | ${perSecond(row.chibo)} | ${perSecond(row.baseline)} | ${share(row.share)} | ${perSecond(row.bare)} | ${share(row.protectedShare)} |`).join('\n')}

## One client

| | p50 | p99 |
|---|---:|---:|
${measured.map(({ scenario, median, p99 }) => `| ${scenario.what} | ${ms(median)} | ${ms(p99)} |`).join('\n')}

## Work that changes records

One client; the records are put back before each round, which is not measured. Each is done for good: written, checked by the database at the commit, and audited row by row.

| | rows | p50 | longest of the rounds |
|---|---:|---:|---:|
${done.map(({ deed, rows, median, longest }) => `| ${deed.what} | ${rows} | ${ms(median)} | ${ms(longest)} |`).join('\n')}
`;
}
