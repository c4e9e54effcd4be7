import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import type { OnDay } from '#graphql';
import type { PlainDate } from '#kernel';
import type { Electorate } from '#regulations';

export interface ElectorateRow extends Electorate {
  readonly id: string;
  readonly day: string;
}

// No row for an organisation out of the scope of the right.
const ELECTORATES = `
  SELECT asked.id, asked.day, e.full_members AS "fullMembers", e.elsewhere, e.exempt
  FROM unnest($1::uuid[], $2::date[]) AS asked (id, day), chibo_electorate(asked.id, asked.day) e
  WHERE asked.id IN (SELECT chibo_organizations('member_read'))`;

/** Counts who of a cell votes: in numbers, since where a member is active for a time may be out of scope. */
@Injectable()
export class ElectorateQuery {
  async many(ctx: Ctx, keys: readonly OnDay[]): Promise<ElectorateRow[]> {
    return ctx.db.sql.many(ELECTORATES, [keys.map(({ id }) => id), keys.map(({ asOf }) => asOf.toString())]);
  }

  /** The electorate of an organisation on a day; nobody where the roll is out of scope. */
  async of(ctx: Ctx, organizationId: string, day: PlainDate): Promise<Electorate> {
    const [row] = await this.many(ctx, [{ id: organizationId, asOf: day }]);
    return row ?? { fullMembers: 0, elsewhere: 0, exempt: 0 };
  }
}
