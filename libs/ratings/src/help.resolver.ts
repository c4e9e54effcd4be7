import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, rowsLoader, type LoaderCache } from '#graphql';
import { MemberModel } from '#members';
import { WorkflowLogEntryModel, type LogRow } from '#workflow';
import { EndMemberHelpInput, OpenMemberHelpInput } from './help.input.js';
import { MemberHelpModel, MemberHelpPayload } from './help.model.js';
import { HelpQuery, type HelpRow } from './help.query.js';
import { HelpService } from './help.service.js';
import { RatingLoader } from './rating.loader.js';

const HELPS = {};

@Resolver(() => MemberHelpModel)
export class HelpResolver {
  constructor(
    private readonly helps: HelpService,
    private readonly loader: RatingLoader,
  ) {}

  @Mutation(() => MemberHelpPayload, {
    description:
      'Puts on record whom the cell helps after a year rated “not completed”. For the secretary of the cell on whose sheet it was rated, but not of oneself. Refuses with NOT_FOUND, HELP_OF_SELF, HELP_NOT_FAILING, HELP_EXISTS, HELP_BEFORE_CUT_OFF, DATE_IN_FUTURE or DATES_OUT_OF_ORDER; warns of HELP_TOO_SHORT.',
  })
  @Allow('rating.submit')
  async openMemberHelp(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The help.' }) input: OpenMemberHelpInput): Promise<{ help: HelpRow | null }> {
    const help = await this.helps.open(ctx, input);
    return { help: input.validateOnly ? null : help };
  }

  @Mutation(() => MemberHelpPayload, {
    description:
      'Ends a help with the result that the cell voted: progress by the share that the rule book asks for. For the secretary of the cell, but not of oneself. Refuses with NOT_FOUND, HELP_OF_SELF, VERSION_STALE, STAGE_WRONG, DATE_IN_FUTURE, HELP_ENDED_BEFORE_BEGIN, VOTES_NONE, VOTES_TOO_MANY, EXEMPT_ABSENT_TOO_MANY; warns of VOTES_MISSING, VOTE_NOT_CARRIED and HELP_TOO_SHORT.',
  })
  @Allow('rating.submit')
  async endMemberHelp(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The result.' }) input: EndMemberHelpInput): Promise<{ help: HelpRow | null }> {
    const help = await this.helps.end(ctx, input);
    return { help: input.validateOnly ? null : help };
  }

  @ResolveField(() => [WorkflowLogEntryModel], { description: 'What happened to it, with the votes, in order.' })
  @Allow('rating.read')
  async log(@Parent() { id }: HelpRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly LogRow[]> {
    return this.loader.log(loaders, ctx, id);
  }
}

/** What helps add to a member. */
@Resolver(() => MemberModel)
export class MemberHelpsResolver {
  constructor(private readonly helps: HelpQuery) {}

  @ResolveField(() => [MemberHelpModel], { name: 'helps', description: 'The helps after failing years in scope, the latest first; members see their own.' })
  @Allow('rating.read')
  async ofMember(@Parent() { id }: { readonly id: string }, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly HelpRow[]> {
    const found = await loaders.of(HELPS, () => rowsLoader((ids) => this.helps.ofMembers(ctx, ids), (row: HelpRow) => [row.memberId])).load(id);
    for (const help of found) ctx.touched.push({ kind: 'member_help', id: help.id, action: 'READ' });
    return found;
  }
}
