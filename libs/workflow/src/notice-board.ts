import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { byUrgency, type Notice } from '#kernel';

/** What a feature has to tell the holders of posts. */
export interface NoticeSource {
  /** What the actor is to know today, in the scope of the rights that the work needs. */
  notices(ctx: Ctx): Promise<readonly Notice[]>;
}

/** Gathers what the features tell. A notice goes to whoever holds the post when it is read, so a successor inherits it. */
@Injectable()
export class NoticeBoard {
  private readonly sources: NoticeSource[] = [];

  register(source: NoticeSource): void {
    this.sources.push(source);
  }

  /** The most pressing first. */
  async all(ctx: Ctx): Promise<Notice[]> {
    const told: Notice[] = [];
    // One connection serves the request, so the features are asked in turn.
    for (const source of this.sources) told.push(...(await source.notices(ctx)));
    return told.sort(byUrgency);
  }
}
