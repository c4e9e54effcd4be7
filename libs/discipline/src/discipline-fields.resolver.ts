import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, type Dated, type LoaderCache } from '#graphql';
import { CaseCountsModel, CaseLoader, InspectionCaseModel, type CaseCountsQuestion, type CaseRow } from '#inspection';
import { MemberLoader, MemberModel, type MemberRow } from '#members';
import { WorkflowLogEntryModel, type ItemRow, type LogRow } from '#workflow';
import { DisciplineLoader } from './discipline.loader.js';
import { DisciplineCaseConnection, DisciplineCaseModel, DisciplineRevisionModel, DisciplineStateModel, MeasureCountModel, TakenPostModel } from './discipline.model.js';
import { DisciplineQuery, type DisciplineRow, type MeasureCountRow, type RevisionRow, type TakenPostRow } from './discipline.query.js';
import { DisciplineService, type DisciplinePage } from './discipline.service.js';

@Resolver(() => DisciplineCaseConnection)
export class DisciplineCaseConnectionResolver {
  constructor(private readonly measures: DisciplineService) {}

  @ResolveField(() => Int, { description: 'How many there are on all pages.' })
  @Allow('discipline.read')
  async totalCount(@Parent() { filter }: DisciplinePage, @CurrentCtx() ctx: Ctx): Promise<number> {
    return this.measures.count(ctx, filter);
  }
}

@Resolver(() => DisciplineCaseModel)
export class DisciplineCaseResolver {
  constructor(
    private readonly loader: DisciplineLoader,
    private readonly cases: CaseLoader,
    private readonly members: MemberLoader,
  ) {}

  @ResolveField(() => String, { nullable: true, description: 'Name of the member, also where that record itself is out of scope; null for an organisation.' })
  @Allow('discipline.read')
  async memberName(@Parent() { id }: DisciplineRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<string | null> {
    return (await this.loader.names(loaders, ctx, id))?.memberName ?? null;
  }

  @ResolveField(() => String, { nullable: true, description: 'Name of the organisation that it is on, in place of a member.' })
  @Allow('discipline.read')
  async organizationName(@Parent() { id }: DisciplineRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<string | null> {
    return (await this.loader.names(loaders, ctx, id))?.organizationName ?? null;
  }

  @ResolveField(() => [DisciplineRevisionModel], { description: 'What was decided on it later, in order.' })
  @Allow('discipline.read')
  async revisions(@Parent() { id }: DisciplineRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly RevisionRow[]> {
    return this.loader.revisions(loaders, ctx, id);
  }

  @ResolveField(() => [TakenPostModel], { description: 'The posts it took away.' })
  @Allow('discipline.read')
  async takenPosts(@Parent() { id }: DisciplineRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly TakenPostRow[]> {
    return this.loader.takenPosts(loaders, ctx, id);
  }

  @ResolveField(() => String, { nullable: true, description: 'Name of the member’s cell; null for an organisation.' })
  @Allow('discipline.read')
  async cellName(@Parent() { id }: DisciplineRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<string | null> {
    return (await this.loader.names(loaders, ctx, id))?.cellName ?? null;
  }

  @ResolveField(() => MemberModel, { nullable: true, description: 'The member as of today, if that record is in scope.' })
  @Allow('discipline.read')
  async member(@Parent() { memberId }: DisciplineRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<MemberRow> | null> {
    const member = memberId === null ? null : await this.members.byId(loaders, ctx, { id: memberId, asOf: ctx.today });
    if (member && memberId !== null) ctx.touched.push({ kind: 'member', id: memberId, action: 'READ' });
    return member;
  }

  @ResolveField(() => InspectionCaseModel, { nullable: true, description: 'The file of the case; null for the cell that votes, and for the member.' })
  @Allow('discipline.read')
  async case(@Parent() { inspectionCaseId }: DisciplineRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<CaseRow | null> {
    return this.cases.byId(loaders, ctx, inspectionCaseId);
  }

  @ResolveField(() => DisciplineStateModel, { nullable: true, description: 'Where it stands; null for the member.' })
  @Allow('discipline.read')
  async state(@Parent() { id }: DisciplineRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<ItemRow | null> {
    return (await this.loader.item(loaders, ctx, id)) ?? null;
  }

  @ResolveField(() => [WorkflowLogEntryModel], { description: 'What happened to it, in order; for the cell, what concerns its vote.' })
  @Allow('discipline.read')
  async log(@Parent() { id }: DisciplineRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly LogRow[]> {
    return this.loader.log(loaders, ctx, id);
  }
}

/** What this feature adds to a case. */
@Resolver(() => InspectionCaseModel)
export class InspectionCaseDisciplineResolver {
  constructor(private readonly loader: DisciplineLoader) {}

  @ResolveField(() => [DisciplineCaseModel], { description: 'The measures that came of it and that the actor needs to know.' })
  @Allow('discipline.read')
  async disciplineCases(@Parent() { id }: CaseRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly DisciplineRow[]> {
    return this.loader.ofCase(loaders, ctx, id);
  }
}

/** What this feature adds to the counts of cases. */
@Resolver(() => CaseCountsModel)
export class CaseCountsDisciplineResolver {
  constructor(private readonly query: DisciplineQuery) {}

  @ResolveField(() => [MeasureCountModel], {
    nullable: true,
    description: 'Measures on members that bodies of the organisation and of all that stood in it decided, by form; null where the number would tell of one cell.',
  })
  @Allow('case.count')
  async measures(@Parent() question: CaseCountsQuestion, @CurrentCtx() ctx: Ctx): Promise<readonly MeasureCountRow[] | null> {
    const rows = await this.query.measures(ctx, question);
    return rows.length > 0 ? rows : null;
  }

  @ResolveField(() => [MeasureCountModel], {
    nullable: true,
    description: 'Measures on organisations that bodies of the organisation and of all that stood in it decided, by form; null where the number would tell of one.',
  })
  @Allow('case.count')
  async organizationMeasures(@Parent() question: CaseCountsQuestion, @CurrentCtx() ctx: Ctx): Promise<readonly MeasureCountRow[] | null> {
    const rows = await this.query.organizationMeasures(ctx, question);
    return rows.length > 0 ? rows : null;
  }
}

/** What this feature adds to a member. */
@Resolver(() => MemberModel)
export class MemberDisciplineResolver {
  constructor(private readonly loader: DisciplineLoader) {}

  @ResolveField(() => [DisciplineCaseModel], { description: 'What was decided on the member and is for the actor to know, the earliest first; members see their own.' })
  @Allow('member.read')
  async disciplineMeasures(@Parent() { id }: { readonly id: string }, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly DisciplineRow[]> {
    return this.loader.onMember(loaders, ctx, id);
  }
}
