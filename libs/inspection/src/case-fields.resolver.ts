import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, type Dated, type LoaderCache } from '#graphql';
import { MemberLoader, MemberModel, type MemberRow } from '#members';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { WorkflowLogEntryModel, type LogRow } from '#workflow';
import { CaseLoader } from './case.loader.js';
import { CaseStateModel, CaseSubjectModel, CaseTeamMemberModel, InspectionCaseConnection, InspectionCaseModel } from './case.model.js';
import type { CaseRow, SubjectRow, TeamRow } from './case.query.js';
import { CaseService, type CasePage } from './case.service.js';

@Resolver(() => InspectionCaseConnection)
export class InspectionCaseConnectionResolver {
  constructor(private readonly cases: CaseService) {}

  @ResolveField(() => Int, { description: 'How many cases there are on all pages.' })
  @Allow('case.read')
  async totalCount(@Parent() { filter }: CasePage, @CurrentCtx() ctx: Ctx): Promise<number> {
    return this.cases.count(ctx, filter);
  }
}

@Resolver(() => InspectionCaseModel)
export class InspectionCaseResolver {
  constructor(
    private readonly loader: CaseLoader,
    private readonly organizations: OrganizationLoader,
  ) {}

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The organisation whose body conducts it, as of today, if that is in scope.' })
  @Allow('case.read')
  async organization(@Parent() { organizationId }: CaseRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf: ctx.today });
  }

  @ResolveField(() => CaseStateModel, { nullable: true, description: 'Where it stands.' })
  @Allow('case.read')
  async state(@Parent() { id }: CaseRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<object | null> {
    const item = await this.loader.item(loaders, ctx, id);
    return item ? { ...item, overdue: item.dueOn !== null && item.dueOn < ctx.today.toString() } : null;
  }

  @ResolveField(() => [CaseSubjectModel], { description: 'Whom it is about.' })
  @Allow('case.read')
  async subjects(@Parent() { id }: CaseRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly SubjectRow[]> {
    return this.loader.subjects(loaders, ctx, id);
  }

  @ResolveField(() => [CaseTeamMemberModel], { description: 'Who conducts it, the lead first.' })
  @Allow('case.read')
  async team(@Parent() { id }: CaseRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly TeamRow[]> {
    return this.loader.team(loaders, ctx, id);
  }

  @ResolveField(() => [WorkflowLogEntryModel], { description: 'What happened to it, in order.' })
  @Allow('case.read')
  async log(@Parent() { id }: CaseRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly LogRow[]> {
    return this.loader.log(loaders, ctx, id);
  }
}

@Resolver(() => CaseSubjectModel)
export class CaseSubjectResolver {
  constructor(
    private readonly loader: CaseLoader,
    private readonly members: MemberLoader,
  ) {}

  @ResolveField(() => String, { nullable: true, description: 'Name of the organisation or the member, also where the record itself is out of scope.' })
  @Allow('case.read')
  async name(@Parent() { caseId, id }: SubjectRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<string | null> {
    return this.loader.name(loaders, ctx, caseId, id);
  }

  @ResolveField(() => MemberModel, { nullable: true, description: 'The member as of today, if that record is in scope.' })
  @Allow('case.read')
  async member(@Parent() { memberId }: SubjectRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<MemberRow> | null> {
    const member = memberId === null ? null : await this.members.byId(loaders, ctx, { id: memberId, asOf: ctx.today });
    if (member) ctx.touched.push({ kind: 'member', id: member.id, action: 'READ' });
    return member;
  }
}

@Resolver(() => CaseTeamMemberModel)
export class CaseTeamMemberResolver {
  constructor(private readonly loader: CaseLoader) {}

  @ResolveField(() => String, { nullable: true, description: 'Name of the person.' })
  @Allow('case.read')
  async name(@Parent() { caseId, personId }: TeamRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<string | null> {
    return this.loader.name(loaders, ctx, caseId, personId);
  }
}
