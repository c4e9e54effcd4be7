import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import { newId } from '#kernel';
import { lockMember } from '#members';
import type { FoundFile } from './paper-file.rules.js';

export interface NewFileCheck extends FoundFile {
  readonly memberId: string;
  readonly keptAt: string;
  readonly remark?: string | null;
}

const ADD = `INSERT INTO file_check (id, member_id, checked_on, kept_at, remark, checked_by_id) VALUES ($1, $2, $3::date, $4, $5, $6)`;
const ADD_DOCUMENTS = `
  INSERT INTO file_check_document (check_id, kind, document_on, copies) SELECT $1, kind, document_on, copies FROM unnest($2::file_document_kind[], $3::date[], $4::smallint[]) AS found (kind, document_on, copies)`;

/** Writes checks of paper files; none is ever changed. */
@Injectable()
export class PaperFileRepository {
  /** Nobody else checks the member's file until the transaction ends. */
  async lock(ctx: WriteCtx, memberId: string): Promise<void> {
    await lockMember(ctx, memberId);
  }

  async add(ctx: WriteCtx, { memberId, checkedOn, keptAt, remark, documents }: NewFileCheck): Promise<string> {
    const id = newId();
    await ctx.db.sql.run(ADD, [id, memberId, checkedOn.toString(), keptAt, remark ?? null, ctx.actor.personId]);
    await ctx.db.sql.run(ADD_DOCUMENTS, [id, documents.map(({ kind }) => kind), documents.map(({ documentOn }) => documentOn?.toString() ?? null), documents.map(({ copies }) => copies)]);
    return id;
  }
}
