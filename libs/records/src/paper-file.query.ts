import { Injectable } from '@nestjs/common';
import { inForce, type Ctx } from '#database';
import type { FilesOfCell, PaperKind } from './paper-file.rules.js';

/** A check of a member's file, and what was found. */
export interface FileCheckRow {
  readonly id: string;
  readonly memberId: string;
  readonly checkedOn: string;
  readonly keptAt: string;
  readonly remark: string | null;
  readonly checkedById: string | null;
  readonly documents: readonly { readonly kind: PaperKind; readonly documentOn: string | null; readonly copies: number }[];
}

/** A member's file as it is to be shown on a day. */
export interface FileGround {
  readonly memberId: string;
  readonly isFull: boolean;
  /** First day of the primary membership; null for whoever has none on the day. */
  readonly begunOn: string | null;
}

const CHECKS = `
  SELECT c.id, c.member_id AS "memberId", c.checked_on AS "checkedOn", c.kept_at AS "keptAt", c.remark, c.checked_by_id AS "checkedById",
    (SELECT COALESCE(json_agg(json_build_object('kind', d.kind, 'documentOn', d.document_on, 'copies', d.copies) ORDER BY d.kind), '[]') FROM file_check_document d WHERE d.check_id = c.id) AS documents
  FROM file_check c WHERE c.member_id = ANY ($1::uuid[]) ORDER BY c.checked_on DESC, c.recorded_at DESC, c.id DESC`;
const GROUND = `
  SELECT m.id AS "memberId", COALESCE(st.status = 'FULL', false) AS "isFull", s.valid_from AS "begunOn"
  FROM member m LEFT JOIN member_status_period st ON st.member_id = m.id AND ${inForce('st', '$2::date')}
  LEFT JOIN membership s ON s.member_id = m.id AND s.kind = 'PRIMARY' AND ${inForce('s', '$2::date')} WHERE m.id = ANY ($1::uuid[])`;
const KEEPS = `SELECT $1::uuid IN (SELECT chibo_filed_members()) AS yes`;
const FILES = `
  SELECT s.organization_id AS "organizationId", last.checked_on AS "lastCheckedOn", s.valid_from AS "begunOn", count(*)::int AS members
  FROM membership s LEFT JOIN LATERAL (SELECT max(c.checked_on) AS checked_on FROM file_check c WHERE c.member_id = s.member_id) last ON true
  WHERE s.kind = 'PRIMARY' AND ${inForce('s', '$1::date')} AND s.organization_id IN (SELECT chibo_organizations('file_keep'))
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;

/** Reads what members' paper files were found to hold. Row-level security keeps it to members in scope. */
@Injectable()
export class PaperFileQuery {
  /** The latest check first. */
  async checks(ctx: Ctx, memberIds: readonly string[]): Promise<FileCheckRow[]> {
    return ctx.db.sql.many(CHECKS, [memberIds]);
  }

  async ground(ctx: Ctx, memberIds: readonly string[], day: string): Promise<FileGround[]> {
    return ctx.db.sql.many(GROUND, [memberIds, day]);
  }

  /** Whether the actor keeps a member's file. */
  async keeps(ctx: Ctx, memberId: string): Promise<boolean> {
    return (await ctx.db.sql.one<{ yes: boolean }>(KEEPS, [memberId])).yes;
  }

  /** The files of the cells whose files the actor keeps. */
  async files(ctx: Ctx): Promise<FilesOfCell[]> {
    return ctx.db.sql.many(FILES, [ctx.today.toString()]);
  }
}
