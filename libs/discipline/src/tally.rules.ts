import { accepted, finding, refused, type Finding, type Verdict } from '#kernel';
import {
  ALL_DISCIPLINE_FORMS,
  hasCarried,
  voteFindings,
  voteRule,
  type DisciplineForm,
  type Electorate,
  type ParameterOfKind,
  type RuleBook,
  type Vote,
} from '#regulations';
import { disciplineRefusals } from './discipline.refusals.js';
import { FORMS, weighed } from './discipline.rules.js';

/** The votes that one form got on its own. */
export interface Ballot {
  readonly form: DisciplineForm;
  readonly votes: number;
}

/** A vote of the cell, and what the minutes say of it. */
export interface CellTally {
  readonly vote: Vote;
  readonly carried: boolean;
  readonly form: DisciplineForm;
  /** Where the members voted on several forms; the votes for it are then all of these together. */
  readonly ballots: readonly Ballot[] | null;
}

const SHARE_OF: Readonly<Record<DisciplineForm, ParameterOfKind<'voteShare'> | undefined>> = {
  REPRIMAND: 'voting.discipline',
  WARNING: 'voting.discipline',
  REMOVAL_FROM_OFFICE: 'voting.removal-from-office',
  EXPULSION: 'voting.expulsion',
  DISSOLUTION: undefined,
};
const HIGHEST_FIRST = [...ALL_DISCIPLINE_FORMS].reverse();

/**
 * The form that carries: the one that reaches its own share, else, where the book adds votes from the highest form
 * downwards, the first at which all votes so far reach its share. Null where none does.
 */
export function formOfTally(ballots: readonly Ballot[], { vote, electorate }: { readonly vote: Vote; readonly electorate: Electorate }, book: RuleBook): DisciplineForm | null {
  const carries = (form: DisciplineForm, votesFor: number): boolean => hasCarried({ ...vote, votesFor }, electorate, voteRule(book, SHARE_OF[form])) ?? false;
  const inOrder = HIGHEST_FIRST.flatMap((form) => ballots.filter((ballot) => ballot.form === form));
  const alone = inOrder.find(({ form, votes }) => carries(form, votes));
  if (alone) return alone.form;
  if (!book.get('voting.adds-from-highest')?.value) return null;
  return inOrder.find(({ form }) => carries(form, votesTowards(form, ballots)))?.form ?? null;
}

/** The votes for a form and for every higher one. */
export function votesTowards(form: DisciplineForm, ballots: readonly Ballot[]): number {
  const from = ALL_DISCIPLINE_FORMS.indexOf(form);
  return ballots.reduce((sum, ballot) => (ALL_DISCIPLINE_FORMS.indexOf(ballot.form) >= from ? sum + ballot.votes : sum), 0);
}

/**
 * Whether a vote of the cell is what it is said to be: votes the cell can have, carried or not, in the form said. The
 * share is a part of all full members where the book says so: stricter than of those who count in an ordinary vote.
 */
export function tallyVerdict(tally: CellTally, electorate: Electorate, book: RuleBook): Verdict<null> {
  const { vote, carried, form, ballots } = tally;
  const refusals: Finding[] = ballots ? ballotFindings(ballots, vote.votesFor) : [];
  const rule = voteRule(book, SHARE_OF[form]);
  const numbers = voteFindings(vote, electorate, { ...rule, share: undefined }, ['input']);
  refusals.push(...numbers.refusals);
  const warnings = [...numbers.warnings];
  if (refusals.length > 0) return refused(refusals, warnings);
  const votesFor = ballots ? votesTowards(form, ballots) : vote.votesFor;
  const ofTally = ballots && formOfTally(ballots, { vote, electorate }, book);
  if (carried) {
    // Votes for a milder form as well: of those that the share is counted by, only the ones towards this form.
    const counted = voteFindings({ ...vote, votesFor, votesAgainst: vote.votesAgainst + vote.votesFor - votesFor }, electorate, rule, ['input']);
    const short = [...counted.refusals, ...counted.warnings].filter(({ refusal }) => refusal.code === 'VOTE_NOT_CARRIED');
    (counted.refusals.length > 0 ? refusals : warnings).push(...short);
    const adds = book.get('voting.adds-from-highest');
    if (adds && ofTally && ofTally !== form) return and(weighed(adds, disciplineRefusals.FORM_NOT_OF_TALLY, { formVi: FORMS[ofTally].vi, formEn: FORMS[ofTally].en }, ['input', 'form']), refusals, warnings);
  } else if (ballots ? ofTally !== null : hasCarried(vote, electorate, rule)) {
    if (rule.share) warnings.push(finding({ ...disciplineRefusals.VOTE_CARRIED, rule: rule.share.rule }, { votesFor }, ['input', 'carried']));
  }
  return refusals.length > 0 ? refused(refusals, warnings) : accepted(null, warnings);
}

function ballotFindings(ballots: readonly Ballot[], votesFor: number): Finding[] {
  const path = ['input', 'ballots'];
  const votes = ballots.reduce((sum, ballot) => sum + ballot.votes, 0);
  return [
    ...(new Set(ballots.map(({ form }) => form)).size < ballots.length ? [finding(disciplineRefusals.BALLOT_TWICE, {}, path)] : []),
    ...(votes === votesFor ? [] : [finding(disciplineRefusals.BALLOTS_DO_NOT_SUM, { votes, votesFor }, path)]),
  ];
}

function and(verdict: Verdict<null>, refusals: readonly Finding[], warnings: readonly Finding[]): Verdict<null> {
  const refusing = [...refusals, ...(verdict.ok ? [] : verdict.refusals)];
  const warning = [...warnings, ...verdict.warnings];
  return refusing.length > 0 ? refused(refusing, warning) : accepted(null, warning);
}
