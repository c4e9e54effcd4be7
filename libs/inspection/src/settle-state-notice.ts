import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import { WorkflowService } from '#workflow';
import { CaseQuery } from './case.query.js';
import { CaseService } from './case.service.js';
import type { StateNoticeRow } from './state-notice.query.js';
import { StateNoticeRepository } from './state-notice.repository.js';
import { settleVerdict } from './state-notice.rules.js';
import { StateNoticeService } from './state-notice.service.js';
import { STATE_NOTICE } from './state-notice.stages.js';

export interface StateNoticeToSettle {
  readonly noticeId: string;
  readonly version: number;
  readonly caseId?: string | null;
  readonly reason?: string | null;
  /** Of a marked notice, in place of the reason. */
  readonly decisionNumber?: string | null;
  readonly validateOnly: boolean;
}

const PATH = ['input', 'noticeId'];

/** Settles notices from State bodies and courts: by the case that was opened, or with the reason why nothing follows. */
@Injectable()
export class SettleStateNotice {
  constructor(
    private readonly notices: StateNoticeService,
    private readonly writes: StateNoticeRepository,
    private readonly steps: WorkflowService,
    private readonly cases: CaseService,
    private readonly query: CaseQuery,
  ) {}

  /** @throws DomainError NOT_FOUND, VERSION_STALE, STAGE_WRONG, NOTICE_SETTLED_BY_ONE, NOTICE_CASE_NOT_ON_MEMBER, SECRET_TAKES_NO_CONTENT */
  async settle(ctx: WriteCtx, { noticeId, version, caseId = null, reason = null, decisionNumber = null, validateOnly }: StateNoticeToSettle): Promise<StateNoticeRow> {
    const { memberId, secrecy } = await this.notices.get(ctx, noticeId, PATH);
    const item = await this.steps.open(ctx, STATE_NOTICE, noticeId, version, PATH);
    const isCaseOnMember = caseId === null ? null : await this.isOn(ctx, caseId, memberId);
    const verdict = settleVerdict({ isCaseOnMember, reason, decisionNumber }, secrecy);
    const step = { action: caseId === null ? 'FILE' : 'FOLLOW', entries: { remark: reason ?? undefined, decisionNumber: decisionNumber ?? undefined }, verdict } as const;
    await this.steps.take(ctx, STATE_NOTICE, item, { ...step, overrides: [], dueOn: null, validateOnly }, async () => {
      await this.writes.settle(ctx, noticeId, { caseId, reason });
      ctx.touched.push({ kind: 'state_notice', id: noticeId, action: 'CHANGED' });
    });
    return this.notices.get(ctx, noticeId, PATH);
  }

  private async isOn(ctx: WriteCtx, caseId: string, memberId: string): Promise<boolean> {
    await this.cases.get(ctx, caseId, ['input', 'caseId']);
    return (await this.query.subjects(ctx, [caseId])).some((subject) => subject.memberId === memberId);
  }
}
