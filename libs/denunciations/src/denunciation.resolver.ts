import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, CurrentLoaders, PageArguments, UuidScalar, type LoaderCache } from '#graphql';
import { CaseLoader, InspectionCaseModel, type CaseRow } from '#inspection';
import type { Page } from '#kernel';
import { logOf, WorkflowLogEntryModel, WorkflowRepository, type LogRow } from '#workflow';
import type { Denouncer } from './denouncer.codec.js';
import { ConcludeDenunciationInput, KeepDenunciationInput, ReceiveDenunciationInput, RevealDenouncerInput, TakeUpDenunciationInput } from './denunciation.input.js';
import { DenunciationConnection, DenunciationModel, DenunciationPayload, RevealDenouncerPayload } from './denunciation.model.js';
import type { DenunciationRow } from './denunciation.query.js';
import { DenunciationService } from './denunciation.service.js';
import { DirectDenunciation } from './direct-denunciation.js';

interface Payload {
  readonly denunciation: DenunciationRow | null;
}

@Resolver()
export class DenunciationResolver {
  constructor(
    private readonly reading: DenunciationService,
    private readonly directing: DirectDenunciation,
  ) {}

  @Query(() => DenunciationConnection, {
    description:
      'The denunciations the actor needs to know, the latest received first: as officer of the inspection committee, or on the team of the case by name. Nobody sees one against themselves or a relative, and nobody who denounces. Every one shown is recorded in the audit.',
  })
  @Allow('denunciation.read')
  async denunciations(@CurrentCtx() ctx: Ctx, @Args() args: PageArguments): Promise<Page<DenunciationRow>> {
    return this.reading.list(ctx, args);
  }

  @Query(() => DenunciationModel, { description: 'One denunciation. Refuses with NOT_FOUND what does not exist or is not for the actor to know. Recorded in the audit.' })
  @Allow('denunciation.read')
  async denunciation(@CurrentCtx() ctx: Ctx, @Args('id', { type: () => UuidScalar, description: 'Id of the denunciation.' }) id: string): Promise<DenunciationRow> {
    return this.reading.get(ctx, id);
  }

  @Mutation(() => DenunciationPayload, {
    description:
      'Puts a letter on record, who denounces sealed. For the officers of the inspection committee that received it. Refuses with NOT_FOUND, ACCUSED_NOT_ONE, ACCUSED_UNKNOWN, DENOUNCER_OR_ANONYMOUS, DATE_IN_FUTURE, CONFLICT_OF_INTEREST.',
  })
  @Allow('denunciation.direct')
  async receiveDenunciation(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The letter.' }) input: ReceiveDenunciationInput): Promise<Payload> {
    const id = await this.directing.receive(ctx, input);
    return { denunciation: input.validateOnly ? null : await this.reading.get(ctx, id) };
  }

  @Mutation(() => DenunciationPayload, {
    description:
      'Takes a denunciation up in a case. An anonymous letter is not processed as a denunciation: by decision it is looked into as a sign of violation. Refuses with NOT_FOUND, FORBIDDEN, STAGE_WRONG, VERSION_STALE, DATE_IN_FUTURE, TAKEN_UP_BEFORE_RECEIPT, CASE_NOT_ON_ACCUSED; warns of ANONYMOUS_NOT_PROCESSED.',
  })
  @Allow('denunciation.direct')
  async takeUpDenunciation(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The decision.' }) input: TakeUpDenunciationInput): Promise<Payload> {
    return { denunciation: await this.directing.takeUp(ctx, input) };
  }

  @Mutation(() => DenunciationPayload, {
    description:
      'Concludes a denunciation, after its case. Refuses with NOT_FOUND, FORBIDDEN, STAGE_WRONG, VERSION_STALE, DATE_IN_FUTURE, CONCLUDED_BEFORE_TAKEN_UP, DENUNCIATION_CASE_OPEN.',
  })
  @Allow('denunciation.direct')
  async concludeDenunciation(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The conclusion.' }) input: ConcludeDenunciationInput): Promise<Payload> {
    return { denunciation: await this.directing.conclude(ctx, input) };
  }

  @Mutation(() => DenunciationPayload, { description: 'Keeps a letter without processing it, with the reason. Refuses with NOT_FOUND, FORBIDDEN, STAGE_WRONG, VERSION_STALE.' })
  @Allow('denunciation.direct')
  async keepDenunciation(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The letter, and why.' }) input: KeepDenunciationInput): Promise<Payload> {
    return { denunciation: await this.directing.keep(ctx, input) };
  }

  @Mutation(() => RevealDenouncerPayload, {
    description:
      'Tells who denounces, to somebody on the team of the case by name, who says what for; kept on record. Refuses with NOT_FOUND, FORBIDDEN, DENOUNCER_ABSENT.',
  })
  @Allow('denunciation.reveal')
  async revealDenouncer(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'Whose, and what for.' }) input: RevealDenouncerInput): Promise<{ readonly denouncer: Denouncer | null }> {
    return { denouncer: await this.reading.reveal(ctx, input) };
  }
}

@Resolver(() => DenunciationConnection)
export class DenunciationConnectionResolver {
  constructor(private readonly denunciations: DenunciationService) {}

  @ResolveField(() => Int, { description: 'How many there are on all pages.' })
  @Allow('denunciation.read')
  async totalCount(@CurrentCtx() ctx: Ctx): Promise<number> {
    return this.denunciations.count(ctx);
  }
}

@Resolver(() => DenunciationModel)
export class DenunciationFieldsResolver {
  constructor(
    private readonly cases: CaseLoader,
    private readonly items: WorkflowRepository,
  ) {}

  @ResolveField(() => InspectionCaseModel, { nullable: true, description: 'The case in which it is looked into, if the actor needs to know it.' })
  @Allow('denunciation.read')
  async case(@Parent() { caseId }: DenunciationRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<CaseRow | null> {
    return caseId === null ? null : this.cases.byId(loaders, ctx, caseId);
  }

  @ResolveField(() => [WorkflowLogEntryModel], { description: 'What happened to it, in order: also why it was kept without being processed.' })
  @Allow('denunciation.read')
  async log(@Parent() { id }: DenunciationRow, @CurrentCtx() ctx: Ctx, @CurrentLoaders() loaders: LoaderCache): Promise<readonly LogRow[]> {
    return logOf(this.items, loaders, ctx, id);
  }
}
