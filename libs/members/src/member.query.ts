import { Injectable } from '@nestjs/common';
import { inForce, keyset, SqlParams, wordPattern, type Ctx, type SortColumn } from '#database';
import { searchWords, type CursorKey, type PageRequest, type PlainDate } from '#kernel';
import { IdentityNumberCodec } from './identity-number.codec.js';
import { plainNumber } from './identity-number.rules.js';
import type { Readmission } from './seniority.rules.js';
import type { DatePrecision, EducationLevel, Gender, MembershipKind, MemberStatus, MemberStatusEnd, PoliticalTheoryLevel } from '#enums';

export interface PersonRow {
  readonly personId: string;
  readonly fullName: string;
  readonly birthOn: string;
  readonly birthPrecision: DatePrecision;
  readonly gender: Gender;
  readonly ethnicGroupCode: string;
  readonly ethnicGroupName: string;
  readonly education: EducationLevel;
  readonly politicalTheory: PoliticalTheoryLevel;
}

/** A member as of a day. */
export interface MemberRow extends PersonRow {
  readonly id: string;
  /** Null when the person was not a member on that day. */
  readonly status: MemberStatus | null;
  /** Where the member's primary membership was on that day, if that is in scope. */
  readonly organizationId: string | null;
  readonly admissionDecidedOn: string;
  readonly admissionCeremonyOn: string;
  readonly recognizedOn: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly version: number;
}

export interface MembershipRow {
  readonly memberId: string;
  readonly organizationId: string;
  readonly kind: MembershipKind;
  readonly validFrom: string;
  readonly validThrough: string | null;
}

export interface StatusRow {
  readonly memberId: string;
  readonly status: MemberStatus;
  readonly validFrom: string;
  readonly validThrough: string | null;
  readonly endReason: MemberStatusEnd | null;
}

/** That a member who had left was admitted again. */
export interface ReadmissionOfMemberRow extends Readmission {
  readonly memberId: string;
  /** Null while on that probation. */
  readonly recognizedOn: string | null;
}

export interface ContactRow {
  readonly personId: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
}

export interface MemberFilter {
  readonly organizationId?: string | null;
  readonly includeBelow?: boolean | null;
  readonly membership?: MembershipKind | null;
  readonly statuses?: readonly MemberStatus[] | null;
  readonly gender?: Gender | null;
  readonly ethnicGroups?: readonly string[] | null;
  readonly ageFrom?: number | null;
  readonly ageTo?: number | null;
  readonly admissionYear?: number | null;
  readonly name?: string | null;
  /** A whole national id or card number. */
  readonly number?: string | null;
}

export const MEMBER_SORTS = ['NAME', 'SENIORITY', 'BIRTH_DATE'] as const;
export type MemberSort = (typeof MEMBER_SORTS)[number];

export const PERSON_COLUMNS = `p.id AS "personId", p.full_name AS "fullName", p.birth_on AS "birthOn", p.birth_precision AS "birthPrecision",
  p.gender, p.ethnic_group_code AS "ethnicGroupCode", e.name_vi AS "ethnicGroupName", p.education, p.political_theory AS "politicalTheory"`;
export const MEMBER_COLUMNS = `m.id, m.admission_decided_on AS "admissionDecidedOn", m.admission_ceremony_on AS "admissionCeremonyOn",
  m.recognized_on AS "recognizedOn", m.version,
  p.given_name AS "givenName", p.family_name AS "familyName", ${PERSON_COLUMNS}`;

const BY_IDS = `
  SELECT ${MEMBER_COLUMNS}, st.status, ms.organization_id AS "organizationId"
  FROM member m
  JOIN person p ON p.id = m.person_id
  JOIN ethnic_group e ON e.code = p.ethnic_group_code
  LEFT JOIN chibo_members_gone() g ON g.member_id = m.id
  LEFT JOIN member_status_period st ON st.member_id = m.id AND st.during @> $1::date AND (g.through IS NULL OR $1::date <= g.through)
  LEFT JOIN membership ms ON ms.member_id = m.id AND ms.kind = 'PRIMARY' AND ms.during @> $1::date
  WHERE m.id = ANY ($2::uuid[])`;

const BY_PERSONS = BY_IDS.replace('m.id = ANY', 'm.person_id = ANY');

const KEPT = 'SELECT chibo_kept_member($1) AS id';

const MEMBERSHIPS = `
  SELECT member_id AS "memberId", organization_id AS "organizationId", kind, valid_from AS "validFrom", valid_through AS "validThrough"
  FROM membership WHERE member_id = ANY ($1::uuid[]) ORDER BY valid_from, kind`;

