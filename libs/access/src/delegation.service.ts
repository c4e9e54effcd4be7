import { Injectable } from '@nestjs/common';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { CursorCodec, kernelRefusals, makePage, newId, orThrow, readPageArgs, refuse, type Page, type PageArgs, type PlainDate } from '#kernel';
import { accessRefusals } from './access.refusals.js';
import { AccessService } from './access.service.js';
import { DelegationQuery, type DelegationRow } from './delegation.query.js';
import { DelegationRepository } from './delegation.repository.js';
import { delegationVerdict } from './delegation.rules.js';
import { PolicyTable } from './policy.js';

export interface DelegationInput {
  readonly personId: string;
  readonly rights: readonly string[];
  readonly organizationId: string;
  readonly from: PlainDate;
  readonly through: PlainDate;
  readonly reason: string;
  readonly validateOnly: boolean;
}

/** Rights that one person lends another for a time. */
@Injectable()
export class DelegationService {
  constructor(
    private readonly delegations: DelegationQuery,
    private readonly writes: DelegationRepository,
    private readonly access: AccessService,
    private readonly policies: PolicyTable,
    private readonly cursors: CursorCodec,
  ) {}

  /** Those one has made or received; the latest first. */
  async list(ctx: Ctx, args: PageArgs): Promise<Page<DelegationRow>> {
    const request = readPageArgs(args, 'delegations', this.cursors);
    return makePage(await this.delegations.list(ctx, request), request, 'delegations', ({ id }) => [id], this.cursors);
  }

  async count(ctx: Ctx): Promise<number> {
    return this.delegations.count(ctx);
  }

  /**
   * Lends rights; undefined with `validateOnly`.
   * @throws DomainError RIGHT_UNKNOWN, NOT_FOUND, or what `delegationVerdict` refuses, all at once
   */
  async delegate(ctx: WriteCtx, { personId: delegateId, organizationId, reason, validateOnly, ...input }: DelegationInput): Promise<DelegationRow | undefined> {
    const unknown = input.rights.find((right) => !this.policies.has(right));
    if (unknown !== undefined) throw refuse(accessRefusals.RIGHT_UNKNOWN, { right: unknown }, ['input', 'rights']);
    const { path, knowsPerson } = await this.delegations.parties(ctx, organizationId, delegateId);
    if (path === null) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức đảng', whatEn: 'party organization' }, ['input', 'organizationId']);
    if (!knowsPerson) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'người này', whatEn: 'person' }, ['input', 'personId']);
    const delegator = { personId: personOf(ctx), scope: await this.access.ownScope(ctx), missing: this.policies.needsOf(input.rights) };
    const { rights, from, through } = orThrow(delegationVerdict({ ...input, delegateId }, delegator, path, ctx.today));
    const id = newId();
    const made = await rehearsable(ctx, validateOnly, async () => {
      await this.writes.give(ctx, { id, delegateId, rights: [...new Set(rights)], organizationId, validFrom: from.toString(), validThrough: through.toString(), reason });
      ctx.touched.push({ kind: 'delegation', id, action: 'CREATED' });
      return this.delegations.findInScope(ctx, id);
    });
    return validateOnly ? undefined : made;
  }

  /**
   * Ends a delegation at once, as either of the two.
   * @throws DomainError NOT_FOUND, VERSION_STALE or DELEGATION_ENDED
   */
  async end(ctx: WriteCtx, { id, version, validateOnly }: { id: string; version: number; validateOnly: boolean }): Promise<DelegationRow> {
    const delegation = await this.delegations.findInScope(ctx, id);
    if (!delegation) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'việc ủy quyền', whatEn: 'delegation' }, ['input', 'id']);
    if (delegation.version !== version) throw stale(delegation.version, version);
    if (delegation.endedAt !== null) throw refuse(accessRefusals.DELEGATION_ENDED, {}, ['input', 'id']);
    const after = await rehearsable(ctx, validateOnly, async () => {
      if (!(await this.writes.end(ctx, id, version))) throw stale(version + 1, version);
      ctx.touched.push({ kind: 'delegation', id, action: 'CHANGED' });
      return this.delegations.findInScope(ctx, id);
    });
    return validateOnly ? delegation : (after ?? delegation);
  }
}

function stale(current: number, given: number): Error {
  return refuse(kernelRefusals.VERSION_STALE, { current, given }, ['input', 'version']);
}

function personOf({ actor }: Ctx): string {
  if (actor.personId === null) throw refuse(kernelRefusals.FORBIDDEN);
  return actor.personId;
}
