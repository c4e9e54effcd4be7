import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, type Dated, type LoaderCache } from '#graphql';
import { DeclareNotSameInput, PossibleDuplicatesArgs } from './duplicate.input.js';
import { DuplicateSuspicionModel, NotSamePayload, PossibleDuplicateModel } from './duplicate.model.js';
import type { DuplicateRow, SuspicionRow } from './duplicate.query.js';
import { DuplicateService } from './duplicate.service.js';
import { MemberLoader } from './member.loader.js';
import { PersonModel } from './member.model.js';
import type { PersonRow } from './member.query.js';

@Resolver(() => PossibleDuplicateModel)
export class PossibleDuplicateResolver {
  constructor(
    private readonly duplicates: DuplicateService,
    private readonly members: MemberLoader,
  ) {}

  @Query(() => [PossibleDuplicateModel], {
    description:
      'People in scope who may be the same as a person: with the same number, or a name alike and a birth date that agrees; not those of whom it was said that they are not. For the secretary of the cell and the party office. Refuses with NOT_FOUND. Recorded in the audit.',
  })
  @Allow('identity.write')
  async possibleDuplicates(@CurrentCtx() ctx: Ctx, @Args() { personId }: PossibleDuplicatesArgs): Promise<DuplicateRow[]> {
    return this.duplicates.ofPerson(ctx, personId);
  }

  @Mutation(() => NotSamePayload, {
    description:
      'Puts on record that two people are not the same, and why; they are not shown as possible duplicates any more, and a suspicion that they are is settled. Refuses with NOT_FOUND, APART_AMBIGUOUS, APART_FROM_SELF, APART_DECLARED.',
  })
  @Allow('identity.write')
  async declareNotSame(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'Who, and from what one can tell.' }) input: DeclareNotSameInput): Promise<NotSamePayload> {
    return { id: await this.duplicates.declareApart(ctx, input) };
  }

  @ResolveField(() => PersonModel, { nullable: true, description: 'Who.' })
  @Allow('member.read')
  async person(@Parent() { personId }: DuplicateRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<PersonRow> | null> {
    const person = await this.members.person(loaders, ctx, personId);
    return person && { ...person, asOf: ctx.today };
  }
}

@Resolver(() => DuplicateSuspicionModel)
export class DuplicateSuspicionResolver {
  constructor(
    private readonly duplicates: DuplicateService,
    private readonly members: MemberLoader,
  ) {}

  @Query(() => [DuplicateSuspicionModel], {
    description: 'People entered in the ward who may be the same as others, whom those who entered them cannot see; the earliest first. For the party office. Recorded in the audit.',
  })
  @Allow('duplicate.settle')
  async duplicateSuspicions(@CurrentCtx() ctx: Ctx): Promise<SuspicionRow[]> {
    return this.duplicates.suspicions(ctx);
  }

  @ResolveField(() => PersonModel, { nullable: true, description: 'Who was entered.' })
  @Allow('member.read')
  async person(@Parent() { personId }: SuspicionRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<PersonRow> | null> {
    return this.seen(ctx, loaders, personId);
  }

  @ResolveField(() => PersonModel, { nullable: true, description: 'Who may be the same; null when that is somebody of another organisation, out of scope.' })
  @Allow('member.read')
  async other(@Parent() { otherId }: SuspicionRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<PersonRow> | null> {
    const other = await this.seen(ctx, loaders, otherId);
    if (other) ctx.touched.push({ kind: 'person', id: otherId, action: 'READ' });
    return other;
  }

  private async seen(ctx: Ctx, loaders: LoaderCache, id: string): Promise<Dated<PersonRow> | null> {
    const person = await this.members.person(loaders, ctx, id);
    return person && { ...person, asOf: ctx.today };
  }
}
