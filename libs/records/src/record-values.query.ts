import { Injectable } from '@nestjs/common';
import { inForce, type Ctx } from '#database';
import type { StatusSpan } from './correction.rules.js';
import { RECORD_FIELD_NAMES, recordField, type RecordFieldName, type RecordValues } from './record-field.rules.js';

/** A present member, where their record is kept, and what stands in it. */
export interface RecordRow {
  readonly memberId: string;
  readonly personId: string;
  readonly version: number;
  /** The cell of the primary membership. */
  readonly organizationId: string;
  readonly values: RecordValues;
  readonly statuses: readonly StatusSpan[];
  readonly hasOpenAdmission: boolean;
  /** The member heads the cell, or stands in for who does. */
  readonly isSecretary: boolean;
}

/** A field as text, of the table by its own name. */
export function textOf(name: RecordFieldName): string {
  const { table, column, kind } = recordField(name);
  if (kind !== 'PARTIAL_DATE') return `${table}.${column}::text`;
  return `left(${table}.${column}_on::text, CASE ${table}.${column}_precision WHEN 'DAY' THEN 10 WHEN 'MONTH' THEN 7 ELSE 4 END)`;
}

const TABLES = [...new Set(RECORD_FIELD_NAMES.map((name) => recordField(name).table))].filter((table) => !['member', 'person'].includes(table));
const VALUES = RECORD_FIELD_NAMES.map((name) => `'${name}', ${textOf(name)}`).join(', ');
const RECORD = `
  SELECT member.id AS "memberId", member.person_id AS "personId", member.version, ms.organization_id AS "organizationId", json_build_object(${VALUES}) AS values,
    (SELECT COALESCE(json_agg(json_build_object('status', t.status, 'validFrom', t.valid_from, 'validThrough', t.valid_through) ORDER BY t.valid_from), '[]')
      FROM member_status_period t WHERE t.member_id = member.id) AS statuses,
    EXISTS (SELECT FROM admission a WHERE a.member_id = member.id AND a.closed_on IS NULL) AS "hasOpenAdmission",
    EXISTS (SELECT FROM post t WHERE t.person_id = member.person_id AND t.organization_id = ms.organization_id AND t.kind IN ('SECRETARY', 'DEPUTY_SECRETARY')
      AND ${inForce('t', '$2::date')}) AS "isSecretary"
  FROM member
  JOIN person ON person.id = member.person_id
  JOIN membership ms ON ms.member_id = member.id AND ms.kind = 'PRIMARY' AND ${inForce('ms', '$2::date')}
  ${TABLES.map((table) => `LEFT JOIN ${table} ON ${table}.person_id = person.id`).join('\n  ')}
  WHERE member.id = $1`;
// One correction of a record is written after the other.
const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('chibo.correction.' || $1, 0))`;

/** Reads what stands in a member's record today, as text, field by field. */
@Injectable()
export class RecordValuesQuery {
  /** The record, with nobody else writing to it by a correction until the transaction ends. */
  async lock(ctx: Ctx, memberId: string): Promise<RecordRow | undefined> {
    await ctx.db.sql.run(LOCK, [memberId]);
    return ctx.db.sql.maybe(RECORD, [memberId, ctx.today.toString()]);
  }
}
