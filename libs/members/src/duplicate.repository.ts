import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import { newId } from '#kernel';
import type { Named } from './duplicate.rules.js';
import { IdentityNumberCodec } from './identity-number.codec.js';

const SUSPECT = 'SELECT chibo_suspect_duplicates($1, $2::bytea[])';
const APART = `INSERT INTO not_same_person (id, one_id, other_id, reason, declared_by_id) VALUES ($1, $4, $5, $2, $3) ON CONFLICT DO NOTHING`;
const OF_SUSPICION = `
  INSERT INTO not_same_person (id, one_id, other_id, reason, declared_by_id)
  SELECT $1, d.person_id, d.other_id, $2, $3 FROM duplicate_suspicion d WHERE d.id = $4 AND d.settled_on IS NULL ON CONFLICT DO NOTHING`;

/** Writes who are said not to be the same, and has the party office told of who may be. */
@Injectable()
export class DuplicateRepository {
  constructor(private readonly codec: IdentityNumberCodec) {}

  /** Has the party office told of everybody out of the actor's sight who may be the same; tells the actor nothing. */
  async suspect(ctx: WriteCtx, personId: string, number: string | null = null): Promise<void> {
    await ctx.db.sql.run(SUSPECT, [personId, number === null ? [] : this.codec.indexesOf(number)]);
  }

  /** The entry's id; null when it was declared already. */
  async declareApart(ctx: WriteCtx, named: Named, reason: string): Promise<string | null> {
    const id = newId();
    const values = [id, reason, ctx.actor.personId];
    const written = 'suspicionId' in named ? ctx.db.sql.run(OF_SUSPICION, [...values, named.suspicionId]) : ctx.db.sql.run(APART, [...values, named.personId, named.otherId]);
    return (await written) === 1 ? id : null;
  }
}
