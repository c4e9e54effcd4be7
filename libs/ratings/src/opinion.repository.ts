import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import { newId } from '#kernel';
import type { GivenOpinion, Rater } from './ladder.rules.js';

export interface NewOpinion extends GivenOpinion {
  readonly entryId: string;
  readonly rater: Rater;
}

const APPEND = `
  INSERT INTO rating_opinion (id, entry_id, rater, level, score, body, remark, author_id)
  SELECT id, entry_id, rater::rating_rater, level::rating_level, score, body, remark, chibo_person()
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::numeric[], $6::text[], $7::text[]) AS given (id, entry_id, rater, level, score, body, remark)`;

/** Appends what is said of rows; nothing is ever written over. */
@Injectable()
export class OpinionRepository {
  async append(ctx: WriteCtx, opinions: readonly NewOpinion[]): Promise<void> {
    if (opinions.length === 0) return;
    await ctx.db.sql.run(APPEND, [
      opinions.map(() => newId()),
      opinions.map(({ entryId }) => entryId),
      opinions.map(({ rater }) => rater),
      opinions.map(({ level }) => level ?? null),
      opinions.map(({ score }) => score ?? null),
      opinions.map(({ body }) => body ?? null),
      opinions.map(({ remark }) => remark ?? null),
    ]);
  }
}
