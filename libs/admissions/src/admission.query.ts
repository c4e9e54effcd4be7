import { Injectable } from '@nestjs/common';
import { inForce, keyset, SqlParams, type Ctx, type SortColumn } from '#database';
import type { CursorKey, PageRequest, PlainDate } from '#kernel';
import type { DatePrecision, EducationLevel } from '#enums';
import type { SubjectOfInquiry } from '#regulations';
import type { CellOnRecord } from './admission.rules.js';
import type { AdmissionStage } from './admission.stages.js';
import type { Outcome } from './preparation.rules.js';
import type { LastOfRecord, LeavingReason } from './readmission.rules.js';

export interface AdmissionRow {
  readonly id: string;
  readonly organizationId: string;
  readonly personId: string;
  readonly appliedOn: string;
  readonly courseCertificateOn: string | null;
  readonly declaredOn: string | null;
  readonly concludedOn: string | null;
  readonly ageConsentNumber: string | null;
  readonly ageConsentOn: string | null;
  readonly votedOn: string | null;
  readonly decisionNumber: string | null;
  readonly decidedOn: string | null;
  readonly receivedOn: string | null;
  readonly ceremonyOn: string | null;
  readonly memberId: string | null;
  readonly reviewVotedOn: string | null;
  readonly recognitionDecisionNumber: string | null;
  readonly recognitionDecidedOn: string | null;
  readonly recognizedOn: string | null;
  readonly readOn: string | null;
  readonly closedOn: string | null;
  readonly synthetic: boolean;
  /** Whether it admits somebody who was a member before. */
  readonly readmits: boolean;
}

/** What a file says of an earlier membership. */
export interface ReadmissionRow {
  readonly admissionId: string;
  readonly leftFor: LeavingReason;
  readonly recordClearedOn: string | null;
  readonly consentNumber: string | null;
  readonly consentOn: string | null;
}

export interface IntroducerRow {
  readonly admissionId: string;
  readonly place: number;
  readonly memberId: string | null;
  readonly organizationName: string | null;
  readonly guidedSince: string | null;
  readonly replacement: boolean;
  readonly replacedOn: string | null;
}

export interface InquiryRow {
  readonly admissionId: string;
  readonly subject: SubjectOfInquiry;
  readonly outcome: Outcome;
  readonly answeredOn: string | null;
}

/** What the rules look at in a person. */
export interface CandidateRow {
  readonly birthOn: string;
  readonly birthPrecision: DatePrecision;
  readonly education: EducationLevel;
}

/** What stands in the way of proposing a person. */
export interface Candidacy extends LastOfRecord {
  /** Whether the person is in the actor's scope. */
  readonly known: boolean;
  readonly hasOpenAdmission: boolean;
}

/** Who in an admission is a declared relative of the candidate. */
export interface Kinship {
  readonly ofActor: boolean;
  /** The introducers, by member. */
  readonly introducers: ReadonlySet<string>;
}

export interface AdmissionFilter {
  readonly organizationId?: string | null;
  readonly stages?: readonly AdmissionStage[] | null;
}

/** Whether an admission `a` is of somebody who was a member before: by its file, or by the record of somebody who came on probation. */
export const READMITS = `(EXISTS (SELECT FROM admission_readmission f WHERE f.admission_id = a.id) OR EXISTS (SELECT FROM member_readmission r WHERE r.member_id = a.member_id AND r.decided_on = a.decided_on))`;
const COLUMNS = `a.id, a.organization_id AS "organizationId", a.person_id AS "personId", a.applied_on AS "appliedOn",
  a.course_certificate_on AS "courseCertificateOn", a.declared_on AS "declaredOn", a.concluded_on AS "concludedOn",
  a.age_consent_number AS "ageConsentNumber", a.age_consent_on AS "ageConsentOn", a.received_on AS "receivedOn", a.read_on AS "readOn", a.voted_on AS "votedOn", a.decision_number AS "decisionNumber", a.decided_on AS "decidedOn",
  a.ceremony_on AS "ceremonyOn", a.member_id AS "memberId", a.review_voted_on AS "reviewVotedOn",
  a.recognition_decision_number AS "recognitionDecisionNumber", a.recognition_decided_on AS "recognitionDecidedOn",
  a.recognized_on AS "recognizedOn", a.closed_on AS "closedOn", a.synthetic, ${READMITS} AS readmits`;
