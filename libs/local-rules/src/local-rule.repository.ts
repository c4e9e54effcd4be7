import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import type { PlainDate } from '#kernel';

export interface NewLocalRule {
  readonly id: string;
  readonly organizationId: string;
  readonly parameter: string;
  readonly value: string;
  readonly validFrom: PlainDate;
  readonly validThrough?: PlainDate | null;
  readonly documentNumber: string;
  readonly documentOn: PlainDate;
  readonly article?: string | null;
  readonly supersedesId?: string | null;
}

export interface Ending {
  readonly lastDay: PlainDate;
  readonly documentNumber: string;
  readonly documentOn: PlainDate;
}

const APPEND = `
  INSERT INTO local_rule (id, organization_id, parameter, value, valid_from, valid_through, document_number, document_on, article, supersedes_id)
  VALUES ($1, $2, $3, $4, $5::date, $6::date, $7, $8::date, $9, $10) ON CONFLICT DO NOTHING`;
const SUPERSEDE = `UPDATE local_rule SET superseded_at = now(), version = version + 1 WHERE id = $1 AND superseded_at IS NULL`;
const END = `
  UPDATE local_rule SET valid_through = $2::date, end_document_number = $3, end_document_on = $4::date, ended_by_id = chibo_person(), version = version + 1
  WHERE id = $1`;

/** Writes what wards set for themselves; never over it. */
@Injectable()
export class LocalRuleRepository {
  /** False when somebody else has just set one for some of the days. */
  async append(ctx: WriteCtx, rule: NewLocalRule): Promise<boolean> {
    const { id, organizationId, parameter, value, validFrom, validThrough, documentNumber, documentOn, article = null, supersedesId = null } = rule;
    const days = [validFrom.toString(), validThrough?.toString() ?? null] as const;
    return (await ctx.db.sql.run(APPEND, [id, organizationId, parameter, value, ...days, documentNumber, documentOn.toString(), article, supersedesId])) === 1;
  }

  async supersede(ctx: WriteCtx, id: string): Promise<void> {
    await ctx.db.sql.run(SUPERSEDE, [id]);
  }

  async end(ctx: WriteCtx, id: string, { lastDay, documentNumber, documentOn }: Ending): Promise<void> {
    await ctx.db.sql.run(END, [id, lastDay.toString(), documentNumber, documentOn.toString()]);
  }
}
