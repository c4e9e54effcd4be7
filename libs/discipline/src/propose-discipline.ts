import { Injectable } from '@nestjs/common';
import { rehearsable, type WriteCtx } from '#database';
import { BODY_OF_CONDUCTOR, CaseQuery, CaseService } from '#inspection';
import { accepted, kernelRefusals, newId, orThrow, refuse } from '#kernel';
import { RuleBooks } from '#rule-books';
import { settle, WorkflowRepository, type BothLanguages, type Override } from '#workflow';
import { DisciplineQuery, type DisciplineRow } from './discipline.query.js';
import { disciplineRefusals } from './discipline.refusals.js';
import { DisciplineRepository, type NewDiscipline } from './discipline.repository.js';
import { BODIES, entitledVerdict, proposeVerdict, type FormOfViolation } from './discipline.rules.js';
import { DisciplineService, type DisciplineChange, type OpenDiscipline } from './discipline.service.js';
import { DISCIPLINE } from './discipline.stages.js';

export interface DisciplineProposal extends Omit<NewDiscipline, 'id' | 'cellId'> {
  readonly overrides?: readonly Override[] | null;
  readonly validateOnly: boolean;
}

/** A body above the cell that decides measures. */
export type SuperiorBody = 'INSPECTION_COMMITTEE' | 'STANDING_COMMITTEE';

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
   * @throws DomainError NOT_FOUND, FORBIDDEN, CASE_NOT_CONCLUDED, PROPOSED_OUT_OF_ORDER, NO_SUBJECT_OF_CASE, SUBJECT_LEFT,
   *   VIOLATION_HAS_MEASURE; SUPERVISION_DOES_NOT_DISCIPLINE unless overridden
   */
  async propose(ctx: WriteCtx, input: DisciplineProposal): Promise<string> {
    const { caseId, memberId, proposedOn } = input;
    const found = await this.cases.get(ctx, caseId, ['input', 'caseId']);
    if (!found.led) throw refuse(kernelRefusals.FORBIDDEN);
    const subjects = await this.caseQuery.subjects(ctx, [caseId]);
    const isSubject = subjects.some((subject) => subject.memberId === memberId);
    const verdict = proposeVerdict({
      proposedOn,
      today: ctx.today,
      concludedOn: found.concludedOn,
      isSupervision: found.kind === 'THEMATIC_SUPERVISION',
      isSubject,
      hasMeasure: isSubject && (await this.query.hasMeasure(ctx, caseId, memberId)),
      cellId: isSubject ? await this.query.cellOf(ctx, memberId, ctx.today) : null,
    });
    const { value: cellId, overridden } = orThrow(settle(verdict, input.overrides ?? []));
    return rehearsable(ctx, input.validateOnly, async () => {
      const id = newId();
      const { kind, initial } = DISCIPLINE;
      await this.workflow.open(ctx, { kind, stage: initial, dueOn: null, ids: [id], organizationIds: [found.organizationId] });
      // Somebody else may have proposed one since it was checked.
      if (!(await this.writes.create(ctx, { ...input, id, cellId }))) throw refuse(disciplineRefusals.VIOLATION_HAS_MEASURE, {}, ['input', 'memberId']);
      await this.workflow.recordOverrides(ctx, id, overridden);
      await this.workflow.append(ctx, id, null, { action: 'PROPOSE', to: initial, body: BODY_OF_CONDUCTOR[found.conductedBy].vi, decisionNumber: input.proposalNumber, decidedOn: proposedOn });
      ctx.touched.push({ kind: 'discipline_case', id, action: 'CREATED' });
      return id;
    });
  }

  /**
   * Puts it to the vote of the member's present cell, which reads the paper from then on.
   * @throws DomainError as `open`; SUBJECT_LEFT; BODY_NOT_ENTITLED unless overridden
   */
  async putToCell(ctx: WriteCtx, input: DisciplineChange): Promise<DisciplineRow | null> {
    const open = await this.open(ctx, input);
    const { id, memberId } = open.row;
    const cellId = await this.query.cellOf(ctx, memberId, ctx.today);
    if (cellId === null) throw refuse(disciplineRefusals.SUBJECT_LEFT);
    const verdict = entitledVerdict('CELL', formOf(open.row), await this.books.on(ctx, ctx.today, open.item.organizationId));
    return this.measures.take(ctx, open, input, { action: 'PUT_TO_CELL', entries: {}, verdict, waitsAtId: cellId, body: open.body }, () => this.writes.putTo(ctx, id, cellId));
  }

  /**
   * Submits it to a body above the cell.
   * @throws DomainError as `open`; BODY_MISSING; BODY_NOT_ENTITLED unless overridden
   */
  async submit(ctx: WriteCtx, input: DisciplineChange & { body: SuperiorBody }): Promise<DisciplineRow | null> {
    const open = await this.open(ctx, input);
    const { body } = input;
    const waitsAtId = await this.query.committeeAbove(ctx, open.item.organizationId, body === 'INSPECTION_COMMITTEE' ? 'INSPECTION' : 'STANDING');
    if (waitsAtId === null) throw refuse(disciplineRefusals.BODY_MISSING, { bodyVi: BODIES[body].vi, bodyEn: BODIES[body].en }, ['input', 'body']);
    const verdict = entitledVerdict(body, formOf(open.row), await this.books.on(ctx, ctx.today, open.item.organizationId));
    const action = body === 'INSPECTION_COMMITTEE' ? 'SUBMIT_TO_INSPECTION_COMMITTEE' : 'SUBMIT_TO_STANDING_COMMITTEE';
    return this.measures.take(ctx, open, input, { action, entries: {}, verdict, waitsAtId, body: open.body }, nothing);
  }

  /** Takes it back from wherever it waits, with the reason. @throws DomainError as `open` */
  async withdraw(ctx: WriteCtx, input: DisciplineChange & { remark: string }): Promise<DisciplineRow | null> {
    const open = await this.open(ctx, input);
    const step = { action: 'WITHDRAW', entries: { remark: input.remark }, verdict: accepted(null), waitsAtId: null, body: open.body } as const;
    return this.measures.take(ctx, open, input, step, nothing);
  }

  /** Ends it without a measure, with the reason. @throws DomainError as `open` */
  async drop(ctx: WriteCtx, input: DisciplineChange & { remark: string }): Promise<DisciplineRow | null> {
    const open = await this.open(ctx, input);
    const step = { action: 'DROP', entries: { remark: input.remark }, verdict: accepted(null), body: open.body } as const;
    return this.measures.take(ctx, open, input, step, () => this.writes.close(ctx, open.row.id));
  }

  /** Refuses with NOT_FOUND, FORBIDDEN, VERSION_STALE; a step then with STAGE_WRONG, ENTRY_MISSING, WARNINGS_OPEN. */
  private async open(ctx: WriteCtx, input: DisciplineChange): Promise<OpenDiscipline & { readonly body: BothLanguages }> {
    const open = await this.measures.open(ctx, input);
    const [found] = await this.caseQuery.findInScope(ctx, [open.row.inspectionCaseId]);
    if (!open.row.led || !found) throw refuse(kernelRefusals.FORBIDDEN);
    return { ...open, body: BODY_OF_CONDUCTOR[found.conductedBy] };
  }
}

function formOf({ proposedForm, inAssignedTask }: DisciplineRow): FormOfViolation {
  return { form: proposedForm, inAssignedTask };
}

async function nothing(): Promise<void> {
  // The step itself is all there is to write.
}
