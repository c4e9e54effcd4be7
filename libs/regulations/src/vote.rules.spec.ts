import fc from 'fast-check';
import { parsePlainDate } from '#kernel';
import { Regulations } from './regulations.js';
import { baseOf, voteFindings, voteRule, type Electorate, type Vote } from './vote.rules.js';

const CELL: Electorate = { fullMembers: 18, elsewhere: 1, exempt: 3 };
const ALL_FOR: Vote = { votesFor: 15, votesAgainst: 0, votesAbsent: 0, exemptAbsent: 2 };

function day(text: string) {
  const date = parsePlainDate(text);
  if (!date) throw new Error(text);
  return date;
}

const majority = voteRule(Regulations.load().on(day('2026-11-21')), 'voting.ordinary-resolution');
const codesOf = (vote: Partial<Vote>, electorate = CELL) => {
  const { refusals, warnings } = voteFindings({ ...ALL_FOR, ...vote }, electorate, majority, ['input']);
  return { refusals: refusals.map(({ refusal }) => refusal.code), warnings: warnings.map(({ refusal }) => refusal.code) };
};

describe('a vote of a cell', () => {
  it('is counted against all full members, less those elsewhere, less the exempt who were absent', () => {
    expect(baseOf(CELL, ALL_FOR, majority.leavesOut)).toBe(15);
    expect(baseOf(CELL, { exemptAbsent: 0 }, majority.leavesOut)).toBe(17);
    expect(codesOf({})).toEqual({ refusals: [], warnings: [] });
  });

  it('counts whoever is absent for another reason in the base', () => {
    expect(codesOf({ votesFor: 8, votesAbsent: 7 })).toEqual({ refusals: [], warnings: [] });
    expect(codesOf({ votesFor: 7, votesAbsent: 8 })).toEqual({ refusals: [], warnings: ['VOTE_NOT_CARRIED'] });
  });

  it('warns of votes that are missing, and says against how many it counts', () => {
    expect(codesOf({ votesFor: 14 })).toEqual({ refusals: [], warnings: ['VOTES_MISSING'] });
    const { warnings } = voteFindings({ ...ALL_FOR, votesFor: 14 }, CELL, majority, []);
    expect(warnings[0]?.params).toEqual({ votes: 14, base: 15, fullMembers: 18, elsewhere: 1, exemptAbsent: 2 });
  });

  it('refuses more votes than members who count, no vote at all, and more exempt than there are', () => {
    expect(codesOf({ votesFor: 16 }).refusals).toEqual(['VOTES_TOO_MANY']);
    expect(codesOf({ votesFor: 0, votesAbsent: 15 }).refusals).toEqual(['VOTES_NONE']);
    expect(codesOf({ exemptAbsent: 4 }).refusals).toEqual(['EXEMPT_ABSENT_TOO_MANY']);
  });

  it('carries exactly when the votes for are more than half of the base', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.nat(40), (votesFor, votesAgainst, votesAbsent) => {
        fc.pre(votesFor + votesAgainst > 0);
        const base = votesFor + votesAgainst + votesAbsent;
        const { warnings } = voteFindings({ votesFor, votesAgainst, votesAbsent, exemptAbsent: 0 }, { fullMembers: base, elsewhere: 0, exempt: 0 }, majority, []);
        expect(warnings.length === 0).toBe(votesFor > base / 2);
      }),
    );
  });
});