// Whoever belongs elsewhere now is told of as they were on their last day here.
const STATUSES = `
  SELECT st.member_id AS "memberId", st.status, st.valid_from AS "validFrom",
    CASE WHEN g.through < st.valid_through THEN NULL ELSE st.valid_through END AS "validThrough",
    CASE WHEN g.through < st.valid_through THEN NULL ELSE st.end_reason END AS "endReason"
  FROM member_status_period st LEFT JOIN chibo_members_gone() g ON g.member_id = st.member_id
  WHERE st.member_id = ANY ($1::uuid[]) AND (g.through IS NULL OR st.valid_from <= g.through) ORDER BY st.valid_from`;

const READMISSIONS = `
  SELECT member_id AS "memberId", decided_on AS "decidedOn", ceremony_on AS "ceremonyOn", recognized_on AS "recognizedOn"
  FROM member_readmission WHERE member_id = ANY ($1::uuid[]) ORDER BY decided_on`;

const CONTACTS = `SELECT person_id AS "personId", phone, email, address FROM person_contact WHERE person_id = ANY ($1::uuid[])`;

const PERSONS = `
  SELECT ${PERSON_COLUMNS} FROM person p JOIN ethnic_group e ON e.code = p.ethnic_group_code WHERE p.id = ANY ($1::uuid[])`;

// Members of a unit and all below it on a day, each counted once, at the primary membership. Units of which
// the actor may not see the whole roll have no row: a part must not pass for the whole.
const COUNTS = `
  WITH RECURSIVE unit AS (
    SELECT root.id AS root, root.id
    FROM unnest($2::uuid[]) AS root (id)
    WHERE root.id IN (SELECT chibo_organizations('member_read'))
    UNION ALL
    SELECT unit.root, p.organization_id
    FROM unit JOIN organization_period p ON p.parent_id = unit.id AND p.during @> $1::date)
  SELECT unit.root AS "organizationId", count(ms.id)::int AS count
  FROM unit LEFT JOIN membership ms ON ms.organization_id = unit.id AND ms.kind = 'PRIMARY' AND ms.during @> $1::date
  GROUP BY unit.root`;

const ETHNIC_GROUPS = `SELECT code, name_vi AS "nameVi" FROM ethnic_group ORDER BY code`;

const SORTS: Record<MemberSort, { columns: readonly SortColumn[]; key: (row: MemberRow) => CursorKey }> = {
  NAME: {
    columns: [
      { sql: 'p.given_name', type: 'text' },
      { sql: 'p.family_name', type: 'text' },
      { sql: 'm.id', type: 'uuid' },
    ],
    key: (row) => [row.givenName, row.familyName, row.id],
  },
  SENIORITY: {
    columns: [
      { sql: 'm.admission_decided_on', type: 'date' },
      { sql: 'm.id', type: 'uuid' },
    ],
    key: (row) => [row.admissionDecidedOn, row.id],
  },
  BIRTH_DATE: {
    columns: [
      { sql: 'p.birth_on', type: 'date' },
      { sql: 'm.id', type: 'uuid' },
    ],
    key: (row) => [row.birthOn, row.id],
  },
};

export interface MemberOrder {
  readonly sort: MemberSort;
  readonly descending: boolean;
}

/** Reads members as of a day. Row-level security keeps it to what the actor may see. */
@Injectable()
export class MemberQuery {
  constructor(private readonly codec: IdentityNumberCodec) {}

  /** One page of those who belonged, on the day, to the organisations the filter names. */
  async list(ctx: Ctx, asOf: PlainDate, filter: MemberFilter, order: MemberOrder, page: PageRequest): Promise<MemberRow[]> {
    const params = new SqlParams();
    const from = this.listed(asOf, filter, params);
    const { where, orderBy, limit } = keyset(SORTS[order.sort].columns, order.descending, page, params);
    return ctx.db.sql.many(
      `SELECT ${MEMBER_COLUMNS}, st.status, ms.organization_id AS "organizationId" ${from} AND ${where} ORDER BY ${orderBy} LIMIT ${limit}`,
      params.values,
    );
  }

  async count(ctx: Ctx, asOf: PlainDate, filter: MemberFilter): Promise<number> {
    const params = new SqlParams();
    const from = this.listed(asOf, filter, params);
    const row = await ctx.db.sql.one<{ count: number }>(`SELECT count(*)::int AS count ${from}`, params.values);
    return row.count;
  }

  /** What a cursor of a list in this order holds. */
  keyOf(sort: MemberSort): (row: MemberRow) => CursorKey {
    return SORTS[sort].key;
  }

  async findInScope(ctx: Ctx, asOf: PlainDate, ids: readonly string[]): Promise<MemberRow[]> {
    return ctx.db.sql.many(BY_IDS, [asOf.toString(), ids]);
  }

  /** The member in scope into whose record the one with this id was merged. */
  async keptFor(ctx: Ctx, id: string): Promise<string | null> {
    return (await ctx.db.sql.one<{ id: string | null }>(KEPT, [id])).id;
  }

