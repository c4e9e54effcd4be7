import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { CursorCodec, kernelRefusals, makePage, readPageArgs, refuse, type Notice, type Page, type PageArgs } from '#kernel';
import type { NoticeSource } from '#workflow';
import { StateNoticeQuery, type StateNoticeRow } from './state-notice.query.js';
import { stateNoticeNotice } from './state-notice.rules.js';
import { STATE_NOTICE } from './state-notice.stages.js';

const QUERY = ['stateNotices'];

/** Notices from State bodies and courts as they are read and told: to the officers of the committee, every look in the audit. */
@Injectable()
export class StateNoticeService implements NoticeSource {
  constructor(
    private readonly query: StateNoticeQuery,
    private readonly cursors: CursorCodec,
  ) {}

  /** One page of those the actor directs. @throws DomainError what `readPageArgs` refuses */
  async list(ctx: Ctx, args: PageArgs): Promise<Page<StateNoticeRow>> {
    const request = readPageArgs(args, QUERY, this.cursors);
    const page = makePage(await this.query.list(ctx, request), request, QUERY, (row) => this.query.keyOf(row), this.cursors);
    for (const { node } of page.edges) seen(ctx, node.id);
    return page;
  }

  /** How many there are on all pages. */
  async count(ctx: Ctx): Promise<number> {
    return this.query.count(ctx);
  }

  /** @throws DomainError NOT_FOUND for a notice the actor does not need to know, as for none */
  async get(ctx: Ctx, id: string, path: readonly string[] = ['id']): Promise<StateNoticeRow> {
    const found = await this.query.findInScope(ctx, id);
    if (!found) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: STATE_NOTICE.vi.replace('Thông', 'thông'), whatEn: STATE_NOTICE.en }, path);
    seen(ctx, id);
    return found;
  }

  /** Tells the officers by when a notice is to be settled, or that it is late. */
  async notices(ctx: Ctx): Promise<readonly Notice[]> {
    const told = (await this.query.due(ctx)).flatMap((due) => stateNoticeNotice(due, ctx.today) ?? []);
    for (const { id } of told) seen(ctx, id);
    return told;
  }
}

function seen(ctx: Ctx, id: string): void {
  ctx.touched.push({ kind: 'state_notice', id, action: 'READ' });
}
