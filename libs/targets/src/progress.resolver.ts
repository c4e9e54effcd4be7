import { Args, Float, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, PlainDateScalar, type Dated, type LoaderCache } from '#graphql';
import type { PlainDate } from '#kernel';
import { MemberLoader, MemberModel, PersonModel, type MemberRow, type PersonRow } from '#members';
import { type CountRow, type FactRow, type Metric } from '#metrics';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { Comparator } from '#enums';
import { FactConnection, FactModel, FactsArgs, FigureByReadingModel, FigurePartModel, ForecastModel, MetricModel, MetricReadingModel, ProgressModel } from './progress.model.js';
import { forecastOf, formulaOf, gapOf, numberOf, shown } from './progress.rules.js';
import { ProgressService, valueOf, type FactPage, type Progress } from './progress.service.js';

interface Part {
  readonly progress: Progress;
  readonly row: CountRow;
}

type Fact = FactRow & { readonly progress: Progress };

@Resolver(() => ProgressModel)
export class ProgressResolver {
  constructor(private readonly progresses: ProgressService) {}

  @ResolveField(() => PlainDateScalar, { description: 'First day of the period.' })
  @Allow('target.read')
  from(@Parent() { period }: Progress): PlainDate {
    return period.from;
  }

  @ResolveField(() => PlainDateScalar, { description: 'Last day counted: the day asked for, or the day it is judged, whichever comes first.' })
  @Allow('target.read')
  through(@Parent() { period }: Progress): PlainDate {
    return period.through;
  }

  @ResolveField(() => PlainDateScalar, { description: 'The day it is judged on.' })
  @Allow('target.read')
  judgedOn(@Parent() { period }: Progress): PlainDate {
    return period.judgedOn;
  }

  @ResolveField(() => Float, { nullable: true, description: 'The value; of a share in per cent, null when there is none.' })
  @Allow('target.read')
  value(@Parent() { value }: Progress): number | null {
    return value ? numberOf(value) : null;
  }

  @ResolveField(() => String, { nullable: true, description: 'The value as the document would print it: rounded as it rounds, with a decimal comma.' })
  @Allow('target.read')
  shown(@Parent() { value, metric, measure }: Progress): string | null {
    return value ? shown(value, metric?.form === 'SHARE' ? measure.percentDecimals : 0) : null;
  }

  @ResolveField(() => Int, { nullable: true, description: 'How many count; null of a reported value.' })
  @Allow('target.read')
  numerator(@Parent() { counts }: Progress): number | null {
    return counts?.numerator ?? null;
  }

  @ResolveField(() => Int, { nullable: true, description: 'Of how many; null of a count or a reported value.' })
  @Allow('target.read')
  denominator(@Parent() { counts, metric }: Progress): number | null {
    return metric?.form === 'SHARE' ? (counts?.denominator ?? null) : null;
  }

  @ResolveField(() => Comparator, { description: 'How the value is held against the threshold on that day.' })
  @Allow('target.read')
  comparator(@Parent() { threshold }: Progress): string {
    return threshold.comparator;
  }

  @ResolveField(() => String, { description: 'Threshold on that day, a decimal number.' })
  @Allow('target.read')
  threshold(@Parent() { threshold }: Progress): string {
    return threshold.value;
  }

  @ResolveField(() => Float, { nullable: true, description: 'What is still missing, in the unit of the measure; 0 when it is satisfied, null without a value.' })
  @Allow('target.read')
  gap(@Parent() { value, threshold }: Progress): number | null {
    return value ? gapOf(value, threshold) : null;
  }

  @ResolveField(() => String, { description: 'The arithmetic behind the status, in Vietnamese.' })
  @Allow('target.read')
  formula(@Parent() progress: Progress): string {
    const { metric, counts, measure, ...rest } = progress;
    return formulaOf({ ...rest, part: metric?.form === 'SHARE' ? counts : undefined, unit: measure.unit });
  }

  @ResolveField(() => ForecastModel, { nullable: true, description: 'Where a growing count is heading; null of everything else.' })
  @Allow('target.read')
  forecast(@Parent() { value, growing, period, asOf }: Progress): ForecastModel | null {
    const forecast = value && growing ? forecastOf(value, period, asOf) : undefined;
    return forecast === undefined ? null : { value: forecast, assumption: 'Giữ nguyên nhịp từ đầu kỳ đến ngày tính' };
  }

