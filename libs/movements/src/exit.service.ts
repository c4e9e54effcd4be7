import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { kernelRefusals, newId, orThrow, refuse, storedDay, type PlainDate } from '#kernel';
import type { MemberStatusEnd, RemovalGround } from '#enums';
import { ElectorateQuery, lockMember } from '#members';
import { DecisionRepository, type NewDecision } from '#organizations';
import type { Vote } from '#regulations';
import { RuleBooks } from '#rule-books';
import { settle, WorkflowRepository, type Override } from '#workflow';
import { ExitQuery, type ExitRow, type LeaverRow } from './exit.query.js';
import { ExitRepository } from './exit.repository.js';
import { complaintBy, endsWith, exitVerdict, sortPosts, yearsOfRemoval, type Leaver } from './exit.rules.js';
import { EXIT } from './exit.stages.js';

export interface ExitToRecord extends NewDecision {
  readonly memberId: string;
  readonly version: number;
  readonly kind: MemberStatusEnd;
  readonly ground?: RemovalGround | null;
  readonly grounds: string;
  readonly failingYears?: readonly number[] | null;
  readonly destination?: string | null;
  readonly effectiveOn: PlainDate;
  readonly votes?: Vote | null;
  readonly inactiveMonths?: number | null;
  readonly unpaidMonths?: number | null;
  readonly helpedSince?: PlainDate | null;
  readonly overrides?: readonly Override[] | null;
  readonly validateOnly: boolean;
}

/** Puts on record who leaves. */
@Injectable()
export class ExitService {
  constructor(
    private readonly exits: ExitQuery,
    private readonly writes: ExitRepository,
    private readonly decisions: DecisionRepository,
    private readonly items: WorkflowRepository,
    private readonly electorates: ElectorateQuery,
    private readonly books: RuleBooks,
    private readonly access: AccessService,
  ) {}

  /** Last day on which who was removed may complain; null of every other exit. */
  async complaintBy(ctx: Ctx, { kind, organizationId, decision }: ExitRow): Promise<PlainDate | null> {
    if (kind !== 'REMOVED_FROM_ROLL') return null;
    const decidedOn = storedDay(decision.issuedOn);
    return complaintBy(kind, decidedOn, await this.books.on(ctx, decidedOn, organizationId)) ?? null;
  }

  /** @throws DomainError NOT_FOUND, VERSION_STALE, or what `exitVerdict` refuses or warns of */
  async record(ctx: WriteCtx, input: ExitToRecord): Promise<ExitRow> {
    await lockMember(ctx, input.memberId);
    const row = await this.leaver(ctx, input);
    const { kind, decidedOn, effectiveOn, votes } = input;
    const posts = (await this.exits.posts(ctx, row.personId, effectiveOn)).filter((post) => endsWith(kind, post.kind));
    const leaver: Leaver = { ...row, posts, isActor: row.personId === ctx.actor.personId, hasOpenAdmission: row.admissionId !== null };
    const electorate = await this.electorates.of(ctx, row.organizationId, decidedOn);
    const book = await this.books.on(ctx, decidedOn, row.organizationId);
    const verdict = exitVerdict(input, leaver, { electorate, book, today: ctx.today });
    const { overridden } = orThrow(settle(verdict, input.overrides ?? []));
    return rehearsable(ctx, input.validateOnly, async () => {
      const id = newId();
      const { organizationId, memberId, admissionId, admissionDueOn } = row;
      const { grounds, ground = null, destination = null, inactiveMonths = null, unpaidMonths = null, helpedSince = null, decidedBy, decisionNumber } = input;
      const decisionId = await this.decisions.record(ctx, input);
      await this.items.open(ctx, { kind: EXIT.kind, stage: EXIT.initial, dueOn: null, ids: [id], organizationIds: [organizationId] });
      const failingYears = ground === 'CONDUCT' ? yearsOfRemoval(input.failingYears, row.failingYears) : [];
      const exit = { id, memberId, organizationId, kind, ground, grounds, destination, decisionId, effectiveOn, admissionId, admissionDueOn, inactiveMonths, unpaidMonths, helpedSince, failingYears };
      const { ending, dropped } = sortPosts(input, posts, ctx.today);
      if (!(await this.writes.leave(ctx, exit, input.version, { ending: idsOf(ending), dropped: idsOf(dropped) }))) throw stale(input.version + 1, input.version);
      await this.items.append(ctx, id, null, { action: kind, to: EXIT.initial, body: decidedBy, decisionNumber, decidedOn, ...(votes && { votes }), remark: grounds });
      await this.items.recordOverrides(ctx, id, overridden);
      if (admissionId !== null) await this.endAdmission(ctx, admissionId, input);
      ctx.touched.push({ kind: 'member', id: memberId, action: 'CHANGED' });
      return this.written(ctx, id);
    });
  }

  private async leaver(ctx: WriteCtx, { memberId, version, effectiveOn }: ExitToRecord): Promise<LeaverRow> {
    const row = await this.exits.leaver(ctx, memberId, effectiveOn);
    if (!row || !(await this.access.reaches(ctx, 'member.read', row.organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'đảng viên', whatEn: 'member' }, ['input', 'memberId']);
    }
    if (row.version !== version) throw stale(row.version, version);
    return row;
  }

  /** The admission of a member on probation cannot go on without the member. */
  private async endAdmission(ctx: WriteCtx, id: string, { decidedBy, decisionNumber, decidedOn }: ExitToRecord): Promise<void> {
    const item = await this.items.lock(ctx, id);
    if (!item) throw new Error('An open admission has its workflow item.');
    const move = { action: 'LEAVE', to: 'LEFT', body: decidedBy, decisionNumber, decidedOn, dueOn: null, waitsAtId: item.waitsAtId };
    await this.items.append(ctx, id, item.stage, move);
    await this.writes.closeAdmission(ctx, id);
    await this.items.move(ctx, item, move);
    ctx.touched.push({ kind: 'admission', id, action: 'CHANGED' });
  }

  private async written(ctx: Ctx, id: string): Promise<ExitRow> {
    const row = await this.exits.findInScope(ctx, id);
    if (!row) throw new Error('An exit that was written cannot be read.');
    return row;
  }
}

function idsOf(posts: readonly { readonly id: string }[]): string[] {
  return posts.map(({ id }) => id);
}

function stale(current: number, given: number): Error {
  return refuse(kernelRefusals.VERSION_STALE, { current, given }, ['input', 'version']);
}
