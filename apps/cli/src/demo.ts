import { hashPassword } from '#access';
import { Sql, SystemClock, withClient, type Database } from '#database';
import { DEMO_LOGINS, generateDemo, loadDemo } from '#demo';
import { denouncerSealing } from '#denunciations';
import { dayOf } from '#kernel';
import { numberSealing } from '#members';
import type { DemoLogin } from './start.js';

/** The same people in every demonstration. */
const SEED = 20_250_701;

/** Fills an empty database with both wards as of today. */
export async function fillWithDemo(database: Database): Promise<void> {
  const data = generateDemo({ seed: SEED, referenceDate: dayOf(new SystemClock().now()).toString() });
  await withClient(database.ownerUrl, 'DATABASE_URL', (client) => {
    const sql = new Sql(client);
    return loadDemo(client, data, { hash: hashPassword, seal: numberSealing(database.keys, sql), sealDenouncers: denouncerSealing(database.keys, sql) });
  });
}

/** The logins of the demo data; none when the database holds no demo data. */
export async function demoLogins(database: Database): Promise<readonly DemoLogin[]> {
  const holdsDemo = await withClient(database.ownerUrl, 'DATABASE_URL', async (client) => {
    const { rowCount } = await client.query('SELECT FROM installation WHERE demo_seed IS NOT NULL');
    return rowCount === 1;
  });
  if (!holdsDemo) return [];
  return DEMO_LOGINS.map(({ username, password, roleVi, roleEn, placeVi }) => ({ username, password, role: `${roleVi} / ${roleEn}, ${placeVi}` }));
}
