import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { accepted, CursorCodec, kernelRefusals, makePage, newId, orThrow, readPageArgs, refuse, type Notice, type Page, type PageArgs, type PlainDate, type Verdict } from '#kernel';
import { lockMember } from '#members';
import { RuleBooks } from '#rule-books';
import { settle, WorkflowRepository, WorkflowService, type NoticeSource, type Override } from '#workflow';
import { SuspensionQuery, type SuspensionRow } from './suspension.query.js';
import { SuspensionRepository } from './suspension.repository.js';
import { endSuspensionVerdict, extendVerdict, suspendVerdict, suspensionNotice } from './suspension.rules.js';
import { SUSPENSION, type SuspensionAction } from './suspension.stages.js';

interface Decided {
  readonly decisionNumber: string;
  readonly decidedOn: PlainDate;
  readonly decidedBy: string;
  readonly overrides?: readonly Override[] | null;
  readonly validateOnly: boolean;
}
export interface SuspensionToRecord extends Decided {
  readonly memberId: string;
  readonly validFrom: PlainDate;
  readonly validThrough: PlainDate;
  readonly reason: string;
}
interface SuspensionChange extends Decided {
  readonly suspensionId: string;
  readonly version: number;
}
export type ExtensionToRecord = SuspensionChange & { readonly validThrough: PlainDate };
export type AnnulmentToRecord = SuspensionChange & { readonly reason: string };
export type EndToRecord = SuspensionChange & { readonly endedOn: PlainDate };

/** A page of suspensions, and of which organisation. */
export interface SuspensionPage extends Page<SuspensionRow> {
  readonly organizationId: string;
}
const PATH = ['input', 'suspensionId'];

/** Puts on record who is suspended from activities, for how long, when that ends early, and that it was annulled. */
@Injectable()
export class SuspensionService implements NoticeSource {
  constructor(
    private readonly suspensions: SuspensionQuery,
    private readonly cursors: CursorCodec,
    private readonly writes: SuspensionRepository,
    private readonly items: WorkflowRepository,
    private readonly steps: WorkflowService,
    private readonly books: RuleBooks,
    private readonly access: AccessService,
  ) {}

  /** One page of those of an organisation and all below it, the latest first. @throws DomainError NOT_FOUND, or what `readPageArgs` refuses */
  async list(ctx: Ctx, args: PageArgs & { readonly organizationId: string }): Promise<SuspensionPage> {
    const { organizationId } = args;
    if (!(await this.access.reaches(ctx, 'suspension.record', organizationId))) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức', whatEn: 'organization' }, ['organizationId']);
    const query = ['memberSuspensions', organizationId];
    const request = readPageArgs(args, query, this.cursors);
    const page = makePage(await this.suspensions.list(ctx, organizationId, request), request, query, (row) => this.suspensions.keyOf(row), this.cursors);
    for (const { node } of page.edges) ctx.touched.push({ kind: 'member_suspension', id: node.id, action: 'READ' });
    return { ...page, organizationId };
  }

  /** How many there are on all pages. */
  async count(ctx: Ctx, organizationId: string): Promise<number> {
    return this.suspensions.count(ctx, organizationId);
  }

