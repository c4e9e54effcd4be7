import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type WriteCtx } from '#database';
import { kernelRefusals, newId, orThrow, refuse } from '#kernel';
import { RuleBooks } from '#rule-books';
import { WorkflowRepository } from '#workflow';
import { StateNoticeQuery } from './state-notice.query.js';
import { StateNoticeRepository, type NewStateNotice } from './state-notice.repository.js';
import { receiveVerdict, settleBy } from './state-notice.rules.js';
import { STATE_NOTICE } from './state-notice.stages.js';

/** Puts notices from State bodies and courts on record, from when on the days to settle them run. */
@Injectable()
export class ReceiveStateNotice {
  constructor(
    private readonly query: StateNoticeQuery,
    private readonly writes: StateNoticeRepository,
    private readonly items: WorkflowRepository,
    private readonly access: AccessService,
    private readonly books: RuleBooks,
  ) {}

  /**
   * Puts a notice on record; answers its id.
   * @throws DomainError NOT_FOUND, NOTICE_MEMBER_UNKNOWN, DATE_IN_FUTURE, DATES_OUT_OF_ORDER, NOTICE_ON_RECORD, SECRET_TAKES_NO_CONTENT, SECRET_KEPT_AT_MISSING, CONTENT_MISSING, CONFLICT_OF_INTEREST
   */
  async receive(ctx: WriteCtx, input: NewStateNotice & { readonly validateOnly: boolean }): Promise<string> {
    const { organizationId, memberId, receivedOn } = input;
    if (!(await this.access.reaches(ctx, 'case.oversee', organizationId))) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức đảng', whatEn: 'party organization' }, ['input', 'organizationId']);
    const { isKnown, isOwn } = await this.query.member(ctx, memberId);
    // Of oneself and of relatives nobody is told what is on record.
    const isOnRecord = isKnown && !isOwn && (await this.query.isOnRecord(ctx, input));
    orThrow(receiveVerdict(input, { isKnown, isOnRecord }, ctx.today));
    if (isOwn) throw refuse(kernelRefusals.CONFLICT_OF_INTEREST, {}, ['input', 'memberId']);
    const dueOn = settleBy(await this.books.on(ctx, receivedOn, organizationId))?.toString() ?? null;
    return rehearsable(ctx, input.validateOnly, async () => {
      const id = newId();
      const { kind, initial } = STATE_NOTICE;
      await this.items.open(ctx, { kind, stage: initial, dueOn, ids: [id], organizationIds: [organizationId] });
      await this.writes.create(ctx, id, input);
      await this.items.append(ctx, id, null, { action: 'RECEIVE', to: initial, body: STATE_NOTICE.actions.FILE.body.vi });
      ctx.touched.push({ kind: 'state_notice', id, action: 'CREATED' });
      return id;
    });
  }
}
