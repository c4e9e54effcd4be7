import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import type { WriteCtx } from '#database';
import { accepted, kernelRefusals, refuse, refused, storedDay, type PlainDate, type Verdict } from '#kernel';
import { alsoWarned, lockMember, restrictionFindings, restrictionsOn } from '#members';
import { holdTree } from '#organizations';
import { RuleBooks } from '#rule-books';
import { deadlineAfter, WorkflowService, type Entries, type ItemRow, type Override } from '#workflow';
import { TransferQuery, type TransferRow } from './transfer.query.js';
import { TransferRepository } from './transfer.repository.js';
import { issueVerdict, ownFindings, receiptVerdict, resubmissionVerdict, returnVerdict, type Proposed, type Receipt } from './transfer.rules.js';
import { noCell, TransferService } from './transfer.service.js';
import { TRANSFER, type TransferAction } from './transfer.stages.js';

/** What every change of a transfer says. */
export interface TransferChange {
  readonly transferId: string;
  readonly version: number;
  readonly overrides?: readonly Override[] | null;
  readonly validateOnly: boolean;
}

export interface LetterToIssue extends TransferChange {
  /** Number and day of the letter. */
  readonly decisionNumber: string;
  readonly decidedOn: PlainDate;
  readonly validThrough: PlainDate;
  readonly clearance: string;
  readonly destinationId?: string | null;
}

export interface ReceiptToRecord extends TransferChange {
  readonly receivedOn: PlainDate;
  readonly organizationId?: string | null;
}

export type Reasoned = TransferChange & { readonly remark: string };

interface Open {
  readonly row: TransferRow;
  readonly item: ItemRow;
}

/** What a step adds to its being taken. */
interface Doing {
  readonly entries?: Entries;
  readonly verdict?: Verdict<null>;
  readonly dueOn?: string | null;
  readonly waitsAtId?: string | null;
  /** The receiving end by name: a later letter may go to another. */
  readonly receiver?: string | null;
  readonly write: () => Promise<unknown>;
}

/** What happens to a transfer between its proposal and its end, on either side. */
@Injectable()
export class TransferSteps {
  constructor(
    private readonly transfers: TransferQuery,
    private readonly service: TransferService,
    private readonly writes: TransferRepository,
    private readonly steps: WorkflowService,
    private readonly access: AccessService,
    private readonly books: RuleBooks,
  ) {}

  /** @throws DomainError as `take`, and what `resubmissionVerdict` refuses */
  async resubmit(ctx: WriteCtx, input: TransferChange & Proposed & { readonly reason: string }): Promise<TransferRow> {
    const open = await this.open(ctx, 'transfer.propose', input);
    const { type, reason, place = null, destinationId = null, plannedThrough = null } = input;
    const destination = destinationId === null ? null : await this.service.destination(ctx, destinationId, open.row.organizationId, ctx.today);
    const plan = { direction: place === null ? ('WITHIN' as const) : ('OUT' as const), type, destinationId, place, reason, plannedThrough };
    return this.take(ctx, open, 'RESUBMIT', input, { entries: { remark: reason }, verdict: resubmissionVerdict(input, destination, ctx.today), write: () => this.writes.change(ctx, open.row.id, plan) });
  }

  /** The letter of introduction, with which the receiving side comes to see the case. @throws DomainError as `take`, NOT_FOUND, and by `issueVerdict` */
  async issue(ctx: WriteCtx, input: LetterToIssue): Promise<TransferRow> {
    const open = await this.open(ctx, 'transfer.issue', input);
    const { id, organizationId, direction } = open.row;
    const { decisionNumber, decidedOn: letterOn, validThrough, clearance } = input;
    const destinationId = direction === 'WITHIN' ? (input.destinationId ?? open.row.destinationId) : null;
    if (destinationId !== null && !(await this.access.reaches(ctx, 'transfer.issue', destinationId))) throw noCell('destinationId');
    const destination = destinationId === null ? null : await this.service.destination(ctx, destinationId, organizationId, letterOn);
    const book = await this.books.on(ctx, letterOn, organizationId);
    const due = deadlineAfter(TRANSFER.actions.ISSUE, letterOn, book)?.day.toString();
    const leaving = await this.transfers.leaving(ctx, id);
    const restricted = leaving.memberId === null ? [] : restrictionFindings(await restrictionsOn(ctx, [leaving.memberId], letterOn), [leaving.memberId], () => []);
    return this.take(ctx, open, direction === 'WITHIN' ? 'ISSUE' : 'ISSUE_OUT', input, {
      entries: { decisionNumber, decidedOn: letterOn },
      verdict: alsoWarned(issueVerdict({ letterOn, validThrough }, { direction, destination, ...leaving }, book, ctx.today), restricted),
      dueOn: due !== undefined && due < validThrough.toString() ? due : validThrough.toString(),
      waitsAtId: destinationId,
      write: () => this.writes.issue(ctx, id, { number: decisionNumber, on: letterOn, validThrough, clearance }, destinationId),
    });
  }

