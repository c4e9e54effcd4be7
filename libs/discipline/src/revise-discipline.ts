import { Injectable } from '@nestjs/common';
import { rehearsable, type WriteCtx } from '#database';
import { contentFindings, isMarked, type Secrecy } from '#inspection';
import { accepted, kernelRefusals, orThrow, refuse, refused, storedDay, type PlainDate, type Verdict } from '#kernel';
import type { DecidingBody, DisciplineForm } from '#regulations';
import { RuleBooks } from '#rule-books';
import { settle, WorkflowRepository } from '#workflow';
import { DisciplineQuery, type DisciplineRow } from './discipline.query.js';
import { DisciplineRepository } from './discipline.repository.js';
import { all, BODIES, entitledAnewVerdict, formVerdict } from './discipline.rules.js';
import { DisciplineService, type DisciplineChange, type OpenDiscipline } from './discipline.service.js';
import { announcedVerdict, lapsesOn, reviseVerdict, type RevisionKind } from './effect.rules.js';

/** What is decided on a decided measure. */
export interface MeasureRevision {
  readonly kind: RevisionKind;
  readonly form: DisciplineForm | null;
  readonly by: DecidingBody;
  readonly decisionNumber: string;
  readonly decidedOn: PlainDate;
  /** Null where the paper is marked. */
  readonly reason: string | null;
  /** The mark of the paper. */
  readonly secrecy: Secrecy;
}

export interface RevisionToRecord extends DisciplineChange, Omit<MeasureRevision, 'form' | 'reason' | 'secrecy'> {
  readonly reason?: string | null;
  readonly form?: DisciplineForm | null;
}

export interface PreparedRevision {
  readonly verdict: Verdict<null>;
  /** Puts it on record, in the transaction that locked the measure. */
  readonly write: () => Promise<void>;
}

/** What comes after a decision: its announcement, and what is decided on it later. */
@Injectable()
export class ReviseDiscipline {
  constructor(
    private readonly measures: DisciplineService,
    private readonly query: DisciplineQuery,
    private readonly writes: DisciplineRepository,
    private readonly items: WorkflowRepository,
    private readonly books: RuleBooks,
  ) {}

  /**
   * Notes the day on which a decision was announced; of a cell, handed out in writing.
   * @throws DomainError NOT_FOUND, FORBIDDEN, STAGE_WRONG, VERSION_STALE, DATE_IN_FUTURE, ANNOUNCED_OUT_OF_ORDER;
   *   ANNOUNCED_LATE unless overridden
   */
  async announce(ctx: WriteCtx, input: DisciplineChange & { announcedOn: PlainDate }): Promise<DisciplineRow | null> {
    const open = await this.measures.open(ctx, input);
    const { id, handled, decidedBy, decidedOn } = open.row;
    if (!handled) throw refuse(kernelRefusals.FORBIDDEN);
    const { announcedOn } = input;
    const verdict = decidedBy === null || decidedOn === null ? accepted(null) : await this.inTime(ctx, decidedBy, storedDay(decidedOn), announcedOn, open.item.organizationId);
    return this.measures.take(ctx, open, input, { action: 'ANNOUNCE', entries: { decidedOn: announcedOn }, verdict }, () => this.writes.announce(ctx, id, announcedOn));
  }

  /**
   * Puts on record that a decided measure was given another form, annulled or lifted; what it took goes back with it.
   * @throws DomainError NOT_FOUND, FORBIDDEN, VERSION_STALE, SECRET_TAKES_NO_CONTENT, CONTENT_MISSING, MEASURE_NOT_DECIDED, MEASURE_ENDED, MEASURE_LAPSED,
   *   FORM_OF_CORRECTION, FORM_UNCHANGED, REVISED_FROM_BELOW, REVISED_OUT_OF_ORDER, FORM_IMPOSSIBLE, NO_OFFICE;
   *   FORM_NOT_FOR_SUBJECT, BODY_NOT_ENTITLED unless overridden
   */
  async revise(ctx: WriteCtx, input: RevisionToRecord): Promise<DisciplineRow | null> {
    const open = await this.measures.open(ctx, input);
    if (!open.row.filed) throw refuse(kernelRefusals.FORBIDDEN);
    const { verdict, write } = await this.prepared(ctx, open, { ...input, form: input.form ?? null, reason: input.reason ?? null, secrecy: open.row.secrecy });
    const { overridden } = orThrow(settle(verdict, input.overrides ?? [], !isMarked(open.row.secrecy)));
    return rehearsable(ctx, input.validateOnly, async () => {
      await this.items.recordOverrides(ctx, open.row.id, overridden);
      await write();
      return this.measures.find(ctx, open.row.id);
    });
  }

  /** Whether a locked measure may be revised so, and the writing of it: for whoever decides on it with something else, too. */
  async prepared(ctx: WriteCtx, { row, item }: OpenDiscipline, revision: MeasureRevision): Promise<PreparedRevision> {
    const { kind, form, by, decisionNumber, decidedOn, reason, secrecy } = revision;
    const book = await this.books.on(ctx, decidedOn, item.organizationId);
    const standing = { form: row.presentForm, decidedBy: row.decidedBy, latestOn: row.latestOn, ended: row.ended, lastsThrough: row.lastsThrough };
    const inWords = contentFindings(secrecy, { reason }, ['reason']);
    const verdict = all(inWords.length > 0 ? refused(inWords) : accepted(null), reviseVerdict({ kind, form, by, decidedOn }, standing, ctx.today), ...(form === null ? [] : await this.ofForm(ctx, row, form, revision, item.organizationId)));
    const write = async (): Promise<void> => {
      const effective = storedDay(row.effectiveOn ?? decidedOn.toString());
      await this.writes.revise(ctx, row.id, { kind, form, by, decisionNumber, decidedOn, reason, lapsesOn: form && lapsesOn(form, effective, book) });
      await this.items.append(ctx, row.id, item.stage, { action: kind, to: item.stage, body: BODIES[by].vi, decisionNumber, decidedOn, remark: reason });
      await this.items.touch(ctx, item);
      ctx.touched.push({ kind: 'discipline_case', id: row.id, action: 'CHANGED' });
    };
    return { verdict, write };
  }

  private async ofForm(ctx: WriteCtx, row: DisciplineRow, form: DisciplineForm, { by, decidedOn }: MeasureRevision, organizationId: string): Promise<Verdict<null>[]> {
    const book = await this.books.on(ctx, decidedOn, organizationId);
    const { subject, level } = await this.query.disciplined(ctx, row, storedDay(row.decidedOn ?? decidedOn.toString()));
    return [formVerdict(form, { subject, level }, book), entitledAnewVerdict(by, { subject, level, form, inAssignedTask: row.inAssignedTask }, book)];
  }

  private async inTime(ctx: WriteCtx, by: DecidingBody, decidedOn: PlainDate, announcedOn: PlainDate, organizationId: string): Promise<Verdict<null>> {
    return announcedVerdict(by, decidedOn, announcedOn, await this.books.on(ctx, decidedOn, organizationId));
  }
}
