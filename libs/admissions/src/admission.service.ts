import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { CursorCodec, kernelRefusals, makePage, readPageArgs, refuse, type Page, type PageArgs } from '#kernel';
import { AdmissionQuery, type AdmissionFilter, type AdmissionRow } from './admission.query.js';

export interface AdmissionListArgs extends PageArgs {
  readonly filter?: AdmissionFilter | null;
}

/** A page, with the question it answers, for counting what lies beyond it. */
export interface AdmissionPage extends Page<AdmissionRow> {
  readonly args: AdmissionListArgs;
}

/** Shows admissions. What is shown of a candidate goes into the audit. */
@Injectable()
export class AdmissionService {
  constructor(
    private readonly admissions: AdmissionQuery,
    private readonly cursors: CursorCodec,
  ) {}

  /**
   * One page of the admissions in scope, the latest application first.
   * @throws DomainError what `readPageArgs` refuses
   */
  async list(ctx: Ctx, args: AdmissionListArgs): Promise<AdmissionPage> {
    const filter = args.filter ?? {};
    const query = ['admissions', filter];
    const request = readPageArgs(args, query, this.cursors);
    const rows = await this.admissions.list(ctx, filter, request);
    const page = makePage(rows, request, query, (row) => this.admissions.keyOf(row), this.cursors);
    for (const { node } of page.edges) ctx.touched.push({ kind: 'admission', id: node.id, action: 'READ' });
    return { ...page, args };
  }

  /** How many admissions the list has in all its pages. */
  async count(ctx: Ctx, args: AdmissionListArgs): Promise<number> {
    return this.admissions.count(ctx, args.filter ?? {});
  }

  /** @throws DomainError NOT_FOUND when there is none in scope */
  async get(ctx: Ctx, id: string): Promise<AdmissionRow> {
    const [row] = await this.admissions.findInScope(ctx, [id]);
    if (!row) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'hồ sơ kết nạp', whatEn: 'admission' }, ['id']);
    ctx.touched.push({ kind: 'admission', id, action: 'READ' });
    return row;
  }
}
