import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, PlainDateScalar, type Dated, type LoaderCache } from '#graphql';
import type { PlainDate } from '#kernel';
import { Regulations } from '#regulations';
import { MemberLoader } from './member.loader.js';
import { MemberModel } from './member.model.js';
import type { MemberRow, ReadmissionOfMemberRow } from './member.query.js';
import { PartySeniorityModel, ReadmissionModel } from './seniority.model.js';
import { partySeniority, probationThrough, seniorityRules, type Seniority } from './seniority.rules.js';

type Member = Dated<MemberRow>;

/** How long a member has been in the Party, and until when on probation. */
@Resolver(() => MemberModel)
export class SeniorityResolver {
  constructor(
    private readonly loader: MemberLoader,
    private readonly regulations: Regulations,
  ) {}

  @ResolveField(() => PartySeniorityModel, {
    name: 'partySeniority',
    nullable: true,
    description: 'Party seniority on the day, counted from the admission decision, without time outside the Party; null for whoever is not a full member on the day.',
  })
  @Allow('member.read')
  async seniority(@Parent() member: Member, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Seniority | null> {
    // Whoever is not a full member has none: their states need not be read.
    if (member.status !== 'FULL') return null;
    return partySeniority(member, await this.loader.statuses(loaders, ctx, member.id), seniorityRules(this.regulations.on(member.asOf))) ?? null;
  }

  @ResolveField(() => Int, { nullable: true, description: 'The whole years of `partySeniority`; null for whoever is not a full member on the day.' })
  @Allow('member.read')
  async seniorityYears(@Parent() member: Member, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<number | null> {
    return (await this.seniority(member, ctx, loaders))?.years ?? null;
  }

  @ResolveField(() => PlainDateScalar, {
    nullable: true,
    description: 'Last day of probation: twelve months from the ceremony of the last admission, not from the decision; null for whoever is not on probation on the day.',
  })
  @Allow('member.read')
  async probationThrough(@Parent() member: Member, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<PlainDate | null> {
    if (member.status !== 'PROBATIONARY') return null;
    const [readmissions, statuses] = await Promise.all([this.loader.readmissions(loaders, ctx, member.id), this.loader.statuses(loaders, ctx, member.id)]);
    return probationThrough(member, readmissions, statuses, this.regulations.on(member.asOf)) ?? null;
  }

  @ResolveField(() => [ReadmissionModel], { description: 'When the member was admitted again after having left the Party, until the day; the first admission is on the member.' })
  @Allow('member.read')
  async readmissions(@Parent() { id, asOf }: Member, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly ReadmissionOfMemberRow[]> {
    return (await this.loader.readmissions(loaders, ctx, id)).filter(({ decidedOn }) => decidedOn <= asOf.toString());
  }
}
