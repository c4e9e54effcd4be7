import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import { newId, type PlainDate } from '#kernel';
import type { MemberStatus, MemberStatusEnd, RemovalGround } from '#enums';

export interface NewExit {
  readonly id: string;
  readonly memberId: string;
  readonly organizationId: string;
  readonly kind: MemberStatusEnd;
  readonly ground: RemovalGround | null;
  readonly grounds: string;
  readonly destination: string | null;
  readonly decisionId: string;
  readonly effectiveOn: PlainDate;
  /** The admission that ends with it, and its deadline. */
  readonly admissionId: string | null;
  readonly admissionDueOn: string | null;
  readonly inactiveMonths: number | null;
  readonly unpaidMonths: number | null;
  readonly helpedSince: PlainDate | null;
}

/** Posts that an exit ends on the day before, and those that would begin only then and never do. */
export interface PostsLeft {
  readonly ending: readonly string[];
  readonly dropped: readonly string[];
}

export interface NewReturn {
  readonly memberId: string;
  readonly organizationId: string;
  readonly status: MemberStatus;
  readonly restoredOn: PlainDate;
  readonly decisionId: string;
}

const RECORD = `
  INSERT INTO member_exit (id, member_id, organization_id, kind, ground, grounds, destination, decision_id, effective_on, admission_id, admission_due_on, inactive_months, unpaid_months, helped_since)
  VALUES ($1, $2, $3, $4::member_status_end, $5::removal_ground, $6, $7, $8, $9::date, $10, $11::date, $12, $13, $14::date)`;
const COUNT_UP = `UPDATE member SET version = version + 1 WHERE id = $1 AND ($2::int IS NULL OR version = $2::int)`;
const END_STATUS = `UPDATE member_status_period SET valid_through = $2::date - 1, end_reason = $3::member_status_end WHERE member_id = $1 AND valid_through IS NULL`;
// Wherever they are, also out of the actor's reach.
const END_MEMBERSHIPS = `SELECT chibo_exit_takes($1, $2::uuid[])`;
const END_POSTS = `UPDATE post SET valid_through = $2::date - 1, version = version + 1 WHERE id = ANY ($1::uuid[])`;
const CLOSE_ADMISSION = `UPDATE admission SET closed_on = $2::date WHERE id = $1`;
const REOPEN_ADMISSION = `UPDATE admission SET closed_on = NULL WHERE id = $1`;
const MARK_RESTORED = `UPDATE member_exit SET restored_on = $2::date, restoration_decision_id = $3, restored_at = now()::timestamptz(3) WHERE id = $1`;
const BEGIN_STATUS = `INSERT INTO member_status_period (id, member_id, status, valid_from) VALUES ($1, $2, $3::member_status, $4::date)`;
const BEGIN_MEMBERSHIP = `INSERT INTO membership (id, member_id, organization_id, kind, valid_from) VALUES ($1, $2, $3, 'PRIMARY', $4::date)`;

/** Writes exits and what follows from them: the database allows that only in the transaction of the exit. */
@Injectable()
export class ExitRepository {
  /** Ends status, memberships and the posts given; false when somebody else has changed the member since. */
  async leave(ctx: WriteCtx, exit: NewExit, version: number, { ending, dropped }: PostsLeft): Promise<boolean> {
    const { id, memberId, organizationId, kind, ground, grounds, destination, decisionId, effectiveOn, admissionId, admissionDueOn, inactiveMonths, unpaidMonths, helpedSince } = exit;
    const day = effectiveOn.toString();
    const evidence = [inactiveMonths, unpaidMonths, helpedSince?.toString() ?? null];
    await ctx.db.sql.run(RECORD, [id, memberId, organizationId, kind, ground, grounds, destination, decisionId, day, admissionId, admissionDueOn, ...evidence]);
    if ((await ctx.db.sql.run(COUNT_UP, [memberId, version])) !== 1) return false;
    await ctx.db.sql.run(END_STATUS, [memberId, day, kind]);
    await ctx.db.sql.run(END_MEMBERSHIPS, [id, dropped]);
    if (ending.length > 0) await ctx.db.sql.run(END_POSTS, [ending, day]);
    return true;
  }

  async closeAdmission(ctx: WriteCtx, id: string): Promise<void> {
    await ctx.db.sql.run(CLOSE_ADMISSION, [id, ctx.today.toString()]);
  }

  async reopenAdmission(ctx: WriteCtx, id: string): Promise<void> {
    await ctx.db.sql.run(REOPEN_ADMISSION, [id]);
  }

  /** Begins the status and a primary membership anew. */
  async restore(ctx: WriteCtx, exitId: string, { memberId, organizationId, status, restoredOn, decisionId }: NewReturn): Promise<void> {
    const day = restoredOn.toString();
    await ctx.db.sql.run(MARK_RESTORED, [exitId, day, decisionId]);
    await ctx.db.sql.run(COUNT_UP, [memberId, null]);
    await ctx.db.sql.run(BEGIN_STATUS, [newId(), memberId, status, day]);
    await ctx.db.sql.run(BEGIN_MEMBERSHIP, [newId(), memberId, organizationId, day]);
  }
}