  @ResolveField(() => MetricReadingModel, { nullable: true, description: 'By which reading it is counted; null of a reported measure.' })
  @Allow('target.read')
  reading(@Parent() { reading }: Progress): MetricReadingModel | null {
    return reading ?? null;
  }

  @ResolveField(() => [FigureByReadingModel], { description: 'The same figure by the other readings that the wording allows.' })
  @Allow('target.read')
  async otherReadings(@Parent() progress: Progress, @CurrentCtx() ctx: Ctx): Promise<FigureByReadingModel[]> {
    const found: FigureByReadingModel[] = [];
    for (const reading of progress.metric?.readings ?? []) {
      if (reading === progress.reading) continue;
      const figure = await this.progresses.byReading(ctx, progress, reading);
      if (figure) found.push({ reading, value: figure.value ? numberOf(figure.value) : null, numerator: figure.counts.numerator, denominator: figure.counts.denominator });
    }
    return found;
  }

  @ResolveField(() => [FigurePartModel], { description: 'Its parts by direct child; only where something counts.' })
  @Allow('target.read')
  parts(@Parent() progress: Progress): Part[] {
    return progress.parts.map((row) => ({ progress, row }));
  }

  @ResolveField(() => FactConnection, { description: 'The list behind the figure: as many rows as the denominator says, or the numerator with `countedOnly`. Members shown are recorded in the audit.' })
  @Allow('target.read')
  async facts(@Parent() progress: Progress, @Args() args: FactsArgs, @CurrentCtx() ctx: Ctx): Promise<FactPage> {
    return this.progresses.facts(ctx, progress, args);
  }
}

@Resolver(() => FigurePartModel)
export class FigurePartResolver {
  constructor(private readonly organizations: OrganizationLoader) {}

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The direct child, as of the last day counted; null: what belongs to the organisation itself.' })
  @Allow('target.read')
  async organization(@Parent() { progress, row }: Part, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return row.childId === null ? null : this.organizations.byId(loaders, ctx, { id: row.childId, asOf: progress.period.through });
  }

  @ResolveField(() => Float, { nullable: true, description: 'The value; of a share in per cent, null of nothing.' })
  @Allow('target.read')
  value(@Parent() { progress, row }: Part): number | null {
    const value = progress.metric && valueOf(progress.metric, row);
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
  ) {}

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'Where it counts, as of the last day counted.' })
  @Allow('target.read')
  async organization(@Parent() { organizationId, progress }: Fact, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf: progress.period.through });
  }

  @ResolveField(() => MemberModel, { nullable: true, description: 'The member it is about, if it is about one, as of the last day counted.' })
  @Allow('member.read')
  async member(@Parent() { subjectId, progress }: Fact, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<MemberRow> | null> {
    if (progress.metric?.subject !== 'MEMBER') return null;
    const member = await this.members.byId(loaders, ctx, { id: subjectId, asOf: progress.period.through });
    if (member) ctx.touched.push({ kind: 'member', id: subjectId, action: 'READ' });
    return member;
  }

  @ResolveField(() => PersonModel, { nullable: true, description: 'The person it is about, if it is about somebody who need not be a member, as of the last day counted.' })
  @Allow('member.read')
  async person(@Parent() { subjectId, progress }: Fact, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<PersonRow> | null> {
    if (progress.metric?.subject !== 'PERSON') return null;
    const person = await this.members.person(loaders, ctx, subjectId);
    return person && { ...person, asOf: progress.period.through };
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
  readings(@Parent() { readings }: Metric): readonly MetricReadingModel[] {
    return readings;
  }
}

@Resolver(() => FactConnection)
export class FactConnectionResolver {
  @ResolveField(() => Int, { description: 'How many rows there are in all pages: the figure’s denominator, or its numerator.' })
  @Allow('target.read')
  totalCount(@Parent() { progress: { counts }, countedOnly }: FactPage): number {
    return counts ? (countedOnly ? counts.numerator : counts.denominator) : 0;
  }
}
