import { Injectable } from '@nestjs/common';
import { inForce, type Ctx } from '#database';
import type { MassOrganizationKind } from '#enums';
import type { PlainDate } from '#kernel';
import type { RatingResult, ResultStanding } from './recorded-rating.rules.js';
import type { RatingLevel } from './rating.rules.js';

export interface MassOrganizationRow {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: MassOrganizationKind;
  readonly name: string;
  readonly validFrom: string;
  readonly validThrough: string | null;
}

export interface RecordedRatingRow {
  readonly id: string;
  readonly organizationId: string;
  readonly year: number;
  readonly level: RatingLevel;
  readonly massOrganizationId: string | null;
  readonly personId: string | null;
  readonly decidingBody: string;
  readonly documentNumber: string;
  readonly decidedOn: string;
  readonly correctsId: string | null;
}

const BODY = `id, organization_id AS "organizationId", kind, name, valid_from AS "validFrom", valid_through AS "validThrough"`;
const BODIES = `SELECT ${BODY} FROM mass_organization b WHERE organization_id = $1 AND ${inForce('b', '$2::date')} ORDER BY kind, valid_from`;
const BODIES_BY_ID = `SELECT ${BODY} FROM mass_organization WHERE id = ANY ($1::uuid[])`;

const RESULT = `r.id, r.organization_id AS "organizationId", r.year, r.level, r.mass_organization_id AS "massOrganizationId", r.person_id AS "personId",
  r.deciding_body AS "decidingBody", r.document_number AS "documentNumber", r.decided_on AS "decidedOn", r.corrects_id AS "correctsId"`;
// Mass organisations first, then civil servants in the order of Vietnamese given names.
const RESULTS = `
  SELECT ${RESULT} FROM recorded_rating r LEFT JOIN mass_organization b ON b.id = r.mass_organization_id LEFT JOIN person p ON p.id = r.person_id
  WHERE r.organization_id = $1 AND r.year = $2 AND ($3 OR NOT EXISTS (SELECT FROM recorded_rating later WHERE later.corrects_id = r.id))
  ORDER BY b.kind, p.given_name, p.family_name, r.subject_id, r.recorded_at, r.id`;
const BY_ID = `SELECT ${RESULT} FROM recorded_rating r WHERE r.id = $1`;
const STANDING = `
  SELECT
    EXISTS (SELECT FROM mass_organization b WHERE b.id = $3::uuid AND b.organization_id = $1
      AND b.valid_from <= make_date($2, 12, 31) AND (b.valid_through IS NULL OR b.valid_through >= make_date($2, 1, 1)))
    OR EXISTS (SELECT FROM post p WHERE p.person_id = $4::uuid AND p.organization_id = $1 AND p.kind = 'CIVIL_SERVANT'
      AND p.valid_from <= make_date($2, 12, 31) AND (p.valid_through IS NULL OR p.valid_through >= make_date($2, 1, 1))) AS "isOfOrganization",
    (SELECT r.id FROM recorded_rating r WHERE r.organization_id = $1 AND r.year = $2 AND r.subject_id IN ($3::uuid, $4::uuid)
      AND NOT EXISTS (SELECT FROM recorded_rating later WHERE later.corrects_id = r.id) LIMIT 1) AS "currentId",
    CASE WHEN $4::uuid = chibo_person() THEN 'SELF' WHEN $4::uuid IN (SELECT chibo_relatives()) THEN 'RELATIVE' END AS conflict`;

/** Reads mass organisations, and results that other bodies decided. */
@Injectable()
export class RecordedRatingQuery {
  /** The mass organisations beside an organisation on a day. */
  async massOrganizations(ctx: Ctx, organizationId: string, day: PlainDate): Promise<MassOrganizationRow[]> {
    return ctx.db.sql.many(BODIES, [organizationId, day.toString()]);
  }

  async massOrganizationsInScope(ctx: Ctx, ids: readonly string[]): Promise<MassOrganizationRow[]> {
    return ctx.db.sql.many(BODIES_BY_ID, [ids]);
  }

  /** The results of a year; those since corrected only when asked for. */
  async list(ctx: Ctx, organizationId: string, year: number, corrected: boolean): Promise<RecordedRatingRow[]> {
    return ctx.db.sql.many(RESULTS, [organizationId, year, corrected]);
  }

  async findInScope(ctx: Ctx, id: string): Promise<RecordedRatingRow | undefined> {
    return ctx.db.sql.maybe(BY_ID, [id]);
  }

  /** What a new result is held against. */
  async standing(ctx: Ctx, organizationId: string, { year, massOrganizationId, personId }: RatingResult): Promise<ResultStanding> {
    return ctx.db.sql.one(STANDING, [organizationId, year, massOrganizationId ?? null, personId ?? null]);
  }
}
