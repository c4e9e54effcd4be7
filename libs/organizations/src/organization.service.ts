import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PolicyTable } from '#access';
import type { Ctx } from '#database';
import type { Dated } from '#graphql';
import { CursorCodec, kernelRefusals, makePage, readPageArgs, refuse, type Page, type PageArgs, type PlainDate } from '#kernel';
import { organizationFields, organizationPolicy } from './organization.policy.js';
import { OrganizationQuery, type OrganizationFilter, type OrganizationRow } from './organization.query.js';

export interface OrganizationListArgs extends PageArgs {
  readonly asOf?: PlainDate | null;
  readonly filter?: OrganizationFilter | null;
}

/** A page, with the question it answers, for counting what lies beyond it. */
export interface OrganizationPage extends Page<Dated<OrganizationRow>> {
  readonly args: OrganizationListArgs;
}

/** The tree of organisations, as of any day. */
@Injectable()
export class OrganizationService implements OnModuleInit {
  constructor(
    private readonly organizations: OrganizationQuery,
    private readonly policies: PolicyTable,
    private readonly cursors: CursorCodec,
  ) {}

  onModuleInit(): void {
    this.policies.register(organizationPolicy, organizationFields);
  }

  /** One page of the organisations in scope that existed on the day, by name. */
  async list(ctx: Ctx, args: OrganizationListArgs): Promise<OrganizationPage> {
    const asOf = args.asOf ?? ctx.today;
    const filter = args.filter ?? {};
    const query = ['organizations', asOf.toString(), filter];
    const request = readPageArgs(args, query, this.cursors);
    const rows = await this.organizations.list(ctx, asOf, filter, request);
    const page = makePage(rows.map((row) => ({ ...row, asOf })), request, query, (row) => [row.name, row.id], this.cursors);
    return { ...page, args };
  }

  /** How many organisations the list has in all its pages. */
  async count(ctx: Ctx, args: OrganizationListArgs): Promise<number> {
    return this.organizations.count(ctx, args.asOf ?? ctx.today, args.filter ?? {});
  }

  /**
   * An organisation as it was on a day, or nearest to that day.
   * @throws DomainError NOT_FOUND when there is none in scope
   */
  async get(ctx: Ctx, id: string, day?: PlainDate | null): Promise<Dated<OrganizationRow>> {
    const asOf = day ?? ctx.today;
    const [row] = await this.organizations.findInScope(ctx, [{ id, asOf }]);
    if (!row) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức đảng', whatEn: 'party organization' }, ['id']);
    return { ...row, asOf };
  }
}
