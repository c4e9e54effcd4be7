import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import type { Secrecy } from '#inspection';
import { newId, type PlainDate } from '#kernel';
import { DenouncerCodec, type Denouncer } from './denouncer.codec.js';
import type { DenunciationOutcome } from './denunciation.rules.js';

export interface NewDenunciation {
  readonly id: string;
  readonly organizationId: string;
  readonly memberId: string | null;
  readonly accusedId: string | null;
  readonly receivedOn: PlainDate;
  readonly secrecy: Secrecy;
  readonly keptAt: string | null;
  readonly content: string | null;
  /** Null: an anonymous letter. */
  readonly denouncer: Denouncer | null;
}

export interface DenunciationConclusion {
  readonly outcome: DenunciationOutcome;
  readonly conclusionNumber: string;
  readonly concludedOn: PlainDate;
  readonly conclusion?: string | null;
}

const CREATE = `
  INSERT INTO denunciation (id, organization_id, member_id, accused_id, received_on, content, sealed, data_key_id, anonymous, secrecy, kept_at)
  VALUES ($1, $2, $3, $4, $5::date, $6, $7::bytea, $8, $9, $10::secrecy, $11)`;
const TAKE_UP = 'UPDATE denunciation SET case_id = $2, taken_up_on = $3::date WHERE id = $1';
const CONCLUDE = `
  UPDATE denunciation SET outcome = $2::denunciation_outcome, conclusion_number = $3, concluded_on = $4::date, conclusion = $5, closed_on = $4::date WHERE id = $1`;
const KEEP = 'UPDATE denunciation SET closed_on = $2::date WHERE id = $1';
const REVEAL = 'INSERT INTO denunciation_reveal (id, denunciation_id, purpose, account_id, request_id) VALUES ($1, $2, $3, $4, $5)';

/** Writes denunciations, who denounces sealed, and who was told. */
@Injectable()
export class DenunciationRepository {
  constructor(private readonly codec: DenouncerCodec) {}

  async create(ctx: WriteCtx, { id, organizationId, memberId, accusedId, receivedOn, content, secrecy, keptAt, denouncer }: NewDenunciation): Promise<void> {
    const kept = denouncer && (await this.codec.seal(ctx.db.sql, id, denouncer));
    await ctx.db.sql.run(CREATE, [id, organizationId, memberId, accusedId, receivedOn.toString(), content, kept?.sealed ?? null, kept?.dataKeyId ?? null, denouncer === null, secrecy, keptAt]);
  }

  async takeUp(ctx: WriteCtx, id: string, caseId: string, day: PlainDate): Promise<void> {
    await ctx.db.sql.run(TAKE_UP, [id, caseId, day.toString()]);
  }

  async conclude(ctx: WriteCtx, id: string, { outcome, conclusionNumber, concludedOn, conclusion }: DenunciationConclusion): Promise<void> {
    await ctx.db.sql.run(CONCLUDE, [id, outcome, conclusionNumber, concludedOn.toString(), conclusion ?? null]);
  }

  async keep(ctx: WriteCtx, id: string): Promise<void> {
    await ctx.db.sql.run(KEEP, [id, ctx.today.toString()]);
  }

  /** Puts on record what somebody is told who denounces for; answers the entry's id. */
  async recordReveal(ctx: WriteCtx, denunciationId: string, purpose: string): Promise<string> {
    const id = newId();
    await ctx.db.sql.run(REVEAL, [id, denunciationId, purpose, ctx.actor.accountId, ctx.requestId]);
    return id;
  }
}
