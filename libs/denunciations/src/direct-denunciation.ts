import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type WriteCtx } from '#database';
import { accepted, kernelRefusals, newId, orThrow, refuse, type PlainDate, type Verdict } from '#kernel';
import { WorkflowRepository, WorkflowService, type Entries, type ItemRow, type Override } from '#workflow';
import { CasesOfDenunciations } from './cases-of-denunciations.js';
import { DenunciationQuery, type DenunciationRow } from './denunciation.query.js';
import { DenunciationRepository, type DenunciationConclusion } from './denunciation.repository.js';
import { concludeVerdict, letterVerdict, takeUpVerdict } from './denunciation.rules.js';
import { DenunciationService } from './denunciation.service.js';
import { DENUNCIATION, type DenunciationAction } from './denunciation.stages.js';

export interface DenunciationToReceive {
  readonly organizationId: string;
  readonly memberId?: string | null;
  readonly accusedId?: string | null;
  readonly receivedOn: PlainDate;
  readonly content: string;
  readonly anonymous: boolean;
  readonly denouncerName?: string | null;
  readonly denouncerAddress?: string | null;
  readonly validateOnly: boolean;
}

/** A change of a denunciation, based on a version. */
export interface DenunciationChange {
  readonly denunciationId: string;
  readonly version: number;
  readonly overrides?: readonly Override[] | null;
  readonly validateOnly: boolean;
}

interface Taken {
  readonly action: DenunciationAction;
  readonly entries: Entries;
  readonly verdict: Verdict<unknown>;
}

interface Open {
  readonly row: DenunciationRow;
  readonly item: ItemRow;
}

const PATH = ['input', 'denunciationId'];

/** What the officers of an inspection committee do with denunciations. */
@Injectable()
export class DirectDenunciation {
  constructor(
    private readonly denunciations: DenunciationService,
    private readonly query: DenunciationQuery,
    private readonly writes: DenunciationRepository,
    private readonly steps: WorkflowService,
    private readonly items: WorkflowRepository,
    private readonly cases: CasesOfDenunciations,
    private readonly access: AccessService,
  ) {}

  /**
   * Puts a letter on record, who denounces sealed; answers its id.
   * @throws DomainError NOT_FOUND, ACCUSED_NOT_ONE, ACCUSED_UNKNOWN, DENOUNCER_OR_ANONYMOUS, DATE_IN_FUTURE, CONFLICT_OF_INTEREST
   */
  async receive(ctx: WriteCtx, input: DenunciationToReceive): Promise<string> {
    const { organizationId, memberId = null, accusedId = null, receivedOn, content, anonymous, denouncerName = null, denouncerAddress = null } = input;
    if (!(await this.access.reaches(ctx, 'case.oversee', organizationId))) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức đảng', whatEn: 'party organization' }, ['input', 'organizationId']);
    const isKnown = await this.query.isKnown(ctx, memberId, accusedId);
    orThrow(letterVerdict({ memberId, accusedId, anonymous, hasDenouncer: denouncerName !== null, receivedOn }, isKnown, ctx.today));
    if (await this.query.isOwn(ctx, memberId, accusedId, receivedOn)) throw refuse(kernelRefusals.CONFLICT_OF_INTEREST, {}, ['input', memberId === null ? 'accusedId' : 'memberId']);
    return rehearsable(ctx, input.validateOnly, async () => {
      const id = newId();
      const { kind, initial } = DENUNCIATION;
      await this.items.open(ctx, { kind, stage: initial, dueOn: null, ids: [id], organizationIds: [organizationId] });
      await this.writes.create(ctx, { id, organizationId, memberId, accusedId, receivedOn, content, denouncer: denouncerName === null ? null : { name: denouncerName, address: denouncerAddress } });
      await this.items.append(ctx, id, null, { action: 'RECEIVE', to: initial, body: DENUNCIATION.actions.TAKE_UP.body.vi });
      ctx.touched.push({ kind: 'denunciation', id, action: 'CREATED' });
      return id;
    });
  }

  /**
   * Takes a denunciation up in a case, whose team may be told who denounces.
   * @throws DomainError as `open`; STAGE_WRONG, ENTRY_MISSING, DATE_IN_FUTURE, TAKEN_UP_BEFORE_RECEIPT, CASE_NOT_ON_ACCUSED;
   *   ANONYMOUS_NOT_PROCESSED unless overridden
   */
  async takeUp(ctx: WriteCtx, input: DenunciationChange & { readonly caseId: string; readonly decisionNumber: string; readonly decidedOn: PlainDate }): Promise<DenunciationRow> {
    const open = await this.open(ctx, input);
    const { caseId, decisionNumber, decidedOn } = input;
    const { found, book } = await this.cases.of(ctx, caseId, open.row, decidedOn);
    const step = { action: 'TAKE_UP', entries: { decisionNumber, decidedOn }, verdict: takeUpVerdict(decidedOn, open.row, found, book) } as const;
    return this.take(ctx, open, input, step, () => this.writes.takeUp(ctx, open.row.id, caseId, decidedOn));
  }

  /**
   * Concludes a denunciation, after its case.
   * @throws DomainError as `open`; STAGE_WRONG, DATE_IN_FUTURE, CONCLUDED_BEFORE_TAKEN_UP, DENUNCIATION_CASE_OPEN
   */
  async conclude(ctx: WriteCtx, input: DenunciationChange & DenunciationConclusion): Promise<DenunciationRow> {
    const open = await this.open(ctx, input);
    const { conclusionNumber, concludedOn } = input;
    const caseConcludedOn = open.row.caseId === null ? null : await this.cases.concludedOn(ctx, open.row.caseId);
    const verdict = concludeVerdict(concludedOn, { takenUpOn: open.row.takenUpOn, caseConcludedOn });
    return this.take(ctx, open, input, { action: 'CONCLUDE', entries: { decisionNumber: conclusionNumber, decidedOn: concludedOn }, verdict }, () => this.writes.conclude(ctx, open.row.id, input));
  }

  /** Keeps a letter without processing it, with the reason. @throws DomainError as `open`; STAGE_WRONG */
  async keep(ctx: WriteCtx, input: DenunciationChange & { readonly remark: string }): Promise<DenunciationRow> {
    const open = await this.open(ctx, input);
    return this.take(ctx, open, input, { action: 'KEEP', entries: { remark: input.remark }, verdict: accepted(null) }, () => this.writes.keep(ctx, open.row.id));
  }

  /** Refuses with NOT_FOUND, FORBIDDEN, VERSION_STALE. */
  private async open(ctx: WriteCtx, { denunciationId, version }: DenunciationChange): Promise<Open> {
    const { directed } = await this.denunciations.get(ctx, denunciationId, PATH);
    if (!directed) throw refuse(kernelRefusals.FORBIDDEN);
    const item = await this.steps.open(ctx, DENUNCIATION, denunciationId, version, PATH);
    return { row: await this.denunciations.get(ctx, denunciationId, PATH), item };
  }

  private async take(ctx: WriteCtx, { row, item }: Open, { overrides, validateOnly }: DenunciationChange, step: Taken, write: () => Promise<void>): Promise<DenunciationRow> {
    await this.steps.take(ctx, DENUNCIATION, item, { ...step, overrides: overrides ?? [], dueOn: null, validateOnly }, async () => {
      await write();
      ctx.touched.push({ kind: 'denunciation', id: row.id, action: 'CHANGED' });
    });
    return this.denunciations.get(ctx, row.id, PATH);
  }
}
