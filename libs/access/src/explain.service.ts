import { Injectable } from '@nestjs/common';
import type { Ctx } from '#database';
import { kernelRefusals, refuse } from '#kernel';
import { AccessQuery, type HolderRow } from './access.query.js';
import { accessRefusals } from './access.refusals.js';
import { AccessService } from './access.service.js';
import { reasonOf } from './explain-text.js';
import { explain, type AskedRecord, type Ground, type Subject } from './explain.rules.js';
import { PlaceQuery } from './place.query.js';
import { PolicyTable, unite } from './policy.js';

export interface Question {
  readonly accountId?: string | null;
  readonly personId?: string | null;
  readonly right?: string | null;
  readonly organizationId?: string | null;
  readonly memberId?: string | null;
}

export interface Answer {
  readonly right: string;
  readonly what: string;
  readonly reaches: boolean;
  readonly grounds: readonly (Ground & { readonly organizationName: string | null })[];
  readonly reason: string;
}

/** Says who may do what on an organisation or a member, and why or why not. Of cases it says nothing. */
@Injectable()
export class ExplainService {
  constructor(
    private readonly query: AccessQuery,
    private readonly places: PlaceQuery,
    private readonly access: AccessService,
    private readonly policies: PolicyTable,
  ) {}

  /** @throws DomainError EXPLAIN_ONE, RIGHT_UNKNOWN or NOT_FOUND */
  async explain(ctx: Ctx, question: Question): Promise<Answer[]> {
    const { right, accountId, personId, organizationId, memberId } = question;
    if ((accountId != null && personId != null) || (organizationId != null && memberId != null)) throw refuse(accessRefusals.EXPLAIN_ONE);
    if (right != null && !this.policies.has(right)) throw refuse(accessRefusals.RIGHT_UNKNOWN, { right }, ['right']);
    const holder = await this.holder(ctx, question);
    const subject = this.subjectOf(holder);
    const record = await this.record(ctx, question, holder, subject);
    const rights = this.policies.all().filter(([name]) => right == null || name === right);
    const explained = rights.map(([name, declaration]) => ({ name, what: declaration.vi, ...explain({ name, ...declaration }, subject, record) }));
    const names = await this.names(ctx, explained.flatMap(({ grounds }) => grounds));
    return explained.map((each) => ({
      right: each.name,
      what: each.what,
      reaches: each.reaches,
      grounds: each.grounds.map((ground) => ({ ...ground, organizationName: names.get(ground.organizationId ?? '') ?? null })),
      reason: reasonOf(each),
    }));
  }

  /** Whose rights are asked about: one's own, or those of somebody to whom one may give roles or whose account one manages. */
  private async holder(ctx: Ctx, { accountId, personId }: Question): Promise<HolderRow> {
    const isOwn = accountId == null && personId == null;
    const holder = await this.query.standing(ctx, isOwn ? ctx.actor.accountId : (accountId ?? null), personId ?? null);
    if (!holder) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tài khoản', whatEn: 'account' }, [personId == null ? 'accountId' : 'personId']);
    ctx.touched.push({ kind: 'account', id: holder.account_id, action: 'READ' });
    return holder;
  }

  private subjectOf(holder: HolderRow): Subject {
    const { hats, delegated } = this.access.held(holder);
    const locked = holder.disabled ? 'DISABLED' : holder.must_change_password ? 'PASSWORD' : null;
    return { hats, delegated: delegated.map((each) => ({ ...each, scope: this.policies.delegatedScope(each) })), locked };
  }

  private async record(ctx: Ctx, { organizationId, memberId }: Question, holder: HolderRow, { hats, delegated }: Subject): Promise<AskedRecord | null> {
    if (organizationId != null) {
      const scope = unite(this.policies.scopeOf(hats), ...delegated.map((each) => each.scope));
      const organization = await this.places.explained(ctx, organizationId, scope.get('organization.read') ?? []);
      if (!organization) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'tổ chức đảng', whatEn: 'party organization' }, ['organizationId']);
      return { kind: 'ORGANIZATION', path: organization.path, seen: organization.seen };
    }
    if (memberId == null) return null;
    const [member] = await this.places.members(ctx, [memberId]);
    if (!member) throw refuse(kernelRefusals.NOT_FOUND, { whatVi: 'đảng viên', whatEn: 'member' }, ['memberId']);
    ctx.touched.push({ kind: 'member', id: member.id, action: 'READ' });
    return { kind: 'MEMBER', isSubject: member.id === holder.member_id, now: member.now, ever: member.ever };
  }

  /** Names of the places that rights rest on, as far as the asker may know them. */
  private async names(ctx: Ctx, grounds: readonly Ground[]): Promise<ReadonlyMap<string, string>> {
    const ids = new Set(grounds.flatMap(({ organizationId }) => (organizationId === null ? [] : [organizationId])));
    const found = await this.places.names(ctx, [...ids]);
    return new Map(found.map(({ id, name }) => [id, name]));
  }
}
