import { accepted, finding, kernelRefusals, refused, type Finding, type PlainDate, type Verdict } from '#kernel';
import { accessRefusals as refusals } from './access.refusals.js';
import { periodFindings, type Period } from './delegation.rules.js';
import type { Role } from './role.rules.js';

/** Roles that can be given without a post: all but that of a member. */
export type GrantedRole = Exclude<Role, 'MEMBER'>;

const STRONGEST: readonly GrantedRole[] = ['ADMINISTRATOR', 'STANDING_COMMITTEE', 'INSPECTION_OFFICER'];

/** Whether the role works only once a second person has approved it. */
export function needsApproval(role: GrantedRole): boolean {
  return STRONGEST.includes(role);
}

export interface GrantRequest extends Period {
  readonly role: GrantedRole;
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly organizationId: string | null;
}

/** The administrator's role is an account's, at no place and for as long as need be; every other a person's, at a place, until a day. */
export function hasRightShape({ role, accountId, personId, organizationId, through }: GrantRequest): boolean {
  if (role === 'ADMINISTRATOR') return accountId !== null && personId === null && organizationId === null;
  return accountId === null && personId !== null && organizationId !== null && through !== null;
}

export interface GrantFacts {
  readonly giverAccountId: string;
  /** Undefined when the holder has no account. */
  readonly holderAccountId: string | undefined;
  /** Rights of the role that the giver lacks, or does not hold that far. */
  readonly lacking: readonly string[];
}

/** Whether a role may be given: nobody gives what they lack, nobody gives to themselves. */
export function grantVerdict<R extends GrantRequest>(request: R, { giverAccountId, holderAccountId, lacking }: GrantFacts, today: PlainDate): Verdict<R> {
  const holder = ['input', request.role === 'ADMINISTRATOR' ? 'accountId' : 'personId'];
  const findings = periodFindings(request, today);
  if (holderAccountId === undefined) findings.push(finding(refusals.PERSON_WITHOUT_ACCOUNT, {}, holder));
  if (holderAccountId === giverAccountId) findings.push(finding(refusals.GRANT_TO_SELF, {}, holder));
  if (lacking.length > 0) findings.push(finding(refusals.FORBIDDEN_TO_GRANT, { rights: lacking.join(', ') }, ['input', 'role']));
  return findings.length > 0 ? refused(findings) : accepted(request);
}

/** What is on record of a grant that somebody wants to approve or end. */
export interface GrantOnRecord {
  readonly accountId: string;
  readonly grantedById: string | null;
  readonly needsApproval: boolean;
  readonly approvedById: string | null;
  readonly endedAt: Date | null;
  readonly version: number;
}

/** Whether a grant may be approved: once, by a second person, while it has not been ended. */
export function approvalVerdict<G extends GrantOnRecord>(grant: G, approverAccountId: string, version: number): Verdict<G> {
  if (grant.version !== version) return refused([stale(grant, version)]);
  const findings: Finding[] = [];
  const at = ['input', 'id'];
  if (grant.endedAt !== null) findings.push(finding(refusals.GRANT_ENDED, {}, at));
  if (!grant.needsApproval) findings.push(finding(refusals.GRANT_NEEDS_NO_APPROVAL, {}, at));
  if (grant.approvedById !== null) findings.push(finding(refusals.GRANT_APPROVED, {}, at));
  if ([grant.accountId, grant.grantedById].includes(approverAccountId)) findings.push(finding(refusals.APPROVER_NOT_SECOND, {}, at));
  return findings.length > 0 ? refused(findings) : accepted(grant);
}

/**
 * Whether a grant may be ended: once, and not the last one by which accounts are managed.
 * @param administratorsBeside how many administrators would stay; null for a grant of another role
 */
export function endVerdict<G extends GrantOnRecord>(grant: G, version: number, administratorsBeside: number | null): Verdict<G> {
  if (grant.version !== version) return refused([stale(grant, version)]);
  if (grant.endedAt !== null) return refused([finding(refusals.GRANT_ENDED, {}, ['input', 'id'])]);
  return administratorsBeside === 0 ? refused([finding(refusals.LAST_ADMINISTRATOR, {}, ['input', 'id'])]) : accepted(grant);
}

function stale({ version: current }: GrantOnRecord, given: number): Finding {
  return finding(kernelRefusals.VERSION_STALE, { current, given }, ['input', 'version']);
}
