import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import { newId, type PlainDate } from '#kernel';
import type { CommitteeKind, PostKind } from '#enums';

interface Term {
  readonly organizationId: string;
  readonly validFrom: PlainDate;
  readonly validThrough?: PlainDate | null;
  readonly decisionId: string;
}

const APPOINT = `INSERT INTO post (id, person_id, organization_id, committee_id, kind, valid_from, valid_through, decision_id) VALUES ($1, $2, $3, $4, $5::post_kind, $6::date, $7::date, $8)`;
const END = `UPDATE post SET valid_through = $2::date, version = version + 1 WHERE id = $1 AND version = $3`;
const FOLLOW = `INSERT INTO cell_following (id, post_id, organization_id, valid_from, valid_through, decision_id) VALUES ($1, $2, $3, $4::date, $5::date, $6)`;
const UNFOLLOW = `UPDATE cell_following SET valid_through = $2::date, version = version + 1 WHERE id = $1`;
const SEAT = `INSERT INTO committee (id, organization_id, kind, term_name, valid_from, valid_through, decision_id) VALUES ($1, $2, $3::committee_kind, $4, $5::date, $6::date, $7)`;
const END_SEATS = `
  UPDATE post t SET valid_through = $3::date - 1, version = version + 1
  WHERE t.organization_id = $1 AND (t.valid_through IS NULL OR t.valid_through >= $3::date) AND t.valid_from < $3::date
    AND (t.committee_id IN (SELECT id FROM committee WHERE organization_id = $1 AND kind = $2::committee_kind)
      OR $2 IN ('CELL', 'EXECUTIVE') AND t.kind IN ('SECRETARY', 'DEPUTY_SECRETARY') AND t.committee_id IS NULL)
  RETURNING person_id AS "personId"`;
const END_COMMITTEE = `
  UPDATE committee SET valid_through = $3::date - 1
  WHERE organization_id = $1 AND kind = $2::committee_kind AND (valid_through IS NULL OR valid_through >= $3::date) AND valid_from < $3::date`;

/** Writes posts and committees. */
@Injectable()
export class PostRepository {
  /** Answers the post's id. */
  async appoint(ctx: WriteCtx, personId: string, kind: PostKind, { organizationId, validFrom, validThrough, decisionId }: Term, committeeId: string | null = null): Promise<string> {
    const id = newId();
    await ctx.db.sql.run(APPOINT, [id, personId, organizationId, committeeId, kind, validFrom.toString(), validThrough?.toString() ?? null, decisionId]);
    return id;
  }

  async follow(ctx: WriteCtx, { id, postId, organizationId, validFrom, validThrough, decisionId }: Term & { readonly id: string; readonly postId: string }): Promise<void> {
    await ctx.db.sql.run(FOLLOW, [id, postId, organizationId, validFrom.toString(), validThrough?.toString() ?? null, decisionId]);
  }

  async unfollow(ctx: WriteCtx, id: string, lastDay: PlainDate): Promise<void> {
    await ctx.db.sql.run(UNFOLLOW, [id, lastDay.toString()]);
  }

  /** False when somebody else has changed it since. */
  async end(ctx: WriteCtx, { id, version }: { id: string; version: number }, lastDay: PlainDate): Promise<boolean> {
    return (await ctx.db.sql.run(END, [id, lastDay.toString(), version])) === 1;
  }

  /** Ends the committee of the kind that serves, with all its posts, on the day before; answers whose posts. */
  async endCommittee(ctx: WriteCtx, organizationId: string, kind: CommitteeKind, validFrom: PlainDate): Promise<string[]> {
    const day = validFrom.toString();
    const ended = await ctx.db.sql.many<{ personId: string }>(END_SEATS, [organizationId, kind, day]);
    await ctx.db.sql.run(END_COMMITTEE, [organizationId, kind, day]);
    return ended.map(({ personId }) => personId);
  }

  /** A committee for a term; answers its id. */
  async seat(ctx: WriteCtx, kind: CommitteeKind, termName: string, { organizationId, validFrom, validThrough, decisionId }: Term): Promise<string> {
    const id = newId();
    await ctx.db.sql.run(SEAT, [id, organizationId, kind, termName, validFrom.toString(), validThrough?.toString() ?? null, decisionId]);
    return id;
  }
}
