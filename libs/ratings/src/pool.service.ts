import { Injectable } from '@nestjs/common';
import type { Ctx, WriteCtx } from '#database';
import { accepted, parsePlainDate, refused, type Verdict } from '#kernel';
import type { RuleBook } from '#regulations';
import { RuleBooks } from '#rule-books';
import { capInForce, type CapSubject } from './cap.rules.js';
import type { PoolRow } from './pool.query.js';
import { PoolRepository } from './pool.repository.js';
import { poolCap, poolFindings, type LevelChange, type PoolCap } from './pool.rules.js';

/** Whose season, and the day whose rules hold. */
export interface PoolGround {
  readonly ownerId: string;
  readonly cutOffOn: string;
}

/** What a set of changes does to the caps, with the pools locked. */
export interface Weighed {
  readonly verdict: Verdict<null>;
  readonly pools: readonly PoolRow[];
  readonly capOf: CapOf;
}

export type CapOf = (subject: CapSubject) => PoolCap | undefined;

/** Holds what is decided against the caps on "excellent" of the pools it touches. */
@Injectable()
export class PoolService {
  constructor(
    private readonly writes: PoolRepository,
    private readonly books: RuleBooks,
  ) {}

  /** The caps of a season. */
  async caps(ctx: Ctx, ground: PoolGround): Promise<CapOf> {
    const book = await this.book(ctx, ground);
    return (subject) => {
      const found = capInForce(book, subject);
      return found && poolCap(found);
    };
  }

  /** The rule book of a season. */
  async book(ctx: Ctx, { ownerId, cutOffOn }: PoolGround): Promise<RuleBook> {
    const cutOff = parsePlainDate(cutOffOn);
    if (!cutOff) throw new Error('A stored cut-off must be a date.');
    return this.books.on(ctx, cutOff, ownerId);
  }

  /**
   * Locks the pools of the rows, and says whether they stay within their caps once the changes are made; `changesOf` is
   * asked once they are locked. Refuses, or warns where the ward has not settled the cap, with POOL_CAP_EXCEEDED.
   */
  async weigh(ctx: WriteCtx, ground: PoolGround, entryIds: readonly string[], changesOf: () => Promise<readonly LevelChange[]>): Promise<Weighed> {
    const pools = await this.writes.lock(ctx, entryIds);
    const capOf = await this.caps(ctx, ground);
    const { refusals, warnings } = poolFindings(pools, await changesOf(), capOf);
    return { verdict: refusals.length > 0 ? refused(refusals, warnings) : accepted(null, warnings), pools, capOf };
  }

  /** Tells the database by which caps the pools are decided, so that it holds them too. */
  async keep(ctx: WriteCtx, { pools, capOf }: Weighed): Promise<void> {
    await this.writes.setCap(ctx, pools, capOf);
  }
}
