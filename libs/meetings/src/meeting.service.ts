import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type Ctx, type Touch, type WriteCtx } from '#database';
import { kernelRefusals, newId, orThrow, refuse } from '#kernel';
import { MeetingQuery, type MeetingRow } from './meeting.query.js';
import { meetingRefusals } from './meeting.refusals.js';
import { MeetingRepository, type MeetingRecord } from './meeting.repository.js';
import { meetingVerdict } from './meeting.rules.js';

interface MeetingChange {
  readonly meetingId: string;
  readonly version: number;
  readonly validateOnly: boolean;
}

/** Records the meetings of cells. */
@Injectable()
export class MeetingService {
  constructor(
    private readonly meetings: MeetingQuery,
    private readonly writes: MeetingRepository,
    private readonly access: AccessService,
  ) {}

  /** A cell's meetings of a year; nothing where they are out of scope. */
  async list(ctx: Ctx, organizationId: string, year: number): Promise<MeetingRow[]> {
    return this.meetings.list(ctx, organizationId, year);
  }

  /** @throws DomainError NOT_FOUND, MEETING_IN_FUTURE, MEETING_OF_NO_CELL, ATTENDANCE_TOO_HIGH, MEETING_EXISTS */
  async record(ctx: WriteCtx, input: MeetingRecord & { readonly organizationId: string; readonly validateOnly: boolean }): Promise<MeetingRow | null> {
    if (!(await this.access.reaches(ctx, 'meeting.record', input.organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức', whatEn: 'organization' }, ['input', 'organizationId']);
    }
    const day = await this.meetings.day(ctx, input.organizationId, input.heldOn, input.kind, null);
    const meeting = orThrow(meetingVerdict(input, day, ctx.today));
    const id = newId();
    const recorded = await rehearsable(ctx, input.validateOnly, async () => {
      if (!(await this.writes.create(ctx, id, input.organizationId, meeting))) {
        throw refuse(meetingRefusals.MEETING_EXISTS, { heldOn: input.heldOn.toString() }, ['input', 'heldOn']);
      }
      return this.written(ctx, id, 'CREATED');
    });
    return input.validateOnly ? null : recorded;
  }

  /** @throws DomainError NOT_FOUND, VERSION_STALE, MEETING_VOIDED; then as `record` */
  async correct(ctx: WriteCtx, input: MeetingRecord & MeetingChange): Promise<MeetingRow> {
    const { organizationId } = await this.open(ctx, input);
    const day = await this.meetings.day(ctx, organizationId, input.heldOn, input.kind, input.meetingId);
    const meeting = orThrow(meetingVerdict(input, day, ctx.today));
    return rehearsable(ctx, input.validateOnly, async () => {
      await this.writes.correct(ctx, input.meetingId, meeting);
      return this.written(ctx, input.meetingId, 'CHANGED');
    });
  }

  /** Takes a meeting that was entered by mistake out of every count; it stays readable. @throws DomainError NOT_FOUND, VERSION_STALE, MEETING_VOIDED */
  async void(ctx: WriteCtx, input: MeetingChange & { readonly reason: string }): Promise<MeetingRow> {
    await this.open(ctx, input);
    return rehearsable(ctx, input.validateOnly, async () => {
      await this.writes.void(ctx, input.meetingId, input.reason);
      return this.written(ctx, input.meetingId, 'CHANGED');
    });
  }

  /** The meeting, locked, for whoever writes up its cell's meetings and knows its present version. */
  private async open(ctx: WriteCtx, { meetingId, version }: MeetingChange): Promise<{ readonly organizationId: string }> {
    const found = await this.writes.lock(ctx, meetingId);
    if (!found) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'buổi sinh hoạt', whatEn: 'meeting' }, ['input', 'meetingId']);
    if (found.version !== version) throw refuse(kernelRefusals.VERSION_STALE, { current: found.version, given: version }, ['input', 'version']);
    if (found.voided) throw refuse(meetingRefusals.MEETING_VOIDED, {}, ['input', 'meetingId']);
    return found;
  }

  private async written(ctx: WriteCtx, id: string, action: Touch['action']): Promise<MeetingRow> {
    const row = await this.meetings.findInScope(ctx, id);
    if (!row) throw new Error('A meeting that was written cannot be read.');
    ctx.touched.push({ kind: 'cell_meeting', id, action });
    return row;
  }
}
