import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { storedDay, type Notice } from '#kernel';
import { Regulations } from '#regulations';
import type { NoticeSource } from '#workflow';
import { carryOutNotice, disciplineNotice } from './discipline-notice.rules.js';
import { DisciplineNoticesQuery } from './discipline-notices.query.js';

/** Tells which decisions are to be announced, which to be carried out, and a cell what the cell of temporary activities decided on its member. */
@Injectable()
export class DisciplineNotices implements NoticeSource {
  constructor(
    private readonly query: DisciplineNoticesQuery,
    private readonly regulations: Regulations,
  ) {}

  async notices(ctx: Ctx): Promise<readonly Notice[]> {
    const now = this.regulations.on(ctx.today);
    const announced = (await this.query.decided(ctx)).flatMap((measure) => disciplineNotice(measure, this.regulations.on(storedDay(measure.decidedOn)), now) ?? []);
    const told = [...announced, ...(await this.query.toCarryOut(ctx)).map(carryOutNotice)];
    for (const { id } of told) ctx.touched.push({ kind: 'discipline_case', id, action: 'READ' });
    return told;
  }
}
