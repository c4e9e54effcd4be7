import { Injectable } from '@nestjs/common';
import type { Ctx, WriteCtx } from '#database';
import type { Award, BadgeGround } from './badge-award.rules.js';

/** A badge that a member was given. */
export interface BadgeAwardRow {
  readonly id: string;
  readonly memberId: string;
  readonly years: number;
  readonly ground: BadgeGround;
  readonly givenOn: string;
  readonly decisionNumber: string;
  readonly decidedOn: string;
  readonly decidedBy: string;
  /** Of its workflow item. */
  readonly version: number;
}

export interface BadgeToRecord extends Award {
  readonly memberId: string;
  readonly decisionNumber: string;
  readonly decidedBy: string;
}

/** Whose badge is to be recorded: the cell where the member belonged last, and the admission's dates. */
export interface Awarded {
  readonly personId: string;
  readonly organizationId: string;
  readonly admissionDecidedOn: string;
  readonly admissionCeremonyOn: string;
  readonly recognizedOn: string | null;
  /** First day after death; null for the living. */
  readonly diedOn: string | null;
}

const OF_MEMBERS = `
  SELECT b.id, b.member_id AS "memberId", b.years::int AS years, b.ground, b.given_on AS "givenOn", b.decision_number AS "decisionNumber", b.decided_on AS "decidedOn", b.decided_by AS "decidedBy",
    COALESCE(i.version, 0) AS version
  FROM member_badge b LEFT JOIN workflow_item i ON i.id = b.id WHERE b.member_id = ANY ($1::uuid[]) AND b.withdrawn_on IS NULL ORDER BY b.years`;
const TO_WITHDRAW = `
  SELECT b.member_id AS "memberId", m.person_id AS "personId" FROM member_badge b JOIN member m ON m.id = b.member_id
  WHERE b.id = $1 AND b.id IN (SELECT chibo_badge_records('badge_record'))`;
const WITHDRAW = `UPDATE member_badge SET withdrawn_on = $2::date WHERE id = $1`;
const AWARDED = `
  SELECT m.person_id AS "personId", s.organization_id AS "organizationId", m.admission_decided_on AS "admissionDecidedOn", m.admission_ceremony_on AS "admissionCeremonyOn", m.recognized_on AS "recognizedOn",
    (SELECT p.valid_through + 1 FROM member_status_period p WHERE p.member_id = m.id AND p.end_reason = 'DIED'
      AND NOT EXISTS (SELECT FROM member_status_period later WHERE later.member_id = m.id AND later.valid_from > p.valid_from)) AS "diedOn"
  FROM member m JOIN LATERAL (SELECT s.organization_id FROM membership s WHERE s.member_id = m.id AND s.kind = 'PRIMARY' ORDER BY s.valid_from DESC LIMIT 1) s ON true
  WHERE m.id = $1 AND s.organization_id IN (SELECT chibo_organizations('badge_record'))`;
const ADD = `
  INSERT INTO member_badge (id, member_id, years, ground, given_on, decision_number, decided_on, decided_by)
  VALUES ($1, $2, $3, $4::badge_ground, $5::date, $6, $7::date, $8) ON CONFLICT DO NOTHING`;

/** Reads and writes badges that were given. Those recorded by mistake are withdrawn, and not read any more. */
@Injectable()
export class BadgeAwardRepository {
  async ofMembers(ctx: Ctx, memberIds: readonly string[]): Promise<BadgeAwardRow[]> {
    return ctx.db.sql.many(OF_MEMBERS, [memberIds]);
  }

  /** The member, where the actor records badges. */
  async awarded(ctx: Ctx, memberId: string): Promise<Awarded | undefined> {
    return ctx.db.sql.maybe(AWARDED, [memberId]);
  }

  /** Whose badge it is, where the actor records badges; also of one that is withdrawn. */
  async toWithdraw(ctx: WriteCtx, id: string): Promise<{ readonly memberId: string; readonly personId: string } | undefined> {
    return ctx.db.sql.maybe(TO_WITHDRAW, [id]);
  }

  async withdraw(ctx: WriteCtx, id: string): Promise<void> {
    await ctx.db.sql.run(WITHDRAW, [id, ctx.today.toString()]);
  }

  /** False when the member has that badge. */
  async add(ctx: WriteCtx, id: string, { memberId, years, ground, givenOn, decisionNumber, decidedOn, decidedBy }: BadgeToRecord): Promise<boolean> {
    return (await ctx.db.sql.run(ADD, [id, memberId, years, ground, givenOn.toString(), decisionNumber, decidedOn.toString(), decidedBy])) === 1;
  }
}
