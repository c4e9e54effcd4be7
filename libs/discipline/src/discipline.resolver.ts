import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Ctx, WriteCtx } from '#database';
import { Allow, CurrentCtx, UuidScalar } from '#graphql';
import { DecideDiscipline } from './decide-discipline.js';
import { DisciplineCasesArgs } from './discipline-counts.input.js';
import {
  AnnounceDisciplineInput,
  DecideDisciplineInput,
  DisciplineReasonInput,
  ProposeDisciplineInput,
  PutDisciplineToCellInput,
  ReviseDisciplineInput,
  SubmitDisciplineInput,
  VoteDisciplineInput,
} from './discipline.input.js';
import { DisciplineCaseConnection, DisciplineCaseModel, DisciplineCasePayload } from './discipline.model.js';
import type { DisciplineRow } from './discipline.query.js';
import { DisciplineService, type DisciplinePage } from './discipline.service.js';
import { ProposeDiscipline } from './propose-discipline.js';
import { ReviseDiscipline } from './revise-discipline.js';

interface DisciplinePayload {
  readonly discipline: DisciplineRow | null;
}

@Resolver()
export class DisciplineResolver {
  constructor(
    private readonly measures: DisciplineService,
    private readonly proposing: ProposeDiscipline,
    private readonly deciding: DecideDiscipline,
    private readonly revising: ReviseDiscipline,
  ) {}

  @Query(() => DisciplineCaseConnection, {
    description:
      'The measures the actor needs to know, the latest proposals first: those of cases the actor works on, those before or decided by the actor’s body or cell, and what was decided on the actor, the actor’s organisation, or, by the cell of temporary activities, on a member of the actor’s cell. Every one shown is recorded in the audit.',
  })
  @Allow('discipline.read')
  async disciplineCases(@CurrentCtx() ctx: Ctx, @Args() args: DisciplineCasesArgs): Promise<DisciplinePage> {
    return this.measures.list(ctx, args);
  }

  @Query(() => DisciplineCaseModel, { description: 'One measure. Refuses with NOT_FOUND what does not exist or is not for the actor to know. Recorded in the audit.' })
  @Allow('discipline.read')
  async disciplineCase(@CurrentCtx() ctx: Ctx, @Args('id', { type: () => UuidScalar, description: 'Id of the measure.' }) id: string): Promise<DisciplineRow> {
    return this.measures.get(ctx, id);
  }

  @Mutation(() => DisciplineCasePayload, {
    description:
      'Proposes a measure on a subject of a concluded case, a member or an organisation. For the officers of the inspection committee that conducted it, or the secretary of the cell that did. Refuses with NOT_FOUND, FORBIDDEN, CASE_NOT_CONCLUDED, PROPOSED_OUT_OF_ORDER, MEASURE_SUBJECT_NOT_ONE, VIOLATED_AFTER_PROPOSAL, NO_SUBJECT_OF_CASE, SUBJECT_LEFT, VIOLATION_HAS_MEASURE, FORM_IMPOSSIBLE, NO_OFFICE; warns of SUPERVISION_DOES_NOT_DISCIPLINE, FORM_NOT_FOR_SUBJECT, SENTENCE_EXPELS (whoever is sent to prison is expelled), TIME_BARRED.',
  })
  @Allow('discipline.propose')
  async proposeDiscipline(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The measure.' }) input: ProposeDisciplineInput): Promise<DisciplinePayload> {
    const id = await this.proposing.propose(ctx, input);
    return { discipline: input.validateOnly ? null : await this.measures.get(ctx, id) };
  }

  @Mutation(() => DisciplineCasePayload, {
    description:
      'Puts a measure to the vote of the member’s cell, whose secretary reads the paper from then on, and never the file. Refuses with NOT_FOUND, FORBIDDEN, STAGE_WRONG, VERSION_STALE, CELL_VOTES_ON_MEMBERS, SUBJECT_LEFT, NOT_TEMPORARY; warns of BODY_NOT_ENTITLED, TEMPORARY_CELL_LIMIT.',
  })
  @Allow('discipline.propose')
  async putDisciplineToCell(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The measure.' }) input: PutDisciplineToCellInput): Promise<DisciplinePayload> {
    return { discipline: await this.proposing.putToCell(ctx, input) };
  }

  @Mutation(() => DisciplineCasePayload, {
    description:
      'Enters the vote of the cell: carried, the measure is decided, or, in a form that a cell only proposes, ready for the body above; not carried, it goes back with the reason. For the cell’s secretary. Refuses with NOT_FOUND, FORBIDDEN, STAGE_WRONG, VERSION_STALE, ENTRY_MISSING, DATE_IN_FUTURE, DECIDED_BEFORE_PROPOSAL, STEP_OUT_OF_ORDER, VOTES_NONE, VOTES_TOO_MANY, EXEMPT_ABSENT_TOO_MANY, BALLOT_TWICE, BALLOTS_DO_NOT_SUM, FORM_IMPOSSIBLE, NO_OFFICE, HEARING_INCOMPLETE, HEARD_AFTER_DECISION; warns of VOTES_MISSING, VOTE_NOT_CARRIED, VOTE_CARRIED, FORM_NOT_OF_TALLY, FORM_NOT_FOR_SUBJECT, TIME_BARRED, BODY_NOT_ENTITLED, TEMPORARY_CELL_LIMIT and NOT_HEARD.',
  })
  @Allow('discipline.vote')
  async voteDiscipline(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The vote.' }) input: VoteDisciplineInput): Promise<DisciplinePayload> {
    return { discipline: await this.deciding.vote(ctx, input) };
  }

