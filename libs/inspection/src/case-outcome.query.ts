import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { ViolationField } from './case-outcome.rules.js';

export interface FindingRow {
  readonly id: string;
  readonly caseId: string;
  readonly field: ViolationField;
  readonly otherName: string | null;
  readonly content: string;
  readonly withdrawnOn: string | null;
}

export interface RecommendationRow {
  readonly id: string;
  readonly caseId: string;
  readonly subjectId: string;
  readonly content: string;
  readonly dueOn: string;
  readonly doneOn: string | null;
  readonly doneWith: string | null;
  readonly withdrawnOn: string | null;
}

const FINDINGS = `
  SELECT id, case_id AS "caseId", field, other_name AS "otherName", content, withdrawn_on AS "withdrawnOn" FROM case_finding WHERE case_id = ANY ($1::uuid[]) ORDER BY case_id, field, id`;
const RECOMMENDATIONS = `
  SELECT id, case_id AS "caseId", subject_id AS "subjectId", content, due_on AS "dueOn", done_on AS "doneOn", done_with AS "doneWith", withdrawn_on AS "withdrawnOn"
  FROM case_recommendation WHERE case_id = ANY ($1::uuid[]) ORDER BY case_id, due_on, id`;

/** Reads what cases found and recommend. Row-level security keeps it to the cases the actor needs to know. */
@Injectable()
export class CaseOutcomeQuery {
  /** By field. */
  async findings(ctx: Ctx, caseIds: readonly string[]): Promise<FindingRow[]> {
    return ctx.db.sql.many(FINDINGS, [caseIds]);
  }

  /** The earliest due first. */
  async recommendations(ctx: Ctx, caseIds: readonly string[]): Promise<RecommendationRow[]> {
    return ctx.db.sql.many(RECOMMENDATIONS, [caseIds]);
  }
}
