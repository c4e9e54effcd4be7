import { Injectable } from '@nestjs/common';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { CursorCodec, kernelRefusals, makePage, readPageArgs, refuse, type Page, type PageArgs } from '#kernel';
import type { Denouncer } from './denouncer.codec.js';
import { DenunciationQuery, type DenunciationRow } from './denunciation.query.js';
import { denunciationRefusals } from './denunciation.refusals.js';
import { DenunciationRepository } from './denunciation.repository.js';
import { DENUNCIATION } from './denunciation.stages.js';

const QUERY = ['denunciations'];

export interface DenouncerToReveal {
  readonly denunciationId: string;
  readonly purpose: string;
  readonly validateOnly: boolean;
}

/** Denunciations as they are read: by those who need to know, and every look is in the audit. */
@Injectable()
export class DenunciationService {
  constructor(
    private readonly denunciations: DenunciationQuery,
    private readonly writes: DenunciationRepository,
    private readonly cursors: CursorCodec,
  ) {}

  /** One page of the denunciations the actor needs to know. @throws DomainError what `readPageArgs` refuses */
  async list(ctx: Ctx, args: PageArgs): Promise<Page<DenunciationRow>> {
    const request = readPageArgs(args, QUERY, this.cursors);
    const page = makePage(await this.denunciations.list(ctx, request), request, QUERY, (row) => this.denunciations.keyOf(row), this.cursors);
    for (const { node } of page.edges) seen(ctx, node.id);
    return page;
  }

  /** How many there are on all pages. */
  async count(ctx: Ctx): Promise<number> {
    return this.denunciations.count(ctx);
  }

  /** @throws DomainError NOT_FOUND for a denunciation the actor does not need to know, as for none */
  async get(ctx: Ctx, id: string, path: readonly string[] = ['id']): Promise<DenunciationRow> {
    const found = await this.denunciations.findInScope(ctx, id);
    if (!found) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: DENUNCIATION.vi.toLocaleLowerCase('vi'), whatEn: DENUNCIATION.en }, path);
    seen(ctx, id);
    return found;
  }

  /**
   * Who denounces, for somebody on the team by name; null when it was only to be checked whether it would be told.
   * @throws DomainError NOT_FOUND, FORBIDDEN, DENOUNCER_ABSENT
   */
  async reveal(ctx: WriteCtx, { denunciationId, purpose, validateOnly }: DenouncerToReveal): Promise<Denouncer | null> {
    const row = await this.get(ctx, denunciationId, ['input', 'denunciationId']);
    if (!row.named) throw refuse(kernelRefusals.FORBIDDEN);
    if (row.anonymous) throw refuse(denunciationRefusals.DENOUNCER_ABSENT, {}, ['input', 'denunciationId']);
    return rehearsable(ctx, validateOnly, async () => {
      const id = await this.writes.recordReveal(ctx, denunciationId, purpose);
      ctx.touched.push({ kind: 'denunciation_reveal', id, action: 'CREATED' });
      return validateOnly ? null : this.denunciations.denouncer(ctx, denunciationId, id);
    });
  }
}

function seen(ctx: Ctx, id: string): void {
  ctx.touched.push({ kind: 'denunciation', id, action: 'READ' });
}
