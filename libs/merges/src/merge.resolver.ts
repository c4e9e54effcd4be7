import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, PageArguments, type Dated, type LoaderCache } from '#graphql';
import { messageOf, type Finding, type Language, type Page } from '#kernel';
import { MemberLoader, PersonModel, type PersonRow } from '#members';
import { logOf, WorkflowLogEntryModel, WorkflowRepository, type LogRow } from '#workflow';
import { MergePersonsInput, MergePreviewArgs, UndoMergeInput } from './merge.input.js';
import { MergePayload, MergePreviewModel, MovedRecordsModel, PersonMergeConnection, PersonMergeModel, type MergeFindingModel } from './merge.model.js';
import type { MergerRow } from './merge.query.js';
import { MergeService } from './merge.service.js';
import { movedRecords } from './moved-records.rules.js';
import { UndoMerge } from './undo-merge.js';

const CASES = 'inspection_case';

interface Payload {
  readonly merge: MergerRow | null;
}

@Resolver(() => PersonMergeModel)
export class MergeResolver {
  constructor(
    private readonly merging: MergeService,
    private readonly undoing: UndoMerge,
    private readonly members: MemberLoader,
    private readonly items: WorkflowRepository,
  ) {}

  @Query(() => PersonMergeConnection, { description: 'The mergers of records in scope, undone ones too, the latest first. For the party office. Recorded in the audit.' })
  @Allow('duplicate.settle')
  async personMerges(@CurrentCtx() ctx: Ctx, @Args() args: PageArguments): Promise<Page<MergerRow>> {
    return this.merging.list(ctx, args);
  }

  @Query(() => MergePreviewModel, {
    description: 'What making two records of one person one would move, and what speaks against it. For the party office, of people who have something in its organisations and nothing now in others. Refuses with NOT_FOUND, MERGE_OF_ONE. Recorded in the audit.',
  })
  @Allow('duplicate.settle')
  async mergePreview(@CurrentCtx() ctx: Ctx, @Args() pair: MergePreviewArgs): Promise<MergePreviewModel> {
    const { ground, verdict, moving } = await this.merging.preview(ctx, pair);
    return {
      keepVersion: ground.keepVersion,
      mergeVersion: ground.mergeVersion,
      moved: movedRecords(moving.flatMap(({ table, records }) => (table === CASES ? [] : [[table, records] as const]))),
      cases: moving.find(({ table }) => table === CASES)?.records ?? null,
      refusals: (verdict.ok ? [] : verdict.refusals).map((each) => findingView(each, ctx.language)),
      warnings: verdict.warnings.map((each) => findingView(each, ctx.language)),
    };
  }

  @ResolveField(() => PersonModel, { nullable: true, description: 'Whose record lives on; null when out of scope by now.' })
  @Allow('member.read')
  async kept(@Parent() { keepId }: MergerRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<PersonRow> | null> {
    const person = await this.members.person(loaders, ctx, keepId);
    return person && { ...person, asOf: ctx.today };
  }

  @ResolveField(() => [MovedRecordsModel], { description: 'What moved; of inspection and discipline nothing is counted here.' })
  @Allow('duplicate.settle')
  moved(@Parent() { movedByTable }: MergerRow): readonly MovedRecordsModel[] {
    return movedRecords(Object.entries(movedByTable));
  }

  @ResolveField(() => [WorkflowLogEntryModel], { description: 'When it was done and undone, and why.' })
  @Allow('duplicate.settle')
  async log(@Parent() { id }: MergerRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly LogRow[]> {
    return logOf(this.items, loaders, ctx, id);
  }

  @Mutation(() => MergePayload, {
    description:
      'Makes two records of one person one, all or nothing: everything that belongs to the merged one belongs to the kept one from then on, and the merged one opens to it; what the kept record has of its own (contact, numbers, day of admission) stands. A suspicion that the two are one is settled. For the party office. Refuses with NOT_FOUND, MERGE_OF_ONE, VERSION_STALE, MERGES_OWN_RECORD, CONFLICT_OF_INTEREST, MERGE_MEMBERSHIPS_OVERLAP, MERGE_STATUSES_OVERLAP, MERGE_RATED_TWICE, MERGE_WORK_OPEN, MERGE_BOTH_LOG_IN, MERGE_OF_RELATIVES, MERGE_HELD_UP; warns of MERGE_DECLARED_APART, MERGE_UNLIKE, MERGE_NUMBERS_DIFFER, MERGE_ADMISSIONS_DIFFER.',
  })
  @Allow('duplicate.settle')
  async mergePersons(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The two, and why.' }) input: MergePersonsInput): Promise<Payload> {
    return { merge: await this.merging.merge(ctx, input) };
  }

  @Mutation(() => MergePayload, {
    description:
      'Takes a merger apart again: each row goes back to the record from which it came, while none has changed and nothing has joined the kept record since. Suspicions that it settled are open again. For the party office. Refuses with NOT_FOUND, VERSION_STALE, STAGE_WRONG, MERGES_OWN_RECORD, CONFLICT_OF_INTEREST or MERGE_STOOD_ON, which says what.',
  })
  @Allow('duplicate.settle')
  async undoMerge(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The merger, and why.' }) input: UndoMergeInput): Promise<Payload> {
    return { merge: await this.undoing.undo(ctx, input) };
  }
}

@Resolver(() => PersonMergeConnection)
export class PersonMergeConnectionResolver {
  constructor(private readonly merging: MergeService) {}

  @ResolveField(() => Int, { description: 'How many there are on all pages.' })
  @Allow('duplicate.settle')
  async totalCount(@CurrentCtx() ctx: Ctx): Promise<number> {
    return this.merging.count(ctx);
  }
}

function findingView(found: Finding, language: Language): MergeFindingModel {
  return { code: found.refusal.code, message: messageOf(found, language), path: found.path };
}
