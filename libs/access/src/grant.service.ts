import { Injectable } from '@nestjs/common';
import { rehearsable, type Ctx, type WriteCtx } from '#database';
import { CursorCodec, kernelRefusals, makePage, newId, orThrow, readPageArgs, refuse, type Page, type PageArgs, type PlainDate } from '#kernel';
import { accessRefusals } from './access.refusals.js';
import { AccessService } from './access.service.js';
import { AccountRepository } from './account.repository.js';
import { GrantQuery, type GrantRow } from './grant.query.js';
import { GrantRepository } from './grant.repository.js';
import { approvalVerdict, endVerdict, grantVerdict, hasRightShape, needsApproval, type GrantedRole } from './grant.rules.js';
import { PolicyTable } from './policy.js';

export interface GrantInput {
  readonly role: GrantedRole;
  readonly accountId?: string | null;
  readonly personId?: string | null;
  readonly organizationId?: string | null;
  readonly reach?: 'UNIT' | 'UNIT_AND_BELOW' | null;
  readonly from: PlainDate;
  readonly through?: PlainDate | null;
  readonly reason: string;
  readonly validateOnly: boolean;
}

/** Roles given without a post. */
@Injectable()
export class GrantService {
  constructor(
    private readonly grants: GrantQuery,
    private readonly writes: GrantRepository,
    private readonly accounts: AccountRepository,
    private readonly access: AccessService,
    private readonly policies: PolicyTable,
    private readonly cursors: CursorCodec,
  ) {}

  /** One's own, and those given where one may give roles; the latest first. */
  async list(ctx: Ctx, args: PageArgs): Promise<Page<GrantRow>> {
    const request = readPageArgs(args, 'grants', this.cursors);
    return makePage(await this.grants.list(ctx, request), request, 'grants', ({ id }) => [id], this.cursors);
  }

  async count(ctx: Ctx): Promise<number> {
    return this.grants.count(ctx);
  }

  /**
   * Gives a role; undefined with `validateOnly`.
   * @throws DomainError GRANT_SHAPE_WRONG; NOT_FOUND; what `grantVerdict` refuses, all at once
   */
  async grant(ctx: WriteCtx, { validateOnly, reason, ...input }: GrantInput): Promise<GrantRow | undefined> {
    const { role, from } = input;
    const request = { role, from, accountId: input.accountId ?? null, personId: input.personId ?? null, organizationId: input.organizationId ?? null, through: input.through ?? null };
    if (!hasRightShape(request) || (role === 'ADMINISTRATOR' && input.reach != null)) throw refuse(accessRefusals.GRANT_SHAPE_WRONG, {}, ['input', 'role']);
    const { personId, organizationId, through } = request;
    const reach = organizationId === null ? null : (input.reach ?? 'UNIT_AND_BELOW');
    const place = { path: organizationId === null ? null : await this.placeOf(ctx, organizationId), limit: reach === 'UNIT' ? ('UNIT' as const) : null };
    const accountId = await this.holderOf(ctx, request);
    const lacking = this.policies.lacking(await this.access.ownScope(ctx), role, place);
    orThrow(grantVerdict(request, { giverAccountId: actorOf(ctx), holderAccountId: accountId, lacking }, ctx.today));
    if (accountId === undefined) throw refuse(accessRefusals.PERSON_WITHOUT_ACCOUNT, {}, ['input', 'personId']);
    const grant = { id: newId(), accountId, personId, role, organizationId, reach, validFrom: from.toString(), validThrough: through?.toString() ?? null, reason, needsApproval: needsApproval(role) };
    const given = await rehearsable(ctx, validateOnly, async () => {
      await this.writes.give(ctx, grant);
      ctx.touched.push({ kind: 'access_grant', id: grant.id, action: 'CREATED' });
      return this.grants.findInScope(ctx, grant.id);
    });
    return validateOnly ? undefined : given;
  }

  /** @throws DomainError NOT_FOUND, VERSION_STALE, or what `approvalVerdict` refuses, all at once */
  async approve(ctx: WriteCtx, { id, version, validateOnly }: { id: string; version: number; validateOnly: boolean }): Promise<GrantRow> {
    const grant = orThrow(approvalVerdict(await this.inReach(ctx, id), actorOf(ctx), version));
    return this.change(ctx, grant, validateOnly, () => this.writes.approve(ctx, id, version));
  }

  /** @throws DomainError NOT_FOUND, VERSION_STALE, GRANT_ENDED or LAST_ADMINISTRATOR */
  async end(ctx: WriteCtx, { id, version, reason, validateOnly }: { id: string; version: number; reason: string; validateOnly: boolean }): Promise<GrantRow> {
    const onRecord = await this.inReach(ctx, id);
    const beside = onRecord.role === 'ADMINISTRATOR' ? await this.grants.administratorsBeside(ctx, { grantId: id }) : null;
    const grant = orThrow(endVerdict(onRecord, version, beside));
    return this.change(ctx, grant, validateOnly, () => this.writes.end(ctx, id, version, reason));
  }

  private async change(ctx: WriteCtx, grant: GrantRow, validateOnly: boolean, write: () => Promise<boolean>): Promise<GrantRow> {
    const { id, version } = grant;
    const after = await rehearsable(ctx, validateOnly, async () => {
      if (!(await write())) throw refuse(kernelRefusals.VERSION_STALE, { current: version + 1, given: version }, ['input', 'version']);
      ctx.touched.push({ kind: 'access_grant', id, action: 'CHANGED' });
      return this.grants.findInScope(ctx, id);
    });
    return validateOnly ? grant : (after ?? grant);
  }

  /** A grant where the actor may give roles; to see one's own is not enough. */
  private async inReach(ctx: Ctx, id: string): Promise<GrantRow> {
    const grant = await this.grants.findInScope(ctx, id);
    const reached = grant && (grant.organizationId === null ? ctx.scope.has('account.manage') : await this.access.reaches(ctx, 'access.grant', grant.organizationId));
    if (!reached) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'vai trò được giao', whatEn: 'granted role' }, ['input', 'id']);
    return grant;
  }

  private async placeOf(ctx: Ctx, organizationId: string): Promise<string> {
    const path = await this.grants.place(ctx, organizationId);
    if (path === undefined) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức đảng', whatEn: 'party organization' }, ['input', 'organizationId']);
    return path;
  }

  /** The account that is to hold the role; undefined when a known person has none. */
  private async holderOf(ctx: Ctx, { accountId, personId }: { accountId: string | null; personId: string | null }): Promise<string | undefined> {
    if (personId !== null) return this.accountOf(ctx, personId);
    const account = accountId === null ? undefined : await this.accounts.findInScope(ctx, accountId);
    if (!account || !ctx.scope.has('account.manage')) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tài khoản', whatEn: 'account' }, ['input', 'accountId']);
    if (account.disabledAt) throw refuse(accessRefusals.ACCOUNT_DISABLED, {}, ['input', 'accountId']);
    return account.id;
  }

  private async accountOf(ctx: Ctx, personId: string): Promise<string | undefined> {
    const accountId = await this.grants.accountOf(ctx, personId);
    if (accountId === undefined && !(await this.grants.knowsPerson(ctx, personId))) {
      throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'người này', whatEn: 'person' }, ['input', 'personId']);
    }
    return accountId;
  }
}

function actorOf({ actor }: Ctx): string {
  if (actor.accountId === null) throw refuse(kernelRefusals.UNAUTHENTICATED);
  return actor.accountId;
}
