import { Injectable } from '@nestjs/common';
import { inForce, type Ctx } from '#database';
import type { DecidedMeasure, MeasureToCarryOut } from './discipline-notice.rules.js';

// The body that decided hands it out: of a cell its officers, of others those who lead the case. Told is the official cell.
const DECIDED = `
  SELECT d.id, i.organization_id AS "organizationId", d.decided_by AS "decidedBy", d.decision_number AS "decisionNumber", d.decided_on AS "decidedOn",
    d.announced_on AS "announcedOn", true AS handled
  FROM discipline_case d JOIN workflow_item i ON i.id = d.id
  WHERE d.decided_on IS NOT NULL AND d.announced_on IS NULL AND NOT d.synthetic
    AND CASE d.decided_by WHEN 'CELL' THEN d.cell_id IN (SELECT chibo_organizations('discipline_vote')) AND d.id IN (SELECT chibo_handled_disciplines())
      ELSE d.inspection_case_id IN (SELECT chibo_led_cases()) END
    AND d.annulled_on IS NULL
  UNION ALL
  SELECT d.id, d.official_cell_id, d.decided_by, d.decision_number, d.decided_on, d.announced_on, false
  FROM discipline_case d
  WHERE d.decided_by = 'CELL' AND d.annulled_on IS NULL AND d.official_cell_id IN (SELECT chibo_organizations('discipline_vote'))`;

// Told to those who work on it, until the roll or the tree says what was decided.
const TO_CARRY_OUT = `
  SELECT d.id, COALESCE(d.organization_id, ms.organization_id) AS "organizationId", stands.form, d.decision_number AS "decisionNumber", d.decided_on AS "decidedOn"
  FROM discipline_case d
  CROSS JOIN LATERAL (SELECT COALESCE((SELECT r.form FROM discipline_revision r WHERE r.discipline_id = d.id AND r.kind = 'CORRECTED'
    ORDER BY r.decided_on DESC, r.recorded_at DESC LIMIT 1), d.decided_form) AS form) stands
  LEFT JOIN membership ms ON ms.member_id = d.member_id AND ms.kind = 'PRIMARY' AND ${inForce('ms', '$1::date')}
  LEFT JOIN organization_period p ON p.organization_id = d.organization_id AND ${inForce('p', '$1::date')}
  WHERE d.effective_on <= $1::date AND NOT d.synthetic AND d.id IN (SELECT chibo_handled_disciplines())
    AND (stands.form = 'EXPULSION' AND ms.id IS NOT NULL OR stands.form = 'DISSOLUTION' AND p.id IS NOT NULL)
    AND NOT EXISTS (SELECT FROM discipline_revision r WHERE r.discipline_id = d.id AND r.kind <> 'CORRECTED')`;

/** Reads of which decided measures the actor is to be told. */
@Injectable()
export class DisciplineNoticesQuery {
  async decided(ctx: Ctx): Promise<DecidedMeasure[]> {
    return ctx.db.sql.many(DECIDED);
  }

  /** Expulsions and dissolutions in effect that were not carried out. */
  async toCarryOut(ctx: Ctx): Promise<MeasureToCarryOut[]> {
    return ctx.db.sql.many(TO_CARRY_OUT, [ctx.today.toString()]);
  }
}
