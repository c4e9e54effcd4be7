import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { CursorCodec, makePage, readPageArgs, type Page, type PageArgs } from '#kernel';
import { WorkflowService } from '#workflow';
import { OverrideQuery, type OverrideFilter, type OverrideRow } from './override.query.js';

/** A page, with what it was narrowed to. */
export interface OverridePage extends Page<OverrideRow> {
  readonly filter: OverrideFilter;
}

/** Lists, for the standing committee, what was done against a warning. */
@Injectable()
export class OverrideService {
  constructor(
    private readonly overrides: OverrideQuery,
    private readonly workflow: WorkflowService,
    private readonly cursors: CursorCodec,
  ) {}

  /** One page, the latest first. @throws what `readPageArgs` refuses */
  async list(ctx: Ctx, filter: OverrideFilter, args: PageArgs): Promise<OverridePage> {
    const query = ['overrides', { ...filter, from: filter.from?.toString(), through: filter.through?.toString() }];
    const request = readPageArgs(args, query, this.cursors);
    const page = makePage(await this.overrides.list(ctx, filter, request), request, query, (row) => this.overrides.keyOf(row), this.cursors);
    for (const { node } of page.edges) {
      const { auditedAs } = this.workflow.tableOf(node.itemKind);
      if (auditedAs !== undefined) ctx.touched.push({ kind: auditedAs, id: node.itemId, action: 'READ' });
    }
    return { ...page, filter };
  }

  async count(ctx: Ctx, filter: OverrideFilter): Promise<number> {
    return this.overrides.count(ctx, filter);
  }

  /** What kind of work it was done in, in Vietnamese. */
  titleOf({ itemKind }: OverrideRow): string {
    return this.workflow.tableOf(itemKind).vi;
  }
}
