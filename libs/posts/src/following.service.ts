import { Injectable } from '@nestjs/common';
import { rehearsable, type WriteCtx } from '#database';
import { finding, kernelRefusals, newId, orThrow, refuse, refused, type PlainDate } from '#kernel';
import { DecisionRepository, holdTree, type NewDecision } from '#organizations';
import { settle, type Override } from '#workflow';
import { FollowingQuery } from './following.query.js';
import { followVerdict, unfollowVerdict } from './following.rules.js';
import { PostRepository } from './post.repository.js';

export interface FollowerToAssign extends NewDecision {
  readonly postId: string;
  readonly organizationId: string;
  readonly validFrom: PlainDate;
  readonly validThrough?: PlainDate | null;
  readonly overrides?: readonly Override[] | null;
  readonly validateOnly: boolean;
}

export interface FollowingToFinish {
  readonly followingId: string;
  readonly version: number;
  readonly lastDay: PlainDate;
  readonly validateOnly: boolean;
}

/** A cell on a day. */
export interface FollowedCell {
  readonly organizationId: string;
  readonly day: PlainDate;
}

/** Puts on record which members of a committee follow which cells. */
@Injectable()
export class FollowingService {
  constructor(
    private readonly followings: FollowingQuery,
    private readonly writes: PostRepository,
    private readonly decisions: DecisionRepository,
  ) {}

  /** @throws DomainError NOT_FOUND, or what `followVerdict` refuses */
  async assign(ctx: WriteCtx, input: FollowerToAssign): Promise<FollowedCell> {
    const { postId, organizationId, validFrom } = input;
    await holdTree(ctx);
    const [reached, known] = [await this.followings.reaches(ctx, organizationId), await this.followings.knows(ctx, postId)];
    const ground = reached && known ? await this.followings.ground(ctx, input) : undefined;
    if (!ground) {
      const missing = [
        ...(known ? [] : [finding(kernelRefusals.NOT_FOUND, { whatVi: 'chức vụ', whatEn: 'post' }, ['input', 'postId'])]),
        ...(reached ? [] : [finding(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức', whatEn: 'organization' }, ['input', 'organizationId'])]),
      ];
      return orThrow(refused(missing));
    }
    orThrow(settle(followVerdict(input, ground, ctx.today), input.overrides ?? []));
    return rehearsable(ctx, input.validateOnly, async () => {
      const decisionId = await this.decisions.record(ctx, input);
      const id = newId();
      await this.writes.follow(ctx, { id, postId, organizationId, validFrom, validThrough: input.validThrough ?? null, decisionId });
      ctx.touched.push({ kind: 'cell_following', id, action: 'CREATED' });
      return { organizationId, day: validFrom };
    });
  }

  /** @throws DomainError NOT_FOUND, VERSION_STALE, FOLLOWING_ENDED, LAST_DAY_BEFORE_FIRST */
  async end(ctx: WriteCtx, { followingId, version, lastDay, validateOnly }: FollowingToFinish): Promise<FollowedCell> {
    const found = await this.followings.toEnd(ctx, followingId);
    if (!found) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'phân công theo dõi', whatEn: 'following' }, ['input', 'followingId']);
    if (found.version !== version) throw refuse(kernelRefusals.VERSION_STALE, { current: found.version, given: version }, ['input', 'version']);
    orThrow(unfollowVerdict(found, lastDay));
    return rehearsable(ctx, validateOnly, async () => {
      await this.writes.unfollow(ctx, followingId, lastDay);
      ctx.touched.push({ kind: 'cell_following', id: followingId, action: 'CHANGED' });
      return { organizationId: found.organizationId, day: lastDay };
    });
  }
}
