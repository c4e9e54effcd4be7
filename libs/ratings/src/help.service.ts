import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { kernelRefusals, newId, orThrow, refuse, storedDay } from '#kernel';
import { ElectorateQuery } from '#members';
import type { Vote } from '#regulations';
import { RuleBooks } from '#rule-books';
import { settle, WorkflowRepository, WorkflowService, type Override } from '#workflow';
import { HelpQuery, type HelpRow } from './help.query.js';
import { helpRefusals } from './help.refusals.js';
import { HelpRepository } from './help.repository.js';
import { endHelpVerdict, openHelpVerdict, type HelpEnd, type HelpToOpen } from './help.rules.js';
import { MEMBER_HELP } from './help.stages.js';

interface Change {
  readonly overrides?: readonly Override[] | null;
  readonly validateOnly: boolean;
}

export interface HelpInput extends HelpToOpen, Change {
  readonly memberId: string;
  readonly helpers: string;
}

export interface HelpEndInput extends Omit<HelpEnd, 'votes'>, Change {
  readonly helpId: string;
  readonly version: number;
  readonly votes: Vote;
  readonly remark?: string | null;
}

const PATH = ['input', 'helpId'];

/** Puts on record whom a cell helps after a failing year, and what came of it. */
@Injectable()
export class HelpService {
  constructor(
    private readonly helps: HelpQuery,
    private readonly writes: HelpRepository,
    private readonly items: WorkflowRepository,
    private readonly steps: WorkflowService,
    private readonly electorates: ElectorateQuery,
    private readonly books: RuleBooks,
    private readonly access: AccessService,
  ) {}

  /** @throws DomainError NOT_FOUND, or what `openHelpVerdict` refuses or warns of */
  async open(ctx: WriteCtx, input: HelpInput): Promise<HelpRow> {
    const { memberId, year, helpers, startedOn, through } = input;
    const failed = await this.helps.failed(ctx, memberId, year);
    if (!failed) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'đảng viên', whatEn: 'member' }, ['input', 'memberId']);
    const { organizationId } = failed;
    const verdict = openHelpVerdict(input, failed, await this.books.on(ctx, startedOn, organizationId), ctx.today);
    const { overridden } = orThrow(settle(verdict, input.overrides ?? []));
    return rehearsable(ctx, input.validateOnly, async () => {
      const id = newId();
      await this.items.open(ctx, { kind: MEMBER_HELP.kind, stage: MEMBER_HELP.initial, dueOn: through.toString(), ids: [id], organizationIds: [organizationId] });
      if (!(await this.writes.open(ctx, { id, memberId, organizationId, year, helpers, startedOn, through }))) throw refuse(helpRefusals.HELP_EXISTS, { year }, ['input', 'year']);
      await this.items.append(ctx, id, null, { action: 'OPEN', to: MEMBER_HELP.initial, body: MEMBER_HELP.actions.END.body.vi, remark: helpers });
      await this.items.recordOverrides(ctx, id, overridden);
      ctx.touched.push({ kind: 'member_help', id, action: 'CREATED' });
      return this.get(ctx, id);
    });
  }

  /** @throws DomainError NOT_FOUND, HELP_OF_SELF, VERSION_STALE, STAGE_WRONG, DATE_IN_FUTURE, or what `endHelpVerdict` refuses or warns of */
  async end(ctx: WriteCtx, input: HelpEndInput): Promise<HelpRow> {
    const { helpId: id, decidedOn, result, remark, votes, overrides, validateOnly } = input;
    const row = await this.get(ctx, id);
    if (row.memberId === ctx.actor.memberId && (await this.access.reaches(ctx, 'rating.submit', row.organizationId))) throw refuse(helpRefusals.HELP_OF_SELF, {}, PATH);
    const item = await this.steps.open(ctx, MEMBER_HELP, id, input.version, PATH);
    const electorate = await this.electorates.of(ctx, row.organizationId, decidedOn);
    const verdict = endHelpVerdict(input, storedDay(row.startedOn), { electorate, book: await this.books.on(ctx, decidedOn, row.organizationId) });
    const entries = { decidedOn, votes, remark: remark ?? null };
    await this.steps.take(ctx, MEMBER_HELP, item, { action: 'END', entries, verdict, overrides: overrides ?? [], dueOn: null, validateOnly }, async () => {
      await this.writes.end(ctx, id, result, decidedOn);
      ctx.touched.push({ kind: 'member_help', id, action: 'CHANGED' });
    });
    return this.get(ctx, id);
  }

  private async get(ctx: Ctx, id: string): Promise<HelpRow> {
    const row = await this.helps.findInScope(ctx, id);
    if (!row) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'việc giúp đỡ', whatEn: MEMBER_HELP.en }, PATH);
    return row;
  }
}
