import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import type { RatingResult } from './recorded-rating.rules.js';
import type { RatingLevel } from './rating.rules.js';

export interface ResultRecord extends RatingResult {
  readonly organizationId: string;
  readonly level: RatingLevel;
  readonly decidingBody: string;
  readonly documentNumber: string;
}

const APPEND = `
  INSERT INTO recorded_rating (id, organization_id, year, level, mass_organization_id, person_id, deciding_body, document_number, decided_on, author_id, corrects_id)
  VALUES ($1, $2, $3, $4::rating_level, $5, $6, $7, $8, $9::date, chibo_person(), $10) ON CONFLICT DO NOTHING`;

/** Writes results that other bodies decided; never over one that is there. */
@Injectable()
export class RecordedRatingRepository {
  /** False when somebody else has just recorded or corrected the same. */
  async append(ctx: WriteCtx, id: string, result: ResultRecord): Promise<boolean> {
    const { organizationId, year, level, massOrganizationId, personId, decidingBody, documentNumber, decidedOn, correctsId } = result;
    const values = [id, organizationId, year, level, massOrganizationId ?? null, personId ?? null, decidingBody, documentNumber, decidedOn.toString(), correctsId ?? null];
    return (await ctx.db.sql.run(APPEND, values)) === 1;
  }
}
