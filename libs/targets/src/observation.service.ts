import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PolicyTable } from '#access';
import type { Ctx } from '#database';
import { ObservationQuery, type ObservationRow } from './observation.query.js';
import { targetPolicy } from './target.policy.js';

/** Shows what documents print. */
@Injectable()
export class ObservationService implements OnModuleInit {
  constructor(
    private readonly observations: ObservationQuery,
    private readonly policies: PolicyTable,
  ) {}

  onModuleInit(): void {
    this.policies.register(targetPolicy);
  }

  async list(ctx: Ctx, organizationId: string | null, corrected: boolean): Promise<ObservationRow[]> {
    return this.observations.list(ctx, organizationId, corrected);
  }
}