const BY_ID = `SELECT ${COLUMNS} FROM admission a WHERE a.id = ANY ($1::uuid[])`;
const OF_MEMBERS = `SELECT ${COLUMNS} FROM admission a WHERE a.member_id = ANY ($1::uuid[]) ORDER BY a.applied_on DESC, a.id`;
const INTRODUCERS = `
  SELECT admission_id AS "admissionId", place, member_id AS "memberId", organization_name AS "organizationName", guided_since AS "guidedSince", replacement, replaced_on AS "replacedOn"
  FROM admission_introducer WHERE admission_id = ANY ($1::uuid[]) ORDER BY admission_id, place`;
const INQUIRIES = `
  SELECT admission_id AS "admissionId", subject, outcome, answered_on AS "answeredOn" FROM admission_inquiry
  WHERE admission_id = ANY ($1::uuid[]) ORDER BY admission_id, subject`;
const NEXT_MEETING = `SELECT min(held_on) AS day FROM cell_meeting WHERE organization_id = $1 AND held_on > $2::date AND voided_at IS NULL`;
const CANDIDATE = `SELECT birth_on AS "birthOn", birth_precision AS "birthPrecision", education FROM person WHERE id = $1`;
const CANDIDACY = `
  SELECT known, has_open_admission AS "hasOpenAdmission", has_member_record AS "hasMemberRecord", left_on AS "leftOn", left_as AS "leftAs", left_ground AS "leftGround", readmissions
  FROM chibo_candidacy($1)`;
const READMISSIONS = `
  SELECT admission_id AS "admissionId", left_for AS "leftFor", record_cleared_on AS "recordClearedOn", consent_number AS "consentNumber", consent_on AS "consentOn"
  FROM admission_readmission WHERE admission_id = ANY ($1::uuid[])`;
const CELL = `
  SELECT o.ended_on AS "endedOn" FROM organization o JOIN organization_period p ON p.organization_id = o.id AND p.kind IN ('CELL', 'BASE_CELL') AND ${inForce('p', '$2::date')}
  WHERE o.id = $1`;
const HAS_OPEN_TRANSFER = `SELECT COALESCE(chibo_exclusive_case($1) = 'transfer', false) AS yes`;
const ETHNIC_GROUP_EXISTS = `SELECT EXISTS (SELECT FROM ethnic_group WHERE code = $1) AS yes`;
const STANDINGS = `
  SELECT m.id, EXISTS (SELECT FROM member_status_period s WHERE s.member_id = m.id AND s.status = 'FULL' AND ${inForce('s', '$2::date')}) AS "isFull"
  FROM member m WHERE m.id = ANY ($1::uuid[])`;

const OF_ACTOR = `SELECT $1::uuid IN (SELECT chibo_relatives()) AS yes`;
const RELATED_INTRODUCERS = `
  SELECT m.id FROM member m
  WHERE m.id = ANY ($2::uuid[]) AND m.person_id IN (SELECT chibo_related(ARRAY(SELECT person_id FROM member WHERE id = ANY ($2::uuid[])), ARRAY[$1::uuid]))`;

/** The latest application first. */
const ORDER: readonly SortColumn[] = [
  { sql: 'a.applied_on', type: 'date' },
  { sql: 'a.id', type: 'uuid' },
];

/** Reads admissions, their introducers and what the rules ask of people and cells. */
@Injectable()
export class AdmissionQuery {
  async list(ctx: Ctx, filter: AdmissionFilter, page: PageRequest): Promise<AdmissionRow[]> {
    const params = new SqlParams();
    const from = listed(filter, params);
    const { where, orderBy, limit } = keyset(ORDER, true, page, params);
    return ctx.db.sql.many(`SELECT ${COLUMNS} ${from} AND ${where} ORDER BY ${orderBy} LIMIT ${limit}`, params.values);
  }

  async count(ctx: Ctx, filter: AdmissionFilter): Promise<number> {
    const params = new SqlParams();
    const { count } = await ctx.db.sql.one<{ count: number }>(`SELECT count(*)::int AS count ${listed(filter, params)}`, params.values);
    return count;
  }

