import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { READMITS } from './admission.query.js';
import type { Probation } from './recognition-notice.rules.js';

// The cell's work; once it is late, the standing committee learns of it too.
const PROBATIONS = `
  SELECT a.id, a.organization_id AS "organizationId", a.person_id AS "personId", a.ceremony_on AS "ceremonyOn", ${READMITS} AS readmits, i.due_on AS "dueOn"
  FROM admission a JOIN workflow_item i ON i.id = a.id
  WHERE i.stage = 'PROBATION' AND a.ceremony_on IS NOT NULL
    AND (a.organization_id IN (SELECT chibo_organizations('admission_propose'))
      OR i.due_on < $1::date AND a.organization_id IN (SELECT chibo_organizations('admission_decide')))`;

/** Reads of whom the actor is to be told that the recognition is due. */
@Injectable()
export class RecognitionNoticesQuery {
  async probations(ctx: Ctx): Promise<Probation[]> {
    return ctx.db.sql.many(PROBATIONS, [ctx.today.toString()]);
  }
}
