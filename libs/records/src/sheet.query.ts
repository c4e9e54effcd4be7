import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { textOf } from './record-values.query.js';
import { fieldsIn, SHEET_TABLES, type SheetTable } from './sheet.model.js';

/** Of a person each part of the record sheet that the actor reads; null where there is none to be read. */
export type SheetRow = Readonly<Record<SheetTable, Readonly<Record<string, string | null>> | null>> & { readonly personId: string };

const partOf = (table: SheetTable): string =>
  `CASE WHEN ${table}.person_id IS NOT NULL THEN json_build_object(${fieldsIn(table).map((name) => `'${name}', ${textOf(name)}`).join(', ')}) END AS ${table}`;
const SHEETS = `
  SELECT asked.id AS "personId", ${SHEET_TABLES.map(partOf).join(', ')}
  FROM unnest($1::uuid[]) AS asked (id) ${SHEET_TABLES.map((table) => `LEFT JOIN ${table} ON ${table}.person_id = asked.id`).join(' ')}`;

/** Reads the record sheet; row-level security shows of each part those people whose group of data the actor reads. */
@Injectable()
export class SheetQuery {
  async ofPersons(ctx: Ctx, personIds: readonly string[]): Promise<SheetRow[]> {
    return ctx.db.sql.many(SHEETS, [personIds]);
  }
}
