import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import { storedDay } from '#kernel';
import { AdmissionWork, type AdmissionChange } from './admission-work.js';
import { AdmissionQuery, type AdmissionRow } from './admission.query.js';
import { AdmissionRepository } from './admission.repository.js';
import { Findings, standingsFrom } from './admission.rules.js';
import { replacementFindings, type Replacement } from './introducer-replacement.rules.js';
import { introducersRestricted } from './introducers.js';

/** Lets another member guide a probationary one, in the place of an introducer who no longer can. */
@Injectable()
export class IntroducerReplacement {
  constructor(
    private readonly admissions: AdmissionQuery,
    private readonly writes: AdmissionRepository,
    private readonly work: AdmissionWork,
  ) {}

  /**
   * Replaces an introducer from the admission decision to the recognition, with the reason; the one before stays on record.
   * @throws DomainError as `take`, and by `replacementFindings`; RESTRICTED unless overridden
   */
  async replace(ctx: WriteCtx, input: AdmissionChange & Replacement & { readonly remark: string }): Promise<AdmissionRow> {
    const { memberId, guidedSince, decidedOn, remark } = input;
    const open = await this.work.open(ctx, 'REPLACE_INTRODUCER', input);
    const introducer = { memberId, guidedSince, replacement: true };
    const standings = standingsFrom(await this.admissions.standings(ctx, [memberId], decidedOn));
    const admitted = open.row.decidedOn;
    const found = admitted === null ? new Findings() : replacementFindings(input, await this.admissions.introducers(ctx, [open.row.id]), storedDay(admitted), standings);
    found.warn(...(await introducersRestricted(ctx, [introducer], decidedOn, () => ['input', 'memberId'])));
    return this.work.take(ctx, open, 'REPLACE_INTRODUCER', input, {
      entries: { decidedOn, remark },
      found,
      introducers: [introducer],
      dueOn: open.item.dueOn === null ? null : storedDay(open.item.dueOn),
      write: () => this.writes.replaceIntroducer(ctx, open.row.id, input),
    });
  }
}
