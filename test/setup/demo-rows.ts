import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { generateDemo, type DemoRows, type DemoSettings } from '#demo';
import { newId } from '#kernel';
import { testServer } from './database.js';
import { rowsFile } from './test-server.js';

/** The demo's rows of a seed and a day, generated once in a run of the tests: many files hold the API against them. */
export function demoRows(settings: DemoSettings): DemoRows {
  const file = rowsFile(testServer().demoFolder, settings);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as DemoRows;
  const { rows } = generateDemo(settings);
  // Whoever reads it meanwhile sees all of it or nothing.
  const unfinished = `${file}.${newId()}`;
  writeFileSync(unfinished, JSON.stringify(rows));
  renameSync(unfinished, file);
  return rows;
}
