import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { DomainError, finding, kernelRefusals, newId, refuse, type Finding } from '#kernel';
import { MetricTable } from '#metrics';
import { adoptionRefusals } from './adopt-resolution.refusals.js';
import { adoptionFindings } from './adopt-resolution.rules.js';
import { TargetQuery, type ResolutionRow } from './target.query.js';
import { TargetRepository, type ResolutionRecord } from './target.repository.js';

export interface Adoption extends ResolutionRecord {
  readonly validateOnly: boolean;
}

/** Enters the resolution of a congress with all its targets. */
@Injectable()
export class AdoptResolution {
  constructor(
    private readonly metrics: MetricTable,
    private readonly targets: TargetQuery,
    private readonly writes: TargetRepository,
    private readonly access: AccessService,
  ) {}

  /**
   * @throws DomainError NOT_FOUND, TERM_ENDS_TOO_EARLY, TERM_OVERLAPS, RESOLUTION_WITHOUT_TARGETS, TARGET_WITHOUT_MEASURES,
   * TARGET_NUMBER_TWICE, MEASURE_KEY_TWICE, METRIC_UNKNOWN, READING_UNKNOWN, READING_OF_REPORTED, JUDGED_ON_MISSING,
   * JUDGED_ON_OUTSIDE, THRESHOLD_NO_SHARE
   */
  async adopt(ctx: WriteCtx, adoption: Adoption): Promise<ResolutionRow | null> {
    if (!(await this.access.reaches(ctx, 'target.set', adoption.organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức', whatEn: 'organization' }, ['input', 'organizationId']);
    }
    const [first, ...rest] = [...adoptionFindings(adoption, this.metrics.all()), ...(await this.overlaps(ctx, adoption))];
    if (first) throw new DomainError([first, ...rest]);
    const id = newId();
    const written = await rehearsable(ctx, adoption.validateOnly, async () => {
      // Somebody else was quicker.
      if (!(await this.writes.adopt(ctx, id, adoption))) throw await this.overtaken(ctx, adoption);
      const [row] = await this.targets.resolutionsInScope(ctx, [id]);
      if (!row) throw new Error('A resolution that was written cannot be read.');
      ctx.touched.push({ kind: 'resolution', id, action: 'CREATED' });
      return row;
    });
    return adoption.validateOnly ? null : written;
  }

  /** The resolutions of the organisation whose terms the new one would overlap. */
  private async overlaps(ctx: Ctx, { organizationId, termFrom, termThrough }: Adoption): Promise<Finding[]> {
    if (termThrough.toString() < termFrom.toString()) return [];
    const others = await this.targets.resolutionsDuring(ctx, organizationId, termFrom, termThrough);
    return others.map((other) => finding(adoptionRefusals.TERM_OVERLAPS, { title: other.title, from: other.termFrom, through: other.termThrough }, ['input', 'termFrom']));
  }

  private async overtaken(ctx: Ctx, adoption: Adoption): Promise<Error> {
    const [first, ...rest] = await this.overlaps(ctx, adoption);
    return first ? new DomainError([first, ...rest]) : new Error('A resolution that overlaps no other was not written.');
  }
}
