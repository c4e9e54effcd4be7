import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import type { Ctx } from '#database';
import { CursorCodec, kernelRefusals, makePage, readPageArgs, refuse, storedDay, type Page, type PageArgs, type PlainDate } from '#kernel';
import { RatingQuery } from './rating.query.js';
import { SeasonProgressQuery, type OrganizationProgressRow } from './season-progress.query.js';

export interface SeasonProgressArgs extends PageArgs {
  readonly seasonId: string;
  /** That of the season, unless given. */
  readonly organizationId?: string | null;
}

/** How far an organisation's children have come, with the day of which they are. */
export type OrganizationProgress = OrganizationProgressRow & { readonly asOf: PlainDate };

/** Shows how far a season has come in the organisations below one. */
@Injectable()
export class SeasonProgressService {
  constructor(
    private readonly ratings: RatingQuery,
    private readonly query: SeasonProgressQuery,
    private readonly access: AccessService,
    private readonly cursors: CursorCodec,
  ) {}

  /** One page of the children; whoever sees a part of an organisation only is told nothing of it. @throws DomainError NOT_FOUND, what `readPageArgs` refuses */
  async list(ctx: Ctx, args: SeasonProgressArgs): Promise<Page<OrganizationProgress>> {
    const query = ['ratingProgress', { seasonId: args.seasonId, organizationId: args.organizationId ?? null }];
    const request = readPageArgs(args, query, this.cursors);
    const [season] = await this.ratings.seasonsInScope(ctx, [args.seasonId]);
    if (!season) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'đợt đánh giá', whatEn: 'rating season' }, ['seasonId']);
    const organizationId = args.organizationId ?? season.organizationId;
    if (!(await this.access.reaches(ctx, 'rating.read', organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức', whatEn: 'organization' }, ['organizationId']);
    }
    const asOf = storedDay(season.cutOffOn);
    const rows = (await this.query.list(ctx, season.id, organizationId, request)).map((row) => ({ ...row, asOf }));
    ctx.touched.push({ kind: 'rating_season', id: season.id, action: 'READ' });
    return makePage(rows, request, query, (row) => this.query.keyOf(row), this.cursors);
  }
}
