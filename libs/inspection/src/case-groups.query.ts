import { Injectable } from '@nestjs/common';
import { SqlParams, type Ctx } from '#database';
import type { CaseDimension } from './case-groups.model.js';
import { listed, type CaseFilter } from './case.query.js';

export interface CaseGroupRow {
  readonly kind: string | null;
  readonly stage: string | null;
  readonly field: string | null;
  readonly organizationId: string | null;
  readonly year: number | null;
  readonly cases: number;
}

const COLUMNS: Readonly<Record<CaseDimension, readonly [sql: string, type: string, name: keyof CaseGroupRow]>> = {
  KIND: ['c.kind', 'case_kind', 'kind'],
  STAGE: ['i.stage', 'text', 'stage'],
  FIELD: ['found.field', 'violation_field', 'field'],
  ORGANIZATION: ['c.organization_id', 'uuid', 'organizationId'],
  YEAR: ['EXTRACT(YEAR FROM c.decided_on)::int', 'int', 'year'],
};

/** Counts cases. Row-level security keeps it to those the actor needs to know, so that every number is the length of a list. */
@Injectable()
export class CaseGroupsQuery {
  async groups(ctx: Ctx, filter: CaseFilter, by: readonly CaseDimension[]): Promise<CaseGroupRow[]> {
    const params = new SqlParams();
    const columns = (Object.keys(COLUMNS) as CaseDimension[]).map((dimension) => {
      const [sql, type, name] = COLUMNS[dimension];
      return `${by.includes(dimension) ? sql : `NULL::${type}`} AS "${name}"`;
    });
    // A case that found nothing of the fields asked for is none of the list.
    const asked = by.includes('FIELD') && filter.fields != null ? ` AND f.field = ANY (${params.add(filter.fields, 'violation_field[]')})` : '';
    const found = by.includes('FIELD') ? `LEFT JOIN LATERAL (SELECT DISTINCT f.field FROM case_finding f WHERE f.case_id = c.id AND f.withdrawn_on IS NULL${asked}) AS found ON true` : '';
    return ctx.db.sql.many(`SELECT ${columns.join(', ')}, count(*)::int AS cases ${listed(ctx, filter, params, found)} GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`, params.values);
  }
}
