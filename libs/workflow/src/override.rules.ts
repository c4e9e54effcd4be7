import { accepted, finding, refused, type Finding, type Verdict } from '#kernel';
import { workflowRefusals } from './workflow.refusals.js';

/** A warning the user insists against, and why. */
export interface Override {
  readonly rule: string;
  readonly reason: string;
}

export interface Overridden {
  readonly finding: Finding;
  readonly reason: string;
}

/**
 * What remains of a verdict when the user overrides warnings: each warning needs a reason, each override a warning.
 * Refuses with the warnings nobody overrode and with OVERRIDE_POINTLESS.
 */
export function settle<T>(verdict: Verdict<T>, overrides: readonly Override[]): Verdict<{ readonly value: T; readonly overridden: readonly Overridden[] }> {
  const reasonOf = (code: string): string | undefined => overrides.find(({ rule }) => rule === code)?.reason;
  const open = verdict.warnings.filter(({ refusal }) => reasonOf(refusal.code) === undefined);
  const pointless = overrides
    .filter(({ rule }) => !verdict.warnings.some(({ refusal }) => refusal.code === rule))
    .map(({ rule }) => finding(workflowRefusals.OVERRIDE_POINTLESS, { rule }, ['input', 'overrides']));
  if (!verdict.ok) return refused([...verdict.refusals, ...pointless], open);
  if (pointless.length > 0) return refused(pointless, open);
  if (open.length > 0) return refused([finding(workflowRefusals.WARNINGS_OPEN, { rules: [...new Set(open.map(({ refusal }) => refusal.code))].join(', ') }, ['input', 'overrides'])], open);
  const overridden = verdict.warnings.map((warning) => ({ finding: warning, reason: reasonOf(warning.refusal.code) ?? '' }));
  return accepted({ value: verdict.value, overridden });
}
