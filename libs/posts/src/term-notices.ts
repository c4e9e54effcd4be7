import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { storedDay, type Notice } from '#kernel';
import { Regulations } from '#regulations';
import type { NoticeSource } from '#workflow';
import { termNotice, TERMS_AHEAD } from './term-notice.rules.js';
import { TermNoticesQuery } from './term-notices.query.js';

/** Tells which terms and posts end, and which ended lately without a successor on record. */
@Injectable()
export class TermNotices implements NoticeSource {
  constructor(
    private readonly query: TermNoticesQuery,
    private readonly regulations: Regulations,
  ) {}

  async notices(ctx: Ctx): Promise<readonly Notice[]> {
    const span = { days: TERMS_AHEAD.inSight };
    const terms = await this.query.runningTerms(ctx, ctx.today.subtract(span), ctx.today.add(span));
    const now = this.regulations.on(ctx.today);
    return terms.flatMap((term) => termNotice(term, this.regulations.on(storedDay(term.validFrom)), now) ?? []);
  }
}
