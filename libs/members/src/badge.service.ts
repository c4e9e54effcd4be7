import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import type { Ctx } from '#database';
import type { Dated } from '#graphql';
import { CursorCodec, kernelRefusals, makePage, readPageArgs, refuse, type Page, type PageArgs, type PlainDate } from '#kernel';
import { Regulations, type RuleBook } from '#regulations';
import { BadgeAwardRepository } from './badge-award.repository.js';
import { BadgeQuery, type BadgeGround, type BadgeOfMember, type BadgeRow } from './badge.query.js';
import { badgeDue, badgeRules, latestAdmission, type BadgeRules } from './badge.rules.js';
import { MemberQuery } from './member.query.js';
import { memberRefusals } from './member.refusals.js';
import { seniorityCounted, seniorityRules } from './seniority.rules.js';

/** How many rounds of badges are looked ahead to unless said. */
export const ROUNDS_AHEAD = 2;

export interface BadgeListArgs extends PageArgs {
  readonly organizationId: string;
  readonly asOf?: PlainDate | null;
  readonly rounds?: number | null;
}

/** How many reach a badge by a round. */
export interface BadgeTally {
  readonly round: string;
  readonly years: number;
  readonly count: number;
}

/** A page of those who reach a badge, with how many there are of each. */
export interface BadgePage extends Page<Dated<BadgeRow>> {
  readonly totalCount: number;
  readonly tally: readonly BadgeTally[];
}

/** Who reaches which badge by which of the coming rounds. Whom it shows goes into the audit. */
@Injectable()
export class BadgeService {
  constructor(
    private readonly badges: BadgeQuery,
    private readonly awards: BadgeAwardRepository,
    private readonly members: MemberQuery,
    private readonly regulations: Regulations,
    private readonly access: AccessService,
    private readonly cursors: CursorCodec,
  ) {}

  /** @throws DomainError NOT_FOUND, BADGES_UNKNOWN, or what `readPageArgs` refuses */
  async candidates(ctx: Ctx, args: BadgeListArgs): Promise<BadgePage> {
    const { organizationId } = args;
    if (!(await this.access.reaches(ctx, 'member.read', organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức đảng', whatEn: 'organisation' }, ['organizationId']);
    }
    const asOf = args.asOf ?? ctx.today;
    const rounds = args.rounds ?? ROUNDS_AHEAD;
    const query = ['badgeCandidates', organizationId, asOf.toString(), rounds];
    const request = readPageArgs(args, query, this.cursors);
    const book = this.regulations.on(asOf);
    const rules = badgeRules(book, rounds);
    const admittedBy = rules && latestAdmission(rules);
    if (!admittedBy) throw refuse(memberRefusals.BADGES_UNKNOWN, { day: asOf.toString() }, ['asOf']);
    const due = await this.due(ctx, { asOf, organizationId, admittedBy, exempt: rules.exemptReceive }, book, rules);
    const rows = due.length === 0 ? [] : await this.badges.page(ctx, asOf, due, request);
    const page = makePage(rows.map((row) => ({ ...row, asOf })), request, query, (row) => this.badges.keyOf(row), this.cursors);
    for (const { node } of page.edges) ctx.touched.push({ kind: 'member', id: node.id, action: 'READ' });
    return { ...page, totalCount: due.length, tally: tallyOf(due) };
  }

  private async due(ctx: Ctx, ground: BadgeGround, book: RuleBook, rules: BadgeRules): Promise<BadgeOfMember[]> {
    const eligible = await this.badges.eligible(ctx, ground);
    const ids = eligible.map(({ id }) => id);
    const statuses = await this.members.statusesOf(ctx, ids);
    const given = new Set((await this.awards.ofMembers(ctx, ids)).flatMap(({ memberId, years, decidedOn }) => (decidedOn <= ground.asOf.toString() ? [`${memberId} ${years}`] : [])));
    const counting = seniorityRules(book);
    return eligible.flatMap((member) => {
      const seniority = seniorityCounted(member, statuses.get(member.id) ?? [], counting);
      const due = seniority && badgeDue(seniority.countedFrom, rules);
      return due && !given.has(`${member.id} ${due.years}`) ? [{ memberId: member.id, round: due.round.toString(), years: due.years, reachedOn: due.reachedOn.toString() }] : [];
    });
  }
}

function tallyOf(due: readonly BadgeOfMember[]): BadgeTally[] {
  const counts = new Map<string, BadgeTally>();
  for (const { round, years } of due) counts.set(`${round} ${years}`, { round, years, count: (counts.get(`${round} ${years}`)?.count ?? 0) + 1 });
  return [...counts.values()].sort((a, b) => (a.round === b.round ? b.years - a.years : a.round < b.round ? -1 : 1));
}
