import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { CursorCodec, makePage, readPageArgs, type Page, type PageArgs, type PlainDate } from '#kernel';
import { idsOfPage, type LevelCount } from './distribution.rules.js';
import { RatingQuery, type EntryRow } from './rating.query.js';

type DatedEntry = EntryRow & { readonly asOf: PlainDate };

/** Shows the rows behind a number, a page at a time. */
@Injectable()
export class DistributionService {
  constructor(
    private readonly ratings: RatingQuery,
    private readonly cursors: CursorCodec,
  ) {}

  /** `read` reads rows by their ids. @throws DomainError what `readPageArgs` refuses */
  async rows(count: LevelCount & { readonly asOf: PlainDate }, args: PageArgs, read: (id: string) => Promise<readonly EntryRow[]>): Promise<Page<DatedEntry>> {
    const { organizationId, subject, level, asOf } = count;
    const query = ['distribution', { organizationId, subject, level, asOf: asOf.toString() }];
    const request = readPageArgs(args, query, this.cursors);
    const found = (await Promise.all(idsOfPage(count.entryIds, request).map(read))).flat();
    return makePage(found.map((row) => ({ ...row, asOf })), request, query, ({ id }) => [id], this.cursors);
  }

  async read(ctx: Ctx, ids: readonly string[]): Promise<EntryRow[]> {
    return this.ratings.entriesByIds(ctx, ids);
  }
}
