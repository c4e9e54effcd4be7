import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import type { WriteCtx } from '#database';
import { CaseQuery, sinceLatestStep } from '#inspection';
import { accepted, kernelRefusals, refuse, refused, type PlainDate, type Verdict } from '#kernel';
import { ElectorateQuery } from '#members';
import type { DecidingBody } from '#regulations';
import { RuleBooks } from '#rule-books';
import type { BothLanguages } from '#workflow';
import type { DisciplineRow } from './discipline.query.js';
import { DisciplineRepository } from './discipline.repository.js';
import { all, entitledVerdict, sinceProposal, voteVerdict, type DisciplineForm } from './discipline.rules.js';
import { DisciplineService, type DisciplineChange, type OpenDiscipline } from './discipline.service.js';
import { DISCIPLINE, STANDING_COMMITTEE } from './discipline.stages.js';

/** The vote of a cell on a measure. */
export interface CellVote extends DisciplineChange {
  readonly carried: boolean;
  readonly form?: DisciplineForm | null;
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly votesAbsent: number;
  readonly exemptAbsent: number;
  readonly decisionNumber?: string | null;
  readonly decidedOn: PlainDate;
  readonly remark?: string | null;
}

export interface BodyDecision extends DisciplineChange {
  readonly form?: DisciplineForm | null;
  readonly decisionNumber: string;
  readonly decidedOn: PlainDate;
}

/** A body above the cell before which a measure stands. */
interface Deciding {
  readonly by: DecidingBody;
  /** The right that makes somebody one of it. */
  readonly right: string;
  readonly name: BothLanguages;
}

const INSPECTION: Deciding = { by: 'INSPECTION_COMMITTEE', right: 'case.oversee', name: DISCIPLINE.actions.DECIDE.body };
const STANDING: Deciding = { by: 'STANDING_COMMITTEE', right: 'discipline.settle', name: STANDING_COMMITTEE };

/** The side that decides on a measure: the member's cell by its vote, or a body above it. Subjects of the case are never on it. */
@Injectable()
export class DecideDiscipline {
  constructor(
    private readonly measures: DisciplineService,
    private readonly writes: DisciplineRepository,
    private readonly cases: CaseQuery,
    private readonly access: AccessService,
    private readonly electorates: ElectorateQuery,
    private readonly books: RuleBooks,
  ) {}

  /**
   * Enters the vote of the cell: carried, the measure is decided; not carried, it goes back with the reason.
   * @throws DomainError NOT_FOUND, FORBIDDEN, STAGE_WRONG, VERSION_STALE, ENTRY_MISSING, DATE_IN_FUTURE,
   *   DECIDED_BEFORE_PROPOSAL, STEP_OUT_OF_ORDER, VOTES_NONE, VOTES_TOO_MANY, EXEMPT_ABSENT_TOO_MANY; VOTES_MISSING, VOTE_NOT_CARRIED,
   *   VOTE_CARRIED, BODY_NOT_ENTITLED unless overridden
   */
  async vote(ctx: WriteCtx, input: CellVote): Promise<DisciplineRow | null> {
    const open = await this.measures.open(ctx, input);
    const { id, cellId, inAssignedTask, proposedForm } = open.row;
    if (!(await this.access.reaches(ctx, 'discipline.vote', cellId))) throw refuse(kernelRefusals.FORBIDDEN);
    const { carried, votesFor, votesAgainst, votesAbsent, decidedOn, decisionNumber = null, remark = null } = input;
    const form = input.form ?? proposedForm;
    const book = await this.books.on(ctx, decidedOn, open.item.organizationId);
    const verdict = all(
      await this.inOrder(ctx, open, decidedOn),
      voteVerdict(input, carried, await this.electorates.of(ctx, cellId, decidedOn), book),
      carried ? entitledVerdict('CELL', { form, inAssignedTask }, book) : accepted(null),
    );
    const entries = { votes: { votesFor, votesAgainst, votesAbsent }, decisionNumber, decidedOn, remark };
    const step = carried ? ({ action: 'VOTE', entries, verdict } as const) : ({ action: 'NOT_CARRIED', entries, verdict, waitsAtId: null } as const);
    return this.measures.take(ctx, open, input, step, async () => {
      if (carried) await this.writes.decide(ctx, id, { form, by: 'CELL', number: decisionNumber ?? '', decidedOn });
    });
  }

  /**
   * Decides what was submitted, as proposed or in another form.
   * @throws DomainError NOT_FOUND, FORBIDDEN, STAGE_WRONG, VERSION_STALE, DATE_IN_FUTURE, DECIDED_BEFORE_PROPOSAL,
   *   STEP_OUT_OF_ORDER; BODY_NOT_ENTITLED unless overridden
   */
  async decide(ctx: WriteCtx, input: BodyDecision): Promise<DisciplineRow | null> {
    const open = await this.measures.open(ctx, input);
    const body = await this.bodyOf(ctx, open);
    const { id, inAssignedTask, proposedForm } = open.row;
    const { decisionNumber, decidedOn } = input;
    const form = input.form ?? proposedForm;
    const verdict = all(await this.inOrder(ctx, open, decidedOn), entitledVerdict(body.by, { form, inAssignedTask }, await this.books.on(ctx, decidedOn, open.item.organizationId)));
    const step = { action: 'DECIDE', entries: { decisionNumber, decidedOn }, verdict, body: body.name } as const;
    return this.measures.take(ctx, open, input, step, () => this.writes.decide(ctx, id, { form, by: body.by, number: decisionNumber, decidedOn }));
  }

  /** Returns what was submitted, with the reason. @throws DomainError NOT_FOUND, FORBIDDEN, STAGE_WRONG, VERSION_STALE */
  async sendBack(ctx: WriteCtx, input: DisciplineChange & { remark: string }): Promise<DisciplineRow | null> {
    const open = await this.measures.open(ctx, input);
    const body = await this.bodyOf(ctx, open);
    const step = { action: 'RETURN', entries: { remark: input.remark }, verdict: accepted(null), waitsAtId: null, body: body.name } as const;
    return this.measures.take(ctx, open, input, step, () => Promise.resolve());
  }

  /** Refuses a day before the proposal, or before the latest dated step the actor reads: where the day it was put or submitted is on record, that day. */
  private async inOrder(ctx: WriteCtx, { row: { id, proposedOn } }: OpenDiscipline, day: PlainDate): Promise<Verdict<null>> {
    const proposal = sinceProposal(proposedOn, day);
    if (!proposal.ok) return proposal;
    const refusals = sinceLatestStep(await this.cases.latestStepOn(ctx, id), day, 'decidedOn');
    return refusals.length > 0 ? refused(refusals) : accepted(null);
  }

  /** The body before which it stands; where it stands before none, the stage refuses the step. */
  private async bodyOf(ctx: WriteCtx, { item }: OpenDiscipline): Promise<Deciding> {
    const body = item.stage === 'AWAITING_STANDING_COMMITTEE' ? STANDING : INSPECTION;
    const isBefore = item.stage.startsWith('AWAITING_');
    if (isBefore && !(await this.access.reaches(ctx, body.right, item.waitsAtId ?? item.organizationId))) throw refuse(kernelRefusals.FORBIDDEN);
    return body;
  }
}
