import { accepted, finding, kernelRefusals, refused, type Finding, type PlainDate, type Verdict } from '#kernel';
import { voteFindings, voteRule, type Electorate, type RuleBook, type Vote } from '#regulations';
import { helpRefusals } from './help.refusals.js';
import type { RatingLevel } from './levels.rules.js';

/** Help as it is to be put on record. */
export interface HelpToOpen {
  readonly year: number;
  readonly startedOn: PlainDate;
  readonly through: PlainDate;
}

/** The rating after which somebody is helped. */
export interface Failed {
  readonly level: RatingLevel | null;
  readonly cutOffOn: string;
  readonly isActor: boolean;
  readonly isHelped: boolean;
}

/** Whether help may be put on record: after a failing year, once, by somebody else, in order; a short one is warned of. */
export function openHelpVerdict(help: HelpToOpen, failed: Failed, book: RuleBook, today: PlainDate): Verdict<null> {
  const { year, startedOn, through } = help;
  const refusals: Finding[] = [];
  if (failed.isActor) refusals.push(finding(helpRefusals.HELP_OF_SELF, {}, at('memberId')));
  if (failed.level !== 'NOT_COMPLETED') refusals.push(finding(helpRefusals.HELP_NOT_FAILING, { year }, at('year')));
  if (failed.isHelped) refusals.push(finding(helpRefusals.HELP_EXISTS, { year }, at('year')));
  if (startedOn.toString() < failed.cutOffOn) refusals.push(finding(helpRefusals.HELP_BEFORE_CUT_OFF, { startedOn: startedOn.toString(), cutOffOn: failed.cutOffOn }, at('startedOn')));
  if (startedOn.toString() > today.toString()) refusals.push(finding(kernelRefusals.DATE_IN_FUTURE, { field: 'startedOn' }, at('startedOn')));
  if (through.toString() <= startedOn.toString()) refusals.push(finding(kernelRefusals.DATES_OUT_OF_ORDER, { later: 'through', earlier: 'startedOn' }, at('through')));
  return graded(refusals, shortFindings(startedOn, through, book, at('through')), book);
}

/** What the cell voted at the end of a help. */
export interface HelpEnd {
  readonly result: 'PROGRESS' | 'NO_PROGRESS';
  readonly decidedOn: PlainDate;
  readonly votes: Vote;
}

/** Whether a help may be ended so: progress takes the share of the vote that the rule book asks for, its lack a help that was long enough. */
export function endHelpVerdict({ result, decidedOn, votes }: HelpEnd, startedOn: PlainDate, { electorate, book }: { readonly electorate: Electorate; readonly book: RuleBook }): Verdict<null> {
  const refusals: Finding[] = [];
  const progress = result === 'PROGRESS';
  if (decidedOn.toString() < startedOn.toString()) refusals.push(finding(helpRefusals.HELP_ENDED_BEFORE_BEGIN, { decidedOn: decidedOn.toString(), startedOn: startedOn.toString() }, at('decidedOn')));
  const voted = voteFindings(votes, electorate, voteRule(book, progress ? 'rating.progress-vote-share' : undefined), at('votes'));
  refusals.push(...voted.refusals);
  const short = progress ? [] : shortFindings(startedOn, decidedOn, book, at('decidedOn'));
  const verdict = graded(refusals, short, book);
  return verdict.ok ? accepted(null, [...voted.warnings, ...verdict.warnings]) : refused(verdict.refusals, [...voted.warnings, ...verdict.warnings]);
}

/** Whether a help was long enough to show that there is no progress; undefined before any document says how long. */
export function isLongEnough(startedOn: PlainDate, endedOn: PlainDate, book: RuleBook): boolean | undefined {
  const months = book.get('removal.help-months');
  return months && startedOn.add({ months: months.value }).toString() <= endedOn.add({ days: 1 }).toString();
}

function shortFindings(from: PlainDate, through: PlainDate, book: RuleBook, path: readonly string[]): Finding[] {
  const months = book.get('removal.help-months');
  if (!months || isLongEnough(from, through, book) !== false) return [];
  return [finding({ ...helpRefusals.HELP_TOO_SHORT, rule: months.rule }, { from: from.toString(), through: through.toString(), months: months.value }, path)];
}

/** The length as the rule book has it: hard only where that is. */
function graded(refusals: readonly Finding[], short: readonly Finding[], book: RuleBook): Verdict<null> {
  const hard = book.get('removal.help-months')?.severity === 'HARD';
  const all = [...refusals, ...(hard ? short : [])];
  const warnings = hard ? [] : short;
  return all.length > 0 ? refused(all, warnings) : accepted(null, warnings);
}

function at(field: string): string[] {
  return ['input', field];
}
