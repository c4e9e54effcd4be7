import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import type { LoaderCache } from '#graphql';
import { CursorCodec, kernelRefusals, makePage, newId, orThrow, readPageArgs, refuse, type Finding, type Page, type PageArgs, type PlainDate } from '#kernel';
import { MemberLoader, partySeniority, seniorityRules } from '#members';
import { Regulations } from '#regulations';
import { DuesQuery, type PaymentFilter, type PaymentRow } from './dues.query.js';
import { duesRefusals } from './dues.refusals.js';
import { DuesRepository, type PaymentToRecord } from './dues.repository.js';
import { duesOwed, type DuesBasis, type DuesOwed, type DuesRelief } from './dues.rules.js';
import { paymentVerdict } from './payment.rules.js';

export interface DuesAsked {
  readonly memberId: string;
  readonly month: PlainDate;
  readonly basis: DuesBasis;
  readonly amountDong?: number | null;
  readonly relief?: DuesRelief | null;
}

export interface DuesAnswer extends DuesOwed {
  readonly warnings: readonly Finding[];
}

export interface PaymentListArgs extends PageArgs {
  readonly filter?: PaymentFilter | null;
}

/** A page of dues, with the question it answers. */
export interface PaymentPage extends Page<PaymentRow> {
  readonly filter: PaymentFilter;
}

export interface DuesToRecord {
  readonly organizationId: string;
  readonly paidOn: PlainDate;
  readonly receipt: string;
  readonly lines: readonly PaymentToRecord[];
  readonly validateOnly: boolean;
}

export interface DuesToVoid {
  readonly paymentId: string;
  readonly version: number;
  readonly reason: string;
  readonly validateOnly: boolean;
}

/** Says what a member owes, and keeps which months were paid. */
@Injectable()
export class DuesService {
  constructor(
    private readonly dues: DuesQuery,
    private readonly writes: DuesRepository,
    private readonly members: MemberLoader,
    private readonly regulations: Regulations,
    private readonly access: AccessService,
    private readonly cursors: CursorCodec,
  ) {}

  /** What a member owes for a month. Nothing of what is entered is kept. @throws DomainError NOT_FOUND, or what `duesOwed` refuses */
  async owed(ctx: Ctx, loaders: LoaderCache, asked: DuesAsked): Promise<DuesAnswer> {
    const { memberId } = asked;
    const month = asked.month.with({ day: 1 });
    const member = await this.members.byId(loaders, ctx, { id: memberId, asOf: month });
    if (!member) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'đảng viên', whatEn: 'member' }, ['memberId']);
    ctx.touched.push({ kind: 'member', id: memberId, action: 'READ' });
    const book = this.regulations.on(month);
    const [statuses, cells] = await Promise.all([this.members.statuses(loaders, ctx, memberId), this.dues.cells(ctx, memberId, month)]);
    const seniorityYears = partySeniority(member, statuses, seniorityRules(book))?.years ?? null;
    const verdict = duesOwed({ ...asked, ...cells, month, status: member.status, seniorityYears }, book);
    return { ...orThrow(verdict), warnings: verdict.warnings };
  }

  /** One page of the dues in scope. @throws DomainError what `readPageArgs` refuses */
  async list(ctx: Ctx, args: PaymentListArgs): Promise<PaymentPage> {
    const filter = args.filter ?? {};
    const query = ['duesPayments', { ...filter, month: filter.month?.toString() ?? null }];
    const request = readPageArgs(args, query, this.cursors);
    const rows = await this.dues.list(ctx, filter, request);
    for (const { id } of rows) ctx.touched.push({ kind: 'dues_payment', id, action: 'READ' });
    return { ...makePage(rows, request, query, (row) => this.dues.keyOf(row), this.cursors), filter };
  }

  /** How many of all pages stand, and what they come to. */
  async total(ctx: Ctx, filter: PaymentFilter): Promise<{ readonly count: number; readonly dong: number }> {
    return this.dues.total(ctx, filter);
  }

  /** @throws DomainError NOT_FOUND, or what `paymentVerdict` refuses */
  async record(ctx: WriteCtx, input: DuesToRecord): Promise<PaymentRow[]> {
    const { organizationId, paidOn, validateOnly } = input;
    if (!(await this.access.reaches(ctx, 'dues.record', organizationId))) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức', whatEn: 'organization' }, ['input', 'organizationId']);
    const lines = input.lines.map((line) => ({ ...line, month: line.month.with({ day: 1 }) }));
    const found = await this.dues.months(ctx, organizationId, lines);
    const standing = lines.map((line) => {
      const row = found.find(({ memberId, month }) => memberId === line.memberId && month === line.month.toString());
      return { ...line, isKnown: row?.isKnown ?? false, isActor: row?.isActor ?? false, isHere: row?.isHere ?? false, isPaid: row?.isPaid ?? false };
    });
    orThrow(paymentVerdict(standing, paidOn, ctx.today));
    const ids = lines.map(() => newId());
    return rehearsable(ctx, validateOnly, async () => {
      if ((await this.writes.create(ctx, ids, { ...input, lines })) < ids.length) throw refuse(duesRefusals.DUES_PAID, { month: '…' }, ['input', 'lines']);
      for (const id of ids) ctx.touched.push({ kind: 'dues_payment', id, action: 'CREATED' });
      return this.dues.findInScope(ctx, ids);
    });
  }

  /** Takes dues that were entered by mistake out of every count; they stay readable. @throws DomainError NOT_FOUND, VERSION_STALE, OWN_DUES, DUES_VOIDED */
  async void(ctx: WriteCtx, { paymentId, version, reason, validateOnly }: DuesToVoid): Promise<PaymentRow[]> {
    const found = await this.writes.lock(ctx, paymentId);
    if (!found) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'khoản đảng phí', whatEn: 'dues' }, ['input', 'paymentId']);
    if (found.version !== version) throw refuse(kernelRefusals.VERSION_STALE, { current: found.version, given: version }, ['input', 'version']);
    if (found.isActor) throw refuse(duesRefusals.OWN_DUES, {}, ['input', 'paymentId']);
    if (found.voided) throw refuse(duesRefusals.DUES_VOIDED, {}, ['input', 'paymentId']);
    return rehearsable(ctx, validateOnly, async () => {
      await this.writes.void(ctx, paymentId, reason);
      ctx.touched.push({ kind: 'dues_payment', id: paymentId, action: 'CHANGED' });
      return this.dues.findInScope(ctx, [paymentId]);
    });
  }
}
