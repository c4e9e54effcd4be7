import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { READMITS } from './admission.query.js';
import type { IntroducerGone, Probation, Unread } from './recognition-notice.rules.js';

// The cell's work; once it is late, the standing committee learns of it too.
const PROBATIONS = `
  SELECT a.id, a.organization_id AS "organizationId", a.person_id AS "personId", a.decided_on AS "decidedOn", a.ceremony_on AS "ceremonyOn", ${READMITS} AS readmits, i.due_on AS "dueOn"
  FROM admission a JOIN workflow_item i ON i.id = a.id
  WHERE i.stage = 'PROBATION' AND a.ceremony_on IS NOT NULL
    AND (a.organization_id IN (SELECT chibo_organizations('admission_propose'))
      OR i.due_on < $1::date AND a.organization_id IN (SELECT chibo_organizations('admission_decide')))`;
// Those recognised before readings were recorded here would never be read again: half a year back is far enough.
const UNREAD = `
  SELECT a.id, a.organization_id AS "organizationId", a.person_id AS "personId", a.recognition_decided_on AS "decidedOn"
  FROM admission a JOIN workflow_item i ON i.id = a.id
  WHERE i.stage = 'RECOGNIZED' AND a.read_on IS NULL AND NOT a.synthetic AND a.recognition_decided_on BETWEEN $1::date - 180 AND $1::date
    AND a.organization_id IN (SELECT chibo_organizations('admission_propose'))`;

// Of those who never were in the cell nobody says here that they have gone.
const INTRODUCERS_GONE = `
  SELECT a.id, a.organization_id AS "organizationId", a.person_id AS "personId", x.place, max(s.valid_through)::text AS "leftOn"
  FROM admission a JOIN workflow_item i ON i.id = a.id JOIN admission_introducer x ON x.admission_id = a.id AND x.replaced_on IS NULL
  JOIN membership s ON s.member_id = x.member_id AND s.organization_id = a.organization_id
  WHERE i.stage IN ('AWAITING_CEREMONY', 'PROBATION') AND a.organization_id IN (SELECT chibo_organizations('admission_propose'))
  GROUP BY a.id, x.place HAVING bool_and(COALESCE(s.valid_through < $1::date, false))`;

/** Reads of whom the actor is to be told that the recognition is due. */
@Injectable()
export class RecognitionNoticesQuery {
  async probations(ctx: Ctx): Promise<Probation[]> {
    return ctx.db.sql.many(PROBATIONS, [ctx.today.toString()]);
  }

  async introducersGone(ctx: Ctx): Promise<IntroducerGone[]> {
    return ctx.db.sql.many(INTRODUCERS_GONE, [ctx.today.toString()]);
  }

  async unread(ctx: Ctx): Promise<Unread[]> {
    return ctx.db.sql.many(UNREAD, [ctx.today.toString()]);
  }
}
