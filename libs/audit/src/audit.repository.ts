import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';

export type AuditOutcome = 'DONE' | 'REFUSED' | 'REPEATED';

export interface AuditedOperation {
  /** The GraphQL fields asked for, or the operator's command. */
  readonly operation: string;
  readonly outcome: AuditOutcome;
  /** Codes of the refusals, or what else tells this operation from others of its name; never personal data. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

// One statement, so that the entry and its subjects cost one round trip. The id is drawn first because the
// server may append to the audit but not read it. Who acted is what the transaction itself holds to be true.
const APPEND = `
  WITH entry AS (SELECT nextval('audit_entry_id_seq') AS id),
  appended AS (
    INSERT INTO audit_entry (id, request_id, account_id, person_id, hat, operation, outcome, detail)
    SELECT id, $1, chibo_account(), chibo_person(), $2, $3, $4::audit_outcome, $5 FROM entry)
  INSERT INTO audit_subject (entry_id, subject_kind, subject_id, action)
  SELECT entry.id, kind, subject_id, action::audit_action
  FROM entry, unnest($6::text[], $7::uuid[], $8::text[]) AS touched (kind, subject_id, action)
  ON CONFLICT DO NOTHING`;

/** Writes the audit. It has no reads: who may see it is the business of `disclosure`. */
@Injectable()
export class AuditRepository {
  /**
   * Appends one row for the operation and one for every record it touched, in the operation's own
   * transaction: if this fails, nothing of the operation is committed and nothing it read is answered.
   */
  append(ctx: Ctx, { operation, outcome, detail }: AuditedOperation): void {
    ctx.db.sql.send(APPEND, [
      ctx.requestId,
      ctx.hat,
      operation,
      outcome,
      detail ? JSON.stringify(detail) : null,
      ctx.touched.map((each) => each.kind),
      ctx.touched.map((each) => each.id),
      ctx.touched.map((each) => each.action),
    ]);
  }
}
