import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PolicyTable } from '#access';
import type { Ctx } from '#database';
import type { Dated } from '#graphql';
import { CursorCodec, kernelRefusals, makePage, readPageArgs, refuse, type Page, type PageArgs, type PlainDate } from '#kernel';
import { CommitteeQuery, type CommitteeRow } from './committee.query.js';
import { memberFields, memberPolicy } from './member.policy.js';
import { MemberQuery, type MemberFilter, type MemberRow, type MemberSort } from './member.query.js';
import { memberRefusals } from './member.refusals.js';

export interface MemberListArgs extends PageArgs {
  readonly asOf?: PlainDate | null;
  readonly filter?: MemberFilter | null;
  readonly sort?: MemberSort | null;
  readonly descending?: boolean | null;
}

/** A page, with the question it answers, for counting what lies beyond it. */
export interface MemberPage extends Page<Dated<MemberRow>> {
  readonly args: MemberListArgs;
}

/** The roll of members and the committees, as of any day. What is shown of a member goes into the audit. */
@Injectable()
export class MemberService implements OnModuleInit {
  constructor(
    private readonly members: MemberQuery,
    private readonly committees: CommitteeQuery,
    private readonly policies: PolicyTable,
    private readonly cursors: CursorCodec,
  ) {}

  onModuleInit(): void {
    this.policies.register(memberPolicy, memberFields);
  }

  /**
   * One page of the members in scope on the day.
   * @throws DomainError AGES_OUT_OF_ORDER, or what `readPageArgs` refuses
   */
  async list(ctx: Ctx, args: MemberListArgs): Promise<MemberPage> {
    const asOf = args.asOf ?? ctx.today;
    const filter = args.filter ?? {};
    checkAges(filter);
    const order = { sort: args.sort ?? 'NAME', descending: args.descending ?? false };
    const query = ['members', asOf.toString(), filter, order];
    const request = readPageArgs(args, query, this.cursors);
    const rows = await this.members.list(ctx, asOf, filter, order, request);
    const page = makePage(rows.map((row) => ({ ...row, asOf })), request, query, this.members.keyOf(order.sort), this.cursors);
    for (const { node } of page.edges) ctx.touched.push({ kind: 'member', id: node.id, action: 'READ' });
    return { ...page, args };
  }

  /** How many members the list has in all its pages. */
  async count(ctx: Ctx, args: MemberListArgs): Promise<number> {
    return this.members.count(ctx, args.asOf ?? ctx.today, args.filter ?? {});
  }

  /**
   * A member as of a day; by the id of a record that was merged into another, that other.
   * @throws DomainError NOT_FOUND when there is none in scope
   */
  async get(ctx: Ctx, id: string, day?: PlainDate | null): Promise<Dated<MemberRow>> {
    const asOf = day ?? ctx.today;
    const [row] = await this.members.findInScope(ctx, asOf, [id]);
    if (!row) {
      const keptId = await this.members.keptFor(ctx, id);
      if (keptId !== null) return this.get(ctx, keptId, day);
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'đảng viên', whatEn: 'member' }, ['id']);
    }
    ctx.touched.push({ kind: 'member', id, action: 'READ' });
    return { ...row, asOf };
  }

  /**
   * A committee, with its members and composition as of a day.
   * @throws DomainError NOT_FOUND when there is none in scope
   */
  async committee(ctx: Ctx, id: string, day?: PlainDate | null): Promise<Dated<CommitteeRow>> {
    const [row] = await this.committees.findInScope(ctx, [id]);
    if (!row) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'cấp ủy', whatEn: 'committee' }, ['id']);
    return { ...row, asOf: day ?? ctx.today };
  }

  /** The State's list of ethnic groups. */
  async ethnicGroups(ctx: Ctx): Promise<{ code: string; nameVi: string }[]> {
    return this.members.ethnicGroups(ctx);
  }
}

function checkAges({ ageFrom, ageTo }: MemberFilter): void {
  if (ageFrom != null && ageTo != null && ageFrom > ageTo) {
    throw refuse(memberRefusals.AGES_OUT_OF_ORDER, { ageFrom, ageTo }, ['filter', 'ageFrom']);
  }
}
