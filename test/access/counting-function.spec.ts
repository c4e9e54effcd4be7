import { countingBody } from '#metrics';
import { appMetrics } from '../../apps/api/src/app-schema.js';
import { column, connect } from '../setup/client.js';
import { demoDatabase, type TestDatabase } from '../setup/database.js';
import type pg from 'pg';

const FIGURES = `SELECT numerator FROM chibo_figures($1, $2, ARRAY['members-admitted/by-decision'], ARRAY['2020-07-01'::date], ARRAY['2026-11-21'::date]) WHERE whole = 1`;
const TODAY = null;
const A_PAST_DAY = '2025-06-30';

describe('the counting function of the database', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  let app: pg.Client;
  let ward: string;
  let cell: string;
  let otherWard: string;

  beforeAll(async () => {
    database = await demoDatabase();
    owner = await connect(database.ownerUrl);
    app = await connect(database.appUrl);
    const named = async (name: string): Promise<string> => (await column(owner, 'SELECT organization_id FROM organization_period WHERE name = $1 AND valid_through IS NULL', [name]))[0] ?? '';
    ward = await named('Đảng bộ phường Mộc Châu');
    cell = await named('Chi bộ bản Nà Sương');
    otherWard = await named('Đảng bộ phường Vân Sơn');
  });

  afterAll(async () => {
    await app.end();
    await owner.end();
    await database.drop();
  });

  async function told(settings: Readonly<Record<string, string>>, organization: string, day: string | null): Promise<boolean> {
    await app.query('BEGIN');
    for (const [name, value] of Object.entries(settings)) await app.query('SELECT set_config($1, $2, true)', [`chibo.${name}`, value]);
    const { rows } = await app.query(FIGURES, [organization, day]);
    await app.query('ROLLBACK');
    return rows.length > 0;
  }

  const pathOf = async (id: string): Promise<string> => `{${(await column(owner, 'SELECT path::text FROM organization WHERE id = $1', [id]))[0] ?? ''}}`;

  it('is the one that the metrics declare', async () => {
    expect(await column(owner, `SELECT prosrc FROM pg_proc WHERE proname = 'chibo_figures'`)).toEqual([countingBody(await appMetrics())]);
  });

  it('tells nothing to whoever has no scope', async () => {
    expect(await told({}, ward, TODAY)).toBe(false);
    expect(await told({ organization_read: '', target_read: '' }, ward, TODAY)).toBe(false);
  });

  it('tells whoever may read a resolution how its own organisation stands, today, and nothing else', async () => {
    const reader = { organization_read: await pathOf(cell) };
    expect(await told(reader, ward, TODAY)).toBe(true);
    expect(await told(reader, ward, A_PAST_DAY)).toBe(false);
    expect(await told(reader, cell, TODAY)).toBe(false);
    expect(await told(reader, otherWard, TODAY)).toBe(false);
  });

  it('tells whom the right reaches, on any day', async () => {
    const reader = { organization_read: await pathOf(ward), target_read: await pathOf(ward) };
    for (const day of [TODAY, A_PAST_DAY]) for (const organization of [ward, cell]) expect(await told(reader, organization, day)).toBe(true);
    expect(await told(reader, otherWard, TODAY)).toBe(false);
  });
});
