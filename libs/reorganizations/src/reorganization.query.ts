import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { ReorganizationKind } from '#enums';
import type { DecisionRow } from '#organizations';

/** An operation on record. */
export interface ReorganizationRow {
  readonly id: string;
  readonly kind: ReorganizationKind;
  readonly organizationId: string;
  readonly effectiveOn: string;
  readonly recordedAt: Date;
  readonly undoneAt: Date | null;
  readonly undoReason: string | null;
  readonly version: number;
  readonly decision: DecisionRow;
}

const COLUMNS = `r.id, r.kind, r.organization_id AS "organizationId", r.effective_on AS "effectiveOn", r.recorded_at AS "recordedAt", r.undone_at AS "undoneAt",
  r.undo_reason AS "undoReason", i.version,
  json_build_object('id', d.id, 'number', d.number, 'issuedOn', d.issued_on, 'issuedBy', d.issued_by, 'title', d.title, 'basis', d.basis, 'synthetic', d.synthetic) AS decision`;
const FROM = `FROM reorganization r JOIN workflow_item i ON i.id = r.id JOIN decision d ON d.id = r.decision_id`;
const LIST = `SELECT ${COLUMNS} ${FROM} WHERE $1::uuid IS NULL OR r.organization_id = $1 ORDER BY r.effective_on DESC, r.recorded_at DESC, r.id`;
const BY_ID = `SELECT ${COLUMNS} ${FROM} WHERE r.id = $1`;
const STANDS_ON = `SELECT table_name AS "table", records FROM chibo_stands_on_reorganization($1)`;

/** Reads the operations on record, in scope. */
@Injectable()
export class ReorganizationQuery {
  /** The latest first; of one organisation under which they took place, when it is named. */
  async list(ctx: Ctx, organizationId: string | null): Promise<ReorganizationRow[]> {
    return ctx.db.sql.many(LIST, [organizationId]);
  }

  async findInScope(ctx: Ctx, id: string): Promise<ReorganizationRow | undefined> {
    return ctx.db.sql.maybe(BY_ID, [id]);
  }

  /** What stands on an operation, by table. */
  async standsOn(ctx: Ctx, id: string): Promise<{ readonly table: string; readonly records: number }[]> {
    return ctx.db.sql.many(STANDS_ON, [id]);
  }
}
