import { Injectable } from '@nestjs/common';
import { SqlParams, type WriteCtx } from '#database';
import { PartialDate } from '#kernel';
import type { Change } from './correction.rules.js';
import { recordField, type FieldKind } from './record-field.rules.js';
import type { RecordRow } from './record-values.query.js';

const COUNT_UP = `UPDATE member SET version = version + 1 WHERE id = $1 AND version = $2`;
/** Of these there is one row already; of the others perhaps none. */
const ALWAYS_THERE: Readonly<Record<string, 'memberId' | 'personId'>> = { member: 'memberId', person: 'personId' };

// Probation ends on the day before recognition.
const END_PROBATION = `UPDATE member_status_period SET valid_through = $3::date - 1 WHERE member_id = $1 AND status = 'PROBATIONARY' AND valid_through = $2::date - 1`;
const BEGIN_STATUS = `UPDATE member_status_period SET valid_from = $3::date WHERE member_id = $1 AND valid_from = $2::date`;
// The first membership begins with the admission, as far as the cell was there.
const BEGIN_MEMBERSHIP = `
  UPDATE membership s SET valid_from = GREATEST($3::date, o.founded_on) FROM organization o
  WHERE o.id = s.organization_id AND s.member_id = $1 AND s.kind = 'PRIMARY' AND s.valid_from = $2::date AND (s.valid_through IS NULL OR s.valid_through >= $3::date)`;

/** What the database calls what stands in a field, where that is no text. */
const SQL_TYPES: Readonly<Partial<Record<FieldKind, string>>> = { DAY: 'date', YES_NO: 'boolean' };

type Value = readonly [column: string, sql: string];

/** Writes corrected fields to a record: the database takes them only in the transaction of the correction. */
@Injectable()
export class RecordValuesRepository {
  /** Everything that the changes say, with what follows from it; false when somebody else has changed the member since. */
  async write(ctx: WriteCtx, record: RecordRow, changes: readonly Change[]): Promise<boolean> {
    if ((await ctx.db.sql.run(COUNT_UP, [record.memberId, record.version])) !== 1) return false;
    const tables = new Set(changes.map(({ field }) => recordField(field).table));
    for (const table of tables) await this.writeTable(ctx, table, record, changes.filter(({ field }) => recordField(field).table === table));
    for (const { field, seen, value } of changes) {
      if (field !== 'ADMISSION_DECIDED_ON' && field !== 'RECOGNIZED_ON') continue;
      const moved = [record.memberId, seen, value];
      // The shorter first: states of one member never overlap, not even on the way.
      const recognition = (value ?? '') < (seen ?? '') ? [END_PROBATION, BEGIN_STATUS] : [BEGIN_STATUS, END_PROBATION];
      for (const step of field === 'RECOGNIZED_ON' ? recognition : [BEGIN_STATUS, BEGIN_MEMBERSHIP]) await ctx.db.sql.run(step, moved);
    }
    return true;
  }

  private async writeTable(ctx: WriteCtx, table: string, record: RecordRow, changes: readonly Change[]): Promise<void> {
    const params = new SqlParams();
    const id = params.add(record[ALWAYS_THERE[table] ?? 'personId'], 'uuid');
    const values = changes.flatMap((change) => valuesOf(change, params));
    const assignments = values.map(([column, sql]) => `${column} = ${sql}`);
    // A member's version has been counted up with the record.
    if (table !== 'member') assignments.push(`version = ${table}.version + 1`);
    const text = table in ALWAYS_THERE
      ? `UPDATE ${table} SET ${assignments.join(', ')} WHERE id = ${id}`
      : `INSERT INTO ${table} (person_id, ${values.map(([column]) => column).join(', ')}) VALUES (${id}, ${values.map(([, sql]) => sql).join(', ')})
         ON CONFLICT (person_id) DO UPDATE SET ${assignments.join(', ')}`;
    await ctx.db.sql.run(text, params.values);
  }
}

function valuesOf({ field, value }: Change, params: SqlParams): Value[] {
  const { column, kind, type } = recordField(field);
  if (kind === 'PARTIAL_DATE') {
    const date = value === null ? undefined : PartialDate.parse(value);
    return [
      [`${column}_on`, params.add(date?.earliest.toString() ?? null, 'date')],
      [`${column}_precision`, params.add(date?.precision ?? null, 'date_precision')],
    ];
  }
  return [[column, params.add(value, type ?? SQL_TYPES[kind] ?? 'text')]];
}
