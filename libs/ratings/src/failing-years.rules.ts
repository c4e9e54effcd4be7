import { finding, storedDay, urgencyOf, type Notice } from '#kernel';
import type { RuleBook } from '#regulations';
import { failingNotices } from './help.refusals.js';

/** Somebody whose last rated year failed, as far as the actor has to do with it. */
export interface FailingMember {
  readonly entryId: string;
  readonly organizationId: string;
  readonly personId: string;
  /** The failing years, the latest first: the last rated year is among them. */
  readonly years: readonly number[];
  /** The day of the last of them's decision. */
  readonly decidedOn: string;
  /** The actor writes for the cell, or is of the body that decides. */
  readonly forCell: boolean;
  readonly forDecider: boolean;
  /** The help after the last of the years; null before there is one. */
  readonly help: { readonly id: string; readonly through: string; readonly result: 'PROGRESS' | 'NO_PROGRESS' | null } | null;
}

/** A cell votes on the result in one of its next meetings. */
const AHEAD = { inSight: 60, near: 30 };

/** The years running that end with the latest of these. */
export function runOf([latest, ...before]: readonly number[]): number[] {
  if (latest === undefined) return [];
  const run = [latest];
  for (const year of before) {
    if (year !== (run.at(-1) ?? 0) - 1) break;
    run.push(year);
  }
  return run;
}

/** What is to be told of somebody after failing years: help to begin, its result to be voted on, a removal to be considered. */
export function failingNoticesOf(member: FailingMember, book: RuleBook): Notice[] {
  const { entryId, organizationId, personId, years, decidedOn, forCell, forDecider, help } = member;
  const run = runOf(years);
  const [year] = run;
  if (year === undefined) return [];
  const base = { organizationId, personId };
  const told: Notice[] = [];
  const carried = book.get('rating.progress-vote-share');
  if (!help && forCell) {
    const words = carried ? { ...failingNotices.HELP_DUE, rule: carried.rule } : failingNotices.HELP_DUE;
    told.push({ ...base, id: entryId, record: 'rating_entry', urgency: 'DUE', fallsOn: decidedOn, dueOn: null, told: finding(words, { year }) });
  }
  if (help?.result === null) {
    const through = storedDay(help.through);
    const urgency = urgencyOf(book.date, through, through, AHEAD);
    if (urgency && (forCell || urgency === 'OVERDUE')) {
      told.push({ ...base, id: help.id, record: 'member_help', urgency, fallsOn: help.through, dueOn: help.through, told: finding(failingNotices.HELP_ENDING, { through: help.through }) });
    }
  }
  const removal = book.get('removal.failing-years');
  if (removal && run.length >= removal.value && help?.result !== 'PROGRESS' && (forCell || forDecider)) {
    const words = { ...failingNotices.REMOVAL_DUE, rule: removal.rule };
    told.push({ ...base, id: entryId, record: 'rating_entry', urgency: 'DUE', fallsOn: decidedOn, dueOn: null, told: finding(words, { count: run.length, years: run.toReversed().join(', ') }) });
  }
  return told;
}
