import { Args, Float, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, PlainDateScalar, type Dated, type LoaderCache } from '#graphql';
import type { PlainDate } from '#kernel';
import { MemberLoader, MemberModel, PersonModel, type MemberRow, type PersonRow } from '#members';
import { MetricTable, type CountRow, type Metric, type Reading } from '#metrics';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { MassOrganizationLoader, MassOrganizationModel, type MassOrganizationRow } from '#ratings';
import { FactConnection, FactModel, FactsArgs, FigureArguments, FigureModel, FigurePartModel, MetricModel, MetricReadingModel } from './figure.model.js';
import { FigureService, valueOf, type Fact, type FactPage, type Figure } from './figure.service.js';
import { numberOf } from './progress.rules.js';

interface Part {
  readonly figure: Figure;
  readonly row: CountRow;
}

@Resolver(() => FigureModel)
export class FigureResolver {
  constructor(
    private readonly figures: FigureService,
    private readonly organizations: OrganizationLoader,
    private readonly metrics: MetricTable,
  ) {}

  @Query(() => [MetricModel], { name: 'metrics', description: 'All figures that can be worked out of the records.' })
  @Allow('organization.read')
  metricList(): readonly Metric[] {
    return this.metrics.all();
  }

  @Query(() => FigureModel, {
    description:
      'A figure of an organisation over a period, worked out of the records, also of a predecessor and in the structure of the time. Refuses with NOT_FOUND, METRIC_UNKNOWN, READING_UNKNOWN or DATES_OUT_OF_ORDER.',
  })
  @Allow('target.read')
  async figure(@CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache, @Args() args: FigureArguments): Promise<Figure> {
    return this.figures.ask(loaders, ctx, args);
  }

  @ResolveField(() => MetricModel, { description: 'What it counts.' })
  @Allow('target.read')
  metric(@Parent() { metric }: Figure): Metric {
    return metric;
  }

  @ResolveField(() => MetricReadingModel, { description: 'By which reading.' })
  @Allow('target.read')
  reading(@Parent() { reading }: Figure): Reading {
    return reading;
  }

  @ResolveField(() => PlainDateScalar, { description: 'First day of the period.' })
  @Allow('target.read')
  from(@Parent() { period }: Figure): PlainDate {
    return period.from;
  }

