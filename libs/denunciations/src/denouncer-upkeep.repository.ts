import type { Ctx } from '#database';
import type { DenouncerCodec } from './denouncer.codec.js';

/** So few that nobody waits long for one of them. */
const BATCH = 200;

const SEALED_BEFORE = `
  SELECT id, sealed FROM denunciation WHERE data_key_id IN (SELECT id FROM data_key WHERE retired_at IS NOT NULL) ORDER BY id LIMIT ${BATCH} FOR UPDATE`;
const RESEAL = 'UPDATE denunciation SET sealed = $2, data_key_id = $3 WHERE id = $1';

/** The operator's upkeep of sealed denouncers, as the owner of the database, a batch a transaction. */
export class DenouncerUpkeep {
  constructor(private readonly codec: DenouncerCodec) {}

  /** Seals again, with the current data key, what an earlier one sealed; answers how many, 0 when there were no more. */
  async reseal({ db: { sql } }: Ctx): Promise<number> {
    const rows = await sql.many<{ id: string; sealed: Buffer }>(SEALED_BEFORE);
    for (const { id, sealed } of rows) {
      const anew = await this.codec.seal(sql, id, await this.codec.open(sql, id, sealed));
      await sql.run(RESEAL, [id, anew.sealed, anew.dataKeyId]);
    }
    return rows.length;
  }
}
