import { Injectable } from '@nestjs/common';
import { keyset, SqlParams, type Ctx, type SortColumn } from '#database';
import type { CursorKey, PageRequest, PlainDate } from '#kernel';
import { inOrganization, MEMBER_COLUMNS, type MemberRow } from './member.query.js';

/** Somebody whose seniority may reach a badge. */
export interface BadgeEligible {
  readonly id: string;
  readonly admissionDecidedOn: string;
  readonly admissionCeremonyOn: string;
  readonly recognizedOn: string | null;
}

/** A badge that a member reaches. */
export interface BadgeOfMember {
  readonly memberId: string;
  readonly round: string;
  readonly years: number;
  readonly reachedOn: string;
}

export interface BadgeRow extends MemberRow {
  readonly round: string;
  readonly years: number;
  readonly reachedOn: string;
}

/** Whose badges are asked for. */
export interface BadgeGround {
  readonly asOf: PlainDate;
  readonly organizationId: string;
  /** Only those admitted by this day. */
  readonly admittedBy: PlainDate;
  /** Whether also those who are exempt from activities. */
  readonly exempt: boolean;
}

const ELIGIBLE = `
  SELECT m.id, m.admission_decided_on AS "admissionDecidedOn", m.admission_ceremony_on AS "admissionCeremonyOn", m.recognized_on AS "recognizedOn"
  FROM membership ms
  JOIN member m ON m.id = ms.member_id
  JOIN member_status_period st ON st.member_id = m.id AND st.status = 'FULL' AND st.during @> $1::date
  WHERE ms.kind = 'PRIMARY' AND ms.during @> $1::date AND ${inOrganization('$2::uuid', '$1::date', true)} AND m.admission_decided_on <= $3::date
    AND ($4::boolean OR NOT EXISTS (
      SELECT FROM member_overlay o WHERE o.member_id = m.id AND o.kind = 'ACTIVITY_EXEMPTION' AND o.during @> $1::date))`;

const SORT: readonly SortColumn[] = [
  { sql: 'b.round', type: 'date' },
  // The longest seniority first.
  { sql: '-b.years', type: 'int' },
  { sql: 'p.given_name', type: 'text' },
  { sql: 'p.family_name', type: 'text' },
  { sql: 'm.id', type: 'uuid' },
];

/** Reads who may reach a badge, in scope. */
@Injectable()
export class BadgeQuery {
  /** The full members of an organisation and all below it who were admitted early enough. */
  async eligible(ctx: Ctx, { asOf, organizationId, admittedBy, exempt }: BadgeGround): Promise<BadgeEligible[]> {
    return ctx.db.sql.many(ELIGIBLE, [asOf.toString(), organizationId, admittedBy.toString(), exempt]);
  }

  /** One page of these badges with their members: by round, the longest seniority first, then by name. */
  async page(ctx: Ctx, asOf: PlainDate, badges: readonly BadgeOfMember[], page: PageRequest): Promise<BadgeRow[]> {
    const params = new SqlParams();
    const day = params.add(asOf.toString(), 'date');
    const columns = [
      params.add(badges.map(({ memberId }) => memberId), 'uuid[]'),
      params.add(badges.map(({ round }) => round), 'date[]'),
      params.add(badges.map(({ years }) => years), 'int[]'),
      params.add(badges.map(({ reachedOn }) => reachedOn), 'date[]'),
    ];
    const { where, orderBy, limit } = keyset(SORT, false, page, params);
    return ctx.db.sql.many(
      `SELECT ${MEMBER_COLUMNS}, 'FULL' AS status, ms.organization_id AS "organizationId", b.round, b.years, b.reached_on AS "reachedOn"
       FROM unnest(${columns.join(', ')}) AS b (member_id, round, years, reached_on)
       JOIN member m ON m.id = b.member_id
       JOIN person p ON p.id = m.person_id
       JOIN ethnic_group e ON e.code = p.ethnic_group_code
       JOIN membership ms ON ms.member_id = m.id AND ms.kind = 'PRIMARY' AND ms.during @> ${day}
       WHERE ${where} ORDER BY ${orderBy} LIMIT ${limit}`,
      params.values,
    );
  }

  /** What a cursor of the list holds. */
  keyOf({ round, years, givenName, familyName, id }: BadgeRow): CursorKey {
    return [round, -years, givenName, familyName, id];
  }
}
