import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';

export interface LocalRuleRow {
  readonly id: string;
  readonly organizationId: string;
  readonly parameter: string;
  readonly value: string;
  readonly validFrom: string;
  readonly validThrough: string | null;
  readonly documentNumber: string;
  readonly documentOn: string;
  readonly article: string | null;
  readonly authorId: string | null;
  readonly recordedAt: Date;
  readonly endDocumentNumber: string | null;
  readonly endDocumentOn: string | null;
  readonly isSuperseded: boolean;
  readonly supersedesId: string | null;
  readonly version: number;
}

const COLUMNS = `id, organization_id AS "organizationId", parameter, value, valid_from AS "validFrom", valid_through AS "validThrough",
  document_number AS "documentNumber", document_on AS "documentOn", article, author_id AS "authorId", recorded_at AS "recordedAt",
  end_document_number AS "endDocumentNumber", end_document_on AS "endDocumentOn", superseded_at IS NOT NULL AS "isSuperseded",
  supersedes_id AS "supersedesId", version`;
const LIST = `SELECT ${COLUMNS} FROM local_rule WHERE $1::uuid IS NULL OR organization_id = $1 ORDER BY organization_id, parameter, valid_from, recorded_at, id`;
const STANDING = `SELECT ${COLUMNS} FROM local_rule WHERE organization_id = $1 AND parameter = $2 AND superseded_at IS NULL`;
const LOCK = `SELECT ${COLUMNS} FROM local_rule WHERE id = $1 FOR UPDATE`;

/** Reads what wards set for themselves. */
@Injectable()
export class LocalRuleQuery {
  /** Those in scope, ended and replaced ones too; of one organisation, when it is named. */
  async list(ctx: Ctx, organizationId: string | null): Promise<LocalRuleRow[]> {
    return ctx.db.sql.many(LIST, [organizationId]);
  }

  async findInScope(ctx: Ctx, id: string): Promise<LocalRuleRow | undefined> {
    return ctx.db.sql.maybe(`SELECT ${COLUMNS} FROM local_rule WHERE id = $1`, [id]);
  }

  /** Locked until the transaction ends; only who may change it can. */
  async lock(ctx: Ctx, id: string): Promise<LocalRuleRow | undefined> {
    return ctx.db.sql.maybe(LOCK, [id]);
  }

  /** An organisation's own values of a parameter that no other took the place of. */
  async standing(ctx: Ctx, organizationId: string, parameter: string): Promise<LocalRuleRow[]> {
    return ctx.db.sql.many(STANDING, [organizationId, parameter]);
  }

  /** Whether the actor may know of an organisation. */
  async knows(ctx: Ctx, organizationId: string): Promise<boolean> {
    return (await ctx.db.sql.one<{ yes: boolean }>('SELECT EXISTS (SELECT FROM organization WHERE id = $1) AS yes', [organizationId])).yes;
  }
}
