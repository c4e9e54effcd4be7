import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { Notice } from '#kernel';
import { Regulations } from '#regulations';
import type { NoticeSource } from '#workflow';
import { introducerNotice, recognitionNotice, unreadNotice } from './recognition-notice.rules.js';
import { RecognitionNoticesQuery } from './recognition-notices.query.js';

/** Tells the cell whose probation ends, which introducer has gone, which recognition is still to be read out, and the standing committee which review is late. */
@Injectable()
export class RecognitionNotices implements NoticeSource {
  constructor(
    private readonly query: RecognitionNoticesQuery,
    private readonly regulations: Regulations,
  ) {}

  async notices(ctx: Ctx): Promise<readonly Notice[]> {
    const book = this.regulations.on(ctx.today);
    const due = (await this.query.probations(ctx)).flatMap((probation) => recognitionNotice(probation, book) ?? []);
    const gone = (await this.query.introducersGone(ctx)).flatMap((introducer) => introducerNotice(introducer, book) ?? []);
    const told = [...due, ...gone, ...(await this.query.unread(ctx)).flatMap((unread) => unreadNotice(unread, book) ?? [])];
    for (const { id } of told) ctx.touched.push({ kind: 'admission', id, action: 'READ' });
    return told;
  }
}