  /** @throws DomainError NOT_FOUND, or what `suspendVerdict` refuses or warns of */
  async suspend(ctx: WriteCtx, input: SuspensionToRecord): Promise<SuspensionRow> {
    const { memberId, validFrom, validThrough, reason, decidedBy: body, decisionNumber, decidedOn } = input;
    await lockMember(ctx, memberId);
    const suspended = await this.suspensions.suspended(ctx, memberId, validFrom, validThrough);
    if (!suspended) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'đảng viên', whatEn: 'member' }, ['input', 'memberId']);
    const { organizationId } = suspended;
    const verdict = suspendVerdict(input, suspended, await this.books.on(ctx, decidedOn, organizationId), ctx.today);
    const { overridden } = orThrow(settle(verdict, input.overrides ?? []));
    return rehearsable(ctx, input.validateOnly, async () => {
      const id = newId();
      await this.items.open(ctx, { kind: SUSPENSION.kind, stage: SUSPENSION.initial, dueOn: null, ids: [id], organizationIds: [organizationId] });
      await this.writes.record(ctx, { id, memberId, organizationId, reason, validFrom, validThrough });
      await this.items.append(ctx, id, null, { action: 'SUSPEND', to: SUSPENSION.initial, body, decisionNumber, decidedOn, remark: reason });
      await this.items.recordOverrides(ctx, id, overridden);
      ctx.touched.push({ kind: 'member_suspension', id, action: 'CREATED' }, { kind: 'member', id: memberId, action: 'CHANGED' });
      return this.get(ctx, id, PATH);
    });
  }

  /** @throws DomainError as `take`; by `extendVerdict` */
  async extend(ctx: WriteCtx, input: ExtensionToRecord): Promise<SuspensionRow> {
    const { validThrough: through, decidedOn } = input;
    const row = await this.get(ctx, input.suspensionId, PATH);
    await lockMember(ctx, row.memberId);
    const nextFrom = await this.suspensions.nextFrom(ctx, row);
    const verdict = extendVerdict({ decidedOn, through, nextFrom }, row, await this.books.on(ctx, decidedOn, row.organizationId));
    return this.take(ctx, 'EXTEND', row, input, verdict, () => this.writes.extend(ctx, row.id, through));
  }

  /** @throws DomainError as `take`; by `endSuspensionVerdict` */
  async end(ctx: WriteCtx, input: EndToRecord): Promise<SuspensionRow> {
    const row = await this.get(ctx, input.suspensionId, PATH);
    return this.take(ctx, 'END', row, input, endSuspensionVerdict(input.endedOn, row, ctx.today), () => this.writes.end(ctx, row.id, input.endedOn));
  }

  /** As if it had never been: it excuses from nothing any more. @throws DomainError as `take` */
  async annul(ctx: WriteCtx, input: AnnulmentToRecord): Promise<SuspensionRow> {
    const row = await this.get(ctx, input.suspensionId, PATH);
    return this.take(ctx, 'ANNUL', row, input, accepted(null), () => this.writes.annul(ctx, row.id, input.decidedOn), input.reason);
  }

  async notices(ctx: Ctx): Promise<readonly Notice[]> {
    const told = (await this.suspensions.running(ctx)).flatMap((running) => suspensionNotice(running, ctx.today) ?? []);
    for (const { id } of told) ctx.touched.push({ kind: 'member_suspension', id, action: 'READ' });
    return told;
  }

  /** @throws DomainError NOT_FOUND, VERSION_STALE, STAGE_WRONG, ENTRY_MISSING, DATE_IN_FUTURE */
  private async take(ctx: WriteCtx, action: SuspensionAction, row: SuspensionRow, input: SuspensionChange, verdict: Verdict<null>, write: () => Promise<void>, remark?: string): Promise<SuspensionRow> {
    const item = await this.steps.open(ctx, SUSPENSION, row.id, input.version, PATH);
    const { decisionNumber, decidedOn, decidedBy, overrides, validateOnly } = input;
    const step = { action, entries: { decisionNumber, decidedOn, ...(remark !== undefined && { remark }) }, verdict, overrides: overrides ?? [], dueOn: null, body: { vi: decidedBy, en: decidedBy }, validateOnly };
    await this.steps.take(ctx, SUSPENSION, item, step, async () => {
      await write();
      ctx.touched.push({ kind: 'member_suspension', id: row.id, action: 'CHANGED' }, { kind: 'member', id: row.memberId, action: 'CHANGED' });
    });
    return this.get(ctx, row.id, PATH);
  }

  private async get(ctx: Ctx, id: string, path: readonly string[]): Promise<SuspensionRow> {
    const row = await this.suspensions.find(ctx, id);
    if (!row) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: SUSPENSION.vi.toLocaleLowerCase('vi'), whatEn: SUSPENSION.en }, path);
    ctx.touched.push({ kind: 'member_suspension', id, action: 'READ' });
    return row;
  }
}
