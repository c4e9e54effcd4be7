import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { DueCase, DueRecommendation } from './case-notice.rules.js';

// Those who work on a case alone: that there is one, and when it is due, is part of it.
const DUE = `
  SELECT c.id, c.organization_id AS "organizationId", c.decision_number AS "decisionNumber", i.due_on AS "dueOn", planned.step
  FROM inspection_case c JOIN workflow_item i ON i.id = c.id
  LEFT JOIN LATERAL (SELECT id FROM case_step_entry e WHERE e.case_id = c.id AND e.step = 'PLAN' ORDER BY e.id DESC LIMIT 1) plan ON true
  LEFT JOIN LATERAL (
    SELECT p.step FROM case_planned_day p WHERE p.entry_id = plan.id AND p.due_on = i.due_on
      AND NOT EXISTS (SELECT FROM case_step_entry e WHERE e.case_id = c.id AND e.step = p.step)
    ORDER BY p.step LIMIT 1) planned ON true
  WHERE c.id IN (SELECT chibo_conducted_cases()) AND NOT c.synthetic AND i.due_on IS NOT NULL`;

// Only those who lead the case follow up what it recommended.
const RECOMMENDED = `
  SELECT r.id, r.case_id AS "caseId", c.organization_id AS "organizationId", c.conclusion_number AS "conclusionNumber", r.due_on AS "dueOn"
  FROM case_recommendation r JOIN inspection_case c ON c.id = r.case_id
  WHERE r.case_id IN (SELECT chibo_led_cases()) AND r.done_on IS NULL AND r.withdrawn_on IS NULL`;

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