  /** Gives the proposal back to be completed, with the reason. @throws DomainError as `take` */
  async returnToCell(ctx: WriteCtx, input: Reasoned): Promise<TransferRow> {
    const open = await this.open(ctx, 'transfer.issue', input);
    return this.take(ctx, open, 'RETURN', input, { entries: { remark: input.remark }, write: () => Promise.resolve() });
  }

  /** The proposer takes it back, with the reason. @throws DomainError as `take` */
  async withdraw(ctx: WriteCtx, input: Reasoned): Promise<TransferRow> {
    return this.close(ctx, 'WITHDRAW', input);
  }

  /** The sending side calls the letter back, with the reason. @throws DomainError as `take` */
  async recall(ctx: WriteCtx, input: Reasoned): Promise<TransferRow> {
    return this.close(ctx, 'RECALL', input);
  }

  /** The receiving side does not take the member, with the reason. @throws DomainError as `take` */
  async refuse(ctx: WriteCtx, input: Reasoned): Promise<TransferRow> {
    const open = await this.openToReceive(ctx, input);
    const action = open.row.direction === 'WITHIN' ? 'REFUSE' : 'REFUSE_OUT';
    return this.take(ctx, open, action, input, { entries: { remark: input.remark }, waitsAtId: null, receiver: open.row.destinationName ?? open.row.place, write: () => Promise.resolve() });
  }

  /** Receipt, from which on the member belongs to the receiving end. @throws DomainError as `take`, NOT_FOUND, and by `receiptVerdict` */
  async receive(ctx: WriteCtx, input: ReceiptToRecord): Promise<TransferRow> {
    await holdTree(ctx);
    const open = await this.openToReceive(ctx, input);
    const { id, direction, type, memberId, organizationId, letterOn, letterValidThrough, plannedThrough } = open.row;
    const { receivedOn } = input;
    if (memberId !== null) await lockMember(ctx, memberId);
    const cellId = direction === 'WITHIN' ? (input.organizationId ?? open.row.destinationId) : null;
    if (cellId !== null && !(await this.access.reaches(ctx, 'transfer.receive', cellId))) throw noCell('organizationId');
    const isCell = cellId === null || (await this.transfers.place(ctx, cellId, receivedOn)).isCell;
    const forGood = type === 'PERMANENT';
    const { begunOn, isOwn, thereFrom, thereThrough } = await this.transfers.receiving(ctx, id, receivedOn, cellId);
    const there = thereFrom === null ? null : { from: thereFrom, through: thereThrough };
    const receipt = { receivedOn, plannedThrough: plannedThrough === null ? null : storedDay(plannedThrough), begunOn, isOwn, there, isCell };
    const verdict = letterOn === null || letterValidThrough === null ? accepted(null) : await this.judge(ctx, { ...receipt, letterOn: storedDay(letterOn), validThrough: storedDay(letterValidThrough) }, cellId ?? organizationId);
    const action = direction === 'WITHIN' ? (forGood ? 'RECEIVE' : 'TAKE_FOR_A_TIME') : forGood ? 'CONFIRM' : 'CONFIRM_FOR_A_TIME';
    return this.take(ctx, open, action, input, {
      verdict,
      dueOn: plannedThrough,
      waitsAtId: cellId,
      write: async () => {
        this.touchMember(ctx, await this.writes.receive(ctx, id, receivedOn, cellId));
      },
    });
  }

