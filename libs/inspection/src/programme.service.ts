import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import type { Ctx } from '#database';
import { CursorCodec, kernelRefusals, makePage, readPageArgs, refuse, type Notice, type Page, type PageArgs } from '#kernel';
import type { NoticeSource } from '#workflow';
import { ProgrammeQuery, type ProgrammeFilter, type ProgrammeRow } from './programme.query.js';
import { lineNotice } from './programme.rules.js';

export type ProgrammeListArgs = PageArgs & ProgrammeFilter;
export interface ProgrammePage extends Page<ProgrammeRow> {
  readonly args: ProgrammeFilter;
}

/** Shows programmes, and tells those who keep them what is due. */
@Injectable()
export class ProgrammeService implements NoticeSource {
  constructor(
    private readonly programmes: ProgrammeQuery,
    private readonly access: AccessService,
    private readonly cursors: CursorCodec,
  ) {}

  /** One page of the programmes of an organisation and all below it. @throws DomainError NOT_FOUND, what `readPageArgs` refuses */
  async list(ctx: Ctx, args: ProgrammeListArgs): Promise<ProgrammePage> {
    const { organizationId, year } = args;
    if (!(await this.access.reaches(ctx, 'programme.read', organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức', whatEn: 'organization' }, ['organizationId']);
    }
    const query = ['inspectionProgrammes', { organizationId, year: year ?? null }];
    const request = readPageArgs(args, query, this.cursors);
    const page = makePage(await this.programmes.list(ctx, args, request), request, query, (row) => this.programmes.keyOf(row), this.cursors);
    for (const { node } of page.edges) ctx.touched.push({ kind: 'inspection_programme', id: node.id, action: 'READ' });
    return { ...page, args };
  }

  /** How many there are on all pages. */
  async count(ctx: Ctx, filter: ProgrammeFilter): Promise<number> {
    return this.programmes.count(ctx, filter);
  }

  async notices(ctx: Ctx): Promise<readonly Notice[]> {
    const told = (await this.programmes.due(ctx)).flatMap((due) => lineNotice(due, ctx.today) ?? []);
    for (const { id } of told) ctx.touched.push({ kind: 'programme_line', id, action: 'READ' });
    return told;
  }
}
