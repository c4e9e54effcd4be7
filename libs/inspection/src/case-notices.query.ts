import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { DueCase } from './case-notice.rules.js';

// Those who work on a case alone: that there is one, and when it is due, is part of it.
const DUE = `
  SELECT c.id, c.organization_id AS "organizationId", c.decision_number AS "decisionNumber", i.due_on AS "dueOn"
  FROM inspection_case c JOIN workflow_item i ON i.id = c.id
  WHERE c.id IN (SELECT chibo_conducted_cases()) AND c.closed_on IS NULL AND NOT c.synthetic AND i.due_on IS NOT NULL`;

/** Reads of which cases the actor is to be told that they are due. */
@Injectable()
export class CaseNoticesQuery {
  async due(ctx: Ctx): Promise<DueCase[]> {
    return ctx.db.sql.many(DUE);
  }
}
