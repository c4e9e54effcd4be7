import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import { storedDay, type PlainDate } from '#kernel';
import { RuleBooks } from '#rule-books';
import { AdmissionWork, type AdmissionChange } from './admission-work.js';
import { AdmissionQuery, type AdmissionRow } from './admission.query.js';
import { AdmissionRepository } from './admission.repository.js';
import { Findings } from './admission.rules.js';
import { preparationFindings, readingFindings, type Preparation } from './preparation.rules.js';

/** What the cell records beside its votes: what it got together before the first, and that the recognition was read out. */
@Injectable()
export class PreparationService {
  constructor(
    private readonly admissions: AdmissionQuery,
    private readonly writes: AdmissionRepository,
    private readonly work: AdmissionWork,
    private readonly books: RuleBooks,
  ) {}

  /** Records what came of the verification and the opinions. @throws DomainError as `take`, and what `preparationFindings` refuses */
  async prepare(ctx: WriteCtx, input: AdmissionChange & Preparation): Promise<AdmissionRow> {
    const open = await this.work.open(ctx, 'PREPARE', input);
    const { id, declaredOn, concludedOn, ageConsentNumber, ageConsentOn } = open.row;
    const prepared: Preparation = {
      declaredOn: kept(input.declaredOn, declaredOn),
      concludedOn: kept(input.concludedOn, concludedOn),
      ageConsentNumber: input.ageConsentNumber === undefined ? ageConsentNumber : input.ageConsentNumber,
      ageConsentOn: kept(input.ageConsentOn, ageConsentOn),
      inquiries: input.inquiries,
    };
    return this.work.take(ctx, open, 'PREPARE', input, { found: preparationFindings(prepared, ctx.today), write: () => this.writes.prepare(ctx, id, prepared) });
  }

  /** That the recognition was read out at a meeting. @throws DomainError as `take`, and by `readingFindings` */
  async read(ctx: WriteCtx, input: AdmissionChange & { readonly readOn: PlainDate }): Promise<AdmissionRow> {
    const open = await this.work.open(ctx, 'READ', input);
    const { id, organizationId, recognitionDecidedOn } = open.row;
    const found = recognitionDecidedOn === null ? new Findings() : await this.reading(ctx, organizationId, storedDay(recognitionDecidedOn), input.readOn);
    return this.work.take(ctx, open, 'READ', input, { found, write: () => this.writes.read(ctx, id, input.readOn) });
  }

  private async reading(ctx: WriteCtx, organizationId: string, decidedOn: PlainDate, readOn: PlainDate): Promise<Findings> {
    const next = await this.admissions.nextMeeting(ctx, organizationId, decidedOn);
    const toBeRead = { decidedOn, nextMeetingOn: next === null ? null : storedDay(next) };
    return readingFindings(readOn, toBeRead, ctx.today, await this.books.on(ctx, decidedOn, organizationId));
  }
}

/** What is left out of an entry stays as it is on record. */
function kept(given: PlainDate | null | undefined, onRecord: string | null): PlainDate | null {
  return given === undefined ? (onRecord === null ? null : storedDay(onRecord)) : given;
}
