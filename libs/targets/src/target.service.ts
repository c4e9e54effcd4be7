import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { DomainError, finding, kernelRefusals, newId, refuse, type Finding, type PlainDate } from '#kernel';
import type { Comparator } from '#enums';
import { TargetQuery, type MeasureRow, type ResolutionRow } from './target.query.js';
import { targetRefusals } from './target.refusals.js';
import { TargetRepository } from './target.repository.js';

export interface Amendment {
  readonly measureId: string;
  readonly effectiveOn: PlainDate;
  readonly comparator: Comparator;
  readonly threshold: string;
  readonly text: string;
  readonly decisionNumber: string;
  readonly decidedOn: PlainDate;
  readonly validateOnly: boolean;
}

/** The resolutions there are, and their changes in mid-term. */
@Injectable()
export class TargetService {
  constructor(
    private readonly targets: TargetQuery,
    private readonly writes: TargetRepository,
    private readonly access: AccessService,
  ) {}

  async list(ctx: Ctx, organizationId: string | null): Promise<ResolutionRow[]> {
    return this.targets.resolutions(ctx, organizationId);
  }

  /** @throws DomainError NOT_FOUND */
  async get(ctx: Ctx, id: string): Promise<ResolutionRow> {
    const [resolution] = await this.targets.resolutionsInScope(ctx, [id]);
    if (!resolution) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'nghị quyết', whatEn: 'resolution' }, ['id']);
    return resolution;
  }

  /** Changes a measure from a day on. @throws DomainError NOT_FOUND, AMENDED_OUTSIDE_TERM, DATE_IN_FUTURE, AMENDED_ALREADY */
  async amend(ctx: WriteCtx, { validateOnly, effectiveOn, decidedOn, ...rest }: Amendment): Promise<MeasureRow> {
    const [measure] = await this.targets.measuresInScope(ctx, [rest.measureId]);
    if (!measure || !(await this.access.reaches(ctx, 'target.set', measure.organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'chỉ tiêu', whatEn: 'measure' }, ['input', 'measureId']);
    }
    const [first, ...others] = amendmentFindings(measure, effectiveOn, decidedOn, ctx.today);
    if (first) throw new DomainError([first, ...others]);
    const row = { ...rest, effectiveOn: effectiveOn.toString(), decidedOn: decidedOn.toString() };
    return rehearsable(ctx, validateOnly, async () => {
      if (!(await this.writes.amend(ctx, newId(), row))) {
        throw refuse(targetRefusals.AMENDED_ALREADY, { effectiveOn: row.effectiveOn }, ['input', 'effectiveOn']);
      }
      ctx.touched.push({ kind: 'measure', id: measure.id, action: 'CHANGED' });
      const [amended = measure] = await this.targets.measuresInScope(ctx, [measure.id]);
      return amended;
    });
  }
}

function amendmentFindings({ termFrom, termThrough }: MeasureRow, effectiveOn: PlainDate, decidedOn: PlainDate, today: PlainDate): Finding[] {
  const day = effectiveOn.toString();
  const outside = day < termFrom || day > termThrough;
  return [
    ...(outside ? [finding(targetRefusals.AMENDED_OUTSIDE_TERM, { from: termFrom, through: termThrough }, ['input', 'effectiveOn'])] : []),
    ...(decidedOn.toString() > today.toString() ? [finding(kernelRefusals.DATE_IN_FUTURE, { field: 'decidedOn' }, ['input', 'decidedOn'])] : []),
  ];
}
