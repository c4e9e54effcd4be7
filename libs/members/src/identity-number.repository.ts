import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import { newId } from '#kernel';
import { IdentityNumberCodec } from './identity-number.codec.js';
import type { NumberKind } from './identity-number.rules.js';

export interface NumberToEnter {
  readonly personId: string;
  readonly kind: NumberKind;
  /** Null takes away what there is. */
  readonly number: string | null;
  /** Version it is based on; 0 where no number was ever entered. */
  readonly version: number;
  readonly disputed: boolean;
}

// Whoever enters the same number at the same moment waits, and then finds it taken.
const HOLD = `SELECT pg_advisory_xact_lock(hashtextextended(encode($1::bytea, 'hex'), 0))`;
const ENTER = `
  INSERT INTO identity_number AS n (person_id, kind, sealed, blind_index, digits, data_key_id, disputed)
  SELECT $1::uuid, $2::identity_number_kind, $3::bytea, $4::bytea, $5::integer, $6::uuid, $7::boolean
  WHERE $8 = 0 OR EXISTS (SELECT FROM identity_number WHERE person_id = $1 AND kind = $2::identity_number_kind)
  ON CONFLICT (person_id, kind) DO UPDATE
    SET sealed = EXCLUDED.sealed, blind_index = EXCLUDED.blind_index, digits = EXCLUDED.digits, data_key_id = EXCLUDED.data_key_id,
      disputed = EXCLUDED.disputed, version = n.version + 1
    WHERE n.version = $8`;
const REVEAL = `INSERT INTO identity_reveal (id, person_id, kind, purpose, account_id, request_id) VALUES ($1, $2, $3::identity_number_kind, $4, $5, $6)`;

/** Writes national ids and card numbers, sealed, and who was shown one. */
@Injectable()
export class IdentityNumberRepository {
  constructor(private readonly codec: IdentityNumberCodec) {}

  /** Keeps others from entering a number until the transaction ends. */
  async hold(ctx: WriteCtx, number: string): Promise<void> {
    await ctx.db.sql.run(HOLD, [this.codec.indexOf('NATIONAL_ID', number)]);
  }

  /** False when somebody else has changed it since. */
  async enter(ctx: WriteCtx, { personId, kind, number, version, disputed }: NumberToEnter): Promise<boolean> {
    const kept = number === null ? undefined : (await this.codec.sealing(ctx.db.sql))({ personId, kind, number });
    const values = [kept?.sealed ?? null, kept?.blindIndex ?? null, kept?.digits ?? null, kept?.dataKeyId ?? null, disputed];
    return (await ctx.db.sql.run(ENTER, [personId, kind, ...values, version])) === 1;
  }

  /** Puts on record what a whole number is shown for; answers the entry's id. */
  async recordReveal(ctx: WriteCtx, personId: string, kind: NumberKind, purpose: string): Promise<string> {
    const id = newId();
    await ctx.db.sql.run(REVEAL, [id, personId, kind, purpose, ctx.actor.accountId, ctx.requestId]);
    return id;
  }
}
