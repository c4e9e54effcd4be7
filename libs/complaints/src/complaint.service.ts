import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { CursorCodec, kernelRefusals, makePage, readPageArgs, refuse, type Notice, type Page, type PageArgs } from '#kernel';
import type { NoticeSource } from '#workflow';
import { ComplaintQuery, type ComplaintRow } from './complaint.query.js';
import { complaintNotice } from './complaint.rules.js';
import { COMPLAINT } from './complaint.stages.js';

const QUERY = ['complaints'];

/** Complaints as they are read: by those who need to know, and every look is in the audit. */
@Injectable()
export class ComplaintService implements NoticeSource {
  constructor(
    private readonly complaints: ComplaintQuery,
    private readonly cursors: CursorCodec,
  ) {}

  /** One page of the complaints the actor needs to know. @throws DomainError what `readPageArgs` refuses */
  async list(ctx: Ctx, args: PageArgs): Promise<Page<ComplaintRow>> {
    const request = readPageArgs(args, QUERY, this.cursors);
    const page = makePage(await this.complaints.list(ctx, request), request, QUERY, (row) => this.complaints.keyOf(row), this.cursors);
    for (const { node } of page.edges) seen(ctx, node.id);
    return page;
  }

  /** How many there are on all pages. */
  async count(ctx: Ctx): Promise<number> {
    return this.complaints.count(ctx);
  }

  /** @throws DomainError NOT_FOUND for a complaint the actor does not need to know, as for none */
  async get(ctx: Ctx, id: string, path: readonly string[] = ['id']): Promise<ComplaintRow> {
    const found = await this.find(ctx, id);
    if (!found) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: COMPLAINT.vi.toLocaleLowerCase('vi'), whatEn: COMPLAINT.en }, path);
    return found;
  }

  /** The complaint; null when it is not, or no longer, for the actor to know. */
  async find(ctx: Ctx, id: string): Promise<ComplaintRow | null> {
    const found = await this.complaints.findInScope(ctx, id);
    if (found) seen(ctx, id);
    return found ?? null;
  }

  /** Tells those who handle complaints of the last day to settle them. */
  async notices(ctx: Ctx): Promise<readonly Notice[]> {
    const told = (await this.complaints.due(ctx)).flatMap((due) => complaintNotice(due, ctx.today) ?? []);
    for (const { id } of told) seen(ctx, id);
    return told;
  }
}

function seen(ctx: Ctx, id: string): void {
  ctx.touched.push({ kind: 'complaint', id, action: 'READ' });
}
