import { Float, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, PlainDateScalar } from '#graphql';
import type { PlainDate } from '#kernel';
import { Comparator } from '#enums';
import { FigureModel } from './figure.model.js';
import type { Figure } from './figure.service.js';
import { ObservationModel } from './observation.model.js';
import type { ObservationRow } from './observation.query.js';
import { ForecastModel, ProgressModel } from './progress.model.js';
import { forecastOf, formulaOf, gapOf, numberOf, shown } from './progress.rules.js';
import type { Progress } from './progress.service.js';

/** What was reported is shown with all its decimals. */
const AS_REPORTED = 6;

@Resolver(() => ProgressModel)
export class ProgressResolver {
  @ResolveField(() => PlainDateScalar, { description: 'First day of the period.' })
  @Allow('target.count')
  from(@Parent() { period }: Progress): PlainDate {
    return period.from;
  }

  @ResolveField(() => PlainDateScalar, { description: 'Last day counted: the day asked for, or the day it is judged, whichever comes first.' })
  @Allow('target.count')
  through(@Parent() { period }: Progress): PlainDate {
    return period.through;
  }

  @ResolveField(() => PlainDateScalar, { description: 'The day it is judged on.' })
  @Allow('target.count')
  judgedOn(@Parent() { period }: Progress): PlainDate {
    return period.judgedOn;
  }

  @ResolveField(() => Float, { nullable: true, description: 'The value; of a share in per cent, null when there is none.' })
  @Allow('target.count')
  value(@Parent() { value }: Progress): number | null {
    return value ? numberOf(value) : null;
  }

  @ResolveField(() => Int, { nullable: true, description: 'How many count; null of a reported measure, and without a value.' })
  @Allow('target.count')
  numerator(@Parent() { value, figure }: Progress): number | null {
    return value && figure ? figure.counts.numerator : null;
  }

  @ResolveField(() => Int, { nullable: true, description: 'Of how many; null of a count, of a reported measure, and without a value.' })
  @Allow('target.count')
  denominator(@Parent() { value, figure }: Progress): number | null {
    return value && figure?.metric.form === 'SHARE' ? figure.counts.denominator : null;
  }

  @ResolveField(() => String, { nullable: true, description: 'The value as the document would print it: rounded as it rounds, with a decimal comma.' })
  @Allow('target.count')
  shown(@Parent() { value, figure, observation, measure }: Progress): string | null {
    if (!value) return null;
    return shown(value, observation ? AS_REPORTED : figure?.metric.form === 'SHARE' ? measure.percentDecimals : 0);
  }

  @ResolveField(() => Comparator, { description: 'How the value is held against the threshold on that day.' })
  @Allow('target.count')
  comparator(@Parent() { threshold }: Progress): string {
    return threshold.comparator;
  }

  @ResolveField(() => String, { description: 'Threshold on that day, a decimal number.' })
  @Allow('target.count')
  threshold(@Parent() { threshold }: Progress): string {
    return threshold.value;
  }

  @ResolveField(() => Float, { nullable: true, description: 'What is still missing, in the unit of the measure; 0 when it is satisfied, null without a value.' })
  @Allow('target.count')
  gap(@Parent() { value, threshold }: Progress): number | null {
    return value ? gapOf(value, threshold) : null;
  }

  @ResolveField(() => String, { description: 'The arithmetic behind the status, in Vietnamese.' })
  @Allow('target.count')
  formula(@Parent() progress: Progress): string {
    const { figure, measure, pacedOn, ...rest } = progress;
    return formulaOf({ ...rest, asOf: pacedOn, part: figure?.metric.form === 'SHARE' ? figure.counts : undefined, unit: measure.unit });
  }

  @ResolveField(() => ForecastModel, { nullable: true, description: 'Where a growing count is heading; null of everything else.' })
  @Allow('target.count')
  forecast(@Parent() { value, growing, period, pacedOn }: Progress): ForecastModel | null {
    const forecast = value && growing ? forecastOf(value, period, pacedOn) : undefined;
    return forecast === undefined ? null : { value: forecast, assumption: 'Giữ nguyên nhịp từ đầu kỳ đến ngày tính' };
  }

  @ResolveField(() => FigureModel, { nullable: true, description: 'The figure behind the value, to open it; null for whoever is told only the number, of a reported measure, and before the period begins.' })
  @Allow('target.count')
  figure(@Parent() { figure, opens }: Progress): Figure | null {
    return opens ? (figure ?? null) : null;
  }

  @ResolveField(() => ObservationModel, {
    nullable: true,
    description:
      'The figure that was entered for a reported measure, with its document and author; null of a computed one, for whoever is told only the number, of another organisation than the resolution’s own, and as long as there is none. Of a yearly measure its period lies in the calendar year, of another in the term (or up to the day it is judged, when that is later); of those that end by the day asked for, the one that ends last, then the one recorded last. One that its document does not state gives no value, and gives way to any that is stated.',
  })
  @Allow('target.count')
  observation(@Parent() { observation, opens }: Progress): ObservationRow | null {
    return opens ? (observation ?? null) : null;
  }
}

