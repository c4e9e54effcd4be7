import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import type { WriteCtx } from '#database';
import { CaseQuery, sinceLatestStep } from '#inspection';
import { accepted, kernelRefusals, orThrow, refuse, refused, type PlainDate, type Verdict } from '#kernel';
import { ElectorateQuery } from '#members';
import type { DecidingBody, DisciplineForm, RuleBook } from '#regulations';
import { RuleBooks } from '#rule-books';
import type { BothLanguages } from '#workflow';
import { cellVoteOf, DisciplineQuery, type DisciplinedRow, type DisciplineRow } from './discipline.query.js';
import { DisciplineRepository, type Decision } from './discipline.repository.js';
import {
  all,
  cellAskedVerdict,
  entitledVerdict,
  formVerdict,
  hearingVerdict,
  isOnlyProposed,
  postsVerdict,
  sinceProposal,
  temporaryCellVerdict,
  type Hearing,
} from './discipline.rules.js';
import { DisciplineService, reasonOf, type DisciplineChange, type DisciplineReason, type OpenDiscipline } from './discipline.service.js';
import { DISCIPLINE, PARTY_COMMITTEE, STANDING_COMMITTEE, SUPERIOR } from './discipline.stages.js';
import { effectiveOn, lapsesOn, timeBarVerdict } from './effect.rules.js';
import { formOfTally, tallyVerdict, type Ballot } from './tally.rules.js';

interface Hearings {
  readonly hearing?: Hearing | null;
  readonly heardOn?: PlainDate | null;
}

/** The vote of a cell on a measure. */
export interface CellVote extends DisciplineChange, Hearings {
  readonly carried: boolean;
  readonly form?: DisciplineForm | null;
  readonly ballots?: readonly Ballot[] | null;
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly votesAbsent: number;
  readonly exemptAbsent: number;
  readonly decisionNumber?: string | null;
  readonly decidedOn: PlainDate;
  readonly remark?: string | null;
}

export interface BodyDecision extends DisciplineChange, Hearings {
  readonly form?: DisciplineForm | null;
  readonly postIds?: readonly string[] | null;
  readonly decisionNumber: string;
  readonly decidedOn: PlainDate;
}

/** A body above the cell before which a measure stands. */
interface Deciding {
  readonly by: DecidingBody;
  /** The right that makes somebody one of it; null: whoever put it there records what was decided. */
  readonly right: string | null;
  readonly name: BothLanguages;
}

const BEFORE: Readonly<Record<string, Deciding>> = {
  AWAITING_INSPECTION_COMMITTEE: { by: 'INSPECTION_COMMITTEE', right: 'case.oversee', name: DISCIPLINE.actions.DECIDE.body },
  AWAITING_STANDING_COMMITTEE: { by: 'STANDING_COMMITTEE', right: 'discipline.settle', name: STANDING_COMMITTEE },
  AWAITING_PARTY_COMMITTEE: { by: 'PARTY_COMMITTEE', right: 'discipline.settle', name: PARTY_COMMITTEE },
  AWAITING_SUPERIOR: { by: 'SUPERIOR', right: null, name: SUPERIOR },
};

/** What a decision is held against. */
interface Ground {
  readonly on: DisciplinedRow;
  readonly book: RuleBook;
  readonly form: DisciplineForm;
}

/** The side that decides on a measure: the member's cell by its vote, or a body above it. Subjects of the case are never on it. */
@Injectable()
export class DecideDiscipline {
  constructor(
    private readonly measures: DisciplineService,
    private readonly query: DisciplineQuery,
    private readonly writes: DisciplineRepository,
    private readonly cases: CaseQuery,
    private readonly access: AccessService,
    private readonly electorates: ElectorateQuery,
    private readonly books: RuleBooks,
  ) {}

