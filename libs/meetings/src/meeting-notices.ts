import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { Notice } from '#kernel';
import { RuleBooks } from '#rule-books';
import type { NoticeSource } from '#workflow';
import { meetingNotice } from './meeting-notice.rules.js';
import { MeetingQuery } from './meeting.query.js';

/** Tells those who write up a cell's meetings that one is due, or was missed. */
@Injectable()
export class MeetingNotices implements NoticeSource {
  constructor(
    private readonly meetings: MeetingQuery,
    private readonly books: RuleBooks,
  ) {}

  async notices(ctx: Ctx): Promise<readonly Notice[]> {
    const told: Notice[] = [];
    for (const cell of await this.meetings.kept(ctx)) {
      const notice = meetingNotice(cell, await this.books.on(ctx, ctx.today, cell.id));
      if (notice) told.push(notice);
    }
    return told;
  }
}
