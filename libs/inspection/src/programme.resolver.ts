import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, type Dated, type LoaderCache } from '#graphql';
import { OrganizationLoader, OrganizationModel, type OrganizationRow } from '#organizations';
import { WorkflowLogEntryModel, type LogRow } from '#workflow';
import { CaseLoader } from './case.loader.js';
import { CaseCountsModel } from './case.model.js';
import type { CaseCountsQuestion } from './case.query.js';
import { KeepProgramme } from './keep-programme.js';
import { AddProgrammeLineInput, AdoptProgrammeInput, CompleteProgrammeLineInput, DropProgrammeLineInput, ProgrammesArgs, StartProgrammeLineInput, WithdrawProgrammeLineInput } from './programme.input.js';
import { ProgrammeLoader } from './programme.loader.js';
import { BodyCompletionModel, ProgrammeCompletionModel, ProgrammeConnection, ProgrammeLineModel, ProgrammeLineStateModel, ProgrammeModel, ProgrammePayload } from './programme.model.js';
import { ProgrammeQuery, type LineRow, type ProgrammeRow } from './programme.query.js';
import { completion } from './programme.rules.js';
import { ProgrammeService, type ProgrammePage } from './programme.service.js';

interface Payload {
  readonly programme: ProgrammeRow | null;
}

const WHO = 'For the secretary of the cell, the officers of the inspection committee, or the standing committee, each for their own body’s.';
const LINE = 'LINE_SUBJECT_NOT_ONE, LINE_SUBJECT_UNKNOWN, LINE_ON_SELF, LINE_LEAD_UNKNOWN, CONFLICT_OF_INTEREST, QUARTER_OUTSIDE, QUARTER_IN_TERM';
const STEP = 'NOT_FOUND, FORBIDDEN, VERSION_STALE, STAGE_WRONG';

@Resolver(() => ProgrammeModel)
export class ProgrammeResolver {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly keep: KeepProgramme,
    private readonly loader: ProgrammeLoader,
    private readonly organizations: OrganizationLoader,
  ) {}

  @Query(() => ProgrammeConnection, { description: 'The programmes of inspection and supervision of an organisation and all below it, the latest first. Refuses with NOT_FOUND. Recorded in the audit.' })
  @Allow('programme.read')
  async inspectionProgrammes(@CurrentCtx() ctx: Ctx, @Args() args: ProgrammesArgs): Promise<ProgrammePage> {
    return this.programmes.list(ctx, args);
  }

  @ResolveField(() => OrganizationModel, { nullable: true, description: 'The organisation, as of today.' })
  @Allow('programme.read')
  async organization(@Parent() { organizationId }: ProgrammeRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<Dated<OrganizationRow> | null> {
    return this.organizations.byId(loaders, ctx, { id: organizationId, asOf: ctx.today });
  }

  @ResolveField(() => [ProgrammeLineModel], { description: 'What it plans, by quarter: without the lines whose subject the reader is not to know.' })
  @Allow('programme.read')
  async lines(@Parent() { id }: ProgrammeRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly LineRow[]> {
    return this.loader.lines(loaders, ctx, id);
  }

  @ResolveField(() => ProgrammeCompletionModel, { description: 'How much of it is done.' })
  @Allow('programme.read')
  async completion(@Parent() { id }: ProgrammeRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<object> {
    const counts = await this.loader.counts(loaders, ctx, id);
    return { ...completion(counts), counts };
  }

  @Mutation(() => ProgrammePayload, {
    description: `Adopts a programme with its lines. ${WHO} Refuses with NOT_FOUND, FORBIDDEN, BODY_NOT_OF_ORGANIZATION, PROGRAMME_ADOPTED_ALREADY, DATE_IN_FUTURE, DATES_OUT_OF_ORDER, PERIOD_NOT_IN_YEAR, ${LINE}.`,
  })
  @Allow('programme.keep')
  async adoptProgramme(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The programme.' }) input: AdoptProgrammeInput): Promise<Payload> {
    return answer(input, await this.keep.adopt(ctx, input));
  }

  @Mutation(() => ProgrammePayload, { description: `Adds a line to a programme by a later decision. ${WHO} Refuses with NOT_FOUND, FORBIDDEN, DATE_IN_FUTURE, ADDED_BEFORE_PROGRAMME, ADDED_AFTER_PERIOD, ${LINE}.` })
  @Allow('programme.keep')
  async addProgrammeLine(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The line.' }) input: AddProgrammeLineInput): Promise<Payload> {
    return answer(input, await this.keep.add(ctx, input));
  }

  @Mutation(() => ProgrammePayload, { description: `Begins a line. ${WHO} Refuses with ${STEP}, DATE_IN_FUTURE, DONE_BEFORE_PERIOD.` })
  @Allow('programme.keep')
  async startProgrammeLine(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The line.' }) input: StartProgrammeLineInput): Promise<Payload> {
    return answer(input, await this.keep.start(ctx, input));
  }

  @Mutation(() => ProgrammePayload, {
    description: `Puts on record that a line is done. ${WHO} Refuses with ${STEP}, DATE_IN_FUTURE, DONE_BEFORE_PERIOD, DONE_BEFORE_START, DONE_COUNTS_NOTHING, LINE_CASE_OPEN.`,
  })
  @Allow('programme.keep')
  async completeProgrammeLine(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'What was done.' }) input: CompleteProgrammeLineInput): Promise<Payload> {
    return answer(input, await this.keep.complete(ctx, input));
  }

  @Mutation(() => ProgrammePayload, { description: `Drops a line, with the reason. ${WHO} Refuses with ${STEP}, LINE_CASE_OPEN.` })
  @Allow('programme.keep')
  async dropProgrammeLine(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The line, and why.' }) input: DropProgrammeLineInput): Promise<Payload> {
    return answer(input, await this.keep.drop(ctx, input));
  }

  @Mutation(() => ProgrammePayload, {
    description: `Withdraws a line that was entered by mistake, with the reason: it stays to be read and is counted nowhere. ${WHO} Refuses with ${STEP}, LINE_HAS_CASES.`,
  })
  @Allow('programme.keep')
  async withdrawProgrammeLine(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The line, and why.' }) input: WithdrawProgrammeLineInput): Promise<Payload> {
    return answer(input, await this.keep.withdraw(ctx, input));
  }
}

