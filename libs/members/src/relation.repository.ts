import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import type { Relation } from './relation.rules.js';

export interface NewRelation {
  readonly id: string;
  readonly personId: string;
  readonly otherId: string;
  readonly kind: Relation;
}

const DECLARE = `
  INSERT INTO person_relation (id, person_id, other_id, kind, declared_on, declared_by_id)
  VALUES ($1, $2, $3, $4::relation_kind, $5::date, $6) ON CONFLICT DO NOTHING`;
const WITHDRAW = `
  UPDATE person_relation SET withdrawn_on = $2::date, withdrawn_by_id = $3, withdraw_reason = $4, version = version + 1 WHERE id = $1`;

/** Writes declared relationships; they are withdrawn, never changed or deleted. */
@Injectable()
export class RelationRepository {
  /** False when a relationship of the two stands. */
  async declare(ctx: WriteCtx, { id, personId, otherId, kind }: NewRelation): Promise<boolean> {
    return (await ctx.db.sql.run(DECLARE, [id, personId, otherId, kind, ctx.today.toString(), ctx.actor.personId])) === 1;
  }

  async withdraw(ctx: WriteCtx, id: string, reason: string): Promise<void> {
    await ctx.db.sql.run(WITHDRAW, [id, ctx.today.toString(), ctx.actor.personId, reason]);
  }
}
