import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { DomainError, finding, kernelRefusals, newId, refuse, type Finding, type PlainDate } from '#kernel';
import { ObservationQuery, type ObservationRow } from './observation.query.js';
import { observationRefusals } from './observation.refusals.js';
import { ObservationRepository, type ObservationRecord } from './observation.repository.js';
import { periodFindings, statedFindings } from './observation.rules.js';
import { TargetQuery, type MeasureRow } from './target.query.js';

interface Figure {
  readonly value?: string | null;
  readonly wordingVi?: string | null;
  readonly sourceDocument: string;
  readonly sourceLine?: number | null;
  readonly note?: string | null;
  readonly validateOnly: boolean;
}

export interface RecordedFigure extends Figure {
  readonly measureId: string;
  readonly periodFrom: PlainDate;
  readonly periodThrough: PlainDate;
}

export interface CorrectedFigure extends Figure {
  readonly observationId: string;
}

/** Shows what documents print, and takes what they report for measures. */
@Injectable()
export class ObservationService {
  constructor(
    private readonly observations: ObservationQuery,
    private readonly writes: ObservationRepository,
    private readonly targets: TargetQuery,
    private readonly access: AccessService,
  ) {}

  async list(ctx: Ctx, organizationId: string | null, corrected: boolean): Promise<ObservationRow[]> {
    return this.observations.list(ctx, organizationId, corrected);
  }

  /**
   * Enters a figure for a reported measure.
   * @throws DomainError NOT_FOUND, MEASURE_COMPUTED, DATES_OUT_OF_ORDER, DATE_IN_FUTURE, OBSERVED_OUTSIDE_TERM,
   * OBSERVED_ACROSS_YEARS, OBSERVATION_NEEDS_NOTE, OBSERVED_ALREADY
   */
  async record(ctx: WriteCtx, figure: RecordedFigure): Promise<ObservationRow | null> {
    const [measure] = await this.targets.measuresInScope(ctx, [figure.measureId]);
    if (!measure || !(await this.access.reaches(ctx, 'target.report', measure.organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'chỉ tiêu', whatEn: 'measure' }, ['input', 'measureId']);
    }
    const { organizationId, key, text, unit } = measure;
    const period = { periodFrom: figure.periodFrom.toString(), periodThrough: figure.periodThrough.toString() };
    const already = finding(observationRefusals.OBSERVED_ALREADY, { from: period.periodFrom, through: period.periodThrough }, ['input', 'periodThrough']);
    throwAny(await this.findings(ctx, measure, figure, already));
    const stands = { organizationId, measure: key, wordingVi: text, comparator: 'EQ', unit, ...period, correctsId: null } as const;
    return this.append(ctx, stands, figure, already);
  }

  /**
   * Enters a figure in the place of one that was wrong, of the same measure and period; the wrong one stays readable.
   * @throws DomainError NOT_FOUND, OBSERVATION_CORRECTED, OBSERVATION_NEEDS_NOTE
   */
  async correct(ctx: WriteCtx, figure: CorrectedFigure): Promise<ObservationRow | null> {
    const wrong = await this.observations.findInScope(ctx, figure.observationId);
    if (!wrong || !(await this.access.reaches(ctx, 'target.report', wrong.organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'số liệu', whatEn: 'observation' }, ['input', 'observationId']);
    }
    const corrected = finding(observationRefusals.OBSERVATION_CORRECTED, {}, ['input', 'observationId']);
    throwAny([...(wrong.isCorrected ? [corrected] : []), ...statedFindings(figure)]);
    const { organizationId, measure, wordingVi, comparator, unit, periodFrom, periodThrough, id } = wrong;
    return this.append(ctx, { organizationId, measure, wordingVi, comparator, unit, periodFrom, periodThrough, correctsId: id }, figure, corrected);
  }

  private async findings(ctx: Ctx, measure: MeasureRow, figure: RecordedFigure, already: Finding): Promise<Finding[]> {
    const { periodFrom, periodThrough } = figure;
    if (measure.kind === 'COMPUTED') return [finding(observationRefusals.MEASURE_COMPUTED, { key: measure.key }, ['input', 'measureId'])];
    const isObserved = await this.observations.isObserved(ctx, measure.organizationId, measure.key, periodFrom, periodThrough);
    return [...periodFindings(measure, figure, ctx.today), ...(isObserved ? [already] : []), ...statedFindings(figure)];
  }

  /** `twice`: what it is refused with when somebody else was quicker. */
  private async append(
    ctx: WriteCtx,
    stands: Omit<ObservationRecord, 'value' | 'note' | 'sourceDocument' | 'sourceLine'>,
    { value, wordingVi, note, sourceDocument, sourceLine, validateOnly }: Figure,
    twice: Finding,
  ): Promise<ObservationRow | null> {
    const id = newId();
    const record = { ...stands, wordingVi: wordingVi ?? stands.wordingVi, value: value ?? null, note: note ?? null, sourceDocument, sourceLine: sourceLine ?? null };
    const written = await rehearsable(ctx, validateOnly, async () => {
      if (!(await this.writes.append(ctx, id, record))) throw new DomainError([twice]);
      const row = await this.observations.findInScope(ctx, id);
      if (!row) throw new Error('An observation that was written cannot be read.');
      ctx.touched.push({ kind: 'observation', id, action: 'CREATED' });
      return row;
    });
    return validateOnly ? null : written;
  }
}

function throwAny([first, ...rest]: readonly Finding[]): void {
  if (first) throw new DomainError([first, ...rest]);
}
