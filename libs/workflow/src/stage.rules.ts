import { accepted, finding, kernelRefusals, refused, type Finding, type PlainDate, type Verdict } from '#kernel';
import { voteFindings, voteRule, type Deadline, type Electorate, type ParameterOfKind, type RuleBook, type Vote, type VoteFindings } from '#regulations';
import { workflowRefusals } from './workflow.refusals.js';

/** What an action may have to say besides that it was done. */
export interface Entries {
  readonly remark?: string | null;
  /** Number of the decision or resolution. */
  readonly decisionNumber?: string | null;
  readonly decidedOn?: PlainDate | null;
  readonly votes?: VoteTally | null;
}
export type Entry = keyof Entries;

/** A vote as it is kept. */
export interface VoteTally {
  readonly votesFor: number;
  readonly votesAgainst: number;
  /** Of those who count in the base. */
  readonly votesAbsent: number;
}

export interface BothLanguages {
  readonly vi: string;
  readonly en: string;
}

export interface StageDefinition extends BothLanguages {
  /** The right whose holder the work waits for; none: it is finished. */
  readonly waitsFor?: string;
  /** It waits for whoever may see it, wherever they are: row-level security knows them by name. */
  readonly byName?: true;
  /** The right at its own organisation whose holder it waits for too, once its last day has passed. */
  readonly lateAtHome?: string;
  /** It waits for whoever began it. */
  readonly byAuthor?: true;
  /** The right whose holder is shown it too once it is overdue. */
  readonly escalatesTo?: string;
}

export interface ActionDefinition<S extends string> extends BothLanguages {
  readonly from: readonly S[];
  /** None: it stays at the stage at which it stands. */
  readonly to?: S;
  /** Who may do it. */
  readonly right: string;
  readonly requires: readonly Entry[];
  /** The part of the votes that carries it, where it is voted on. */
  readonly voteShare?: VoteShareName;
  /** Last day of the stage it leads to, where a regulation sets it. */
  readonly deadline?: DeadlineName;
  /** In whose name it is done, as the log says it. */
  readonly body: BothLanguages;
  /** It returns or refuses: whoever it waits for then is told so. */
  readonly sendsBack?: true;
}

/** Parameters of the rule book that are vote shares. */
export type VoteShareName = ParameterOfKind<'voteShare'>;
/** Parameters of the rule book that are numbers of working days. */
export type DeadlineName = ParameterOfKind<'workingDays'>;

/** The stages of one kind of work and the actions between them, as data. */
export interface StageTable<S extends string, A extends string> extends BothLanguages {
  readonly kind: string;
  /** What the audit calls its records, where every look at one is recorded. */
  readonly auditedAs?: string;
  /** Its record takes no words. */
  readonly withoutReasons?: true;
  readonly initial: S;
  readonly stages: Readonly<Record<S, StageDefinition>>;
  readonly actions: Readonly<Record<A, ActionDefinition<S>>>;
}

/** An action as it is done from a stage. */
export type ActionFrom<S extends string> = ActionDefinition<S> & { readonly to: S };

/** Where a piece of work stands. */
export interface Position {
  readonly stage: string;
  readonly version: number;
}

/**
 * Whether an action may be done from where the work stands, with what was entered.
 * Refuses with STAGE_WRONG, ENTRY_MISSING for every entry missing, and DATE_IN_FUTURE.
 */
export function transition<S extends string, A extends string>(
  table: StageTable<S, A>,
  action: A,
  position: Position,
  entries: Entries,
  today: PlainDate,
): Verdict<ActionFrom<S>> {
  const definition: ActionDefinition<S> = table.actions[action];
  const findings: Finding[] = [];
  const from = definition.from.find((stage) => stage === position.stage);
  if (from === undefined) {
    const stage = stageOf(table, position.stage);
    findings.push(
      finding(workflowRefusals.STAGE_WRONG, { actionVi: definition.vi, actionEn: definition.en, stageVi: stage.vi, stageEn: stage.en }),
    );
  }
  for (const entry of definition.requires) {
    const given = entries[entry];
    if (given === undefined || given === null || given === '') findings.push(finding(workflowRefusals.ENTRY_MISSING, { field: entry }, ['input', entry]));
  }
  if (entries.decidedOn && entries.decidedOn.toString() > today.toString()) {
    findings.push(finding(kernelRefusals.DATE_IN_FUTURE, { field: 'decidedOn' }, ['input', 'decidedOn']));
  }
  const to = definition.to ?? from;
  return to === undefined || findings.length > 0 ? refused(findings) : accepted({ ...definition, to });
}

/** What is wrong with the vote of an action, by the share it needs on the day of the book. Without a share, nothing. */
export function voteFindingsOf(action: Pick<ActionDefinition<string>, 'voteShare'>, vote: Vote, electorate: Electorate, book: RuleBook, path: readonly string[]): VoteFindings {
  return voteFindings(vote, electorate, voteRule(book, action.voteShare), path);
}

/** Last day of the stage an action leads to, in working days after a day; null where the book sets none. */
export function deadlineAfter(action: Pick<ActionDefinition<string>, 'deadline'>, day: PlainDate, book: RuleBook): Deadline | null {
  const days = action.deadline && book.get(action.deadline);
  return days ? book.calendar.after(day, days.value) : null;
}

/** The definition of a stored stage. */
export function stageOf<S extends string, A extends string>(table: StageTable<S, A>, stage: string): StageDefinition {
  const found = (table.stages as Readonly<Record<string, StageDefinition>>)[stage];
  if (!found) throw new Error(`${table.kind} has no stage ${stage}.`);
  return found;
}

/** The same of work that takes no words: the number of a paper stands for each reason. */
export function withoutReasons<S extends string, A extends string>(table: StageTable<S, A>): StageTable<S, A> {
  const numbered = (definition: ActionDefinition<S>): ActionDefinition<S> => ({
    ...definition,
    requires: [...new Set(definition.requires.map((entry) => (entry === 'remark' ? 'decisionNumber' : entry)))],
  });
  const actions = Object.entries<ActionDefinition<S>>(table.actions).map(([action, definition]) => [action, numbered(definition)]);
  return { ...table, withoutReasons: true, actions: Object.fromEntries(actions) as StageTable<S, A>['actions'] };
}
