import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { rowsLoader, type LoaderCache } from '#graphql';
import { logOf, WorkflowRepository, type ItemRow, type LogRow } from '#workflow';
import { CaseOutcomeQuery, type FindingRow, type RecommendationRow } from './case-outcome.query.js';
import { CaseQuery, type CaseRow, type NameRow, type SubjectRow, type TeamRow } from './case.query.js';

const CASE = {};
const ITEM = {};
const SUBJECTS = {};
const TEAM = {};
const NAMES = {};
const FINDINGS = {};
const RECOMMENDATIONS = {};

/** Look-ups for nested fields: one statement a request for each kind, however long the list. */
@Injectable()
export class CaseLoader {
  constructor(
    private readonly cases: CaseQuery,
    private readonly workflow: WorkflowRepository,
    private readonly outcomes: CaseOutcomeQuery,
  ) {}

  /** The case, if the actor needs to know it; the look is in the audit. */
  async byId(loaders: LoaderCache, ctx: Ctx, id: string): Promise<CaseRow | null> {
    const loader = loaders.of(CASE, () => rowsLoader((ids) => this.cases.findInScope(ctx, ids), (row: CaseRow) => [row.id]));
    const [found] = await loader.load(id);
    if (found) ctx.touched.push({ kind: 'inspection_case', id, action: 'READ' });
    return found ?? null;
  }

  async item(loaders: LoaderCache, ctx: Ctx, id: string): Promise<ItemRow | undefined> {
    const loader = loaders.of(ITEM, () => rowsLoader((ids) => this.workflow.findInScope(ctx, ids), (row: ItemRow) => [row.id]));
    return (await loader.load(id))[0];
  }

  async log(loaders: LoaderCache, ctx: Ctx, id: string): Promise<readonly LogRow[]> {
    return logOf(this.workflow, loaders, ctx, id);
  }

  async subjects(loaders: LoaderCache, ctx: Ctx, caseId: string): Promise<readonly SubjectRow[]> {
    return loaders.of(SUBJECTS, () => rowsLoader((ids) => this.cases.subjects(ctx, ids), (row: SubjectRow) => [row.caseId])).load(caseId);
  }

  async team(loaders: LoaderCache, ctx: Ctx, caseId: string): Promise<readonly TeamRow[]> {
    return loaders.of(TEAM, () => rowsLoader((ids) => this.cases.team(ctx, ids), (row: TeamRow) => [row.caseId])).load(caseId);
  }

  async findings(loaders: LoaderCache, ctx: Ctx, caseId: string): Promise<readonly FindingRow[]> {
    return loaders.of(FINDINGS, () => rowsLoader((ids) => this.outcomes.findings(ctx, ids), (row: FindingRow) => [row.caseId])).load(caseId);
  }

  async recommendations(loaders: LoaderCache, ctx: Ctx, caseId: string): Promise<readonly RecommendationRow[]> {
    return loaders.of(RECOMMENDATIONS, () => rowsLoader((ids) => this.outcomes.recommendations(ctx, ids), (row: RecommendationRow) => [row.caseId])).load(caseId);
  }

  /** What a subject or a member of the team is called. */
  async name(loaders: LoaderCache, ctx: Ctx, caseId: string, id: string): Promise<string | null> {
    const loader = loaders.of(NAMES, () => rowsLoader((ids) => this.cases.names(ctx, ids), (row: NameRow) => [row.caseId]));
    return (await loader.load(caseId)).find((row) => row.id === id)?.name ?? null;
  }
}
