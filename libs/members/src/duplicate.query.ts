import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { PartialDate } from '#kernel';
import type { ApartGround, Namesake } from './duplicate.rules.js';
import { IdentityNumberCodec } from './identity-number.codec.js';
import { IdentityNumberQuery } from './identity-number.query.js';
import { IDENTITY_NUMBER_KINDS } from './identity-number.rules.js';

/** Somebody on record who may be the same person. */
export interface DuplicateRow extends Namesake {
  readonly personId: string;
  readonly sameNumber: boolean;
  readonly alike: boolean;
}

/** That somebody may be the same as one whom whoever entered the first could not see. */
export interface SuspicionRow {
  readonly id: string;
  readonly personId: string;
  /** Out of the reader's scope, maybe: then only the id is known, and shown to nobody. */
  readonly otherId: string;
  readonly sameNumber: boolean;
  readonly alike: boolean;
  readonly openedOn: string;
}

// Row-level security keeps it to people in sight.
const MATCHES = `
  SELECT p.id AS "personId", p.full_name AS "fullName", p.birth_on AS "birthOn", p.birth_precision AS "birthPrecision", number.same AS "sameNumber", names.alike
  FROM person p
  CROSS JOIN LATERAL (SELECT p.id = ANY (ARRAY(SELECT n.person_id FROM identity_number n WHERE n.blind_index = ANY ($5::bytea[]))) AS same) number
  CROSS JOIN LATERAL (
    SELECT births_agree($2::date, $3::date_precision, p.birth_on, p.birth_precision) AND names_alike(chibo_search_text($1), p.search_name) AS alike) names
  WHERE p.id IS DISTINCT FROM $4::uuid AND (number.same OR names.alike)
    AND (number.same OR p.birth_on >= date_trunc('year', $2::date)::date AND p.birth_on < (date_trunc('year', $2::date) + interval '1 year')::date)
    AND NOT EXISTS (SELECT FROM not_same_person d WHERE $4::uuid IN (d.one_id, d.other_id) AND p.id IN (d.one_id, d.other_id))
  ORDER BY p.given_name, p.family_name, p.id LIMIT 20`;
const SELF = `SELECT full_name AS "fullName", birth_on AS "birthOn", birth_precision AS "birthPrecision" FROM person WHERE id = $1`;
const GROUND = `
  SELECT $1::uuid IN (SELECT chibo_identified_persons('identity_write')) AS reached, EXISTS (SELECT FROM person WHERE id = $2) AS "otherKnown", $1 = $2 AS same,
    EXISTS (SELECT FROM not_same_person d WHERE $1 IN (d.one_id, d.other_id) AND $2 IN (d.one_id, d.other_id)) AS declared`;
const SUSPICIONS = `
  SELECT d.id, d.person_id AS "personId", d.other_id AS "otherId", d.same_number AS "sameNumber", d.alike, i.opened_on AS "openedOn"
  FROM duplicate_suspicion d JOIN workflow_item i ON i.id = d.id WHERE d.settled_on IS NULL AND ($1::uuid IS NULL OR d.id = $1) ORDER BY i.opened_on, d.id`;

/** Finds people who may be on record twice. */
@Injectable()
export class DuplicateQuery {
  constructor(
    private readonly codec: IdentityNumberCodec,
    private readonly numbers: IdentityNumberQuery,
  ) {}

  /** Those in sight who may be somebody not on record yet. */
  async ofNew(ctx: Ctx, fullName: string, birthDate: PartialDate): Promise<DuplicateRow[]> {
    return ctx.db.sql.many(MATCHES, [fullName, birthDate.earliest.toString(), birthDate.precision, null, []]);
  }

  /** Those in sight who may be the same as a person, and of whom nobody said that they are not. */
  async ofPerson(ctx: Ctx, personId: string): Promise<DuplicateRow[]> {
    const self = await ctx.db.sql.maybe<Namesake>(SELF, [personId]);
    if (!self) return [];
    const numbers = await Promise.all(IDENTITY_NUMBER_KINDS.map((kind) => this.numbers.whole(ctx, personId, kind)));
    const indexes = numbers.flatMap((number) => (number === null ? [] : this.codec.indexesOf(number)));
    return ctx.db.sql.many(MATCHES, [self.fullName, self.birthOn, self.birthPrecision, personId, indexes]);
  }

  async apart(ctx: Ctx, personId: string, otherId: string): Promise<ApartGround> {
    return ctx.db.sql.one(GROUND, [personId, otherId]);
  }

  /** What the actor has to look into, or one of it. */
  async suspicions(ctx: Ctx, id: string | null = null): Promise<SuspicionRow[]> {
    return ctx.db.sql.many(SUSPICIONS, [id]);
  }
}
