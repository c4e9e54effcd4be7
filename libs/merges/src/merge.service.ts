import { Injectable } from '@nestjs/common';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { CursorCodec, makePage, newId, orThrow, readPageArgs, refuse, refused, type Page, type PageArgs, type Verdict } from '#kernel';
import { settle, WorkflowRepository, type Override } from '#workflow';
import { MergeQuery, type MergerRow, type MovingRow } from './merge.query.js';
import { mergeRefusals } from './merge.refusals.js';
import { MergeRepository } from './merge.repository.js';
import { isKnown, mergeVerdict, missingFindings, staleFindings, type KnownGround, type MergedPair, type MergeVersions } from './merge.rules.js';
import { PERSON_MERGE } from './merge.stages.js';

export interface Merging extends MergedPair {
  readonly versions: MergeVersions;
  readonly reason: string;
  readonly documentNumber?: string | null;
  readonly overrides?: readonly Override[] | null;
  readonly validateOnly: boolean;
}

export interface MergePreview {
  readonly ground: KnownGround;
  readonly verdict: Verdict<null>;
  readonly moving: readonly MovingRow[];
}

const QUERY = ['personMerges'];

/** Makes two records of one person one. */
@Injectable()
export class MergeService {
  constructor(
    private readonly mergers: MergeQuery,
    private readonly writes: MergeRepository,
    private readonly items: WorkflowRepository,
    private readonly cursors: CursorCodec,
  ) {}

  /** One page of the mergers in scope, the latest first. @throws DomainError what `readPageArgs` refuses */
  async list(ctx: Ctx, args: PageArgs): Promise<Page<MergerRow>> {
    const request = readPageArgs(args, QUERY, this.cursors);
    const page = makePage(await this.mergers.list(ctx, request), request, QUERY, (row) => this.mergers.keyOf(row), this.cursors);
    for (const { node } of page.edges) ctx.touched.push({ kind: 'person', id: node.keepId, action: 'READ' });
    return page;
  }

  /** How many there are on all pages. */
  async count(ctx: Ctx): Promise<number> {
    return this.mergers.count(ctx);
  }

  /** What would move, and what speaks against it. Nothing is written. @throws DomainError NOT_FOUND, MERGE_OF_ONE */
  async preview(ctx: Ctx, pair: MergedPair): Promise<MergePreview> {
    const ground = await this.ground(ctx, pair, []);
    for (const id of [pair.keepId, pair.mergeId]) ctx.touched.push({ kind: 'person', id, action: 'READ' });
    return { ground, verdict: mergeVerdict(ground, []), moving: await this.mergers.moving(ctx, pair) };
  }

  /** Merges, all or nothing. @throws DomainError NOT_FOUND, MERGE_OF_ONE, VERSION_STALE, what the rules refuse or warn of */
  async merge(ctx: WriteCtx, { validateOnly, ...merging }: Merging): Promise<MergerRow | null> {
    await this.writes.lock(ctx, merging);
    const ground = await this.ground(ctx, merging, ['input']);
    const stale = staleFindings(ground, merging.versions);
    if (stale.length > 0) orThrow(refused(stale));
    const { overridden } = orThrow(settle(mergeVerdict(ground, ['input']), merging.overrides ?? []));
    const homeId = await this.mergers.home(ctx, merging.keepId);
    if (homeId === null) throw new Error('Somebody in scope of the party office belongs to no organisation of it.');
    const row = await rehearsable(ctx, validateOnly, async () => {
      const id = newId();
      await this.items.open(ctx, { kind: PERSON_MERGE.kind, stage: PERSON_MERGE.initial, dueOn: null, ids: [id], organizationIds: [homeId] });
      const entry = { action: 'MERGE', to: PERSON_MERGE.initial, body: PERSON_MERGE.actions.UNDO.body.vi, remark: merging.reason };
      await this.items.append(ctx, id, null, merging.documentNumber == null ? entry : { ...entry, decisionNumber: merging.documentNumber });
      await this.items.recordOverrides(ctx, id, overridden);
      if (!(await this.writes.merge(ctx, id, merging))) {
        // What nobody could have foreseen may be a case: only who really merges is told that it does not go.
        if (validateOnly) return undefined;
        throw refuse(mergeRefusals.MERGE_HELD_UP, {}, ['input', 'mergeId']);
      }
      ctx.touched.push({ kind: 'person_merge', id, action: 'CREATED' });
      for (const person of [merging.keepId, merging.mergeId]) ctx.touched.push({ kind: 'person', id: person, action: 'CHANGED' });
      for (const member of [ground.keepMemberId, ground.mergeMemberId]) if (member !== null) ctx.touched.push({ kind: 'member', id: member, action: 'CHANGED' });
      return this.mergers.findInScope(ctx, id);
    });
    return validateOnly ? null : (row ?? null);
  }

  private async ground(ctx: Ctx, pair: MergedPair, path: readonly string[]): Promise<KnownGround> {
    const ground = await this.mergers.ground(ctx, pair);
    if (isKnown(ground)) return ground;
    return orThrow(refused(missingFindings(ground, path)));
  }
}
