import fc from 'fast-check';
import { Temporal, type Verdict } from '#kernel';
import { Regulations, type DisciplineForm, type Vote } from '#regulations';
import { formOfTally, tallyVerdict, votesTowards, type Ballot } from './tally.rules.js';

const book = Regulations.load().on(Temporal.PlainDate.from('2026-11-21'));
const before = Regulations.load().on(Temporal.PlainDate.from('2026-04-10'));
const CELL = { fullMembers: 20, elsewhere: 2, exempt: 3 };
const allowed = { refusals: [], warnings: [] };
const codesOf = (verdict: Verdict<unknown>) => ({
  refusals: verdict.ok ? [] : verdict.refusals.map(({ refusal }) => refusal.code),
  warnings: verdict.warnings.map(({ refusal }) => refusal.code),
});
const vote = (votesFor: number, votesAgainst: number, votesAbsent = 0, exemptAbsent = 0): Vote => ({ votesFor, votesAgainst, votesAbsent, exemptAbsent });
const plain = (numbers: Vote, carried: boolean, on = book, form: DisciplineForm = 'REPRIMAND') => codesOf(tallyVerdict({ vote: numbers, carried, form, ballots: null }, CELL, on));

describe('the vote of a cell', () => {
  it('carries with more than half of all full members, those elsewhere and the exempt included', () => {
    expect(plain(vote(11, 7), true)).toEqual(allowed);
    // Of the 15 who count in an ordinary vote, 10 would be enough.
    expect(plain(vote(10, 5, 0, 3), true)).toEqual({ refusals: [], warnings: ['VOTE_NOT_CARRIED'] });
    const { warnings } = tallyVerdict({ vote: vote(10, 5, 0, 3), carried: true, form: 'WARNING', ballots: null }, CELL, book);
    expect(warnings[0]?.params).toMatchObject({ votesFor: 10, base: 20 });
  });

  it('on an expulsion takes two thirds of those who count', () => {
    expect(plain(vote(12, 6), true, book, 'EXPULSION')).toEqual(allowed);
    expect(plain(vote(11, 7), true, book, 'EXPULSION')).toEqual({ refusals: [], warnings: ['VOTE_NOT_CARRIED'] });
  });

  it('is said to have failed only where it did', () => {
    expect(plain(vote(10, 8), false)).toEqual(allowed);
    expect(plain(vote(11, 7), false)).toEqual({ refusals: [], warnings: ['VOTE_CARRIED'] });
  });

  it('has no more votes than there can be, and is not checked for a day before the rule', () => {
    expect(plain(vote(19, 0), true).refusals).toEqual(['VOTES_TOO_MANY']);
    expect(plain(vote(1, 17), true, before)).toEqual(allowed);
  });

  it('either carries or fails, whatever the numbers', () => {
    const size = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(size, fc.nat(5), fc.nat(5), fc.nat(60), (fullMembers, elsewhere, exempt, votesFor) => {
        const electorate = { fullMembers, elsewhere: Math.min(elsewhere, fullMembers), exempt };
        const voters = fullMembers - electorate.elsewhere;
        fc.pre(voters > 0 && votesFor <= voters);
        const said = (carried: boolean) => codesOf(tallyVerdict({ vote: vote(votesFor, voters - votesFor), carried, form: 'REPRIMAND', ballots: null }, electorate, book)).warnings;
        const carries = said(true).includes('VOTE_NOT_CARRIED');
        const fails = said(false).includes('VOTE_CARRIED');
        expect(carries).toBe(!fails);
        expect(fails).toBe(votesFor * 2 > fullMembers);
      }),
    );
  });
});

describe('votes on several forms', () => {
  const ballots = (reprimand: number, warning: number, removal = 0, expulsion = 0): Ballot[] => [
    { form: 'REPRIMAND', votes: reprimand },
    { form: 'WARNING', votes: warning },
    { form: 'REMOVAL_FROM_OFFICE', votes: removal },
    { form: 'EXPULSION', votes: expulsion },
  ];
  const said = (list: readonly Ballot[], change: Partial<Parameters<typeof tallyVerdict>[0]> = {}) => {
    const votesFor = list.reduce((sum, { votes }) => sum + votes, 0);
    return codesOf(tallyVerdict({ vote: vote(votesFor, 18 - votesFor), carried: true, form: 'WARNING', ballots: list, ...change }, CELL, book));
  };

  it('are added from the highest form downwards where none is enough by itself', () => {
    expect(said(ballots(6, 8, 3, 1))).toEqual(allowed);
    expect(said(ballots(6, 8, 3, 1), { form: 'REPRIMAND' })).toEqual({ refusals: [], warnings: ['FORM_NOT_OF_TALLY'] });
    expect(said(ballots(11, 7), { form: 'REPRIMAND' })).toEqual(allowed);
    expect(said(ballots(11, 7), { form: 'WARNING' }).warnings).toEqual(['VOTE_NOT_CARRIED', 'FORM_NOT_OF_TALLY']);
  });

  it('fail together only where no form is reached', () => {
    expect(said(ballots(5, 5), { carried: false })).toEqual(allowed);
    expect(said(ballots(6, 5), { carried: false })).toEqual({ refusals: [], warnings: ['VOTE_CARRIED'] });
  });

  it('name each form once and sum to the votes for a measure', () => {
    expect(said([{ form: 'WARNING', votes: 6 }, { form: 'WARNING', votes: 6 }]).refusals).toEqual(['BALLOT_TWICE']);
    expect(said(ballots(6, 8), { vote: vote(13, 5) }).refusals).toEqual(['BALLOTS_DO_NOT_SUM']);
  });

  it('come to one form at most, and a milder one never for more votes on a heavier', () => {
    const numbers = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9));
    fc.assert(
      fc.property(numbers, ([reprimand, warning, removal, expulsion]) => {
        const list = ballots(reprimand, warning, removal, expulsion);
        const votesFor = reprimand + warning + removal + expulsion;
        fc.pre(votesFor > 0 && votesFor <= 18);
        const against = { vote: vote(votesFor, 18 - votesFor), electorate: CELL };
        const form = formOfTally(list, against, book);
        // All votes are votes for the mildest form at least.
        expect(form !== null).toBe(votesFor * 2 > 20 || expulsion * 3 >= 36 || votesTowards('REMOVAL_FROM_OFFICE', list) * 2 > 18);
      }),
    );
  });
});
