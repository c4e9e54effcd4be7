import { Injectable } from '@nestjs/common';
import { rehearsable, type WriteCtx } from '#database';
import { isMarked, markedFindings, type Secrecy } from '#inspection';
import { accepted, kernelRefusals, newId, orThrow, refuse, refused, type PlainDate, type Verdict } from '#kernel';
import { RuleBooks } from '#rule-books';
import { settle, WorkflowRepository, type Override } from '#workflow';
import { ComplaintQuery, type ComplainedRow, type ComplaintRow, type ComplaintWay } from './complaint.query.js';
import { complaintRefusals } from './complaint.refusals.js';
import { ComplaintRepository } from './complaint.repository.js';
import { all, HANDLERS, levelsLeft, levelVerdict, receiveVerdict, settleBy, type Complained, type Handler } from './complaint.rules.js';
import { COMPLAINANT, COMPLAINT } from './complaint.stages.js';

interface Filing {
  readonly content?: string | null;
  readonly keptAt?: string | null;
  readonly overrides?: readonly Override[] | null;
  readonly validateOnly: boolean;
}

/** A complaint as the complainant files it. */
export interface ComplaintToFile extends Filing {
  readonly disciplineId: string;
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
   * Files a complaint against what was decided on the actor, or on the actor's organisation; answers its id.
   * @throws DomainError NOT_FOUND, or as `receive`
   */
  async file(ctx: WriteCtx, input: ComplaintToFile): Promise<string> {
    const measure = await this.query.ownMeasure(ctx, input.disciplineId);
    if (!measure) throw notFound('disciplineId');
    return this.take(ctx, measure, { ...input, receivedOn: ctx.today, way: 'IN_SYSTEM', secrecy: measure.secrecy, handledBy: null, body: COMPLAINANT.vi });
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
    const measure = await this.query.namedMeasure(ctx, { ...input, subjectId });
    if (!measure) throw notFound('decisionNumber');
    return this.take(ctx, measure, { ...input, handledBy, body: HANDLERS.INSPECTION_COMMITTEE.vi });
  }

  private async take(ctx: WriteCtx, measure: ComplainedRow, receipt: Receipt): Promise<string> {
    const { receivedOn, overrides, validateOnly, body } = receipt;
    const earlier = await this.query.ofMeasure(ctx, measure.id);
    const previous = earlier.find(({ outcome }) => outcome !== null);
    const complained = complainedOf(measure, earlier, previous);
    const nearest = measure.inspectionPlace ?? measure.standingPlace;
    if (nearest === null) throw bodyMissing('INSPECTION_COMMITTEE');
    const book = await this.books.on(ctx, receivedOn, nearest);
    const left = levelsLeft(complained, book).filter((level) => placeOf(measure, level) !== null);
    const handledBy = receipt.handledBy ?? left[0] ?? 'SUPERIOR';
    const organizationId = placeOf(measure, handledBy);
    if (organizationId === null) throw bodyMissing(handledBy);
    const letter = { secrecy: isMarked(measure.secrecy) ? measure.secrecy : receipt.secrecy, keptAt: receipt.keptAt ?? null, content: receipt.content ?? null };
    const verdict = all(contentVerdict(letter), receiveVerdict(receivedOn, complained, book, ctx.today), levelVerdict(handledBy, left, book));
    const { overridden } = orThrow(settle(verdict, overrides ?? [], !isMarked(letter.secrecy)));
    return rehearsable(ctx, validateOnly, async () => {
      const id = newId();
      const stage = `AWAITING_${handledBy}` as const;
      await this.items.open(ctx, { kind: COMPLAINT.kind, stage, dueOn: settleBy(receivedOn, book)?.toString() ?? null, ids: [id], organizationIds: [organizationId] });
      const made = { id, disciplineId: measure.id, organizationId, handledBy, previousId: previous?.id ?? null, receivedOn, way: receipt.way, ...letter };
      // Another may have come in since it was checked.
      if (!(await this.writes.create(ctx, made))) throw refuse(complaintRefusals.COMPLAINT_PENDING);
      await this.items.append(ctx, id, null, { action: 'RECEIVE', to: stage, body });
      await this.items.recordOverrides(ctx, id, overridden);
      ctx.touched.push({ kind: 'complaint', id, action: 'CREATED' });
      return id;
    });
  }
}

function contentVerdict({ content, ...mark }: { readonly secrecy: Secrecy; readonly keptAt: string | null; readonly content: string | null }): Verdict<null> {
  const findings = markedFindings(mark, { content }, ['content']);
  return findings.length > 0 ? refused(findings) : accepted(null);
}

function complainedOf({ decidedBy, decidedOn, announcedOn, ended }: ComplainedRow, earlier: readonly ComplaintRow[], previous: ComplaintRow | undefined): Complained {
  const settled = previous?.decidedOn == null ? null : { handledBy: previous.handledBy, decidedOn: previous.decidedOn, isFinal: previous.isFinal };
  return { decidedBy, decidedOn, announcedOn, ended, pending: earlier.some(({ closedOn }) => closedOn === null), previous: settled };
}

/** Where a body is; one above the ward has what it decides put on record by the inspection committee. */
function placeOf({ inspectionPlace, standingPlace }: ComplainedRow, level: Handler): string | null {
  return level === 'STANDING_COMMITTEE' || level === 'PARTY_COMMITTEE' ? standingPlace : level === 'SUPERIOR' ? (inspectionPlace ?? standingPlace) : inspectionPlace;
}

function bodyMissing(body: Handler): Error {
  return refuse(complaintRefusals.COMPLAINT_BODY_MISSING, { bodyVi: HANDLERS[body].vi, bodyEn: HANDLERS[body].en }, ['input', 'handledBy']);
}

function notFound(field: string): Error {
  return refuse(kernelRefusals.NOT_FOUND, { whatVi: 'quyết định kỷ luật', whatEn: 'measure' }, ['input', field]);
}
