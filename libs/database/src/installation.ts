import type pg from 'pg';
import { keySetting, type Keys } from './keys.js';
import type { KeyConfig } from './config.js';
import { startupRefusals as refusals } from './startup.refusals.js';
import { cannotStart } from './startup-error.js';

/** What the database says about itself. */
export interface Installation {
  readonly keyCheck: Buffer;
  readonly demoSeed: number | null;
  /** `YYYY-MM-DD` */
  readonly demoReferenceDate: string | null;
}

/** Undefined when the database was never used. */
export async function readInstallation(client: pg.ClientBase): Promise<Installation | undefined> {
  const table = await client.query<{ exists: boolean }>(`SELECT to_regclass('public.installation') IS NOT NULL AS exists`);
  if (!table.rows[0]?.exists) return undefined;
  const { rows } = await client.query<Installation>(
    `SELECT key_check AS "keyCheck", demo_seed AS "demoSeed", demo_reference_date::text AS "demoReferenceDate" FROM public.installation`,
  );
  return rows[0];
}

/**
 * Refuses keys that are not this database's. A database that has keys never gets others.
 * @throws StartupError KEY_MISSING or KEY_WRONG
 */
export function checkKeys(installation: Installation | undefined, keys: Keys | undefined, config: KeyConfig): void {
  if (!installation) return;
  if (!keys) throw cannotStart(refusals.KEY_MISSING, { setting: keySetting(config) });
  if (!keys.matches(installation.keyCheck)) throw cannotStart(refusals.KEY_WRONG, { setting: keySetting(config) });
}

/** Makes the keys this database's own, unless it has some; answers what the database says then. */
export async function install(client: pg.ClientBase, keys: Keys, config: KeyConfig): Promise<Installation> {
  await client.query('INSERT INTO public.installation (id, key_check) VALUES (1, $1) ON CONFLICT (id) DO NOTHING', [keys.check]);
  const installation = await readInstallation(client);
  if (!installation) throw new Error('The installation row was written and is not there.');
  checkKeys(installation, keys, config); // another start may have been first
  return installation;
}
