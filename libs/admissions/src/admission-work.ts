import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import type { WriteCtx } from '#database';
import { kernelRefusals, refuse, type PlainDate } from '#kernel';
import { WorkflowService, type BothLanguages, type Entries, type ItemRow, type Override } from '#workflow';
import { AdmissionQuery, type AdmissionRow } from './admission.query.js';
import { Findings, kinshipFindings, ownFindings, type Introducer } from './admission.rules.js';
import { ADMISSION, type AdmissionAction } from './admission.stages.js';

/** What every change of an admission says. */
export interface AdmissionChange {
  readonly admissionId: string;
  readonly version: number;
  readonly overrides?: readonly Override[] | null;
  readonly validateOnly: boolean;
}

export interface OpenAdmission {
  readonly row: AdmissionRow;
  readonly item: ItemRow;
}

/** What a step adds to its being taken. */
export interface Doing {
  readonly entries?: Entries;
  readonly found?: Findings;
  readonly dueOn?: PlainDate | null;
  /** In whose name it is done, where that is not the table's to say. */
  readonly body?: BothLanguages | undefined;
  /** The introducers on whom it rests. */
  readonly introducers?: readonly Introducer[];
  readonly write?: () => Promise<void>;
}

/** Opens an admission for a step, and takes it. */
@Injectable()
export class AdmissionWork {
  constructor(
    private readonly admissions: AdmissionQuery,
    private readonly workflow: WorkflowService,
    private readonly access: AccessService,
  ) {}

  /** The admission, locked, for whoever has the action's right over its cell and knows its present version. */
  async open(ctx: WriteCtx, action: AdmissionAction, { admissionId, version }: AdmissionChange): Promise<OpenAdmission> {
    const path = ['input', 'admissionId'];
    const [row] = await this.admissions.findInScope(ctx, [admissionId]);
    if (!row || !(await this.access.reaches(ctx, ADMISSION.actions[action].right, row.organizationId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'hồ sơ kết nạp', whatEn: 'admission' }, path);
    }
    return { row, item: await this.workflow.open(ctx, ADMISSION, admissionId, version, path) };
  }

  /**
   * Takes the step when stage, entries and findings allow it.
   * @throws DomainError STAGE_WRONG, DATE_IN_FUTURE, DECIDES_ON_OWN_ADMISSION, CONFLICT_OF_INTEREST, WARNINGS_OPEN, OVERRIDE_POINTLESS, what was found
   */
  async take(ctx: WriteCtx, { row, item }: OpenAdmission, action: AdmissionAction, input: AdmissionChange, doing: Doing): Promise<AdmissionRow> {
    const { entries = {}, found = new Findings(), dueOn = null, body, introducers = [], write } = doing;
    const kinship = await this.admissions.kinship(ctx, row.personId, introducers.flatMap(({ memberId }) => memberId ?? []));
    found.and(ownFindings(ctx.actor, row.personId)).and(kinshipFindings(kinship.ofActor, introducers, kinship.introducers));
    const step = { action, entries, verdict: found.verdict(), overrides: input.overrides ?? [], dueOn: dueOn?.toString() ?? null, validateOnly: input.validateOnly, ...(body && { body }) };
    return this.workflow.take(ctx, ADMISSION, item, step, async () => {
      await write?.();
      ctx.touched.push({ kind: 'admission', id: row.id, action: 'CHANGED' });
      return (await this.admissions.findInScope(ctx, [row.id]))[0] ?? row;
    });
  }
}
