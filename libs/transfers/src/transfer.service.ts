import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { CursorCodec, kernelRefusals, makePage, newId, orThrow, readPageArgs, refuse, type Page, type PageArgs, type PlainDate } from '#kernel';
import { lockMember } from '#members';
import { WorkflowRepository } from '#workflow';
import { TransferQuery, type TransferFilter, type TransferRow } from './transfer.query.js';
import { TransferRepository } from './transfer.repository.js';
import { proposalVerdict, type Destination, type Proposed } from './transfer.rules.js';
import { TRANSFER } from './transfer.stages.js';

export interface TransferToPropose extends Proposed {
  readonly memberId: string;
  readonly reason: string;
  readonly validateOnly: boolean;
}

/** A page of transfers, and which were asked for. */
export interface TransferPage extends Page<TransferRow> {
  readonly filter: TransferFilter;
}

/** Shows transfers, and opens them. What is shown goes into the audit. */
@Injectable()
export class TransferService {
  constructor(
    private readonly transfers: TransferQuery,
    private readonly cursors: CursorCodec,
    private readonly writes: TransferRepository,
    private readonly items: WorkflowRepository,
    private readonly access: AccessService,
  ) {}

  /** One page of those in scope, the latest first. @throws DomainError what `readPageArgs` refuses */
  async list(ctx: Ctx, { filter: given, ...args }: PageArgs & { readonly filter?: TransferFilter | null }): Promise<TransferPage> {
    const filter = given ?? {};
    const query = ['transfers', filter];
    const request = readPageArgs(args, query, this.cursors);
    const page = makePage(await this.transfers.list(ctx, filter, request), request, query, (row) => this.transfers.keyOf(row), this.cursors);
    for (const { node } of page.edges) ctx.touched.push({ kind: 'transfer', id: node.id, action: 'READ' });
    return { ...page, filter };
  }

  /** How many there are on all pages. */
  async count(ctx: Ctx, filter: TransferFilter): Promise<number> {
    return this.transfers.count(ctx, filter);
  }

  /** @throws DomainError NOT_FOUND when there is none in scope */
  async get(ctx: Ctx, id: string, path: readonly string[] = ['id']): Promise<TransferRow> {
    const row = await this.transfers.findInScope(ctx, id);
    if (!row) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: TRANSFER.vi.toLocaleLowerCase('vi'), whatEn: TRANSFER.en }, path);
    ctx.touched.push({ kind: 'transfer', id, action: 'READ' });
    return row;
  }

  /** @throws DomainError NOT_FOUND, or what `proposalVerdict` refuses */
  async propose(ctx: WriteCtx, input: TransferToPropose): Promise<TransferRow> {
    const { memberId, type, reason, place = null, destinationId = null, plannedThrough = null } = input;
    await lockMember(ctx, memberId);
    const mover = await this.transfers.mover(ctx, memberId);
    if (!mover || !(await this.access.reaches(ctx, 'transfer.propose', mover.organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'đảng viên', whatEn: 'member' }, ['input', 'memberId']);
    }
    const { personId, organizationId } = mover;
    const destination = destinationId === null ? null : await this.destination(ctx, destinationId, organizationId, ctx.today);
    orThrow(proposalVerdict(input, { ...mover, isActor: personId === ctx.actor.personId }, destination, ctx.today));
    return rehearsable(ctx, input.validateOnly, async () => {
      const id = newId();
      await this.items.open(ctx, { kind: TRANSFER.kind, stage: TRANSFER.initial, dueOn: null, ids: [id], organizationIds: [organizationId] });
      await this.writes.propose(ctx, { id, organizationId, personId, direction: place === null ? 'WITHIN' : 'OUT', type, destinationId, place, reason, plannedThrough });
      await this.items.append(ctx, id, null, { action: 'PROPOSE', to: TRANSFER.initial, body: TRANSFER.actions.RESUBMIT.body.vi, remark: reason });
      ctx.touched.push({ kind: 'transfer', id, action: 'CREATED' });
      return this.get(ctx, id);
    });
  }

  /** A receiving cell that the actor knows of. @throws DomainError NOT_FOUND */
  async destination(ctx: Ctx, destinationId: string, ownId: string, day: PlainDate): Promise<Destination> {
    const { known, isCell } = await this.transfers.place(ctx, destinationId, day);
    if (!known) throw noCell('destinationId');
    return { isOwn: destinationId === ownId, isCell };
  }
}

export function noCell(field: string): Error {
  return refuse(kernelRefusals.NOT_FOUND, { whatVi: 'chi bộ', whatEn: 'cell' }, ['input', field]);
}
