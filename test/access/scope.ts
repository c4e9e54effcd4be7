import type pg from 'pg';
import { column } from '../setup/client.js';

export const RATING_RIGHTS = ['rating_read', 'rating_open', 'rating_submit', 'rating_decide'];
/** Rights that reach one organisation without what is below it. */
export const CASE_RIGHTS = ['case_log', 'case_inspect', 'case_oversee', 'case_lead', 'case_conclude', 'case_count', 'discipline_propose', 'discipline_vote', 'discipline_decide', 'discipline_settle'];

/** Where an organisation of the demo stands. */
export async function pathOf(owner: pg.Client, name: string): Promise<string> {
  const [path] = await column(
    owner,
    `SELECT o.path::text FROM organization o JOIN organization_period p ON p.organization_id = o.id WHERE p.name = $1 AND p.valid_through IS NULL`,
    [name],
  );
  if (path === undefined) throw new Error(`The demo data has no ${name}.`);
  return path;
}

/** As `access` does for a right that reaches an organisation and all below it. */
export async function setScope(client: pg.Client, path: string): Promise<void> {
  for (const right of ['organization_read', 'member_read', 'contact_read', ...RATING_RIGHTS]) {
    await client.query('SELECT set_config($1, $2, true)', [`chibo.${right}`, `{"${path}"}`]);
  }
  for (const right of CASE_RIGHTS) await client.query('SELECT set_config($1, $2, true)', [`chibo.${right}_here`, `{"${path}"}`]);
}
