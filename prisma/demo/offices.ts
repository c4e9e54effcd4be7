import type { PostKind } from '#prisma-client';
import type { Book } from './book.js';
import { ageOn, type Day } from './days.js';
import { isFullOn, type DemoMember } from './membership.js';
import type { DecisionRow, OrganizationRow } from './rows.js';

/** How long, and on what ground, an office is held. */
export interface Tenure {
  readonly from: Day;
  readonly through?: Day | null;
  readonly decision?: DecisionRow | null;
}

export interface Term extends Tenure {
  readonly name: string;
}

/** Whether somebody could be elected in their cell on a day: a full member there, neither too young nor too old. */
export function electable(member: DemoMember, day: Day): boolean {
  const age = ageOn(member.person.birthOn, day);
  return isFullOn(member, day) && member.stay.validFrom <= day && age >= 24 && age <= 70;
}

/**
 * Gives an office to a member. A secretary leads the organisation, whether it has a committee or not: the
 * post names no committee, and a second post seats its holder there.
 */
export function give(book: Book, organization: OrganizationRow, kind: PostKind, holder: DemoMember, tenure: Tenure): void {
  book.appoint(holder.person.id, { kind, organizationId: organization.id, ...tenure });
  settle(holder, tenure);
}

/** Elects a committee of an organisation for a term. */
export function seat(book: Book, organization: OrganizationRow, kind: 'EXECUTIVE' | 'STANDING' | 'CELL', members: readonly DemoMember[], term: Term): void {
  const committee = book.committee(organization, { kind, ...term });
  for (const member of members) {
    book.appoint(member.person.id, { kind: 'COMMITTEE_MEMBER', organizationId: organization.id, committee, ...term });
    settle(member, term);
  }
}

/** Who holds an open office stays. */
export function settle(holder: DemoMember, { through }: Tenure): void {
  if (!through) holder.settled = true;
}
