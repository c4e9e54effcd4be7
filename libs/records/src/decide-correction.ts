import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { rehearsable, type WriteCtx } from '#database';
import { finding, kernelRefusals, newId, orThrow, refuse, refused, type DomainError, type Verdict } from '#kernel';
import { WorkflowRepository } from '#workflow';
import { CorrectionQuery, type CorrectionRow } from './correction.query.js';
import { correctionRefusals } from './correction.refusals.js';
import { CorrectionRepository } from './correction.repository.js';
import { cellFindings, changesVerdict, decisionVerdict, type Change, type FieldVerdict } from './correction.rules.js';
import { CorrectionService } from './correction.service.js';
import { CORRECTION } from './correction.stages.js';
import { recordField } from './record-field.rules.js';
import { RecordValuesQuery, type RecordRow } from './record-values.query.js';
import { RecordValuesRepository } from './record-values.repository.js';

export interface Decision {
  readonly correctionId: string;
  readonly version: number;
  readonly verdicts: readonly FieldVerdict[];
  readonly validateOnly: boolean;
}

export interface DirectCorrection {
  readonly memberId: string;
  /** Of the member. */
  readonly version: number;
  readonly changes: readonly Change[];
  readonly validateOnly: boolean;
}

/** Writes to records: what is accepted of a proposal, and what whoever keeps the record corrects straight away. */
@Injectable()
export class DecideCorrection {
  constructor(
    private readonly service: CorrectionService,
    private readonly corrections: CorrectionQuery,
    private readonly writes: CorrectionRepository,
    private readonly records: RecordValuesQuery,
    private readonly values: RecordValuesRepository,
    private readonly items: WorkflowRepository,
    private readonly access: AccessService,
  ) {}

  /**
   * Accepts or rejects a proposal field by field; what is accepted is written with it.
   * @throws DomainError NOT_FOUND, VERSION_STALE, STAGE_WRONG, OWN_CORRECTION, CONFLICT_OF_INTEREST, CELL_STILL_CHECKS; what `decisionVerdict` refuses
   */
  async decide(ctx: WriteCtx, input: Decision): Promise<CorrectionRow> {
    const open = await this.service.openImpartially(ctx, 'correction.decide', input);
    const { row, item } = open;
    const record = await this.records.lock(ctx, row.memberId);
    const verdict = decisionVerdict(await this.corrections.changes(ctx, [row.id]), input.verdicts, record);
    const early = cellFindings(item.stage, item.dueOn, ctx.today);
    const whole: Verdict<readonly Change[]> = early.length > 0 ? refused([...early, ...(verdict.ok ? [] : verdict.refusals)]) : verdict;
    return this.service.take(ctx, open, 'DECIDE', {}, input, whole, async () => {
      await this.writes.settle(ctx, row.id, row.round, input.verdicts);
      if (record) await this.write(ctx, record, orThrow(whole));
    });
  }

  /**
   * Writes changes straight away, with what shows them: a secretary how a member of the cell is reached, the office any field.
   * @throws DomainError NOT_FOUND, VERSION_STALE, OWN_CORRECTION, CONFLICT_OF_INTEREST, FIELD_NOT_YOURS; what `changesVerdict` refuses
   */
  async correct(ctx: WriteCtx, { memberId, version, changes, validateOnly }: DirectCorrection): Promise<CorrectionRow> {
    const record = await this.records.lock(ctx, memberId);
    if (!record || !(await this.access.reaches(ctx, 'record.correct', record.organizationId))) throw memberNotFound(['input', 'memberId']);
    if (record.version !== version) throw refuse(kernelRefusals.VERSION_STALE, { current: record.version, given: version }, ['input', 'version']);
    await this.service.requireImpartial(ctx, memberId);
    // What is open meanwhile is refused, field by field, when it comes to be decided.
    const verdict = changesVerdict(changes, record, [], ctx.today);
    const isOffice = await this.access.reaches(ctx, 'correction.decide', record.organizationId);
    const beyond = isOffice ? [] : beyondContact(changes);
    if (beyond.length > 0) orThrow(refused([...beyond, ...(verdict.ok ? [] : verdict.refusals)]));
    orThrow(verdict);
    return rehearsable(ctx, validateOnly, async () => {
      const id = newId();
      const { organizationId } = record;
      await this.items.open(ctx, { kind: CORRECTION.kind, stage: 'WRITTEN', dueOn: null, ids: [id], organizationIds: [organizationId] });
      await this.writes.create(ctx, { id, memberId, organizationId, direct: true }, changes);
      await this.items.append(ctx, id, null, { action: 'CORRECT', to: 'WRITTEN', body: CORRECTION.actions[isOffice ? 'DECIDE' : 'CHECK'].body.vi });
      await this.write(ctx, record, changes);
      ctx.touched.push({ kind: 'correction', id, action: 'CREATED' });
      return this.service.written(ctx, id);
    });
  }

  private async write(ctx: WriteCtx, record: RecordRow, changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    if (!(await this.values.write(ctx, record, changes))) {
      throw refuse(kernelRefusals.VERSION_STALE, { current: record.version + 1, given: record.version }, ['input', 'version']);
    }
    ctx.touched.push({ kind: 'member', id: record.memberId, action: 'CHANGED' }, { kind: 'person', id: record.personId, action: 'CHANGED' });
  }
}

function beyondContact(changes: readonly Change[]): ReturnType<typeof finding>[] {
  return changes.flatMap(({ field }, index) => {
    const { group, vi, en } = recordField(field);
    return group === 'CONTACT' ? [] : [finding(correctionRefusals.FIELD_NOT_YOURS, { fieldVi: vi, fieldEn: en }, ['input', 'changes', String(index), 'field'])];
  });
}

function memberNotFound(path: readonly string[]): DomainError {
  return refuse(kernelRefusals.NOT_FOUND, { whatVi: 'đảng viên', whatEn: 'member' }, path);
}
