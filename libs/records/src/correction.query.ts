import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { Change } from './correction.rules.js';
import type { CorrectionStage } from './correction.stages.js';
import type { RecordFieldName } from './record-field.rules.js';

export interface CorrectionRow {
  readonly id: string;
  readonly memberId: string;
  readonly organizationId: string;
  readonly direct: boolean;
  readonly round: number;
  readonly begunAt: Date;
  readonly settledAt: Date | null;
  readonly stage: CorrectionStage;
  readonly dueOn: string | null;
  readonly version: number;
}

export interface ChangeRow extends Change {
  readonly correctionId: string;
  readonly accepted: boolean | null;
  readonly verdictReason: string | null;
}

const COLUMNS = `c.id, c.member_id AS "memberId", c.organization_id AS "organizationId", c.direct, c.round, c.begun_at AS "begunAt", c.settled_at AS "settledAt",
  i.stage, i.due_on AS "dueOn", i.version`;
const FROM = `SELECT ${COLUMNS} FROM correction c JOIN workflow_item i ON i.id = c.id`;
const BY_ID = `${FROM} WHERE c.id = $1`;
const OF_MEMBERS = `${FROM} WHERE c.member_id = ANY ($1::uuid[]) ORDER BY c.begun_at DESC, c.id DESC`;
const CHANGES = `
  SELECT h.correction_id AS "correctionId", h.field, h.seen, h.value, h.reason, h.document, h.accepted, h.verdict_reason AS "verdictReason"
  FROM correction_change h JOIN correction c ON c.id = h.correction_id AND c.round = h.round
  WHERE h.correction_id = ANY ($1::uuid[]) ORDER BY h.correction_id, h.field`;
const UNDER_CORRECTION = `
  SELECT h.field FROM correction c JOIN workflow_item i ON i.id = c.id JOIN correction_change h ON h.correction_id = c.id AND h.round = c.round
  WHERE c.member_id = $1 AND i.stage IN ('AT_CELL', 'AT_OFFICE', 'RETURNED') AND c.id <> $2`;
const IS_RELATIVE = `SELECT $1::uuid IN (SELECT chibo_relative_members()) AS yes`;

/** Reads corrections; of their fields row-level security shows those of the groups that the actor reads. */
@Injectable()
export class CorrectionQuery {
  async findInScope(ctx: Ctx, id: string): Promise<CorrectionRow | undefined> {
    return ctx.db.sql.maybe(BY_ID, [id]);
  }

  /** Those of these members, the latest first. */
  async ofMembers(ctx: Ctx, memberIds: readonly string[]): Promise<CorrectionRow[]> {
    return ctx.db.sql.many(OF_MEMBERS, [memberIds]);
  }

  /** What was put forward last, field by field. */
  async changes(ctx: Ctx, ids: readonly string[]): Promise<ChangeRow[]> {
    return ctx.db.sql.many(CHANGES, [ids]);
  }

  /** The fields of a member that other proposals leave open. */
  async underCorrection(ctx: Ctx, memberId: string, besideId: string): Promise<RecordFieldName[]> {
    return (await ctx.db.sql.many<{ field: RecordFieldName }>(UNDER_CORRECTION, [memberId, besideId])).map(({ field }) => field);
  }

  /** Whether a member is a declared relative of the actor. */
  async isRelative(ctx: Ctx, memberId: string): Promise<boolean> {
    return (await ctx.db.sql.one<{ yes: boolean }>(IS_RELATIVE, [memberId])).yes;
  }
}
