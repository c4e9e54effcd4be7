import { Injectable } from '@nestjs/common';
import type { WriteCtx } from '#database';
import { CaseQuery, CaseService } from '#inspection';
import type { PlainDate } from '#kernel';
import { RuleBooks } from '#rule-books';
import type { RuleBook } from '#regulations';
import type { DenunciationRow } from './denunciation.query.js';
import type { CaseOfDenunciation } from './denunciation.rules.js';

/** The cases in which denunciations are looked into, as far as the actor knows them. */
@Injectable()
export class CasesOfDenunciations {
  constructor(
    private readonly cases: CaseService,
    private readonly query: CaseQuery,
    private readonly books: RuleBooks,
  ) {}

  /** A case as a denunciation is held against it, and the book of the day. @throws DomainError NOT_FOUND */
  async of(ctx: WriteCtx, caseId: string, { memberId, accusedId, organizationId }: DenunciationRow, day: PlainDate): Promise<{ readonly found: CaseOfDenunciation; readonly book: RuleBook }> {
    const { kind } = await this.cases.get(ctx, caseId, ['input', 'caseId']);
    const subjects = await this.query.subjects(ctx, [caseId]);
    const isOnAccused = subjects.some((subject) => (memberId === null ? subject.organizationId === accusedId : subject.memberId === memberId));
    return { found: { isOnAccused, kind }, book: await this.books.on(ctx, day, organizationId) };
  }

  /** The day on which the case was concluded; null before. */
  async concludedOn(ctx: WriteCtx, caseId: string): Promise<string | null> {
    const [found] = await this.query.findInScope(ctx, [caseId]);
    return found?.concludedOn ?? null;
  }
}
