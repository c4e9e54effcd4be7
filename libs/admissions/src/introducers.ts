import type { Ctx } from '#database';
import type { Finding, PlainDate } from '#kernel';
import { restrictionFindings, restrictionsOn } from '#members';
import type { Introducer } from './admission.rules.js';

/** Warns of introducers who are under a measure on a day. */
export async function introducersRestricted(ctx: Ctx, introducers: readonly Introducer[], day: PlainDate, pathOf: (index: number) => readonly string[]): Promise<Finding[]> {
  const ids = introducers.map(({ memberId }) => memberId);
  const restrictions = await restrictionsOn(ctx, ids.flatMap((id) => id ?? []), day);
  return restrictionFindings(restrictions, ids, pathOf);
}
