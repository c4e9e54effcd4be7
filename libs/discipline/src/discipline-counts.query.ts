import { Injectable } from '@nestjs/common';
import { SqlParams, type Ctx } from '#database';
import type { PlainDate } from '#kernel';
import type { DecidingBody, DisciplineForm } from '#regulations';
import type { CountedGroup, DisciplineDimension } from './discipline-counts.rules.js';

export interface DisciplineCountsQuestion {
  readonly organizationId: string;
  readonly fromYear: number;
  readonly throughYear: number;
  readonly by: readonly DisciplineDimension[];
  readonly onOrganizations: boolean;
}

/** Which measures; what is left out narrows nothing. */
export interface DisciplineFilter {
  readonly organizationId?: string | null;
  readonly forms?: readonly DisciplineForm[] | null;
  readonly fields?: readonly string[] | null;
  readonly hasFindings?: boolean | null;
  readonly decidedBy?: readonly DecidingBody[] | null;
  readonly decidedFrom?: PlainDate | null;
  readonly decidedThrough?: PlainDate | null;
  readonly onOrganizations?: boolean | null;
}

const GROUPS = `
  SELECT year, form, field, body AS "decidedBy", measures, readable
  FROM chibo_discipline_groups($1, make_date($2, 1, 1), make_date($3, 12, 31), $4, $5, $6, $7) ORDER BY year, form, field, body`;

/** Counts measures: the numbers as they are, which not everybody is told. */
@Injectable()
export class DisciplineCountsQuery {
  async groups(ctx: Ctx, { organizationId, fromYear, throughYear, by, onOrganizations }: DisciplineCountsQuestion): Promise<CountedGroup[]> {
    return ctx.db.sql.many(GROUPS, [organizationId, fromYear, throughYear, onOrganizations, by.includes('FORM'), by.includes('FIELD'), by.includes('LEVEL')]);
  }
}

/** The form of `d` that stands: as decided, or as corrected since. */
export const PRESENT_FORM = `COALESCE((SELECT r.form FROM discipline_revision r WHERE r.discipline_id = d.id AND r.kind = 'CORRECTED' ORDER BY r.decided_on DESC, r.recorded_at DESC LIMIT 1),
    d.decided_form)`;

/** What holds of the measures `d` that a filter leaves. */
export function passes(filter: DisciplineFilter, params: SqlParams): string {
  const { organizationId, forms, fields, hasFindings, decidedBy, decidedFrom, decidedThrough, onOrganizations } = filter;
  const found = 'EXISTS (SELECT FROM case_finding f WHERE f.case_id = d.inspection_case_id AND f.withdrawn_on IS NULL';
  return [
    'true',
    ...(organizationId == null ? [] : [`d.id IN (SELECT chibo_decided_measures(${params.add(organizationId, 'uuid')}))`]),
    ...(forms == null ? [] : [`${PRESENT_FORM} = ANY (${params.add(forms, 'discipline_form[]')})`]),
    ...(fields == null ? [] : [`${found} AND f.field = ANY (${params.add(fields, 'violation_field[]')}))`]),
    ...(hasFindings == null ? [] : [`${found}) = ${params.add(hasFindings, 'boolean')}`]),
    ...(decidedBy == null ? [] : [`d.decided_by = ANY (${params.add(decidedBy, 'discipline_body[]')})`]),
    ...(decidedFrom == null ? [] : [`d.decided_on >= ${params.add(decidedFrom.toString(), 'date')}`]),
    ...(decidedThrough == null ? [] : [`d.decided_on <= ${params.add(decidedThrough.toString(), 'date')}`]),
    ...(onOrganizations == null ? [] : [`(d.organization_id IS NOT NULL) = ${params.add(onOrganizations, 'boolean')}`]),
  ].join(' AND ');
}