  @ResolveField(() => PlainDateScalar, { description: 'Last day of the period.' })
  @Allow('target.read')
  through(@Parent() { period }: Figure): PlainDate {
    return period.through;
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The organisation, as of the last day.' })
  @Allow('target.read')
  async organization(@Parent() { organizationId, period }: Figure, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf: period.through });
  }

  @ResolveField(() => Float, { nullable: true, description: 'The value; of a share in per cent, null of nothing.' })
  @Allow('target.read')
  value(@Parent() { value }: Figure): number | null {
    return value ? numberOf(value) : null;
  }

  @ResolveField(() => Int, { description: 'How many count.' })
  @Allow('target.read')
  numerator(@Parent() { counts }: Figure): number {
    return counts.numerator;
  }

  @ResolveField(() => Int, { nullable: true, description: 'Of how many; null of a count.' })
  @Allow('target.read')
  denominator(@Parent() { counts, metric }: Figure): number | null {
    return metric.form === 'SHARE' ? counts.denominator : null;
  }

  @ResolveField(() => [FigureModel], { description: 'The same by the other readings that the wording allows.' })
  @Allow('target.read')
  async otherReadings(@Parent() figure: Figure, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Figure[]> {
    return this.figures.byOtherReadings(loaders, ctx, figure);
  }

  @ResolveField(() => [FigureModel], { description: 'The same in each calendar year of the period, the earliest first; the first and the last as far as the period goes.' })
  @Allow('target.read')
  async byYear(@Parent() figure: Figure, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Figure[]> {
    return this.figures.byYear(loaders, ctx, figure);
  }

  @ResolveField(() => [FigureModel], {
    description: 'The same of each organisation that it was merged or founded from, as it was, up to its last day; none once the period begins after them.',
  })
  @Allow('target.read')
  async byPredecessor(@Parent() figure: Figure, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Figure[]> {
    return this.figures.byPredecessor(loaders, ctx, figure);
  }

  @ResolveField(() => [FigurePartModel], { description: 'Its parts by direct child; only where something counts.' })
  @Allow('target.read')
  parts(@Parent() figure: Figure): Part[] {
    return figure.parts.map((row) => ({ figure, row }));
  }

  @ResolveField(() => FactConnection, {
    description: 'The list behind it: as many rows as the denominator says, or with `countedOnly` the numerator. Members shown are recorded in the audit.',
  })
  @Allow('target.read')
  async facts(@Parent() figure: Figure, @Args() args: FactsArgs, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<FactPage> {
    return this.figures.facts(loaders, ctx, figure, args);
  }
}

@Resolver(() => FigurePartModel)
export class FigurePartResolver {
  constructor(private readonly organizations: OrganizationLoader) {}

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The direct child, as of the last day; null: what belongs to the organisation itself.' })
  @Allow('target.read')
  async organization(@Parent() { figure, row }: Part, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return row.childId === null ? null : this.organizations.byId(loaders, ctx, { id: row.childId, asOf: figure.period.through });
  }

  @ResolveField(() => Float, { nullable: true, description: 'The value; of a share in per cent, null of nothing.' })
  @Allow('target.read')
  value(@Parent() { figure, row }: Part): number | null {
    const value = valueOf(figure.metric, row);
    return value ? numberOf(value) : null;
  }

  @ResolveField(() => Int, { description: 'How many count.' })
  @Allow('target.read')
  numerator(@Parent() { row }: Part): number {
    return row.numerator;
  }

  @ResolveField(() => Int, { description: 'Of how many.' })
  @Allow('target.read')
  denominator(@Parent() { row }: Part): number {
    return row.denominator;
  }
}

@Resolver(() => FactModel)
export class FactResolver {
  constructor(
    private readonly organizations: OrganizationLoader,
    private readonly members: MemberLoader,
    private readonly massOrganizations: MassOrganizationLoader,
  ) {}

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'Where it counts, as of the last day.' })
  @Allow('target.read')
  async organization(@Parent() { organizationId, figure }: Fact, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf: figure.period.through });
  }

  @ResolveField(() => MemberModel, { nullable: true, description: 'The member it is about, if it is about one, as of the last day.' })
  @Allow('member.read')
  async member(@Parent() { subjectId, figure }: Fact, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<MemberRow> | null> {
    if (figure.metric.subject !== 'MEMBER') return null;
    const member = await this.members.byId(loaders, ctx, { id: subjectId, asOf: figure.period.through });
    if (member) ctx.touched.push({ kind: 'member', id: subjectId, action: 'READ' });
    return member;
  }

  @ResolveField(() => PersonModel, { nullable: true, description: 'The person it is about, if it is about somebody who need not be a member, as of the last day.' })
  @Allow('member.read')
  async person(@Parent() { subjectId, figure }: Fact, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<PersonRow> | null> {
    if (figure.metric.subject !== 'PERSON') return null;
    const person = await this.members.person(loaders, ctx, subjectId);
    return person && { ...person, asOf: figure.period.through };
  }

  @ResolveField(() => MassOrganizationModel, { nullable: true, description: 'The mass organisation it is about, if it is about one.' })
  @Allow('target.read')
  async massOrganization(@Parent() { subjectId, figure }: Fact, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<MassOrganizationRow | null> {
    return figure.metric.subject === 'MASS_ORGANIZATION' ? this.massOrganizations.byId(loaders, ctx, subjectId) : null;
  }
}

/** What a metric is made of, and how else its wording could be read. */
@Resolver(() => MetricModel)
export class MetricResolver {
  @ResolveField(() => String, { description: 'Who or what counts, in Vietnamese.' })
  @Allow('organization.read')
  numerator(@Parent() { numerator }: Metric): string {
    return numerator.vi;
  }

  @ResolveField(() => String, { nullable: true, description: 'Of whom or of what, in Vietnamese; null of a count.' })
  @Allow('organization.read')
  denominator(@Parent() { denominator }: Metric): string | null {
    return denominator?.vi ?? null;
  }

  @ResolveField(() => [MetricReadingModel], { description: 'The readings that the wording allows, the chosen one first.' })
  @Allow('organization.read')
  readings(@Parent() { readings }: Metric): readonly Reading[] {
    return readings;
  }
}

@Resolver(() => FactConnection)
export class FactConnectionResolver {
  @ResolveField(() => Int, { description: 'How many rows there are in all pages: the figure’s denominator, or its numerator.' })
  @Allow('target.read')
  totalCount(@Parent() { figure: { counts }, countedOnly }: FactPage): number {
    return countedOnly ? counts.numerator : counts.denominator;
  }
}