  /** The last day of a temporary stay; either end may say so. @throws DomainError as `take`, and by `returnVerdict` */
  async endStay(ctx: WriteCtx, input: TransferChange & { readonly endedOn: PlainDate }): Promise<TransferRow> {
    const open = await this.open(ctx, 'transfer.receive', input, true);
    const { id, receivedOn, plannedThrough } = open.row;
    const verdict = receivedOn === null || plannedThrough === null ? accepted(null) : returnVerdict(input.endedOn, receivedOn, storedDay(plannedThrough), ctx.today);
    return this.take(ctx, open, 'END_STAY', input, {
      verdict,
      write: async () => {
        this.touchMember(ctx, await this.writes.endStay(ctx, id, input.endedOn));
      },
    });
  }

  private async judge(ctx: WriteCtx, receipt: Receipt, organizationId: string): Promise<Verdict<null>> {
    return receiptVerdict(receipt, await this.books.on(ctx, receipt.receivedOn, organizationId), ctx.today);
  }

  private async close(ctx: WriteCtx, action: 'WITHDRAW' | 'RECALL', input: Reasoned): Promise<TransferRow> {
    const open = await this.open(ctx, TRANSFER.actions[action].right, input);
    return this.take(ctx, open, action, input, { entries: { remark: input.remark }, write: () => this.writes.close(ctx, open.row.id) });
  }

  /** Within the system the receiving cell says what became of it; of a place outside, those who sent the letter. */
  private async openToReceive(ctx: WriteCtx, input: TransferChange): Promise<Open> {
    const row = await this.service.get(ctx, input.transferId, ['input', 'transferId']);
    return row.direction === 'WITHIN' ? this.open(ctx, 'transfer.receive', input, 'destination') : this.open(ctx, 'transfer.issue', input);
  }

  /**
   * The transfer, locked, for whoever has the right at the end in question and knows its present version.
   * @param at at the sending end unless said; true: at either end
   */
  private async open(ctx: WriteCtx, right: string, { transferId, version }: TransferChange, at: 'destination' | boolean = false): Promise<Open> {
    const path = ['input', 'transferId'];
    const row = await this.service.get(ctx, transferId, path);
    const ends = [...(at === 'destination' ? [] : [row.organizationId]), ...(at === false ? [] : [row.destinationId])];
    let reached = false;
    for (const end of ends) reached ||= end !== null && (await this.access.reaches(ctx, right, end));
    if (!reached) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: TRANSFER.vi.toLocaleLowerCase('vi'), whatEn: TRANSFER.en }, path);
    return { row, item: await this.steps.open(ctx, TRANSFER, transferId, version, path) };
  }

  /** @throws DomainError STAGE_WRONG, ENTRY_MISSING, DATE_IN_FUTURE, OWN_TRANSFER, CONFLICT_OF_INTEREST, WARNINGS_OPEN, OVERRIDE_POINTLESS, the verdict's own */
  private async take(ctx: WriteCtx, { row, item }: Open, action: TransferAction, input: TransferChange, { entries = {}, verdict = accepted(null), dueOn = null, waitsAtId = null, receiver = null, write }: Doing): Promise<TransferRow> {
    const own = ownFindings({ isActor: row.personId === ctx.actor.personId, isRelative: await this.transfers.isRelative(ctx, row.personId) });
    // Whoever must not act on it is not told what else there is to say of it.
    const step = { action, entries, verdict: own.length > 0 ? refused(own) : verdict, overrides: input.overrides ?? [], dueOn, waitsAtId, ...(receiver === null ? {} : { body: { vi: receiver, en: receiver } }), validateOnly: input.validateOnly };
    await this.steps.take(ctx, TRANSFER, item, step, async () => {
      await write();
      ctx.touched.push({ kind: 'transfer', id: row.id, action: 'CHANGED' });
    });
    return (await this.transfers.findInScope(ctx, row.id)) ?? row;
  }

  private touchMember(ctx: WriteCtx, id: string): void {
    ctx.touched.push({ kind: 'member', id, action: 'CHANGED' });
  }
}
