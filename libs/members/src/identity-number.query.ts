import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { IdentityNumberCodec } from './identity-number.codec.js';
import { masked, type NumberGround, type NumberKind } from './identity-number.rules.js';

/** A number as it is shown to whoever sees the person. */
export interface MaskedNumber {
  readonly personId: string;
  readonly kind: NumberKind;
  /** Null when there is none. */
  readonly masked: string | null;
  readonly version: number;
}

interface NumberRow {
  readonly personId: string;
  readonly kind: NumberKind;
  readonly sealed: Buffer | null;
  readonly version: number;
}

const OF_PERSONS = `SELECT person_id AS "personId", kind, sealed, version FROM identity_number WHERE person_id = ANY ($1::uuid[])`;
const REACHES = `SELECT $1::uuid IN (SELECT chibo_identified_persons($2)) AS yes`;
const HOLDERS = `SELECT h.person_id AS "personId", p.full_name AS "fullName" FROM chibo_number_holders($1::bytea[], $2) h LEFT JOIN person p ON p.id = h.person_id ORDER BY p.full_name`;

/** Reads national ids and card numbers. Row-level security keeps it to people in scope. */
@Injectable()
export class IdentityNumberQuery {
  constructor(private readonly codec: IdentityNumberCodec) {}

  /** What there is of these people's numbers. */
  async masked(ctx: Ctx, personIds: readonly string[]): Promise<MaskedNumber[]> {
    const rows = await ctx.db.sql.many<NumberRow>(OF_PERSONS, [personIds]);
    return Promise.all(rows.map(async (row) => ({ personId: row.personId, kind: row.kind, masked: row.sealed && masked(await this.opened(ctx, row, row.sealed)), version: row.version })));
  }

  /** The whole number; null when there is none. */
  async whole(ctx: Ctx, personId: string, kind: NumberKind): Promise<string | null> {
    const rows = await ctx.db.sql.many<NumberRow>(OF_PERSONS, [[personId]]);
    const row = rows.find((each) => each.kind === kind);
    return row?.sealed ? this.opened(ctx, row, row.sealed) : null;
  }

  /** Whether a right of the actor reaches a person today. */
  async reaches(ctx: Ctx, right: 'identity_write' | 'identity_reveal', personId: string): Promise<boolean> {
    return (await ctx.db.sql.one<{ yes: boolean }>(REACHES, [personId, right])).yes;
  }

  /** Who besides a person has a number. */
  async ground(ctx: Ctx, personId: string, number: string): Promise<NumberGround> {
    const rows = await ctx.db.sql.many<{ personId: string | null; fullName: string | null }>(HOLDERS, [this.codec.indexesOf(number), personId]);
    return { names: rows.flatMap(({ fullName }) => fullName ?? []), elsewhere: rows.some((row) => row.personId === null) };
  }

  private async opened(ctx: Ctx, { personId, kind }: NumberRow, sealed: Buffer): Promise<string> {
    return this.codec.open(ctx.db.sql, personId, kind, sealed);
  }
}
