import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, type Dated, type LoaderCache } from '#graphql';
import { parsePlainDate } from '#kernel';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { CorrectMeetingInput, MeetingsArgs, RecordMeetingInput, VoidMeetingInput } from './meeting.input.js';
import { MeetingModel, MeetingPayload } from './meeting.model.js';
import type { MeetingRow } from './meeting.query.js';
import { MeetingService } from './meeting.service.js';

interface Payload {
  readonly meeting: MeetingRow | null;
}

@Resolver(() => MeetingModel)
export class MeetingResolver {
  constructor(
    private readonly meetings: MeetingService,
    private readonly organizations: OrganizationLoader,
  ) {}

  @Query(() => [MeetingModel], { name: 'meetings', description: 'A cell’s meetings of a year, the earliest first; voided ones with the reason.' })
  @Allow('meeting.read')
  async list(@CurrentCtx() ctx: Ctx, @Args() { organizationId, year }: MeetingsArgs): Promise<MeetingRow[]> {
    return this.meetings.list(ctx, organizationId, year);
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The cell, as of the day of the meeting.' })
  @Allow('meeting.read')
  async organization(@Parent() { organizationId, heldOn }: MeetingRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    const asOf = parsePlainDate(heldOn);
    if (!asOf) throw new Error('A stored day must be a date.');
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf });
  }

  @Mutation(() => MeetingPayload, {
    description:
      'Puts a meeting on record. For the cell’s secretary. Refuses with NOT_FOUND, MEETING_IN_FUTURE, MEETING_OF_NO_CELL, ATTENDANCE_TOO_HIGH or MEETING_EXISTS.',
  })
  @Allow('meeting.record')
  async recordMeeting(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The meeting.' }) input: RecordMeetingInput): Promise<Payload> {
    return { meeting: await this.meetings.record(ctx, input) };
  }

  @Mutation(() => MeetingPayload, {
    description:
      'Corrects a meeting on record. For the cell’s secretary. Refuses with NOT_FOUND, VERSION_STALE, MEETING_VOIDED, MEETING_IN_FUTURE, MEETING_OF_NO_CELL, ATTENDANCE_TOO_HIGH or MEETING_EXISTS.',
  })
  @Allow('meeting.record')
  async correctMeeting(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The meeting as it was.' }) input: CorrectMeetingInput): Promise<Payload> {
    return { meeting: await this.meetings.correct(ctx, input) };
  }

  @Mutation(() => MeetingPayload, {
    description: 'Voids a meeting that was entered by mistake: it stays readable and counts nowhere. For the cell’s secretary. Refuses with NOT_FOUND, VERSION_STALE or MEETING_VOIDED.',
  })
  @Allow('meeting.record')
  async voidMeeting(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The meeting, and why.' }) input: VoidMeetingInput): Promise<Payload> {
    return { meeting: await this.meetings.void(ctx, input) };
  }
}
