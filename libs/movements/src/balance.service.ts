import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import type { Ctx } from '#database';
import { CursorCodec, kernelRefusals, makePage, readPageArgs, refuse, type Page, type PageArgs } from '#kernel';
import { BalanceQuery, type BalanceAsked, type MovementRow } from './balance.query.js';
import { differenceOf, isBalanced, LINES, type BalanceLine, type Counted } from './balance.rules.js';

export interface Line {
  readonly kind: BalanceLine;
  readonly count: number;
  readonly asked: BalanceAsked;
}

export interface Balance extends BalanceAsked {
  readonly difference: number;
  readonly balanced: boolean;
  readonly lines: readonly Line[];
}

/** The movement balance of an organisation and its lists. */
@Injectable()
export class BalanceService {
  constructor(
    private readonly balances: BalanceQuery,
    private readonly cursors: CursorCodec,
    private readonly access: AccessService,
  ) {}

  /** @throws DomainError NOT_FOUND, DATES_OUT_OF_ORDER */
  async balance(ctx: Ctx, asked: BalanceAsked): Promise<Balance> {
    if (!(await this.access.reaches(ctx, 'member.read', asked.organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức', whatEn: 'organization' }, ['organizationId']);
    }
    if (asked.through.toString() < asked.from.toString()) throw refuse(kernelRefusals.DATES_OUT_OF_ORDER, { earlier: 'from', later: 'through' }, ['through']);
    const rows = await this.balances.counts(ctx, asked);
    const counted: Counted = Object.fromEntries(rows.map(({ line, count }) => [line, count]));
    const lines = Object.values(LINES).map((kind) => ({ kind, count: counted[kind] ?? 0, asked }));
    return { ...asked, difference: differenceOf(counted), balanced: isBalanced(counted), lines };
  }

  /** One page of the list behind a line, the earliest first. */
  async members(ctx: Ctx, { kind, asked }: Line, args: PageArgs): Promise<Page<MovementRow>> {
    const query = ['movements', kind, asked.organizationId, asked.from.toString(), asked.through.toString()];
    const request = readPageArgs(args, query, this.cursors);
    const rows = await this.balances.members(ctx, asked, kind, request);
    return makePage(rows, request, query, ({ onDay, memberId }) => [onDay, memberId], this.cursors);
  }
}
