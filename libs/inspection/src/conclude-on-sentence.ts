import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import { kernelRefusals, orThrow, refuse } from '#kernel';
import { RuleBooks } from '#rule-books';
import type { CaseRow } from './case.query.js';
import { CaseService, type CaseConclusion } from './case.service.js';
import { StateNoticeQuery } from './state-notice.query.js';
import { sentenceVerdict } from './state-notice.rules.js';

/** Concludes the case of somebody sent to prison without looking into what the court has found already. */
@Injectable()
export class ConcludeOnSentence {
  constructor(
    private readonly cases: CaseService,
    private readonly notices: StateNoticeQuery,
    private readonly books: RuleBooks,
  ) {}

  /** @throws DomainError as `CaseService.conclude`; NO_PRISON_SENTENCE */
  async conclude(ctx: WriteCtx, input: CaseConclusion): Promise<CaseRow> {
    const found = await this.cases.get(ctx, input.caseId, ['input', 'caseId']);
    if (!found.led) throw refuse(kernelRefusals.FORBIDDEN);
    const book = await this.books.on(ctx, input.concludedOn, found.organizationId);
    orThrow(sentenceVerdict(await this.notices.areSentenced(ctx, found.id), book));
    return this.cases.conclude(ctx, input, 'CONCLUDE_ON_SENTENCE');
  }
}
