import type { Day } from './days.js';
import type { Random } from './random.js';
import type { WorkflowLogRow } from './rows.js';

export interface Vote {
  readonly for: number;
  readonly against: number;
  readonly absent: number;
}

/** Who counts when a cell votes, but for those suspended: how many full members there are, and how many of them are suspended. */
export interface Electorate {
  readonly voters: number;
  readonly suspended: number;
}

/** A vote of everybody who counts, which carries. */
export function drawVote(random: Random, { voters, suspended }: Electorate): Vote {
  const absent = random.int(0, Math.floor(voters / 6));
  const against = random.chance(0.15) ? random.int(0, Math.floor(voters / 10)) : 0;
  return { for: voters - suspended - absent - against, against, absent };
}

export function eveningOf(day: Day): string {
  return `${day}T17:00:00+07:00`;
}

/** What the log says of a step without a vote. */
export const NO_VOTE: Pick<WorkflowLogRow, 'votesFor' | 'votesAgainst' | 'votesAbsent'> = { votesFor: null, votesAgainst: null, votesAbsent: null };

/** What the log says of a vote. */
export function loggedVote(vote: Vote): Pick<WorkflowLogRow, 'votesFor' | 'votesAgainst' | 'votesAbsent'> {
  return { votesFor: vote.for, votesAgainst: vote.against, votesAbsent: vote.absent };
}
