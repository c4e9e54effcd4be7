import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { IdentityNumberCodec } from './identity-number.codec.js';
import { plainNumber } from './identity-number.rules.js';
import type { Relation } from './relation.rules.js';

export interface RelationRow {
  readonly id: string;
  readonly personId: string;
  readonly otherId: string;
  /** What the other is to the person. */
  readonly kind: Relation;
  readonly declaredOn: string;
  readonly declaredById: string | null;
  readonly withdrawnOn: string | null;
  readonly withdrawReason: string | null;
  readonly version: number;
}

export interface RelationNameRow {
  readonly relationId: string;
  readonly personId: string;
  readonly fullName: string;
}

const COLUMNS = `id, person_id AS "personId", other_id AS "otherId", kind, declared_on AS "declaredOn", declared_by_id AS "declaredById",
  withdrawn_on AS "withdrawnOn", withdraw_reason AS "withdrawReason", version`;
const OF_PERSON = `SELECT ${COLUMNS} FROM person_relation WHERE $1 IN (person_id, other_id) ORDER BY declared_on, id`;
const BY_ID = `SELECT ${COLUMNS} FROM person_relation WHERE id = $1`;
const NAMES = `SELECT relation_id AS "relationId", person_id AS "personId", full_name AS "fullName" FROM chibo_relation_names($1::uuid[])`;
const KEEPS = `SELECT $1::uuid = (SELECT chibo_person()) OR $1::uuid IN (SELECT chibo_declarable_persons()) AS yes`;
const KNOWN = `SELECT id FROM person WHERE id = $1`;
const CARD_HOLDER = `SELECT chibo_card_holder($1, $2) AS id`;
const STANDS = `
  SELECT EXISTS (SELECT FROM person_relation WHERE withdrawn_on IS NULL AND $1::uuid IN (person_id, other_id) AND $2::uuid IN (person_id, other_id) AND $1 <> $2) AS yes`;

/** Reads declared relationships. Row-level security keeps it to one's own and those of people the actor keeps. */
@Injectable()
export class RelationQuery {
  constructor(private readonly codec: IdentityNumberCodec) {}

  /** Those of a person, withdrawn ones too, the earliest first. */
  async ofPerson(ctx: Ctx, personId: string): Promise<RelationRow[]> {
    return ctx.db.sql.many(OF_PERSON, [personId]);
  }

  async findInScope(ctx: Ctx, id: string): Promise<RelationRow | undefined> {
    return ctx.db.sql.maybe(BY_ID, [id]);
  }

  /** It, locked until the transaction ends. */
  async lock(ctx: Ctx, id: string): Promise<RelationRow | undefined> {
    return ctx.db.sql.maybe(`${BY_ID} FOR NO KEY UPDATE`, [id]);
  }

  /** What both people of each are called, also where one lies out of the reader's scope. */
  async names(ctx: Ctx, ids: readonly string[]): Promise<RelationNameRow[]> {
    return ctx.db.sql.many(NAMES, [ids]);
  }

  /** Whether the actor keeps the relationships of a person: their own, or of the people of their organisations. */
  async keeps(ctx: Ctx, personId: string): Promise<boolean> {
    return (await ctx.db.sql.one<{ yes: boolean }>(KEEPS, [personId])).yes;
  }

  /** The person, if in scope. */
  async known(ctx: Ctx, personId: string): Promise<string | null> {
    return (await ctx.db.sql.maybe<{ id: string }>(KNOWN, [personId]))?.id ?? null;
  }

  /** The member who has this card and this name. */
  async cardHolder(ctx: Ctx, cardNumber: string, fullName: string): Promise<string | null> {
    return (await ctx.db.sql.one<{ id: string | null }>(CARD_HOLDER, [this.codec.indexOf('CARD', plainNumber(cardNumber)), fullName])).id;
  }

  /** Whether a relationship of two people stands. */
  async stands(ctx: Ctx, personId: string, otherId: string): Promise<boolean> {
    return (await ctx.db.sql.one<{ yes: boolean }>(STANDS, [personId, otherId])).yes;
  }
}
