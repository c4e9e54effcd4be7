import { Injectable } from '@nestjs/common';
import { rehearsable, type WriteCtx } from '#database';
import { isMarked, markedFindings, type Secrecy } from '#inspection';
import { accepted, kernelRefusals, newId, orThrow, refuse, refused, type PlainDate, type Verdict } from '#kernel';
import type { RuleBook } from '#regulations';
import { RuleBooks } from '#rule-books';
import { settle, WorkflowRepository, type Override } from '#workflow';
import { ComplaintQuery, type ComplainedRow, type ComplaintRow, type ComplaintWay } from './complaint.query.js';
import { complaintRefusals } from './complaint.refusals.js';
import { ComplaintRepository } from './complaint.repository.js';
import { all, HANDLERS, levelsLeft, levelVerdict, receiveVerdict, settleBy, windowFrom, type Complained, type Handler } from './complaint.rules.js';
import { COMPLAINANT, COMPLAINT, stageBefore } from './complaint.stages.js';

interface Filing {
  readonly content?: string | null;
  readonly keptAt?: string | null;
  readonly overrides?: readonly Override[] | null;
  readonly validateOnly: boolean;
}

/** A complaint as the complainant files it. */
export interface ComplaintToFile extends Filing {
  /** One of the two: what it is against. */
  readonly disciplineId?: string | null;
  readonly exitId?: string | null;
}

/** A complaint as the inspection committee receives it: a letter that names the decision. */
export interface ComplaintToReceive extends Filing {
  readonly memberId?: string | null;
  readonly organizationId?: string | null;
  readonly decisionNumber: string;
  readonly decidedOn: PlainDate;
  readonly receivedOn: PlainDate;
  readonly way: ComplaintWay;
  readonly secrecy: Secrecy;
  readonly handledBy?: Handler | null;
}

interface Receipt extends Filing {
  readonly receivedOn: PlainDate;
  readonly way: ComplaintWay;
  readonly secrecy: Secrecy;
  /** Null: the lowest level that may. */
  readonly handledBy: Handler | null;
  readonly body: string;
}

/** How complaints come in: from the complainant, or as a letter to the inspection committee. */
@Injectable()
export class FileComplaint {
  constructor(
    private readonly query: ComplaintQuery,
    private readonly writes: ComplaintRepository,
    private readonly items: WorkflowRepository,
    private readonly books: RuleBooks,
  ) {}

  /**
   * Files a complaint against what was decided on the actor, or on the actor's organisation, or against the actor's removal from the roll; answers its id.
   * @throws DomainError NOT_FOUND, COMPLAINT_AGAINST_NOT_ONE, or as `receive`
   */
  async file(ctx: WriteCtx, input: ComplaintToFile): Promise<string> {
    const { disciplineId = null, exitId = null } = input;
    const id = disciplineId ?? exitId;
    if (id === null || (disciplineId !== null && exitId !== null)) throw refuse(complaintRefusals.COMPLAINT_AGAINST_NOT_ONE, {}, ['input']);
    const decision = await this.query.ownDecision(ctx, id);
    if (decision?.isRemoval !== (exitId !== null)) throw notFound(exitId === null ? 'disciplineId' : 'exitId');
    return this.take(ctx, decision, { ...input, receivedOn: ctx.today, way: 'IN_SYSTEM', secrecy: decision.secrecy, handledBy: null, body: COMPLAINANT.vi });
  }

  /**
   * Puts a letter on record; answers the id of the complaint.
   * @throws DomainError NOT_FOUND, SECRET_TAKES_NO_CONTENT, SECRET_KEPT_AT_MISSING, CONTENT_MISSING, COMPLAINT_SUBJECT_NOT_ONE, COMPLAINT_PENDING, COMPLAINT_POINTLESS, COMPLAINT_OUT_OF_ORDER,
   *   COMPLAINT_ON_ITSELF, COMPLAINT_BODY_MISSING; COMPLAINT_LATE, COMPLAINT_SETTLED_FINALLY, COMPLAINT_LEVEL_SKIPPED unless overridden
   */
  async receive(ctx: WriteCtx, input: ComplaintToReceive): Promise<string> {
    const { memberId = null, organizationId = null, handledBy = null } = input;
    const subjectId = memberId ?? organizationId;
    if (subjectId === null || (memberId !== null && organizationId !== null)) throw refuse(complaintRefusals.COMPLAINT_SUBJECT_NOT_ONE, {}, ['input']);
    const decision = await this.query.namedDecision(ctx, { ...input, subjectId });
    if (!decision) throw notFound('decisionNumber');
    return this.take(ctx, decision, { ...input, handledBy, body: HANDLERS.INSPECTION_COMMITTEE.vi });
  }

