import { finding, storedDay, urgencyOf, type Notice } from '#kernel';
import type { DecidingBody, RuleBook } from '#regulations';
import { disciplineNotices } from './discipline.refusals.js';
import { FORMS } from './discipline.rules.js';
import { announceBy } from './effect.rules.js';

/** The days between a decision and its announcement are few. */
export const ANNOUNCEMENTS_AHEAD = { inSight: 15, near: 5 };
/** For how many days the official cell is told of what the cell of temporary activities decided. */
const TOLD_FOR_DAYS = 30;

/** A decided measure of which somebody is to be told. */
export interface DecidedMeasure {
  readonly id: string;
  readonly organizationId: string;
  readonly decidedBy: DecidingBody;
  readonly decisionNumber: string;
  readonly decidedOn: string;
  readonly announcedOn: string | null;
  /** Whether the actor works on it, and so sees to its announcement; else it is one that the actor's cell is told. */
  readonly handled: boolean;
}

/** A decided measure that somebody has yet to carry out. */
export interface MeasureToCarryOut {
  readonly id: string;
  readonly organizationId: string;
  readonly form: 'EXPULSION' | 'DISSOLUTION';
  readonly decisionNumber: string;
  readonly decidedOn: string;
}

const TO_DO = {
  EXPULSION: { doVi: 'ghi việc ra khỏi Đảng của đảng viên bị khai trừ', doEn: 'record the exit of the expelled member' },
  DISSOLUTION: { doVi: 'giải tán tổ chức trên sơ đồ và sắp xếp đảng viên của tổ chức đó', doEn: 'dissolve the organisation on the tree and place its members' },
} as const;

/** That an expulsion or dissolution is in effect and the roll, or the tree, does not say so yet. */
export function carryOutNotice({ id, organizationId, form, decisionNumber: number, decidedOn }: MeasureToCarryOut): Notice {
  const told = finding(disciplineNotices.MEASURE_TO_CARRY_OUT, { number, decidedOn, formVi: FORMS[form].vi, formEn: FORMS[form].en, ...TO_DO[form] });
  return { id, record: 'discipline_case', organizationId, personId: null, urgency: 'DUE', fallsOn: decidedOn, dueOn: null, told };
}

/** What is to be told of a measure on a day; `then`: the book of the decision. */
export function disciplineNotice({ id, organizationId, decidedBy, decisionNumber: number, decidedOn, announcedOn, handled }: DecidedMeasure, then: RuleBook, now: RuleBook): Notice | undefined {
  const about = { id, record: 'discipline_case', organizationId, personId: null } as const;
  if (!handled) {
    const until = storedDay(decidedOn).add({ days: TOLD_FOR_DAYS }).toString();
    if (now.date.toString() > until) return undefined;
    return { ...about, urgency: 'DUE', fallsOn: decidedOn, dueOn: null, told: finding(disciplineNotices.MEASURE_OF_TEMPORARY_CELL, { number, decidedOn }) };
  }
  const by = announcedOn === null ? announceBy(decidedBy, storedDay(decidedOn), then) : undefined;
  const urgency = by && urgencyOf(now.date, by.day, by.day, ANNOUNCEMENTS_AHEAD);
  if (!by || !urgency) return undefined;
  const last = by.day.toString();
  return { ...about, urgency, fallsOn: last, dueOn: last, told: finding({ ...disciplineNotices.MEASURE_TO_ANNOUNCE, rule: by.rule }, { number, decidedOn, last }) };
}
