import { Args, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, PageArguments, UuidScalar } from '#graphql';
import type { Page } from '#kernel';
import { ReceiveStateNotice } from './receive-state-notice.js';
import { SettleStateNotice } from './settle-state-notice.js';
import { ReceiveStateNoticeInput, SettleStateNoticeInput } from './state-notice.input.js';
import { StateNoticeConnection, StateNoticeModel, StateNoticePayload } from './state-notice.model.js';
import type { StateNoticeRow } from './state-notice.query.js';
import { StateNoticeService } from './state-notice.service.js';

interface Payload {
  readonly notice: StateNoticeRow | null;
}

@Resolver()
export class StateNoticeResolver {
  constructor(
    private readonly reading: StateNoticeService,
    private readonly receiving: ReceiveStateNotice,
    private readonly settling: SettleStateNotice,
  ) {}

  @Query(() => StateNoticeConnection, {
    description: 'The notices from State bodies and courts that the actor’s inspection committee received, the latest first, but for those about the actor or a declared relative. Every one shown is recorded in the audit.',
  })
  @Allow('case.oversee')
  async stateNotices(@CurrentCtx() ctx: Ctx, @Args() args: PageArguments): Promise<Page<StateNoticeRow>> {
    return this.reading.list(ctx, args);
  }

  @Query(() => StateNoticeModel, { description: 'One notice from a State body or court. Refuses with NOT_FOUND what does not exist or is not for the actor to know. Recorded in the audit.' })
  @Allow('case.oversee')
  async stateNotice(@CurrentCtx() ctx: Ctx, @Args('id', { type: () => UuidScalar, description: 'Id of the notice.' }) id: string): Promise<StateNoticeRow> {
    return this.reading.get(ctx, id);
  }

  @Mutation(() => StateNoticePayload, {
    description:
      'Puts a notice from a State body or court on record, from whose receipt the days to settle it run. For the officers of the inspection committee. Refuses with NOT_FOUND, NOTICE_MEMBER_UNKNOWN, DATE_IN_FUTURE, DATES_OUT_OF_ORDER, NOTICE_ON_RECORD, SECRET_TAKES_NO_CONTENT (what is marked Mật or above takes number, days and where it is kept only), SECRET_KEPT_AT_MISSING, CONTENT_MISSING, CONFLICT_OF_INTEREST.',
  })
  @Allow('case.oversee')
  async receiveStateNotice(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The notice.' }) input: ReceiveStateNoticeInput): Promise<Payload> {
    const id = await this.receiving.receive(ctx, input);
    return { notice: input.validateOnly ? null : await this.reading.get(ctx, id) };
  }

  @Mutation(() => StateNoticePayload, {
    description:
      'Settles a notice: by the case that was opened on it, or with the reason why nothing follows. Refuses with NOT_FOUND, VERSION_STALE, STAGE_WRONG, NOTICE_SETTLED_BY_ONE, NOTICE_CASE_NOT_ON_MEMBER, SECRET_TAKES_NO_CONTENT.',
  })
  @Allow('case.oversee')
  async settleStateNotice(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The notice, and by what.' }) input: SettleStateNoticeInput): Promise<Payload> {
    return { notice: await this.settling.settle(ctx, input) };
  }
}

@Resolver(() => StateNoticeConnection)
export class StateNoticeConnectionResolver {
  constructor(private readonly notices: StateNoticeService) {}

  @ResolveField(() => Int, { description: 'How many there are on all pages.' })
  @Allow('case.oversee')
  async totalCount(@CurrentCtx() ctx: Ctx): Promise<number> {
    return this.notices.count(ctx);
  }
}