  /**
   * Enters the vote of the cell: carried, the measure is decided, or, in a form that the cell only proposes, ready for the
   * body above; not carried, it goes back with the reason.
   * @throws DomainError NOT_FOUND, FORBIDDEN, STAGE_WRONG, VERSION_STALE, ENTRY_MISSING, DATE_IN_FUTURE,
   *   DECIDED_BEFORE_PROPOSAL, STEP_OUT_OF_ORDER, VOTES_NONE, VOTES_TOO_MANY, EXEMPT_ABSENT_TOO_MANY, BALLOT_TWICE,
   *   BALLOTS_DO_NOT_SUM, FORM_IMPOSSIBLE, NO_OFFICE, HEARING_INCOMPLETE, HEARD_AFTER_DECISION; VOTES_MISSING,
   *   VOTE_NOT_CARRIED, VOTE_CARRIED, FORM_NOT_OF_TALLY, FORM_NOT_FOR_SUBJECT, TIME_BARRED, BODY_NOT_ENTITLED,
   *   TEMPORARY_CELL_LIMIT, NOT_HEARD unless overridden
   */
  async vote(ctx: WriteCtx, input: CellVote): Promise<DisciplineRow | null> {
    const open = await this.measures.open(ctx, input);
    const { id, cellId, officialCellId, inAssignedTask, proposedForm } = open.row;
    if (cellId === null || !open.row.handled || !(await this.access.reaches(ctx, 'discipline.vote', cellId))) throw refuse(kernelRefusals.FORBIDDEN);
    const { carried, votesFor, votesAgainst, votesAbsent, exemptAbsent, decidedOn, decisionNumber = null, remark = null, ballots = null } = input;
    const book = await this.books.on(ctx, decidedOn, open.item.organizationId);
    const electorate = await this.electorates.of(ctx, cellId, decidedOn);
    const vote = { votesFor, votesAgainst, votesAbsent, exemptAbsent };
    const form = input.form ?? (ballots && formOfTally(ballots, { vote, electorate }, book)) ?? proposedForm;
    const tally = tallyVerdict({ vote, carried, form, ballots }, electorate, book);
    const order = await this.inOrder(ctx, open, decidedOn);
    const entries = { votes: { votesFor, votesAgainst, votesAbsent }, decisionNumber, decidedOn, remark };
    const noteVote = () => this.writes.noteCellVote(ctx, id, { form, carried, decidedOn });
    if (!carried) return this.measures.take(ctx, open, input, { action: 'NOT_CARRIED', entries, verdict: all(order, tally), waitsAtId: null }, noteVote);
    const ground = { on: await this.query.disciplined(ctx, open.row, decidedOn), book, form };
    const ofForm = await this.ofForm(ctx, open.row, ground, decidedOn);
    if (isOnlyProposed(form, book)) {
      const verdict = all(order, tally, ofForm);
      return this.measures.take(ctx, open, input, { action: 'PROPOSE_FORM', entries, verdict, waitsAtId: null }, noteVote);
    }
    const { subject, level } = ground.on;
    const verdict = all(
      order,
      tally,
      ofForm,
      entitledVerdict('CELL', { subject, level, form, inAssignedTask }, book),
      temporaryCellVerdict(form, officialCellId !== null, book),
      hearingVerdict(input.hearing ?? null, input.heardOn ?? null, decidedOn, book),
    );
    const decision = decisionOf('CELL', ground, input, decisionNumber ?? '');
    return this.measures.take(ctx, open, input, { action: 'VOTE', entries, verdict }, () => this.writes.decide(ctx, id, { ...decision, postIds: [] }));
  }

