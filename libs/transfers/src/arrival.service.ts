import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type WriteCtx } from '#database';
import { accepted, kernelRefusals, newId, orThrow, refuse, refused, type PlainDate, type Verdict } from '#kernel';
import { lockMember, type NewPerson } from '#members';
import { holdTree } from '#organizations';
import { endOfProbation, type RuleBook } from '#regulations';
import { RuleBooks } from '#rule-books';
import { settle, WorkflowRepository, type Override } from '#workflow';
import { NewcomerService, type NewcomerFindings } from './newcomer.service.js';
import { TransferQuery, type ArrivingRow, type TransferRow } from './transfer.query.js';
import { transferRefusals } from './transfer.refusals.js';
import { TransferRepository } from './transfer.repository.js';
import { arrivalVerdict, type Known, type Papers, type TransferType } from './transfer.rules.js';
import { TRANSFER } from './transfer.stages.js';

export interface ArrivalToRecord extends Papers {
  /** The receiving cell. */
  readonly organizationId: string;
  readonly type: TransferType;
  /** The party organisation outside the system that sent the member. */
  readonly place: string;
  readonly reason: string;
  readonly plannedThrough?: PlainDate | null;
  readonly letterNumber: string;
  readonly letterOn: PlainDate;
  readonly validThrough: PlainDate;
  readonly receivedOn: PlainDate;
  /** Somebody on record; or `person`. */
  readonly personId?: string | null;
  readonly person?: NewPerson | null;
  readonly overrides?: readonly Override[] | null;
  readonly validateOnly: boolean;
}

/** Takes in members from outside the system, with person, party record and status. */
@Injectable()
export class ArrivalService {
  constructor(
    private readonly transfers: TransferQuery,
    private readonly writes: TransferRepository,
    private readonly items: WorkflowRepository,
    private readonly newcomers: NewcomerService,
    private readonly access: AccessService,
    private readonly books: RuleBooks,
  ) {}

  /** @throws DomainError NOT_FOUND, PERSON_AMBIGUOUS, or what `NewcomerService` and `arrivalVerdict` refuse or warn of */
  async record(ctx: WriteCtx, input: ArrivalToRecord): Promise<TransferRow> {
    const { organizationId, receivedOn } = input;
    if (!(await this.access.reaches(ctx, 'transfer.issue', organizationId))) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'chi bộ', whatEn: 'cell' }, ['input', 'organizationId']);
    await holdTree(ctx);
    if (input.personId != null) await this.writes.hold(ctx, input.personId);
    const { person, known } = await this.whoArrives(ctx, input);
    if (known?.memberId != null) await lockMember(ctx, known.memberId);
    const { isCell } = await this.transfers.place(ctx, organizationId, receivedOn);
    const book = await this.books.on(ctx, receivedOn, organizationId);
    const receipt = { receivedOn, letterOn: input.letterOn, validThrough: input.validThrough, plannedThrough: input.plannedThrough ?? null, begunOn: null, isOwn: false, there: null, isCell };
    const judged = arrivalVerdict({ type: input.type, plannedThrough: input.plannedThrough }, input, receipt, known && this.recordOf(ctx, input, known), { book, today: ctx.today });
    const { overridden } = orThrow(settle(person ? withMore(judged, await this.newcomers.findings(ctx, person, input.admissionDecidedOn)) : judged, input.overrides ?? []));
    return rehearsable(ctx, input.validateOnly, async () => {
      const id = newId();
      const { type, place, reason, letterNumber: number, letterOn: on, validThrough, plannedThrough = null } = input;
      const stage = type === 'PERMANENT' ? 'RECEIVED' : 'STAYING';
      await this.items.open(ctx, { kind: TRANSFER.kind, stage, dueOn: plannedThrough?.toString() ?? null, ids: [id], organizationIds: [organizationId] });
      const personId = person ? await this.newcomers.add(ctx, person) : (input.personId ?? '');
      const transfer = { id, organizationId, personId, direction: 'IN', type, destinationId: null, place, reason, plannedThrough } as const;
      const memberId = await this.writes.arrive(ctx, transfer, { number, on, validThrough }, receivedOn, this.arrival(input, known, book));
      if (person) await this.newcomers.suspect(ctx, personId);
      await this.items.append(ctx, id, null, { action: 'ARRIVE', to: stage, body: place, decisionNumber: number, decidedOn: on, remark: reason });
      await this.items.recordOverrides(ctx, id, overridden);
      ctx.touched.push({ kind: 'transfer', id, action: 'CREATED' }, { kind: 'member', id: memberId, action: known?.memberId == null ? 'CREATED' : 'CHANGED' });
      const row = await this.transfers.findInScope(ctx, id);
      if (!row) throw new Error('A transfer just recorded must be in scope.');
      return row;
    });
  }

  /** Somebody new, or somebody on record. */
  private async whoArrives(ctx: WriteCtx, { personId, person }: ArrivalToRecord): Promise<{ readonly person: NewPerson | null; readonly known: ArrivingRow | null }> {
    if ((personId == null) === (person == null)) throw refuse(transferRefusals.PERSON_AMBIGUOUS, {}, ['input', 'person']);
    if (personId == null) return { person: person ?? null, known: null };
    const known = await this.transfers.arriving(ctx, personId);
    if (!known) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'người này', whatEn: 'person' }, ['input', 'personId']);
    return { person: null, known };
  }

  private recordOf(ctx: WriteCtx, { personId }: ArrivalToRecord, { isRelative, openCase, decidedOn, ceremonyOn, ...rest }: ArrivingRow): Known {
    return { isActor: personId === ctx.actor.personId, isRelative, openCase, record: decidedOn === null || ceremonyOn === null ? null : { decidedOn, ceremonyOn, ...rest } };
  }

  private arrival({ admissionDecidedOn, admissionCeremonyOn, recognizedOn, admissionDecisionNumber }: ArrivalToRecord, known: ArrivingRow | null, book: RuleBook) {
    const end = endOfProbation({ decidedOn: admissionDecidedOn, ceremonyOn: admissionCeremonyOn, readmits: false }, book);
    const within = book.get('admission.review-within')?.value;
    const reviewDueOn = end === undefined || within === undefined ? null : book.calendar.after(end, within).day.toString();
    return {
      memberId: known?.memberId ?? newId(),
      decidedOn: admissionDecidedOn.toString(),
      ceremonyOn: admissionCeremonyOn.toString(),
      recognizedOn: recognizedOn?.toString() ?? null,
      admissionId: newId(),
      decisionNumber: admissionDecisionNumber ?? null,
      reviewDueOn,
    };
  }
}

function withMore(verdict: Verdict<null>, found: NewcomerFindings): Verdict<null> {
  const refusals = [...(verdict.ok ? [] : verdict.refusals), ...found.refusals];
  const warnings = [...verdict.warnings, ...found.warnings];
  return refusals.length > 0 ? refused(refusals, warnings) : accepted(null, warnings);
}
