import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { parsePlainDate, type PlainDate } from '#kernel';
import type { RuleBook } from '#regulations';
import { RuleBooks } from '#rule-books';
import { CapQuery, type ExpectedRow } from './cap.query.js';
import { capInForce, type CapInForce, type CapSubject, type CapUnit, type ExpectedUnit, type Rated } from './cap.rules.js';
import { excuseOf } from './rating.rules.js';

/** What the cap on "excellent" is counted from: what was decided, or whom there will be to rate. */
@Injectable()
export class CapService {
  constructor(
    private readonly counts: CapQuery,
    private readonly books: RuleBooks,
  ) {}

  /** The cap of a day for an organisation; undefined before documents set it. */
  async inForce(ctx: Ctx, organizationId: string, day: PlainDate, subject: CapSubject): Promise<CapInForce | undefined> {
    return capInForce(await this.books.on(ctx, day, organizationId), subject);
  }

  /** Who would be rated if the rosters were frozen on a day; of none it is known how. */
  async expected(ctx: Ctx, organizationId: string, day: PlainDate): Promise<ExpectedUnit[]> {
    const book = await this.books.on(ctx, day, organizationId);
    // A month more than the rule waits: months differ in length.
    const newAfter = day.subtract({ months: (book.get('rating.new-member-months')?.value ?? 0) + 1 });
    const units = new Map<string, ExpectedUnit>();
    for (const row of await this.counts.expected(ctx, organizationId, day, newAfter)) {
      const { organizationId: id, baseOrganizationId, directOrganizationId, isBaseOrganization } = row;
      const rated = (units.get(id)?.members.rated ?? 0) + (isRated(row, book) ? row.members : 0);
      const onRoll = (units.get(id)?.onRoll ?? 0) + row.members;
      units.set(id, { organizationId: id, baseOrganizationId, directOrganizationId, isBaseOrganization, onRoll, members: unknown(rated), itself: unknown(1) });
    }
    return [...units.values()];
  }

  /** What was decided in a period: each organisation in the pools of its season's cut-off. */
  async decided(ctx: Ctx, organizationId: string, from: PlainDate, through: PlainDate): Promise<CapUnit[]> {
    const rows = await this.counts.decided(ctx, organizationId, from, through);
    return rows.map(({ members, membersGood, membersExcellent, itself, itselfGood, itselfExcellent, ...placed }) => ({
      ...placed,
      members: { rated: members, goodOrBetter: membersGood, excellent: membersExcellent },
      itself: { rated: itself, goodOrBetter: itselfGood, excellent: itselfExcellent },
    }));
  }
}

function isRated({ admissionCeremonyOn, exempt, suspended }: ExpectedRow, book: RuleBook): boolean {
  if (admissionCeremonyOn === null) return false;
  const ceremony = parsePlainDate(admissionCeremonyOn);
  if (!ceremony) throw new Error('A stored ceremony date must be a date.');
  return excuseOf({ belonging: 'OWN', admissionCeremonyOn: ceremony, exempt: exempt === true, suspended: suspended === true }, book.date, book) === undefined;
}

function unknown(rated: number): Rated {
  return { rated, goodOrBetter: 0, excellent: 0 };
}
