import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import type { PlainDate } from '#kernel';
import type { Secrecy } from './secrecy.rules.js';
import type { StateNoticeMatter } from './state-notice.rules.js';

export interface NewStateNotice {
  readonly organizationId: string;
  readonly memberId: string;
  readonly issuer: string;
  readonly documentNumber: string;
  readonly issuedOn: PlainDate;
  readonly receivedOn: PlainDate;
  readonly matter: StateNoticeMatter;
  readonly secrecy: Secrecy;
  readonly keptAt?: string | null;
  readonly content?: string | null;
}

const CREATE = `
  INSERT INTO state_notice (id, organization_id, member_id, issuer, document_number, issued_on, received_on, matter, content, secrecy, kept_at)
  VALUES ($1, $2, $3, $4, $5, $6::date, $7::date, $8::state_notice_matter, $9, $10::secrecy, $11)`;
const SETTLE = 'UPDATE state_notice SET case_id = $2, reason = $3, closed_on = $4::date WHERE id = $1';

/** Writes notices from State bodies and courts, and what followed. */
@Injectable()
export class StateNoticeRepository {
  async create(ctx: WriteCtx, id: string, { organizationId, memberId, issuer, documentNumber, issuedOn, receivedOn, matter, content, secrecy, keptAt }: NewStateNotice): Promise<void> {
    await ctx.db.sql.run(CREATE, [id, organizationId, memberId, issuer, documentNumber, issuedOn.toString(), receivedOn.toString(), matter, content ?? null, secrecy, keptAt ?? null]);
  }

  async settle(ctx: WriteCtx, id: string, { caseId, reason }: { readonly caseId: string | null; readonly reason: string | null }): Promise<void> {
    await ctx.db.sql.run(SETTLE, [id, caseId, reason, ctx.today.toString()]);
  }
}