  /** What a cursor of the list holds. */
  keyOf({ appliedOn, id }: AdmissionRow): CursorKey {
    return [appliedOn, id];
  }

  async findInScope(ctx: Ctx, ids: readonly string[]): Promise<AdmissionRow[]> {
    return ctx.db.sql.many(BY_ID, [ids]);
  }

  /** The admissions of members, the latest first. */
  async ofMembers(ctx: Ctx, memberIds: readonly string[]): Promise<AdmissionRow[]> {
    return ctx.db.sql.many(OF_MEMBERS, [memberIds]);
  }

  async introducers(ctx: Ctx, admissionIds: readonly string[]): Promise<IntroducerRow[]> {
    return ctx.db.sql.many(INTRODUCERS, [admissionIds]);
  }

  /** What came of the inquiries on these candidates. */
  async inquiries(ctx: Ctx, admissionIds: readonly string[]): Promise<InquiryRow[]> {
    return ctx.db.sql.many(INQUIRIES, [admissionIds]);
  }

  /** The first meeting of a cell on record after a day. */
  async nextMeeting(ctx: Ctx, organizationId: string, day: PlainDate): Promise<string | null> {
    return (await ctx.db.sql.one<{ day: string | null }>(NEXT_MEETING, [organizationId, day.toString()])).day;
  }

  /** What these files say of earlier memberships. */
  async readmissions(ctx: Ctx, admissionIds: readonly string[]): Promise<ReadmissionRow[]> {
    return ctx.db.sql.many(READMISSIONS, [admissionIds]);
  }

  async candidate(ctx: Ctx, personId: string): Promise<CandidateRow> {
    return ctx.db.sql.one(CANDIDATE, [personId]);
  }

  async candidacy(ctx: Ctx, personId: string): Promise<Candidacy> {
    return ctx.db.sql.one(CANDIDACY, [personId]);
  }

  /** The cell that an organisation is on a day; null where it is none. */
  async cell(ctx: Ctx, organizationId: string, day: PlainDate): Promise<CellOnRecord | null> {
    return (await ctx.db.sql.maybe<CellOnRecord>(CELL, [organizationId, day.toString()])) ?? null;
  }

  /** Whether somebody is about to move elsewhere. */
  async hasOpenTransfer(ctx: Ctx, personId: string): Promise<boolean> {
    return (await ctx.db.sql.one<{ yes: boolean }>(HAS_OPEN_TRANSFER, [personId])).yes;
  }

  async ethnicGroupExists(ctx: Ctx, code: string): Promise<boolean> {
    return (await ctx.db.sql.one<{ yes: boolean }>(ETHNIC_GROUP_EXISTS, [code])).yes;
  }

  /** Whether the actor, and which of these introducers, are declared relatives of a candidate. */
  async kinship(ctx: Ctx, personId: string, introducerIds: readonly string[]): Promise<Kinship> {
    const { yes } = await ctx.db.sql.one<{ yes: boolean }>(OF_ACTOR, [personId]);
    const related = introducerIds.length === 0 ? [] : await ctx.db.sql.many<{ id: string }>(RELATED_INTRODUCERS, [personId, introducerIds]);
    return { ofActor: yes, introducers: new Set(related.map(({ id }) => id)) };
  }

  /** Of these members, those in scope, and whether each was a full member on a day. */
  async standings(ctx: Ctx, memberIds: readonly string[], day: PlainDate): Promise<ReadonlyMap<string, boolean>> {
    const rows = await ctx.db.sql.many<{ id: string; isFull: boolean }>(STANDINGS, [memberIds, day.toString()]);
    return new Map(rows.map(({ id, isFull }) => [id, isFull]));
  }
}

function listed({ organizationId, stages }: AdmissionFilter, params: SqlParams): string {
  const conditions: string[] = ['true'];
  if (organizationId != null) {
    const path = `(SELECT path FROM organization WHERE id = ${params.add(organizationId, 'uuid')})`;
    conditions.push(`a.organization_id IN (SELECT id FROM organization WHERE path <@ ${path})`);
  }
  if (stages?.length) conditions.push(`a.id IN (SELECT id FROM workflow_item WHERE kind = 'admission' AND stage = ANY (${params.add(stages, 'text[]')}))`);
  return `FROM admission a WHERE ${conditions.join(' AND ')}`;
}
