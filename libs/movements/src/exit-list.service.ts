import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import type { Ctx } from '#database';
import { CursorCodec, kernelRefusals, makePage, readPageArgs, refuse, type Page, type PageArgs } from '#kernel';
import { ExitQuery, type ExitRow } from './exit.query.js';

export interface ExitListArgs extends PageArgs {
  readonly organizationId: string;
}

/** A page of exits, and of which organisation. */
export interface ExitPage extends Page<ExitRow> {
  readonly organizationId: string;
}

/** Shows who left. */
@Injectable()
export class ExitListService {
  constructor(
    private readonly exits: ExitQuery,
    private readonly cursors: CursorCodec,
    private readonly access: AccessService,
  ) {}

  /** One page of those from an organisation and all below it, the latest first. @throws DomainError NOT_FOUND, or what `readPageArgs` refuses */
  async list(ctx: Ctx, args: ExitListArgs): Promise<ExitPage> {
    const { organizationId } = args;
    if (!(await this.access.reaches(ctx, 'member.read', organizationId))) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức', whatEn: 'organization' }, ['organizationId']);
    const query = ['memberExits', organizationId];
    const request = readPageArgs(args, query, this.cursors);
    return { ...makePage(await this.exits.list(ctx, organizationId, request), request, query, (row) => this.exits.keyOf(row), this.cursors), organizationId };
  }

  /** How many there are on all pages. */
  async count(ctx: Ctx, organizationId: string): Promise<number> {
    return this.exits.count(ctx, organizationId);
  }
}
