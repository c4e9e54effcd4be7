import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { Notice } from '#kernel';
import { Regulations } from '#regulations';
import type { NoticeSource } from '#workflow';
import { FailingYearsQuery } from './failing-years.query.js';
import { failingNoticesOf } from './failing-years.rules.js';

/** Tells cells whom to help, and cells and deciding bodies whose removal is to be considered. */
@Injectable()
export class FailingYearNotices implements NoticeSource {
  constructor(
    private readonly query: FailingYearsQuery,
    private readonly regulations: Regulations,
  ) {}

  async notices(ctx: Ctx): Promise<readonly Notice[]> {
    const book = this.regulations.on(ctx.today);
    const told = (await this.query.failing(ctx)).flatMap((member) => failingNoticesOf(member, book));
    for (const { id, record } of told) ctx.touched.push({ kind: record, id, action: 'READ' });
    return told;
  }
}
