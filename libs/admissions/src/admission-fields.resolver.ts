import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, type Dated, type LoaderCache } from '#graphql';
import { MemberLoader, MemberModel, PersonModel, type MemberRow, type PersonRow } from '#members';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { WorkflowLogEntryModel, type LogRow } from '#workflow';
import { AdmissionLoader } from './admission.loader.js';
import { AdmissionConnection, AdmissionInquiryModel, AdmissionIntroducerModel, AdmissionModel, AdmissionReadmissionModel, AdmissionStateModel, FormerMembershipModel } from './admission.model.js';
import type { AdmissionRow, InquiryRow, IntroducerRow, ReadmissionRow } from './admission.query.js';
import { AdmissionService, type AdmissionPage } from './admission.service.js';

@Resolver(() => AdmissionModel)
export class AdmissionFieldsResolver {
  constructor(
    private readonly loader: AdmissionLoader,
    private readonly members: MemberLoader,
    private readonly organizations: OrganizationLoader,
  ) {}

  @ResolveField(() => PersonModel, { nullable: true, description: 'The candidate, as of today.' })
  @Allow('admission.read')
  async candidate(@Parent() { personId }: AdmissionRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<PersonRow> | null> {
    const person = await this.members.person(loaders, ctx, personId);
    return person && { ...person, asOf: ctx.today };
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The cell, as of today.' })
  @Allow('admission.read')
  async organization(@Parent() { organizationId }: AdmissionRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf: ctx.today });
  }

  @ResolveField(() => [AdmissionIntroducerModel], { description: 'The introducers, in their order.' })
  @Allow('admission.read')
  async introducers(@Parent() { id }: AdmissionRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly IntroducerRow[]> {
    return this.loader.introducers(loaders, ctx, id);
  }

  @ResolveField(() => [AdmissionInquiryModel], { description: 'What came of the verification and of the opinions asked for; not told to the candidate.' })
  @Allow('admission.read')
  async inquiries(@Parent() { id }: AdmissionRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly InquiryRow[]> {
    return this.loader.inquiries(loaders, ctx, id);
  }

  @ResolveField(() => AdmissionReadmissionModel, { nullable: true, description: 'What the file says of an earlier membership; null for whoever never was a member.' })
  @Allow('admission.read')
  async readmission(@Parent() { id, readmits }: AdmissionRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<ReadmissionRow | null> {
    return readmits ? this.loader.readmission(loaders, ctx, id) : null;
  }

  @ResolveField(() => MemberModel, { nullable: true, description: 'The member it made, as of today; null before the ceremony.' })
  @Allow('admission.read')
  async member(@Parent() { memberId }: AdmissionRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<MemberRow> | null> {
    return shown(this.members, memberId, ctx, loaders);
  }

  @ResolveField(() => AdmissionStateModel, { nullable: true, description: 'Where it stands; not told to the candidate.' })
  @Allow('admission.read')
  async state(@Parent() { id }: AdmissionRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<object | null> {
    const item = await this.loader.item(loaders, ctx, id);
    return item ? { ...item, overdue: item.dueOn !== null && item.dueOn < ctx.today.toString() } : null;
  }

  @ResolveField(() => [WorkflowLogEntryModel], { description: 'What happened to it, in order; not told to the candidate.' })
  @Allow('admission.read')
  async log(@Parent() { id }: AdmissionRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly LogRow[]> {
    return this.loader.log(loaders, ctx, id);
  }
}

@Resolver(() => AdmissionReadmissionModel)
export class AdmissionReadmissionResolver {
  @ResolveField(() => FormerMembershipModel, { nullable: true, description: 'What papers say of a membership elsewhere; null where the earlier one is on record here.' })
  @Allow('admission.read')
  former(@Parent() row: ReadmissionRow): object | null {
    if (row.formerDocument === null) return null;
    return { admittedOn: row.formerAdmittedOn, recognizedOn: row.formerRecognizedOn, leftOn: row.formerLeftOn, leftAs: row.formerLeftAs, document: row.formerDocument, readmitted: row.formerReadmitted };
  }
}

@Resolver(() => AdmissionIntroducerModel)
export class AdmissionIntroducerResolver {
  constructor(private readonly members: MemberLoader) {}

  @ResolveField(() => MemberModel, { nullable: true, description: 'The member, as of today, if in scope; null for an organisation.' })
  @Allow('admission.read')
  async member(@Parent() { memberId }: IntroducerRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<MemberRow> | null> {
    return shown(this.members, memberId, ctx, loaders);
  }
}

@Resolver(() => AdmissionConnection)
export class AdmissionConnectionResolver {
  constructor(private readonly admissions: AdmissionService) {}

  @ResolveField(() => Int, { description: 'How many admissions the filter finds in all pages.' })
  @Allow('admission.read')
  async totalCount(@Parent() { args }: AdmissionPage, @CurrentCtx() ctx: Ctx): Promise<number> {
    return this.admissions.count(ctx, args);
  }
}

/** What this feature adds to a member. */
@Resolver(() => MemberModel)
export class MemberAdmissionResolver {
  constructor(private readonly loader: AdmissionLoader) {}

  @ResolveField(() => AdmissionModel, { nullable: true, description: 'The admission by which this became a member, the latest of several; null where none is on record in scope.' })
  @Allow('admission.read')
  async admission(@Parent() { id }: { readonly id: string }, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<AdmissionRow | null> {
    const admission = await this.loader.ofMember(loaders, ctx, id);
    if (admission) ctx.touched.push({ kind: 'admission', id: admission.id, action: 'READ' });
    return admission ?? null;
  }
}

/** A member shown beside an admission goes into the audit. */
async function shown(members: MemberLoader, memberId: string | null, ctx: Ctx, loaders: LoaderCache): Promise<Dated<MemberRow> | null> {
  const member = memberId === null ? null : await members.byId(loaders, ctx, { id: memberId, asOf: ctx.today });
  if (member) ctx.touched.push({ kind: 'member', id: member.id, action: 'READ' });
  return member;
}
