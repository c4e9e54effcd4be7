import { Injectable } from '@nestjs/common';
import { rehearsable, type WriteCtx } from '#database';
import { BODY_OF_CONDUCTOR, CaseQuery, CaseService, isMarked, isSupervision, markedFindings, type Secrecy } from '#inspection';
import { accepted, kernelRefusals, newId, orThrow, refuse, refused, type Verdict } from '#kernel';
import type { DecidingBody } from '#regulations';
import { RuleBooks } from '#rule-books';
import { settle, WorkflowRepository, type BothLanguages, type Override } from '#workflow';
import { cellVoteOf, DisciplineQuery, type DisciplineRow } from './discipline.query.js';
import { disciplineRefusals } from './discipline.refusals.js';
import { DisciplineRepository, type NewDiscipline } from './discipline.repository.js';
import { all, BODIES, cellAskedVerdict, entitledVerdict, formVerdict, isOnlyProposed, proposeVerdict, sentencedFormVerdict, temporaryCellVerdict } from './discipline.rules.js';
import { DisciplineService, reasonOf, type DisciplineChange, type DisciplineReason, type OpenDiscipline } from './discipline.service.js';
import { DISCIPLINE, type DisciplineAction } from './discipline.stages.js';
import { timeBarVerdict } from './effect.rules.js';

export interface DisciplineProposal extends Omit<NewDiscipline, 'id' | 'cellId' | 'memberId' | 'organizationId' | 'timeBarException' | 'secrecy' | 'keptAt' | 'violation'> {
  readonly memberId?: string | null;
  readonly organizationId?: string | null;
  readonly timeBarException?: NewDiscipline['timeBarException'];
  /** As of the case unless said. */
  readonly secrecy?: Secrecy | null;
  readonly keptAt?: string | null;
  readonly violation?: string | null;
  readonly overrides?: readonly Override[] | null;
  readonly validateOnly: boolean;
}

/** A body above the cell that decides measures. */
export type SuperiorBody = Exclude<DecidingBody, 'CELL'>;

const SUBMIT_TO = {
  INSPECTION_COMMITTEE: 'SUBMIT_TO_INSPECTION_COMMITTEE',
  STANDING_COMMITTEE: 'SUBMIT_TO_STANDING_COMMITTEE',
  PARTY_COMMITTEE: 'SUBMIT_TO_PARTY_COMMITTEE',
  SUPERIOR: 'SUBMIT_TO_SUPERIOR',
} as const satisfies Record<SuperiorBody, DisciplineAction>;

type ProposedForm = Pick<NewDiscipline, 'caseId' | 'memberId' | 'organizationId' | 'form' | 'violatedOn' | 'timeBarException' | 'proposedOn'>;

/** The side that proposes a measure: whoever directs the case, the officers of the inspection committee or the secretary of the cell. */
@Injectable()
export class ProposeDiscipline {
  constructor(
    private readonly measures: DisciplineService,
    private readonly query: DisciplineQuery,
    private readonly writes: DisciplineRepository,
    private readonly cases: CaseService,
    private readonly caseQuery: CaseQuery,
    private readonly workflow: WorkflowRepository,
    private readonly books: RuleBooks,
  ) {}