  private async take(ctx: WriteCtx, decision: ComplainedRow, receipt: Receipt): Promise<string> {
    const { receivedOn, overrides, validateOnly, body } = receipt;
    const earlier = await this.query.ofDecision(ctx, decision.id);
    const previous = earlier.find(({ outcome }) => outcome !== null);
    const complained = complainedOf(decision, earlier, previous);
    const { against } = complained;
    const nearest = decision.inspectionPlace ?? decision.standingPlace;
    if (nearest === null) throw bodyMissing('INSPECTION_COMMITTEE');
    const book = await this.books.on(ctx, receivedOn, nearest);
    const windowBook = await this.windowBook(ctx, complained, book, nearest);
    const left = levelsLeft(complained, book).filter((level) => placeOf(decision, level) !== null);
    const handledBy = receipt.handledBy ?? left[0] ?? 'SUPERIOR';
    const organizationId = placeOf(decision, handledBy);
    if (organizationId === null) throw bodyMissing(handledBy);
    const letter = { secrecy: isMarked(decision.secrecy) ? decision.secrecy : receipt.secrecy, keptAt: receipt.keptAt ?? null, content: receipt.content ?? null };
    const verdict = all(contentVerdict(letter), receiveVerdict(receivedOn, complained, book, ctx.today, windowBook), levelVerdict(handledBy, left, book, against));
    const { overridden } = orThrow(settle(verdict, overrides ?? [], !isMarked(letter.secrecy)));
    return rehearsable(ctx, validateOnly, async () => {
      const id = newId();
      const stage = stageBefore(handledBy, against);
      await this.items.open(ctx, { kind: COMPLAINT.kind, stage, dueOn: settleBy(receivedOn, book, against)?.toString() ?? null, ids: [id], organizationIds: [organizationId] });
      const of = { disciplineId: decision.isRemoval ? null : decision.id, exitId: decision.isRemoval ? decision.id : null };
      const made = { id, ...of, organizationId, handledBy, previousId: previous?.id ?? null, receivedOn, way: receipt.way, ...letter };
      // Another may have come in since it was checked.
      if (!(await this.writes.create(ctx, made))) throw refuse(complaintRefusals.COMPLAINT_PENDING);
      await this.items.append(ctx, id, null, { action: 'RECEIVE', to: stage, body });
      await this.items.recordOverrides(ctx, id, overridden);
      ctx.touched.push({ kind: 'complaint', id, action: 'CREATED' });
      return id;
    });
  }

  /** The window of a removal is what the book of the day says from which it runs, as its `complaintBy` tells; that of a measure, what the book of the receipt says. */
  private async windowBook(ctx: WriteCtx, complained: Complained, book: RuleBook, organizationId: string): Promise<RuleBook> {
    const from = complained.against === 'REMOVAL' ? windowFrom(complained) : null;
    return from === null ? book : this.books.on(ctx, from, organizationId);
  }
}

function contentVerdict({ content, ...mark }: { readonly secrecy: Secrecy; readonly keptAt: string | null; readonly content: string | null }): Verdict<null> {
  const findings = markedFindings(mark, { content }, ['content']);
  return findings.length > 0 ? refused(findings) : accepted(null);
}

function complainedOf({ isRemoval, decidedBy, decidedOn, announcedOn, ended }: ComplainedRow, earlier: readonly ComplaintRow[], previous: ComplaintRow | undefined): Complained {
  const settled = previous?.decidedOn == null ? null : { handledBy: previous.handledBy, decidedOn: previous.decidedOn, isFinal: previous.isFinal };
  return { against: isRemoval ? 'REMOVAL' : 'MEASURE', decidedBy, decidedOn, announcedOn, ended, pending: earlier.some(({ closedOn }) => closedOn === null), previous: settled };
}

/** Where a body is; one above the ward has what it decides put on record by the inspection committee, of a removal by the standing committee. */
function placeOf({ isRemoval, inspectionPlace, standingPlace }: ComplainedRow, level: Handler): string | null {
  return level === 'STANDING_COMMITTEE' || level === 'PARTY_COMMITTEE' || isRemoval ? standingPlace : level === 'SUPERIOR' ? (inspectionPlace ?? standingPlace) : inspectionPlace;
}

function bodyMissing(body: Handler): Error {
  return refuse(complaintRefusals.COMPLAINT_BODY_MISSING, { bodyVi: HANDLERS[body].vi, bodyEn: HANDLERS[body].en }, ['input', 'handledBy']);
}

const WANTED = {
  disciplineId: { whatVi: 'quyết định kỷ luật', whatEn: 'measure' },
  exitId: { whatVi: 'quyết định xóa tên', whatEn: 'removal from the roll' },
  decisionNumber: { whatVi: 'quyết định kỷ luật hoặc xóa tên', whatEn: 'measure or removal from the roll' },
} as const;

function notFound(field: keyof typeof WANTED): Error {
  return refuse(kernelRefusals.NOT_FOUND, WANTED[field], ['input', field]);
}
