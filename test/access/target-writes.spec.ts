import type pg from 'pg';
import { column, connect, refusalOf } from '../setup/client.js';
import { demoDatabase, type TestDatabase } from '../setup/database.js';

const DENIED = '42501';
const ALLOWED = 'not refused';
const WARD = 'Đảng bộ phường Mộc Châu';
const OBSERVE = `
  INSERT INTO observation (id, organization_id, measure, wording_vi, value, comparator, unit, period_from, period_through, source_document, author_id)
  VALUES (gen_random_uuid(), $1, 'clean-water', 'đạt 70%', 70, 'EQ', '%', '2026-01-01', '2026-06-30', 'Báo cáo', $2)`;
const CORRECT = `
  INSERT INTO observation (id, organization_id, measure, wording_vi, value, comparator, unit, period_from, period_through, source_document, author_id, corrects_id)
  SELECT gen_random_uuid(), organization_id, measure, wording_vi, 1, comparator, unit, period_from, period_through, source_document, $2, id FROM observation WHERE id = $1`;
const ADOPT = `INSERT INTO resolution (id, organization_id, title, term_from, term_through, source) VALUES (gen_random_uuid(), $1, 'Đại hội', '2030-07-01', '2035-06-30', 'Báo cáo')`;
const TARGET = `INSERT INTO target (id, resolution_id, target_group, number, text) SELECT gen_random_uuid(), id, 'SOCIAL', 99, 'x' FROM resolution WHERE organization_id = $1`;
const MEASURE = `
  INSERT INTO measure (id, target_id, place, key, kind, comparator, threshold, unit, cadence, cadence_stated, text)
  SELECT gen_random_uuid(), t.id, 99, 'x', 'REPORTED', 'GTE', 1, 'x', 'ANNUAL', true, 'x' FROM target t JOIN resolution r ON r.id = t.resolution_id WHERE r.organization_id = $1 LIMIT 1`;

describe('resolutions and what is reported of them, by raw SQL in a scope', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  let app: pg.Client;
  let path: string;
  let ward: string;
  /** Merged into the ward: its path lies under the ward's. */
  let predecessor: string;
  let person: string;
  let other: string;

  const organization = async (name: string): Promise<string> => (await column(owner, 'SELECT organization_id FROM organization_period WHERE name = $1', [name]))[0] ?? '';

  beforeAll(async () => {
    database = await demoDatabase();
    owner = await connect(database.ownerUrl);
    app = await connect(database.appUrl);
    ward = await organization(WARD);
    predecessor = await organization('Đảng bộ phường Mường Sang');
    [path = ''] = await column(owner, 'SELECT path::text FROM organization WHERE id = $1', [ward]);
    [person = '', other = ''] = await column(owner, 'SELECT id FROM person ORDER BY id LIMIT 2');
  });

  afterAll(async () => {
    await app.end();
    await owner.end();
    await database.drop();
  });

  /** How a statement ends for somebody with a right over the ward, who reads all there and below; it is taken back. */
  async function verdict(right: string | null, text: string, values: readonly unknown[]): Promise<string> {
    await app.query('BEGIN');
    await app.query(`SELECT set_config('chibo.person', $1, true)`, [person]);
    for (const each of ['organization_read', 'target_read']) await app.query('SELECT set_config($1, $2, true)', [`chibo.${each}`, `{"${path}"}`]);
    if (right !== null) await app.query('SELECT set_config($1, $2, true)', [`chibo.${right}_here`, `{"${path}"}`]);
    const refusal = await refusalOf(app, text, values);
    await app.query('ROLLBACK');
    return refusal;
  }

  it('whoever enters a figure is its author, at their own organisation', async () => {
    expect(await verdict('target_report', OBSERVE, [ward, person])).toBe(ALLOWED);
    for (const author of [other, null]) expect(await verdict('target_report', OBSERVE, [ward, author])).toBe(DENIED);
    expect(await verdict('target_report', OBSERVE, [predecessor, person])).toBe(DENIED);
    for (const right of [null, 'target_set']) expect(await verdict(right, OBSERVE, [ward, person])).toBe(DENIED);
  });

  it('and so is whoever corrects one; those of a predecessor stay as they were printed', async () => {
    const [printed] = await column(owner, 'SELECT id FROM observation WHERE organization_id = $1 LIMIT 1', [predecessor]);
    expect(await verdict('target_report', CORRECT, [printed, person])).toBe(DENIED);
    const mine = (await column(owner, `${OBSERVE} RETURNING id`, [ward, other]))[0];
    expect(await verdict('target_report', CORRECT, [mine, person])).toBe(ALLOWED);
    expect(await verdict('target_report', CORRECT, [mine, other])).toBe(DENIED);
  });

  it('when it was entered is for the database to say', async () => {
    expect(await verdict('target_report', `INSERT INTO observation (recorded_at) VALUES ('2020-01-01')`, [])).toBe(DENIED);
  });

  it.each([['resolution', ADOPT], ['target', TARGET], ['measure', MEASURE]])('a %s is entered at one’s own organisation, by those with the right', async (_, statement) => {
    expect(await verdict('target_set', statement, [ward])).toBe(ALLOWED);
    for (const right of [null, 'target_report']) expect(await verdict(right, statement, [ward])).toBe(DENIED);
  });

  it('a resolution is entered nowhere else', async () => {
    for (const name of ['Đảng bộ phường Vân Sơn', 'Chi bộ bản Nà Sương', 'Đảng bộ tỉnh Sơn La']) expect(await verdict('target_set', ADOPT, [await organization(name)])).toBe(DENIED);
  });
});