  /**
   * Proposes a measure on a subject of a concluded case; answers its id.
   * @throws DomainError NOT_FOUND, FORBIDDEN, CASE_NOT_CONCLUDED, MEASURE_SUBJECT_NOT_ONE, VIOLATED_AFTER_PROPOSAL,
   *   SECRET_TAKES_NO_CONTENT, SECRET_KEPT_AT_MISSING, CONTENT_MISSING, PROPOSED_OUT_OF_ORDER, NO_SUBJECT_OF_CASE, SUBJECT_LEFT, VIOLATION_HAS_MEASURE, FORM_IMPOSSIBLE, NO_OFFICE;
   *   SUPERVISION_DOES_NOT_DISCIPLINE, FORM_NOT_FOR_SUBJECT, SENTENCE_EXPELS, TIME_BARRED unless overridden
   */
  async propose(ctx: WriteCtx, input: DisciplineProposal): Promise<string> {
    const { caseId, memberId = null, organizationId = null, proposedOn, violatedOn, form, timeBarException = null } = input;
    const found = await this.cases.get(ctx, caseId, ['input', 'caseId']);
    if (!found.led) throw refuse(kernelRefusals.FORBIDDEN);
    const subjects = await this.caseQuery.subjects(ctx, [caseId]);
    const subjectId = memberId ?? organizationId;
    const isSubject = subjects.some((subject) => subjectId !== null && [subject.memberId, subject.organizationId].includes(subjectId));
    const proposal = proposeVerdict({
      proposedOn,
      violatedOn,
      today: ctx.today,
      concludedOn: found.concludedOn,
      isSupervision: isSupervision(found.kind),
      isSubject,
      hasMeasure: isSubject && subjectId !== null && (await this.query.hasMeasure(ctx, caseId, subjectId)),
      memberId,
      organizationId,
      cellId: isSubject && memberId !== null ? await this.query.cellOf(ctx, memberId, ctx.today) : null,
    });
    const paper = { secrecy: input.secrecy ?? found.secrecy, keptAt: input.keptAt ?? found.keptAt, violation: input.violation ?? null };
    const verdict = proposal.ok ? withValue(proposal, all(proposal, contentVerdict(paper), ...(await this.formOf(ctx, { caseId, memberId, organizationId, form, violatedOn, timeBarException, proposedOn }, found.organizationId)))) : proposal;
    const { value: cellId, overridden } = orThrow(settle(verdict, input.overrides ?? [], !isMarked(paper.secrecy)));
    return rehearsable(ctx, input.validateOnly, async () => {
      const id = newId();
      const { kind, initial } = DISCIPLINE;
      await this.workflow.open(ctx, { kind, stage: initial, dueOn: null, ids: [id], organizationIds: [found.organizationId] });
      // Somebody else may have proposed one since it was checked.
      if (!(await this.writes.create(ctx, { ...input, ...paper, id, memberId, organizationId, timeBarException, cellId }))) throw refuse(disciplineRefusals.VIOLATION_HAS_MEASURE, {}, ['input', memberId === null ? 'organizationId' : 'memberId']);
      await this.workflow.recordOverrides(ctx, id, overridden);
      await this.workflow.append(ctx, id, null, { action: 'PROPOSE', to: initial, body: BODY_OF_CONDUCTOR[found.conductedBy].vi, decisionNumber: input.proposalNumber, decidedOn: proposedOn });
      ctx.touched.push({ kind: 'discipline_case', id, action: 'CREATED' });
      return id;
    });
  }

  /**
   * Puts it to the vote of the member's present cell, or of the cell of the member's temporary activities, which reads the
   * paper from then on.
   * @throws DomainError as `open`; CELL_VOTES_ON_MEMBERS, SUBJECT_LEFT, NOT_TEMPORARY; BODY_NOT_ENTITLED,
   *   TEMPORARY_CELL_LIMIT unless overridden
   */
  async putToCell(ctx: WriteCtx, input: DisciplineChange & { atTemporaryCell: boolean }): Promise<DisciplineRow | null> {
    const open = await this.open(ctx, input);
    const { id, memberId, inAssignedTask, proposedForm: form } = open.row;
    if (memberId === null) throw refuse(disciplineRefusals.CELL_VOTES_ON_MEMBERS, {}, ['input', 'disciplineId']);
    const { atTemporaryCell } = input;
    const official = await this.query.cellOf(ctx, memberId, ctx.today);
    const cellId = atTemporaryCell ? await this.query.temporaryCellOf(ctx, memberId, ctx.today) : official;
    if (cellId === null) throw refuse(atTemporaryCell ? disciplineRefusals.NOT_TEMPORARY : disciplineRefusals.SUBJECT_LEFT);
    const book = await this.books.on(ctx, ctx.today, open.item.organizationId);
    const { subject, level } = await this.query.disciplined(ctx, open.row, ctx.today);
    const verdict = all(isOnlyProposed(form, book) ? accepted(null) : entitledVerdict('CELL', { subject, level, form, inAssignedTask }, book), temporaryCellVerdict(form, atTemporaryCell, book));
    const step = { action: 'PUT_TO_CELL', entries: {}, verdict, waitsAtId: cellId, body: open.body } as const;
    return this.measures.take(ctx, open, input, step, () => this.writes.putTo(ctx, id, cellId, atTemporaryCell ? official : null));
  }

