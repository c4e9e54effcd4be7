import { accepted, finding, kernelRefusals, refused, type DatePrecision, type Finding, type Verdict } from '#kernel';
import { memberRefusals } from './member.refusals.js';

const KNOWN_LENGTH: Readonly<Record<DatePrecision, number>> = { DAY: 10, MONTH: 7, YEAR: 4 };

/** Somebody who may be the one who is entered. */
export interface Namesake {
  readonly fullName: string;
  readonly birthOn: string;
  readonly birthPrecision: DatePrecision;
}

/** The warning that somebody may be on record already, naming them. */
export function duplicateFindings(namesakes: readonly Namesake[], path: readonly string[]): Finding[] {
  if (namesakes.length === 0) return [];
  const names = namesakes.map(({ fullName, birthOn, birthPrecision }) => `${fullName} (${birthOn.slice(0, KNOWN_LENGTH[birthPrecision])})`).join('; ');
  return [finding(memberRefusals.POSSIBLE_DUPLICATE, { names }, path)];
}

/** Who are said not to be the same: two people in scope, or those of a suspicion. */
export interface Apart {
  readonly personId?: string | null;
  readonly otherId?: string | null;
  readonly suspicionId?: string | null;
}

/** Exactly one of the two ways to name them. */
export type Named = { readonly suspicionId: string } | { readonly personId: string; readonly otherId: string };

export function namedApart({ personId, otherId, suspicionId }: Apart): Verdict<Named> {
  const one = finding(memberRefusals.APART_AMBIGUOUS, {}, ['input', 'personId']);
  if (suspicionId != null) return personId == null && otherId == null ? accepted({ suspicionId }) : refused([one]);
  return personId == null || otherId == null ? refused([one]) : accepted({ personId, otherId });
}

/** What there is to know of the two, by their ids. */
export interface ApartGround {
  /** The actor's right reaches the first. */
  readonly reached: boolean;
  readonly otherKnown: boolean;
  readonly same: boolean;
  readonly declared: boolean;
}

export function apartVerdict({ reached, otherKnown, same, declared }: ApartGround): Verdict<null> {
  const findings: Finding[] = [];
  const missing = { whatVi: 'người này', whatEn: 'person' };
  if (!reached) findings.push(finding(kernelRefusals.NOT_FOUND, missing, ['input', 'personId']));
  if (!otherKnown) findings.push(finding(kernelRefusals.NOT_FOUND, missing, ['input', 'otherId']));
  if (findings.length === 0 && same) findings.push(finding(memberRefusals.APART_FROM_SELF, {}, ['input', 'otherId']));
  if (findings.length === 0 && declared) findings.push(finding(memberRefusals.APART_DECLARED, {}, ['input', 'otherId']));
  return findings.length > 0 ? refused(findings) : accepted(null);
}
