import { Injectable } from '@nestjs/common';
import type { Ctx, WriteCtx } from '#database';
import { ElectorateQuery } from '#members';
import type { Electorate, RuleBook } from '#regulations';
import type { Bearing } from './enter.rules.js';
import { restrictedFindings, restrictionsOf, withLevel, type LadderFindings } from './ladder.rules.js';
import { OpinionQuery } from './opinion.query.js';
import { OpinionRepository } from './opinion.repository.js';
import { RatingQuery, type SheetRowWithSeason } from './rating.query.js';
import type { GivenRating, RatingLevel } from './rating.rules.js';

/** A level that a row is to get. */
export interface LevelToDecide {
  readonly entryId: string;
  readonly after: RatingLevel;
  readonly path?: readonly string[];
}

/** Who votes on the rows of a sheet, and what bears on them beside the votes. */
@Injectable()
export class LadderService {
  constructor(
    private readonly ratings: RatingQuery,
    private readonly opinions: OpinionQuery,
    private readonly writes: OpinionRepository,
    private readonly electorates: ElectorateQuery,
  ) {}

  /** The members of a cell; of a collective those who sit on its committee. */
  async electorate(ctx: Ctx, { organizationId, collective }: SheetRowWithSeason, book: RuleBook): Promise<Electorate> {
    if (!collective) return this.electorates.of(ctx, organizationId, book.date);
    return { fullMembers: await this.ratings.seats(ctx, organizationId, book.date), elsewhere: 0, exempt: 0 };
  }

  async bearing(ctx: Ctx, sheet: SheetRowWithSeason, entryIds: readonly string[], book: RuleBook): Promise<Bearing> {
    const said = await this.opinions.ofEntries(ctx, entryIds);
    const restrictions = restrictionsOf(await this.opinions.restrictions(ctx, [sheet.id]), book.date.year, book);
    return { selfAssessed: new Set(said.flatMap(({ entryId, inPerson }) => (inPerson ? [entryId] : []))), restrictions };
  }

  /** What measures of the year say against levels that are decided; a row that the actor named has a path of its own. */
  async restricted(ctx: Ctx, sheets: readonly Pick<SheetRowWithSeason, 'id'>[], rows: readonly LevelToDecide[], book: RuleBook): Promise<LadderFindings> {
    const restrictions = restrictionsOf(await this.opinions.restrictions(ctx, sheets.map(({ id }) => id)), book.date.year, book);
    return restrictedFindings(rows.map(({ entryId, after, path }) => ({ entryId, level: after, path: path ?? ['input'] })), restrictions, book);
  }

  /** Keeps the opinions that were given with the votes. */
  async keep(ctx: WriteCtx, entries: readonly GivenRating[], book: RuleBook): Promise<void> {
    await this.writes.append(ctx, entries.flatMap(({ entryId, opinions }) => (opinions ?? []).map((opinion) => ({ ...withLevel(opinion, book), entryId }))));
  }
}