  /**
   * Submits it to a body above the cell; what goes above the ward stays with whoever put it there, until they record the decision.
   * @throws DomainError as `open`; BODY_MISSING; BODY_NOT_ENTITLED, CELL_NOT_ASKED, CELL_VOTED_DOWN unless overridden
   */
  async submit(ctx: WriteCtx, input: DisciplineChange & { body: SuperiorBody }): Promise<DisciplineRow | null> {
    const open = await this.open(ctx, input);
    const { body } = input;
    const { inAssignedTask, proposedForm: form } = open.row;
    const waitsAtId = body === 'SUPERIOR' ? null : await this.query.committeeAbove(ctx, open.item.organizationId, body === 'INSPECTION_COMMITTEE' ? 'INSPECTION' : 'STANDING');
    if (waitsAtId === null && body !== 'SUPERIOR') throw refuse(disciplineRefusals.BODY_MISSING, { bodyVi: BODIES[body].vi, bodyEn: BODIES[body].en }, ['input', 'body']);
    const book = await this.books.on(ctx, ctx.today, open.item.organizationId);
    const { subject, level } = await this.query.disciplined(ctx, open.row, ctx.today);
    const verdict = all(entitledVerdict(body, { subject, level, form, inAssignedTask }, book), cellAskedVerdict(form, cellVoteOf(open.row), book));
    return this.measures.take(ctx, open, input, { action: SUBMIT_TO[body], entries: {}, verdict, waitsAtId, body: open.body }, nothing);
  }

  /** Takes it back from wherever it waits, with the reason. @throws DomainError as `open` */
  async withdraw(ctx: WriteCtx, input: DisciplineChange & DisciplineReason): Promise<DisciplineRow | null> {
    const open = await this.open(ctx, input);
    const step = { action: 'WITHDRAW', entries: reasonOf(input), verdict: accepted(null), waitsAtId: null, body: open.body } as const;
    return this.measures.take(ctx, open, input, step, () => this.writes.takeBack(ctx, open.row.id));
  }

  /** Ends it without a measure, with the reason. @throws DomainError as `open` */
  async drop(ctx: WriteCtx, input: DisciplineChange & DisciplineReason): Promise<DisciplineRow | null> {
    const open = await this.open(ctx, input);
    const step = { action: 'DROP', entries: reasonOf(input), verdict: accepted(null), body: open.body } as const;
    return this.measures.take(ctx, open, input, step, () => this.writes.close(ctx, open.row.id));
  }

  /** Whether the form is one for whom it is on, and not too late. */
  private async formOf(ctx: WriteCtx, input: ProposedForm, organizationId: string): Promise<Verdict<null>[]> {
    const { caseId, form, violatedOn: day, timeBarException: exception, proposedOn } = input;
    const book = await this.books.on(ctx, proposedOn, organizationId);
    const on = await this.query.disciplined(ctx, input, proposedOn);
    const violatedOn = day.toString();
    const laterOn = await this.query.laterViolations(ctx, input.memberId ?? input.organizationId ?? '', violatedOn, caseId);
    const isSentenced = input.memberId != null && (await this.query.isSentenced(ctx, caseId, input.memberId));
    return [formVerdict(form, on, book), sentencedFormVerdict(form, on, isSentenced, book), timeBarVerdict(form, { subject: on.subject, violatedOn, exception, laterOn }, proposedOn, book)];
  }

  /** Refuses with NOT_FOUND, FORBIDDEN, VERSION_STALE; a step then with STAGE_WRONG, ENTRY_MISSING, WARNINGS_OPEN. */
  private async open(ctx: WriteCtx, input: DisciplineChange): Promise<OpenDiscipline & { readonly body: BothLanguages }> {
    const open = await this.measures.open(ctx, input);
    const [found] = await this.caseQuery.findInScope(ctx, [open.row.inspectionCaseId]);
    if (!open.row.led || !found) throw refuse(kernelRefusals.FORBIDDEN);
    return { ...open, body: BODY_OF_CONDUCTOR[found.conductedBy] };
  }
}

/** The findings of one verdict with the value of another. */
function withValue<T>({ value }: { readonly value: T }, found: Verdict<null>): Verdict<T> {
  return found.ok ? { ...found, value } : found;
}

function contentVerdict({ violation, ...mark }: Pick<NewDiscipline, 'secrecy' | 'keptAt' | 'violation'>): Verdict<null> {
  const findings = markedFindings(mark, { violation }, ['violation']);
  return findings.length > 0 ? refused(findings) : accepted(null);
}

async function nothing(): Promise<void> {
  // The step itself is all there is to write.
}
