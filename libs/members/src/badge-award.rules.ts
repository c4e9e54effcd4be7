import { accepted, finding, kernelRefusals, refused, storedDay, type Finding, type PlainDate, type Verdict } from '#kernel';
import type { InForce, RuleBook } from '#regulations';
import { memberRefusals } from './member.refusals.js';

export const BADGE_GROUNDS = {
  ON_TIME: { vi: 'Đủ tuổi đảng', en: 'the seniority was reached' },
  EARLY: { vi: 'Tặng sớm', en: 'given early, for a serious illness or a long seniority' },
  POSTHUMOUS: { vi: 'Truy tặng', en: 'given after death' },
} as const;
export type BadgeGround = keyof typeof BADGE_GROUNDS;

/** Up to these years of seniority the shorter of the two times of early giving applies. */
const SHORTER_UP_TO = 65;

export interface Award {
  readonly years: number;
  readonly ground: BadgeGround;
  readonly givenOn: PlainDate;
  readonly decidedOn: PlainDate;
}

/** What is on record of the member. */
export interface AwardGround {
  /** Whether whoever records it is the member. */
  readonly isActor: boolean;
  readonly hasBadge: boolean;
  /** The day from which seniority is counted, on the day of giving or on the last day in life; undefined for whoever is no full member then. */
  readonly countedFrom: PlainDate | undefined;
  readonly diedOn: string | null;
}

/** On which day seniority is looked at. */
export function dayOfAward({ ground, givenOn }: Pick<Award, 'ground' | 'givenOn'>, diedOn: string | null): PlainDate {
  return ground === 'POSTHUMOUS' && diedOn !== null ? storedDay(diedOn).subtract({ days: 1 }) : givenOn;
}

/**
 * Whether a badge may be put on record. Refuses with OWN_BADGE, DATE_IN_FUTURE, BADGE_GIVEN, BADGE_POSTHUMOUS_UNFIT, BADGE_WITHOUT_SENIORITY; by
 * the severity in the book BADGE_UNKNOWN, BADGE_NOT_REACHED.
 */
export function awardVerdict(award: Award, { isActor, hasBadge, countedFrom, diedOn }: AwardGround, book: RuleBook, today: PlainDate): Verdict<null> {
  const { years, ground, givenOn, decidedOn } = award;
  const refusals: Finding[] = [];
  const warnings: Finding[] = [];
  const by = (parameter: InForce<unknown>, { refusal, params, path }: Finding): void => {
    (parameter.severity === 'HARD' ? refusals : warnings).push(finding({ ...refusal, rule: parameter.rule }, params, path));
  };
  if (decidedOn.toString() > today.toString()) refusals.push(finding(kernelRefusals.DATE_IN_FUTURE, { field: 'decidedOn' }, ['input', 'decidedOn']));
  if (isActor) refusals.push(finding(memberRefusals.OWN_BADGE, {}, ['input', 'memberId']));
  if (hasBadge) refusals.push(finding(memberRefusals.BADGE_GIVEN, { years }, ['input', 'years']));
  if ((ground === 'POSTHUMOUS') !== (diedOn !== null)) refusals.push(finding(memberRefusals.BADGE_POSTHUMOUS_UNFIT, {}, ['input', 'ground']));
  else if (!countedFrom) refusals.push(finding(memberRefusals.BADGE_WITHOUT_SENIORITY, { day: dayOfAward(award, diedOn).toString() }, ['input', 'memberId']));
  const known = book.get('member.badge-years');
  if (known && !known.value.includes(years)) by(known, finding(memberRefusals.BADGE_UNKNOWN, { years }, ['input', 'years']));
  const ahead = monthsAhead(award, book);
  const rule = ahead ?? known;
  if (countedFrom && rule && (ground === 'ON_TIME' || ahead)) {
    const reached = countedFrom.add({ years });
    const through = (ground === 'POSTHUMOUS' && diedOn !== null ? storedDay(diedOn) : givenOn).add({ months: ahead?.value ?? 0 });
    if (reached.toString() > through.toString()) by(rule, finding(memberRefusals.BADGE_NOT_REACHED, { years, reached: reached.toString(), months: ahead?.value ?? 0 }, ['input', 'givenOn']));
  }
  return refusals.length > 0 ? refused(refusals, warnings) : accepted(null, warnings);
}

/** How many months may be wanting; undefined where the book of the day does not say, and for a badge in time. */
function monthsAhead({ ground, years }: Award, book: RuleBook): InForce<number> | undefined {
  if (ground === 'ON_TIME') return undefined;
  if (ground === 'POSTHUMOUS') return book.get('member.badge-posthumous-months');
  return book.get(years <= SHORTER_UP_TO ? 'member.badge-early-months-to-65' : 'member.badge-early-months-from-70');
}
