import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { kernelRefusals, refuse } from '#kernel';
import { TargetQuery, type ResolutionRow } from './target.query.js';

/** The resolutions there are. */
@Injectable()
export class TargetService {
  constructor(private readonly targets: TargetQuery) {}

  async list(ctx: Ctx, organizationId: string | null): Promise<ResolutionRow[]> {
    return this.targets.resolutions(ctx, organizationId);
  }

  /** @throws DomainError NOT_FOUND */
  async get(ctx: Ctx, id: string): Promise<ResolutionRow> {
    const [resolution] = await this.targets.resolutionsInScope(ctx, [id]);
    if (!resolution) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'nghị quyết', whatEn: 'resolution' }, ['id']);
    return resolution;
  }
}