  async findOfPersons(ctx: Ctx, asOf: PlainDate, personIds: readonly string[]): Promise<MemberRow[]> {
    return ctx.db.sql.many(BY_PERSONS, [asOf.toString(), personIds]);
  }

  async memberships(ctx: Ctx, memberIds: readonly string[]): Promise<MembershipRow[]> {
    return ctx.db.sql.many(MEMBERSHIPS, [memberIds]);
  }

  async statuses(ctx: Ctx, memberIds: readonly string[]): Promise<StatusRow[]> {
    return ctx.db.sql.many(STATUSES, [memberIds]);
  }

  /** How these members were admitted again, the earliest first. */
  async readmissions(ctx: Ctx, memberIds: readonly string[]): Promise<ReadmissionOfMemberRow[]> {
    return ctx.db.sql.many(READMISSIONS, [memberIds]);
  }

  /** The states of these members, by member. */
  async statusesOf(ctx: Ctx, memberIds: readonly string[]): Promise<ReadonlyMap<string, readonly StatusRow[]>> {
    const byMember = new Map<string, StatusRow[]>();
    for (const row of await this.statuses(ctx, memberIds)) byMember.set(row.memberId, [...(byMember.get(row.memberId) ?? []), row]);
    return byMember;
  }

  async contacts(ctx: Ctx, personIds: readonly string[]): Promise<ContactRow[]> {
    return ctx.db.sql.many(CONTACTS, [personIds]);
  }

  async persons(ctx: Ctx, ids: readonly string[]): Promise<PersonRow[]> {
    return ctx.db.sql.many(PERSONS, [ids]);
  }

  /** How many members each of these organisations had on the day, all below it included. */
  async counts(ctx: Ctx, asOf: PlainDate, organizationIds: readonly string[]): Promise<{ organizationId: string; count: number }[]> {
    return ctx.db.sql.many(COUNTS, [asOf.toString(), organizationIds]);
  }

  async ethnicGroups(ctx: Ctx): Promise<{ code: string; nameVi: string }[]> {
    return ctx.db.sql.many(ETHNIC_GROUPS);
  }

  private listed(asOf: PlainDate, filter: MemberFilter, params: SqlParams): string {
    const day = params.add(asOf.toString(), 'date');
    const conditions = [`ms.kind = ${params.add(filter.membership ?? 'PRIMARY', 'membership_kind')}`, inForce('ms', day)];
    if (filter.organizationId != null) conditions.push(inOrganization(params.add(filter.organizationId, 'uuid'), day, filter.includeBelow ?? true));
    if (filter.statuses?.length) conditions.push(`st.status = ANY (${params.add(filter.statuses, 'member_status[]')})`);
    if (filter.gender != null) conditions.push(`p.gender = ${params.add(filter.gender, 'gender')}`);
    if (filter.ethnicGroups?.length) conditions.push(`p.ethnic_group_code = ANY (${params.add(filter.ethnicGroups, 'text[]')})`);
    if (filter.ageFrom != null) conditions.push(`p.birth_on <= ${params.add(asOf.subtract({ years: filter.ageFrom }).toString(), 'date')}`);
    if (filter.ageTo != null) conditions.push(`p.birth_on > ${params.add(asOf.subtract({ years: filter.ageTo + 1 }).toString(), 'date')}`);
    if (filter.admissionYear != null) {
      const from = params.add(`${filter.admissionYear}-01-01`, 'date');
      const through = params.add(`${filter.admissionYear}-12-31`, 'date');
      conditions.push(`m.admission_decided_on BETWEEN ${from} AND ${through}`);
    }
    if (filter.number != null) {
      const indexes = params.add(this.codec.indexesOf(plainNumber(filter.number)), 'bytea[]');
      conditions.push(`p.id IN (SELECT n.person_id FROM identity_number n WHERE n.blind_index = ANY (${indexes}))`);
    }
    for (const word of searchWords(filter.name ?? '')) conditions.push(`p.search_name LIKE ${params.add(wordPattern(word), 'text')}`);
    return `
      FROM membership ms
      JOIN member m ON m.id = ms.member_id
      JOIN person p ON p.id = m.person_id
      JOIN ethnic_group e ON e.code = p.ethnic_group_code
      JOIN member_status_period st ON st.member_id = m.id AND ${inForce('st', day)}
      WHERE ${conditions.join(' AND ')}`;
  }
}

/** That a membership is in an organisation on a day, or in one below it. */
export function inOrganization(id: string, day: string, includeBelow: boolean): string {
  if (!includeBelow) return `ms.organization_id = ${id}`;
  return `ms.organization_id IN (
    WITH RECURSIVE unit AS (
      SELECT ${id} AS id
      UNION ALL
      SELECT below.organization_id FROM organization_period below JOIN unit ON below.parent_id = unit.id WHERE below.during @> ${day})
    SELECT id FROM unit)`;
}