  /**
   * Decides what was submitted, as proposed or in another form.
   * @throws DomainError NOT_FOUND, FORBIDDEN, STAGE_WRONG, VERSION_STALE, DATE_IN_FUTURE, DECIDED_BEFORE_PROPOSAL,
   *   STEP_OUT_OF_ORDER, FORM_IMPOSSIBLE, NO_OFFICE, POSTS_POINTLESS, POSTS_NOT_HELD, HEARING_INCOMPLETE,
   *   HEARD_AFTER_DECISION; FORM_NOT_FOR_SUBJECT, TIME_BARRED, BODY_NOT_ENTITLED, CELL_NOT_ASKED,
   *   CELL_VOTED_DOWN, NOT_HEARD unless overridden
   */
  async decide(ctx: WriteCtx, input: BodyDecision): Promise<DisciplineRow | null> {
    const open = await this.measures.open(ctx, input);
    const body = await this.bodyOf(ctx, open);
    const { id, inAssignedTask, proposedForm } = open.row;
    const { decisionNumber, decidedOn } = input;
    const form = input.form ?? proposedForm;
    const book = await this.books.on(ctx, decidedOn, open.item.organizationId);
    const ground = { on: await this.query.disciplined(ctx, open.row, decidedOn), book, form };
    const { subject, level, postIds } = ground.on;
    const posts = postsVerdict(form, input.postIds ?? null, postIds);
    const verdict = all(
      await this.inOrder(ctx, open, decidedOn),
      await this.ofForm(ctx, open.row, ground, decidedOn),
      entitledVerdict(body.by, { subject, level, form, inAssignedTask }, book),
      subject === 'ORGANIZATION' ? accepted(null) : cellAskedVerdict(form, cellVoteOf(open.row), book),
      hearingVerdict(input.hearing ?? null, input.heardOn ?? null, decidedOn, book),
      posts,
    );
    const step = { action: 'DECIDE', entries: { decisionNumber, decidedOn }, verdict, body: body.name } as const;
    const decision = decisionOf(body.by, ground, input, decisionNumber);
    return this.measures.take(ctx, open, input, step, () => this.writes.decide(ctx, id, { ...decision, postIds: orThrow(posts) }));
  }

  /** Returns what was submitted, with the reason. @throws DomainError NOT_FOUND, FORBIDDEN, STAGE_WRONG, VERSION_STALE */
  async sendBack(ctx: WriteCtx, input: DisciplineChange & DisciplineReason): Promise<DisciplineRow | null> {
    const open = await this.measures.open(ctx, input);
    const body = await this.bodyOf(ctx, open);
    const step = { action: 'RETURN', entries: reasonOf(input), verdict: accepted(null), waitsAtId: null, body: body.name } as const;
    return this.measures.take(ctx, open, input, step, () => Promise.resolve());
  }

  /** Refuses a day before the proposal, or before the latest dated step the actor reads: where the day it was put or submitted is on record, that day. */
  private async inOrder(ctx: WriteCtx, { row: { id, proposedOn } }: OpenDiscipline, day: PlainDate): Promise<Verdict<null>> {
    const proposal = sinceProposal(proposedOn, day);
    if (!proposal.ok) return proposal;
    const refusals = sinceLatestStep(await this.cases.latestStepOn(ctx, id), day, 'decidedOn');
    return refusals.length > 0 ? refused(refusals) : accepted(null);
  }

  /** Whether the form is one for whom it is on, and not too late. */
  private async ofForm(ctx: WriteCtx, row: DisciplineRow, { on, book, form }: Ground, day: PlainDate): Promise<Verdict<null>> {
    const { memberId, organizationId, violatedOn, timeBarException: exception, inspectionCaseId } = row;
    const laterOn = violatedOn === null ? [] : await this.query.laterViolations(ctx, memberId ?? organizationId ?? '', violatedOn, inspectionCaseId);
    return all(formVerdict(form, on, book), timeBarVerdict(form, { subject: on.subject, violatedOn, exception, laterOn }, day, book));
  }

  /** The body before which it stands; where it stands before none, the stage refuses the step. */
  private async bodyOf(ctx: WriteCtx, { item, row }: OpenDiscipline): Promise<Deciding> {
    const body = BEFORE[item.stage];
    if (!body) return { by: 'INSPECTION_COMMITTEE', right: null, name: DISCIPLINE.actions.DECIDE.body };
    const isOfIt = body.right === null ? row.led : await this.access.reaches(ctx, body.right, item.waitsAtId ?? item.organizationId);
    if (!isOfIt) throw refuse(kernelRefusals.FORBIDDEN);
    return body;
  }
}

function decisionOf(by: DecidingBody, { book, form }: Ground, { decidedOn, hearing = null, heardOn = null }: Hearings & { readonly decidedOn: PlainDate }, number: string): Omit<Decision, 'postIds'> {
  const from = effectiveOn(by, { decidedOn }, book);
  return { form, by, number, decidedOn, effectiveOn: from, lapsesOn: lapsesOn(form, from, book), hearing, heardOn };
}
