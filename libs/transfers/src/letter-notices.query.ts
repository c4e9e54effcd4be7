import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { PlainDate } from '#kernel';
import type { OpenLetter } from './letter-notice.rules.js';

export interface OpenLetterRow extends OpenLetter {
  readonly letterOn: string;
}

// Both ends follow it up: who sent the member, and within the system who is to receive.
const OPEN_LETTERS = `
  SELECT t.id, CASE WHEN t.organization_id IN (SELECT chibo_organizations('transfer_issue')) THEN t.organization_id ELSE t.destination_id END AS "organizationId",
    t.person_id AS "personId", t.letter_number AS number, t.letter_on AS "letterOn", t.letter_valid_through AS "validThrough"
  FROM member_transfer t JOIN workflow_item i ON i.id = t.id
  WHERE i.stage IN ('SENT', 'SENT_OUT') AND t.letter_valid_through <= $1::date
    AND (t.organization_id IN (SELECT chibo_organizations('transfer_issue')) OR t.destination_id IN (SELECT chibo_organizations('transfer_receive')))`;

/** Reads letters of introduction that were not received yet. */
@Injectable()
export class LetterNoticesQuery {
  /** Those valid no longer than through a day. */
  async openLetters(ctx: Ctx, through: PlainDate): Promise<OpenLetterRow[]> {
    return ctx.db.sql.many(OPEN_LETTERS, [through.toString()]);
  }
}
