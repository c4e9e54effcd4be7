import { Injectable } from '@nestjs/common';
import { keyset, SqlParams, type Ctx, type SortColumn } from '#database';
import type { CursorKey, PageRequest } from '#kernel';
import type { SeasonDraftStage } from './season-draft.stages.js';

export interface SeasonDraftRow {
  readonly id: string;
  readonly organizationId: string;
  readonly year: number;
  readonly cutOffOn: string;
  readonly cellDeadlineOn: string;
  readonly decisionDeadlineOn: string;
  readonly decidedAbove: readonly string[];
  readonly stage: SeasonDraftStage;
  readonly version: number;
}

const DRAFTS = `
  SELECT d.id, d.organization_id AS "organizationId", d.year, d.cut_off_on AS "cutOffOn", d.cell_deadline_on AS "cellDeadlineOn",
    d.decision_deadline_on AS "decisionDeadlineOn", d.decided_above AS "decidedAbove", i.stage, i.version
  FROM rating_season_draft d JOIN workflow_item i ON i.id = d.id`;
const BY_ID = `${DRAFTS} WHERE d.id = $1`;
const SORT: readonly SortColumn[] = [
  { sql: 'd.year', type: 'int' },
  { sql: 'd.id', type: 'uuid' },
];
const OPENED = `SELECT EXISTS (SELECT FROM rating_season WHERE organization_id = $1 AND year = $2) AS opened`;

/** Reads seasons that are being prepared, in the scope of whoever may open them. */
@Injectable()
export class SeasonDraftQuery {
  async findInScope(ctx: Ctx, id: string): Promise<SeasonDraftRow | undefined> {
    return ctx.db.sql.maybe(BY_ID, [id]);
  }

  /** One page of those that are being prepared, the latest year first; of one organisation, when it is named. */
  async underWay(ctx: Ctx, organizationId: string | null, page: PageRequest): Promise<SeasonDraftRow[]> {
    const params = new SqlParams();
    const of = params.add(organizationId, 'uuid');
    const { where, orderBy, limit } = keyset(SORT, true, page, params);
    return ctx.db.sql.many(`${DRAFTS} WHERE d.ended_on IS NULL AND (${of} IS NULL OR d.organization_id = ${of}) AND ${where} ORDER BY ${orderBy} LIMIT ${limit}`, params.values);
  }

  keyOf({ year, id }: SeasonDraftRow): CursorKey {
    return [year, id];
  }

  async isOpened(ctx: Ctx, organizationId: string, year: number): Promise<boolean> {
    const row = await ctx.db.sql.maybe<{ readonly opened: boolean }>(OPENED, [organizationId, year]);
    return row?.opened ?? false;
  }
}
