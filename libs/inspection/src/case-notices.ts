import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { Notice } from '#kernel';
import type { NoticeSource } from '#workflow';
import { caseNotice, recommendationNotice } from './case-notice.rules.js';
import { CaseNoticesQuery } from './case-notices.query.js';

/** Tells those who work on a case that it is due, or late, and those who lead it what is still to be done of what it recommended. */
@Injectable()
export class CaseNotices implements NoticeSource {
  constructor(private readonly query: CaseNoticesQuery) {}

  async notices(ctx: Ctx): Promise<readonly Notice[]> {
    const told = (await this.query.due(ctx)).flatMap((due) => caseNotice(due, ctx.today) ?? []);
    for (const { id } of told) ctx.touched.push({ kind: 'inspection_case', id, action: 'READ' });
    const recommended = (await this.query.recommended(ctx)).flatMap((due) => {
      const notice = recommendationNotice(due, ctx.today);
      if (notice) ctx.touched.push({ kind: 'inspection_case', id: due.caseId, action: 'READ' });
      return notice ?? [];
    });
    return [...told, ...recommended];
  }
}
