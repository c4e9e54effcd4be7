import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { kernelRefusals, newId, orThrow, refuse, type PlainDate } from '#kernel';
import { ratingRefusals } from './rating.refusals.js';
import { RecordedRatingQuery, type MassOrganizationRow, type RecordedRatingRow } from './recorded-rating.query.js';
import { RecordedRatingRepository, type ResultRecord } from './recorded-rating.repository.js';
import { resultVerdict } from './recorded-rating.rules.js';

/** Records the ratings of mass organisations and civil servants, which other bodies decide. */
@Injectable()
export class RecordedRatingService {
  constructor(
    private readonly results: RecordedRatingQuery,
    private readonly writes: RecordedRatingRepository,
    private readonly access: AccessService,
  ) {}

  async massOrganizations(ctx: Ctx, organizationId: string, asOf: PlainDate | null): Promise<MassOrganizationRow[]> {
    return this.results.massOrganizations(ctx, organizationId, asOf ?? ctx.today);
  }

  async list(ctx: Ctx, organizationId: string, year: number, corrected: boolean): Promise<RecordedRatingRow[]> {
    return this.results.list(ctx, organizationId, year, corrected);
  }

  /** @throws DomainError NOT_FOUND and what `resultVerdict` refuses, all at once */
  async record(ctx: WriteCtx, input: ResultRecord & { readonly validateOnly: boolean }): Promise<RecordedRatingRow | null> {
    if (!(await this.access.reaches(ctx, 'rating.record', input.organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức', whatEn: 'organization' }, ['input', 'organizationId']);
    }
    const result = orThrow(resultVerdict(input, await this.results.standing(ctx, input.organizationId, input), ctx.today));
    const id = newId();
    const recorded = await rehearsable(ctx, input.validateOnly, async () => {
      if (!(await this.writes.append(ctx, id, result))) throw refuse(ratingRefusals.RESULT_NOT_CURRENT, { year: input.year }, ['input', 'correctsId']);
      ctx.touched.push({ kind: 'recorded_rating', id, action: 'CREATED' });
      return this.results.findInScope(ctx, id);
    });
    return input.validateOnly ? null : (recorded ?? null);
  }
}
