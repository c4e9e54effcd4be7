import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { ObservationQuery, type ObservationRow } from './observation.query.js';

/** Shows what documents print. */
@Injectable()
export class ObservationService {
  constructor(private readonly observations: ObservationQuery) {}

  async list(ctx: Ctx, organizationId: string | null, corrected: boolean): Promise<ObservationRow[]> {
    return this.observations.list(ctx, organizationId, corrected);
  }
}
