import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { DueCase, DueRecommendation } from './case-notice.rules.js';

// Those who work on a case alone: that there is one, and when it is due, is part of it.
const DUE = `
  SELECT c.id, c.organization_id AS "organizationId", c.decision_number AS "decisionNumber", i.due_on AS "dueOn"
  FROM inspection_case c JOIN workflow_item i ON i.id = c.id
  WHERE c.id IN (SELECT chibo_conducted_cases()) AND c.closed_on IS NULL AND NOT c.synthetic AND i.due_on IS NOT NULL`;

// Only those who lead the case follow up what it recommended.
const RECOMMENDED = `
  SELECT r.id, r.case_id AS "caseId", c.organization_id AS "organizationId", c.conclusion_number AS "conclusionNumber", r.due_on AS "dueOn"
  FROM case_recommendation r JOIN inspection_case c ON c.id = r.case_id
  WHERE r.case_id IN (SELECT chibo_led_cases()) AND r.done_on IS NULL`;

/** Reads of which cases the actor is to be told that they are due. */
@Injectable()
export class CaseNoticesQuery {
  async due(ctx: Ctx): Promise<DueCase[]> {
    return ctx.db.sql.many(DUE);
  }

  async recommended(ctx: Ctx): Promise<DueRecommendation[]> {
    return ctx.db.sql.many(RECOMMENDED);
  }
}
