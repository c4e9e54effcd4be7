import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import type { PlainDate } from '#kernel';
import type { Direction, TransferType } from './transfer.rules.js';

/** What is proposed, or proposed again. */
export interface TransferPlan {
  readonly direction: Direction;
  readonly type: TransferType;
  readonly destinationId: string | null;
  readonly place: string | null;
  readonly reason: string;
  readonly plannedThrough: PlainDate | null;
}

export interface NewTransfer extends TransferPlan {
  readonly id: string;
  readonly organizationId: string;
  readonly personId: string;
}

export interface NewLetter {
  readonly number: string;
  readonly on: PlainDate;
  readonly validThrough: PlainDate;
}

/** A letter issued here, and by which document the competent level was asked before. */
export interface ClearedLetter extends NewLetter {
  readonly clearance: string;
}

/** The party record of somebody who comes from outside the system. */
export interface Arrival {
  readonly memberId: string;
  readonly decidedOn: string;
  readonly ceremonyOn: string;
  readonly recognizedOn: string | null;
  /** Of the admission that goes on here, of a probationary member. */
  readonly admissionId: string;
  readonly decisionNumber: string | null;
  readonly reviewDueOn: string | null;
}

// Two who take in the same person at once: the second finds what the first has written.
const HOLD = `SELECT pg_advisory_xact_lock(hashtextextended('chibo.arrival.' || $1, 0))`;
const PROPOSE = `
  INSERT INTO member_transfer (id, organization_id, person_id, direction, type, destination_id, place, reason, planned_through)
  VALUES ($1, $2, $3, $4::transfer_direction, $5::transfer_type, $6, $7, $8, $9::date)`;
const CHANGE = `
  UPDATE member_transfer SET direction = $2::transfer_direction, type = $3::transfer_type, destination_id = $4, place = $5, reason = $6, planned_through = $7::date WHERE id = $1`;
const ISSUE = `UPDATE member_transfer SET letter_number = $2, letter_on = $3::date, letter_valid_through = $4::date, destination_id = $5, clearance = $6 WHERE id = $1`;
const RECEIVE = `
  UPDATE member_transfer SET received_on = $2::date, destination_id = $3, carried_at = now()::timestamptz(3), closed_on = CASE type WHEN 'PERMANENT' THEN $4::date END WHERE id = $1`;
const END_STAY = `UPDATE member_transfer SET ended_on = $2::date, closed_on = $3::date, carried_at = now()::timestamptz(3) WHERE id = $1`;
const CLOSE = `UPDATE member_transfer SET closed_on = $2::date WHERE id = $1`;
const ARRIVE = `
  INSERT INTO member_transfer (id, organization_id, person_id, direction, type, place, reason, planned_through, letter_number, letter_on, letter_valid_through, received_on, closed_on, carried_at)
  VALUES ($1, $2, $3, 'IN', $4::transfer_type, $5, $6, $7::date, $8, $9::date, $10::date, $11::date, CASE $4::transfer_type WHEN 'PERMANENT' THEN $12::date END, now()::timestamptz(3))`;
const CARRY_OUT = `SELECT chibo_carry_out_transfer($1, $2::jsonb) AS "memberId"`;

/** Writes transfers. What follows on the roll, the database does itself, in the transaction that records it. */
@Injectable()
export class TransferRepository {
  async propose(ctx: WriteCtx, { id, organizationId, personId, ...plan }: NewTransfer): Promise<void> {
    await ctx.db.sql.run(PROPOSE, [id, organizationId, personId, ...columnsOf(plan)]);
  }

  async change(ctx: WriteCtx, id: string, plan: TransferPlan): Promise<void> {
    await ctx.db.sql.run(CHANGE, [id, ...columnsOf(plan)]);
  }

  async issue(ctx: WriteCtx, id: string, { number, on, validThrough, clearance }: ClearedLetter, destinationId: string | null): Promise<void> {
    await ctx.db.sql.run(ISSUE, [id, number, on.toString(), validThrough.toString(), destinationId, clearance]);
  }

  /** Receipt: the member belongs to the receiving end from that day on. Answers the member's id. */
  async receive(ctx: WriteCtx, id: string, receivedOn: PlainDate, destinationId: string | null): Promise<string> {
    await ctx.db.sql.run(RECEIVE, [id, receivedOn.toString(), destinationId, ctx.today.toString()]);
    return this.carryOut(ctx, id, null);
  }

  /** The end of a temporary stay. Answers the member's id. */
  async endStay(ctx: WriteCtx, id: string, endedOn: PlainDate): Promise<string> {
    await ctx.db.sql.run(END_STAY, [id, endedOn.toString(), ctx.today.toString()]);
    return this.carryOut(ctx, id, null);
  }

  /** Keeps others from taking in a person until the transaction ends. */
  async hold(ctx: WriteCtx, personId: string): Promise<void> {
    await ctx.db.sql.run(HOLD, [personId]);
  }

  async close(ctx: WriteCtx, id: string): Promise<void> {
    await ctx.db.sql.run(CLOSE, [id, ctx.today.toString()]);
  }

  /** Somebody from outside the system, received on the spot. Answers the member's id. */
  async arrive(ctx: WriteCtx, transfer: NewTransfer, { number, on, validThrough }: NewLetter, receivedOn: PlainDate, arrival: Arrival): Promise<string> {
    const { id, organizationId, personId, type, place, reason, plannedThrough } = transfer;
    const letter = [number, on.toString(), validThrough.toString(), receivedOn.toString(), ctx.today.toString()];
    await ctx.db.sql.run(ARRIVE, [id, organizationId, personId, type, place, reason, plannedThrough?.toString() ?? null, ...letter]);
    return this.carryOut(ctx, id, arrival);
  }

  private async carryOut(ctx: WriteCtx, id: string, arrival: Arrival | null): Promise<string> {
    return (await ctx.db.sql.one<{ memberId: string }>(CARRY_OUT, [id, arrival && JSON.stringify(arrival)])).memberId;
  }
}

function columnsOf({ direction, type, destinationId, place, reason, plannedThrough }: TransferPlan): unknown[] {
  return [direction, type, destinationId, place, reason, plannedThrough?.toString() ?? null];
}
