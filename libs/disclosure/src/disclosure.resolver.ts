import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { roleTitle } from '#access';
import type { Ctx } from '#database';
import { Allow, CurrentCtx } from '#graphql';
import { RecordReadsArgs, RecordViewersArgs } from './disclosure.input.js';
import { RecordReadConnection, RecordReadModel, RecordViewersModel } from './disclosure.model.js';
import type { RecordReadRow } from './disclosure.query.js';
import { DisclosureService, type RecordReadPage } from './disclosure.service.js';
import { inWords } from './operation-labels.js';
import type { Viewers } from './viewers.js';

@Resolver(() => RecordReadModel)
export class DisclosureResolver {
  constructor(private readonly disclosures: DisclosureService) {}

  @Query(() => [RecordViewersModel], {
    description:
      'Who may see a member’s record today: each role that reaches it, from the policy table, with its holders, the nearest place first. Of oneself always; of others for the party office and the standing committee. Whoever needs to know a case of the member is not among them. Refuses with NOT_FOUND. Recorded in the audit.',
  })
  @Allow('disclosure.read')
  async recordViewers(@CurrentCtx() ctx: Ctx, @Args() { memberId }: RecordViewersArgs): Promise<Viewers[]> {
    return this.disclosures.viewers(ctx, memberId ?? null);
  }

  @Query(() => RecordReadConnection, {
    description:
      'Who opened or changed a member’s record, the latest first; the member’s own looks are left out. Of oneself always; of others for the party office and the standing committee. What was done for a case is told to the member once a measure on them is decided, and to nobody else. Refuses with NOT_FOUND. Recorded in the audit.',
  })
  @Allow('disclosure.read')
  async recordReads(@CurrentCtx() ctx: Ctx, @Args() { memberId, ...page }: RecordReadsArgs): Promise<RecordReadPage> {
    return this.disclosures.reads(ctx, memberId ?? null, page);
  }

  @ResolveField(() => String, { description: 'What was done, in Vietnamese; an operation without a label under its plain name.' })
  @Allow('disclosure.read')
  operation(@Parent() { operation }: RecordReadRow): string {
    return inWords(operation);
  }

  @ResolveField(() => [String], { description: 'The roles in which the reader acted, in Vietnamese.' })
  @Allow('disclosure.read')
  roles(@Parent() { hat }: RecordReadRow): string[] {
    return hat === null ? [] : hat.split(' ').map(roleTitle);
  }
}

@Resolver(() => RecordReadConnection)
export class RecordReadConnectionResolver {
  constructor(private readonly disclosures: DisclosureService) {}

  @ResolveField(() => Int, { description: 'How many there are on all pages.' })
  @Allow('disclosure.read')
  async totalCount(@Parent() { memberId }: RecordReadPage, @CurrentCtx() ctx: Ctx): Promise<number> {
    return this.disclosures.count(ctx, memberId);
  }
}