@Resolver(() => ProgrammeConnection)
export class ProgrammeConnectionResolver {
  constructor(private readonly programmes: ProgrammeService) {}

  @ResolveField(() => Int, { description: 'How many programmes there are on all pages.' })
  @Allow('programme.read')
  async totalCount(@Parent() { args }: ProgrammePage, @CurrentCtx() ctx: Ctx): Promise<number> {
    return this.programmes.count(ctx, args);
  }
}

/** What programmes add to the counts of cases. */
@Resolver(() => CaseCountsModel)
export class CaseCountsProgrammeResolver {
  constructor(private readonly query: ProgrammeQuery) {}

  @ResolveField(() => [BodyCompletionModel], { description: 'How much of the programmes is done whose time lies within the days counted, body by body.' })
  @Allow('case.count')
  async programmes(@Parent() { organizationId, from, through }: CaseCountsQuestion, @CurrentCtx() ctx: Ctx): Promise<readonly BodyCompletionModel[]> {
    const rows = await this.query.completed(ctx, organizationId, from, through);
    return [...new Set(rows.map(({ body }) => body))].map((body) => ({ body, ...completion(rows.filter((row) => row.body === body)) }));
  }
}

@Resolver(() => ProgrammeLineModel)
export class ProgrammeLineResolver {
  constructor(
    private readonly loader: ProgrammeLoader,
    private readonly items: CaseLoader,
  ) {}

  @ResolveField(() => String, { nullable: true, description: 'Name of the organisation, the member or the group it is about.' })
  @Allow('case.read')
  async subjectName(@Parent() { id }: LineRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<string | null> {
    return (await this.loader.names(loaders, ctx, id))?.subjectName ?? null;
  }

  @ResolveField(() => String, { nullable: true, description: 'Name of the person who leads it.' })
  @Allow('case.read')
  async leadName(@Parent() { id }: LineRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<string | null> {
    return (await this.loader.names(loaders, ctx, id))?.leadName ?? null;
  }

  @ResolveField(() => ProgrammeLineStateModel, { nullable: true, description: 'Where it stands.' })
  @Allow('case.read')
  async state(@Parent() { id }: LineRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<object | null> {
    const item = await this.items.item(loaders, ctx, id);
    return item ? { ...item, overdue: item.dueOn !== null && item.dueOn < ctx.today.toString() } : null;
  }

  @ResolveField(() => [WorkflowLogEntryModel], { description: 'What happened to it, in order.' })
  @Allow('case.read')
  async log(@Parent() { id }: LineRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly LogRow[]> {
    return this.items.log(loaders, ctx, id);
  }
}

function answer({ validateOnly }: { readonly validateOnly: boolean }, programme: ProgrammeRow): Payload {
  return { programme: validateOnly ? null : programme };
}
