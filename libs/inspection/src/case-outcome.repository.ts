import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import { newId, type PlainDate } from '#kernel';
import type { Outcome, Withdrawal } from './case-outcome.rules.js';

const FIND = `
  INSERT INTO case_finding (id, case_id, field, other_name, content)
  SELECT id, $1, field, other_name, content FROM unnest($2::uuid[], $3::violation_field[], $4::text[], $5::text[]) AS made (id, field, other_name, content)`;
const RECOMMEND = `
  INSERT INTO case_recommendation (id, case_id, subject_id, content, due_on)
  SELECT id, $1, subject_id, content, due_on FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::date[]) AS made (id, subject_id, content, due_on)`;
const WITHDRAW_FINDINGS = 'UPDATE case_finding SET withdrawn_on = $2::date WHERE id = ANY ($1::uuid[])';
const WITHDRAW_RECOMMENDATIONS = 'UPDATE case_recommendation SET withdrawn_on = $2::date WHERE id = ANY ($1::uuid[])';
const DONE = 'UPDATE case_recommendation SET done_on = $2::date, done_with = $3 WHERE id = $1';

/** Writes what cases found and recommend. */
@Injectable()
export class CaseOutcomeRepository {
  async add(ctx: WriteCtx, caseId: string, { findings, recommendations }: Outcome): Promise<void> {
    await ctx.db.sql.run(FIND, [
      caseId,
      findings.map(() => newId()),
      findings.map(({ field }) => field),
      findings.map(({ otherName }) => otherName ?? null),
      findings.map(({ content }) => content),
    ]);
    await ctx.db.sql.run(RECOMMEND, [
      caseId,
      recommendations.map(() => newId()),
      recommendations.map(({ subjectId }) => subjectId),
      recommendations.map(({ content }) => content),
      recommendations.map(({ dueOn }) => dueOn.toString()),
    ]);
  }

  async withdraw(ctx: WriteCtx, { findingIds, recommendationIds }: Withdrawal): Promise<void> {
    await ctx.db.sql.run(WITHDRAW_FINDINGS, [findingIds, ctx.today.toString()]);
    await ctx.db.sql.run(WITHDRAW_RECOMMENDATIONS, [recommendationIds, ctx.today.toString()]);
  }

  async done(ctx: WriteCtx, id: string, { doneOn, doneWith }: { doneOn: PlainDate; doneWith: string }): Promise<void> {
    await ctx.db.sql.run(DONE, [id, doneOn.toString(), doneWith]);
  }
}