  @Mutation(() => DisciplineCasePayload, {
    description:
      'Submits a measure to a body above the cell, the nearest upwards. Refuses with NOT_FOUND, FORBIDDEN, STAGE_WRONG, VERSION_STALE, BODY_MISSING; warns of BODY_NOT_ENTITLED, CELL_NOT_ASKED, CELL_VOTED_DOWN.',
  })
  @Allow('discipline.propose')
  async submitDiscipline(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The measure, and the body.' }) input: SubmitDisciplineInput): Promise<DisciplinePayload> {
    return { discipline: await this.proposing.submit(ctx, input) };
  }

  @Mutation(() => DisciplineCasePayload, {
    description:
      'Decides what was submitted, as proposed or in another form. For the body it was submitted to; nobody decides on themselves. Refuses with NOT_FOUND, FORBIDDEN, STAGE_WRONG, VERSION_STALE, DATE_IN_FUTURE, DECIDED_BEFORE_PROPOSAL, STEP_OUT_OF_ORDER, FORM_IMPOSSIBLE, NO_OFFICE, POSTS_POINTLESS, POSTS_NOT_HELD, HEARING_INCOMPLETE, HEARD_AFTER_DECISION; warns of FORM_NOT_FOR_SUBJECT, TIME_BARRED, BODY_NOT_ENTITLED, CELL_NOT_ASKED, CELL_VOTED_DOWN, NOT_HEARD.',
  })
  @Allow('discipline.decide')
  async decideDiscipline(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The decision.' }) input: DecideDisciplineInput): Promise<DisciplinePayload> {
    return { discipline: await this.deciding.decide(ctx, input) };
  }

  @Mutation(() => DisciplineCasePayload, {
    description: 'Returns what was submitted, with the reason. For the body it was submitted to. Refuses with NOT_FOUND, FORBIDDEN, STAGE_WRONG, VERSION_STALE.',
  })
  @Allow('discipline.decide')
  async returnDiscipline(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The measure, and why.' }) input: DisciplineReasonInput): Promise<DisciplinePayload> {
    return { discipline: await this.deciding.sendBack(ctx, input) };
  }

  @Mutation(() => DisciplineCasePayload, {
    description: 'Takes a measure back from the cell or the body before which it stands, with the reason. Refuses with NOT_FOUND, FORBIDDEN, STAGE_WRONG, VERSION_STALE.',
  })
  @Allow('discipline.propose')
  async withdrawDiscipline(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The measure, and why.' }) input: DisciplineReasonInput): Promise<DisciplinePayload> {
    return { discipline: await this.proposing.withdraw(ctx, input) };
  }

  @Mutation(() => DisciplineCasePayload, {
    description: 'Ends a proposal without a measure, with the reason. Refuses with NOT_FOUND, FORBIDDEN, STAGE_WRONG, VERSION_STALE.',
  })
  @Allow('discipline.propose')
  async dropDiscipline(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The measure, and why.' }) input: DisciplineReasonInput): Promise<DisciplinePayload> {
    return { discipline: await this.proposing.drop(ctx, input) };
  }

  @Mutation(() => DisciplineCasePayload, {
    description:
      'Notes when a decision was announced; of a cell, handed out in writing. For whoever works on the measure. Refuses with NOT_FOUND, FORBIDDEN, STAGE_WRONG, VERSION_STALE, DATE_IN_FUTURE, ANNOUNCED_OUT_OF_ORDER; warns of ANNOUNCED_LATE.',
  })
  @Allow('discipline.propose')
  async announceDiscipline(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'The announcement.' }) input: AnnounceDisciplineInput): Promise<DisciplinePayload> {
    return { discipline: await this.revising.announce(ctx, input) };
  }

  @Mutation(() => DisciplineCasePayload, {
    description:
      'Puts on record that a decided measure was given another form, annulled or lifted. What the decision took goes back with it; the decision stays on record. For the bodies above the cell that know the file. Refuses with NOT_FOUND, FORBIDDEN, VERSION_STALE, MEASURE_NOT_DECIDED, MEASURE_ENDED, MEASURE_LAPSED, FORM_OF_CORRECTION, FORM_UNCHANGED, REVISED_FROM_BELOW, REVISED_OUT_OF_ORDER, FORM_IMPOSSIBLE, NO_OFFICE; warns of FORM_NOT_FOR_SUBJECT, BODY_NOT_ENTITLED.',
  })
  @Allow('discipline.decide')
  async reviseDiscipline(@CurrentCtx() ctx: WriteCtx, @Args('input', { description: 'What was decided.' }) input: ReviseDisciplineInput): Promise<DisciplinePayload> {
    return { discipline: await this.revising.revise(ctx, input) };
  }
}
