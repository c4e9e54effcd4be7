import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { WriteCtx } from '#database';
import { Allow, CurrentCtx } from '#graphql';
import { AdoptResolutionInput, ResolutionPayload } from './adopt-resolution.input.js';
import { AdoptResolution } from './adopt-resolution.js';
import type { ResolutionRow } from './target.query.js';

@Resolver()
export class AdoptResolutionResolver {
  constructor(private readonly adoption: AdoptResolution) {}

  @Mutation(() => ResolutionPayload, {
    description:
      'Enters the resolution of a congress with all its targets and measures in one go; mid-term changes come by `amendMeasure`. For the standing committee and the party office of its organisation. Refuses with NOT_FOUND, TERM_ENDS_TOO_EARLY, TERM_OVERLAPS, RESOLUTION_WITHOUT_TARGETS, TARGET_WITHOUT_MEASURES, TARGET_NUMBER_TWICE, MEASURE_KEY_TWICE, METRIC_UNKNOWN, READING_UNKNOWN, READING_OF_REPORTED, JUDGED_ON_MISSING, JUDGED_ON_OUTSIDE or THRESHOLD_NO_SHARE.',
  })
  @Allow('target.set')
  async adoptResolution(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The resolution.' }) input: AdoptResolutionInput): Promise<{ resolution: ResolutionRow | null }> {
    return { resolution: await this.adoption.adopt(ctx, input) };
  }
}
