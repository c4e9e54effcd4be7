import { Injectable } from '@nestjs/common';
import { keyset, SqlParams, type Ctx, type SortColumn } from '#database';
import type { CursorKey, PageRequest } from '#kernel';
import type { Secrecy } from './secrecy.rules.js';
import type { NewStateNotice } from './state-notice.repository.js';
import type { DueStateNotice, StateNoticeMatter } from './state-notice.rules.js';
import type { StateNoticeStage } from './state-notice.stages.js';

export interface StateNoticeRow {
  readonly id: string;
  readonly organizationId: string;
  readonly memberId: string;
  /** The State body or court. */
  readonly issuer: string;
  readonly documentNumber: string;
  readonly issuedOn: string;
  readonly receivedOn: string;
  readonly matter: StateNoticeMatter;
  readonly secrecy: Secrecy;
  readonly keptAt: string | null;
  readonly content: string | null;
  readonly caseId: string | null;
  readonly reason: string | null;
  readonly closedOn: string | null;
  readonly stage: StateNoticeStage;
  readonly dueOn: string | null;
  readonly version: number;
}

/** What is to be known of the member of a notice before it is put on record. */
export interface NoticedMember {
  readonly isKnown: boolean;
  /** The actor or a declared relative. */
  readonly isOwn: boolean;
}

const FROM = 'FROM state_notice n JOIN workflow_item i ON i.id = n.id';
const COLUMNS = `n.id, n.organization_id AS "organizationId", n.member_id AS "memberId", n.issuer, n.document_number AS "documentNumber", n.issued_on AS "issuedOn",
  n.received_on AS "receivedOn", n.matter, n.secrecy, n.kept_at AS "keptAt", n.content, n.case_id AS "caseId", n.reason, n.closed_on AS "closedOn", i.stage, i.due_on AS "dueOn", i.version`;
const BY_ID = `SELECT ${COLUMNS} ${FROM} WHERE n.id = $1`;
const COUNT = 'SELECT count(*)::int AS count FROM state_notice';
const MEMBER = `
  SELECT EXISTS (SELECT FROM member WHERE id = $1) AS "isKnown",
    $1::uuid IS NOT DISTINCT FROM (SELECT chibo_member()) OR $1::uuid IN (SELECT chibo_relative_members()) AS "isOwn"`;
const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('state_notice' || $1, 0))`;
const ON_RECORD = `
  SELECT EXISTS (
    SELECT FROM state_notice n WHERE n.organization_id = $1 AND n.member_id = $2 AND n.issued_on = $3::date
      AND lower(n.issuer) = lower($4) AND lower(n.document_number) = lower($5)) AS found`;
const ARE_SENTENCED = `
  SELECT NOT EXISTS (
    SELECT FROM inspection_case_subject s WHERE s.case_id = $1
      AND NOT EXISTS (SELECT FROM state_notice n WHERE n.case_id = s.case_id AND n.member_id = s.member_id AND n.matter = 'PRISON_SENTENCE')) AS yes`;
const DUE = `
  SELECT n.id, n.organization_id AS "organizationId", n.received_on AS "receivedOn", i.due_on AS "dueOn" ${FROM}
  WHERE n.closed_on IS NULL AND i.due_on IS NOT NULL`;

const SORT: readonly SortColumn[] = [
  { sql: 'n.received_on', type: 'date' },
  { sql: 'n.id', type: 'uuid' },
];

/** Reads notices from State bodies and courts. Row-level security keeps it to those of the actor's committee. */
@Injectable()
export class StateNoticeQuery {
  /** Whether every subject of a case is sent to prison, by notices that the case was opened on. */
  async areSentenced(ctx: Ctx, caseId: string): Promise<boolean> {
    return (await ctx.db.sql.one<{ yes: boolean }>(ARE_SENTENCED, [caseId])).yes;
  }

  /** One page, the latest received first. */
  async list(ctx: Ctx, page: PageRequest): Promise<StateNoticeRow[]> {
    const params = new SqlParams();
    const { where, orderBy, limit } = keyset(SORT, true, page, params);
    return ctx.db.sql.many(`SELECT ${COLUMNS} ${FROM} WHERE ${where} ORDER BY ${orderBy} LIMIT ${limit}`, params.values);
  }

  keyOf({ receivedOn, id }: StateNoticeRow): CursorKey {
    return [receivedOn, id];
  }

  async count(ctx: Ctx): Promise<number> {
    return (await ctx.db.sql.one<{ count: number }>(COUNT)).count;
  }

  async findInScope(ctx: Ctx, id: string): Promise<StateNoticeRow | undefined> {
    return ctx.db.sql.maybe(BY_ID, [id]);
  }

  async member(ctx: Ctx, memberId: string): Promise<NoticedMember> {
    return ctx.db.sql.one(MEMBER, [memberId]);
  }

  /** Whether the same notice is on record; nobody else puts it there meanwhile. */
  async isOnRecord(ctx: Ctx, { organizationId, memberId, issuedOn, issuer, documentNumber }: NewStateNotice): Promise<boolean> {
    await ctx.db.sql.one(LOCK, [memberId]);
    return (await ctx.db.sql.one<{ found: boolean }>(ON_RECORD, [organizationId, memberId, issuedOn.toString(), issuer, documentNumber])).found;
  }

  /** Those open, with a last day. */
  async due(ctx: Ctx): Promise<DueStateNotice[]> {
    return ctx.db.sql.many(DUE);
  }
}
