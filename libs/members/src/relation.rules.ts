import { accepted, finding, kernelRefusals, refused, type Finding, type Verdict } from '#kernel';
import { memberRefusals } from './member.refusals.js';

export type Relation = 'SPOUSE' | 'PARENT' | 'CHILD' | 'SIBLING';

const SEEN_FROM_THE_OTHER: Readonly<Record<Relation, Relation>> = { SPOUSE: 'SPOUSE', PARENT: 'CHILD', CHILD: 'PARENT', SIBLING: 'SIBLING' };

/** What one is to the other, when the other is `kind` to one. */
export function seenFromTheOther(kind: Relation): Relation {
  return SEEN_FROM_THE_OTHER[kind];
}

/** How the other person is named: by the id, or by card number and name. */
export interface NamedPerson {
  readonly otherId?: string | null;
  readonly otherCardNumber?: string | null;
  readonly otherName?: string | null;
}

/** What there is to know of two people whose relationship is to be declared. */
export interface RelationGround {
  readonly personId: string;
  /** The other person; null when nobody in scope, or nobody with that card and name, was found. */
  readonly otherId: string | null;
  /** Whether a relationship of the two stands already. */
  readonly stands: boolean;
}

/** Whether the other person is named in one way, and in one only. */
export function isNamedOnce({ otherId, otherCardNumber, otherName }: NamedPerson): boolean {
  const byCard = otherCardNumber != null || otherName != null;
  return otherId != null ? !byCard : otherCardNumber != null && otherName != null;
}

/** Whether a relationship may be declared; answers the other person. */
export function declareVerdict(named: NamedPerson, { personId, otherId, stands }: RelationGround): Verdict<string> {
  if (!isNamedOnce(named)) return refused([finding(memberRefusals.RELATIVE_AMBIGUOUS, {}, ['input', 'otherId'])]);
  const path = ['input', named.otherId != null ? 'otherId' : 'otherCardNumber'];
  if (otherId === null) return refused([finding(kernelRefusals.NOT_FOUND, { whatVi: 'người thân này', whatEn: 'relative' }, path)]);
  const findings: Finding[] = [];
  if (otherId === personId) findings.push(finding(memberRefusals.RELATION_TO_SELF, {}, path));
  if (stands) findings.push(finding(memberRefusals.RELATION_EXISTS, {}, path));
  return findings.length > 0 ? refused(findings) : accepted(otherId);
}

/** A declared relationship, as far as withdrawing it is concerned. */
export interface DeclaredRelation {
  readonly personId: string;
  readonly otherId: string;
  readonly declaredById: string | null;
  readonly withdrawnOn: string | null;
}

/** Whether it may be withdrawn: once, and not by one of the two against whom somebody else declared it. */
export function withdrawVerdict({ personId, otherId, declaredById, withdrawnOn }: DeclaredRelation, actorPersonId: string | null): Verdict<null> {
  const path = ['input', 'relationId'];
  if (withdrawnOn !== null) return refused([finding(memberRefusals.RELATION_WITHDRAWN, { withdrawnOn }, path)]);
  const concerned = actorPersonId === personId || actorPersonId === otherId;
  return concerned && declaredById !== actorPersonId ? refused([finding(memberRefusals.RELATION_DECLARED_BY_OTHERS, {}, path)]) : accepted(null);
}
