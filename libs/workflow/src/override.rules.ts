import { accepted, finding, refused, type Finding, type Verdict } from '#kernel';
import { workflowRefusals } from './workflow.refusals.js';

/** A warning the user insists against, and why: in words, or, of what takes no words, by the number of the paper that says it. */
export interface Override {
  readonly rule: string;
  readonly reason?: string | null;
  readonly decisionNumber?: string | null;
}

export interface Overridden {
  readonly finding: Finding;
  readonly reason: string | null;
  readonly decisionNumber: string | null;
}

/**
 * What remains of a verdict when the user overrides warnings: each warning needs a reason, each override a warning.
 * Refuses with the warnings nobody overrode, with OVERRIDE_POINTLESS and OVERRIDE_REASON_MISSING, and, `inWords` being
 * false as for a record marked Mật or above, with OVERRIDE_TAKES_NO_REASON and OVERRIDE_NUMBER_MISSING.
 */
export function settle<T>(verdict: Verdict<T>, overrides: readonly Override[], inWords = true): Verdict<{ readonly value: T; readonly overridden: readonly Overridden[] }> {
  const overrideOf = (code: string): Override | undefined => overrides.find(({ rule }) => rule === code);
  const open = verdict.warnings.filter(({ refusal }) => overrideOf(refusal.code) === undefined);
  const unfit = overrides.flatMap((override, index) => reasonFindings(override, index, inWords));
  const pointless = overrides
    .filter(({ rule }) => !verdict.warnings.some(({ refusal }) => refusal.code === rule))
    .map(({ rule }) => finding(workflowRefusals.OVERRIDE_POINTLESS, { rule }, ['input', 'overrides']));
  const wrong = [...pointless, ...unfit];
  if (!verdict.ok) return refused([...verdict.refusals, ...wrong], open);
  if (wrong.length > 0) return refused(wrong, open);
  if (open.length > 0) return refused([finding(workflowRefusals.WARNINGS_OPEN, { rules: [...new Set(open.map(({ refusal }) => refusal.code))].join(', ') }, ['input', 'overrides'])], open);
  const overridden = verdict.warnings.map((warning) => {
    const { reason = null, decisionNumber = null } = overrideOf(warning.refusal.code) ?? {};
    return { finding: warning, reason, decisionNumber };
  });
  return accepted({ value: verdict.value, overridden });
}

/** What is wrong with how an override is reasoned. */
function reasonFindings({ rule, reason = null, decisionNumber = null }: Override, index: number, inWords: boolean): Finding[] {
  const path = ['input', 'overrides', String(index)];
  if (inWords) return reason === null ? [finding(workflowRefusals.OVERRIDE_REASON_MISSING, { rule }, [...path, 'reason'])] : [];
  if (reason !== null) return [finding(workflowRefusals.OVERRIDE_TAKES_NO_REASON, { rule }, [...path, 'reason'])];
  return decisionNumber === null ? [finding(workflowRefusals.OVERRIDE_NUMBER_MISSING, { rule }, [...path, 'decisionNumber'])] : [];
}
