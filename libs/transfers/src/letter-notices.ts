import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { storedDay, type Notice } from '#kernel';
import { Regulations } from '#regulations';
import type { NoticeSource } from '#workflow';
import { letterNotice, LETTERS_AHEAD } from './letter-notice.rules.js';
import { LetterNoticesQuery } from './letter-notices.query.js';

/** Tells both ends which letters of introduction run out before they were received. */
@Injectable()
export class LetterNotices implements NoticeSource {
  constructor(
    private readonly query: LetterNoticesQuery,
    private readonly regulations: Regulations,
  ) {}

  async notices(ctx: Ctx): Promise<readonly Notice[]> {
    const letters = await this.query.openLetters(ctx, ctx.today.add({ days: LETTERS_AHEAD.inSight }));
    const told = letters.flatMap((letter) => letterNotice(letter, ctx.today, this.regulations.on(storedDay(letter.letterOn))) ?? []);
    for (const { id } of told) ctx.touched.push({ kind: 'transfer', id, action: 'READ' });
    return told;
  }
}
