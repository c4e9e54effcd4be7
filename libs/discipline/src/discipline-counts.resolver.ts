import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Ctx } from '#database';
import { Allow, CurrentCtx } from '#graphql';
import { DisciplineCountsArgs } from './discipline-counts.input.js';
import { DisciplineCountsModel } from './discipline-counts.model.js';
import type { ToldGroup } from './discipline-counts.rules.js';
import { DisciplineCounts } from './discipline-counts.js';

@Resolver()
export class DisciplineCountsResolver {
  constructor(private readonly counts: DisciplineCounts) {}

  @Query(() => DisciplineCountsModel, {
    description:
      'How many measures bodies of an organisation decided, by form, field of violation, deciding body and year. What tells of one person is withheld, with a second number beside it, but for who may read those measures anyway. For those who count cases, of their organisation and below. Refuses with NOT_FOUND or DATES_OUT_OF_ORDER.',
  })
  @Allow('case.count')
  async disciplineCounts(@CurrentCtx() ctx: Ctx, @Args() question: DisciplineCountsArgs): Promise<{ readonly withheld: boolean; readonly groups: readonly ToldGroup[] }> {
    return this.counts.counted(ctx, question);
  }
}
