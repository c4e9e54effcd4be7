import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { finding, type Notice } from '#kernel';
import type { NoticeSource } from './notice-board.js';
import { stageOf } from './stage.rules.js';
import { workflowNotices } from './workflow.refusals.js';
import { WorkflowRepository, type ItemRow, type LastMove } from './workflow.repository.js';
import { WorkflowService } from './workflow.service.js';

/** Work of every kind that was returned or refused, and waits for those who have to set it right. */
@Injectable()
export class SentBack implements NoticeSource {
  constructor(
    private readonly work: WorkflowService,
    private readonly items: WorkflowRepository,
  ) {}

  async notices(ctx: Ctx): Promise<readonly Notice[]> {
    const waiting = new Map((await this.work.found(ctx)).map((item) => [item.id, item]));
    if (waiting.size === 0) return [];
    const moves = await this.items.lastMoves(ctx, [...waiting.keys()]);
    return moves.flatMap((move) => {
      const item = waiting.get(move.itemId);
      return item ? this.notice(ctx, item, move) : [];
    });
  }

  private notice(ctx: Ctx, item: ItemRow, { action, body, on }: LastMove): Notice[] {
    const table = this.work.tableOf(item.kind);
    const definition = table.actions[action];
    if (definition?.sendsBack !== true) return [];
    if (table.auditedAs !== undefined) ctx.touched.push({ kind: table.auditedAs, id: item.id, action: 'READ' });
    const { vi, en } = stageOf(table, item.stage);
    const params = { whatVi: table.vi, whatEn: table.en, bodyVi: body ?? definition.body.vi, doneVi: definition.vi, doneEn: definition.en, stageVi: vi, stageEn: en, day: on };
    const told = finding(workflowNotices.SENT_BACK, params);
    const overdue = item.dueOn !== null && item.dueOn < ctx.today.toString();
    return [{ id: item.id, record: item.kind, organizationId: item.organizationId, personId: null, urgency: overdue ? 'OVERDUE' : 'DUE', fallsOn: on, dueOn: item.dueOn, told }];
  }
}
