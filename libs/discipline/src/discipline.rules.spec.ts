import fc from 'fast-check';
import { parsePlainDate, type PlainDate, type Verdict } from '#kernel';
import { DECIDING_BODIES, DISCIPLINE_FORMS, Regulations, type DecidingBody, type Vote } from '#regulations';
import { transition, type Entries } from '#workflow';
import { all, entitledVerdict, proposeVerdict, sinceProposal, voteVerdict, type Proposal } from './discipline.rules.js';
import { DISCIPLINE, type DisciplineAction, type DisciplineStage } from './discipline.stages.js';

function day(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (!date) throw new Error(text);
  return date;
}

const TODAY = day('2026-11-21');
const book = Regulations.load().on(TODAY);
const before = Regulations.load().on(day('2026-04-10'));
const codesOf = (verdict: Verdict<unknown>) => ({
  refusals: verdict.ok ? [] : verdict.refusals.map(({ refusal }) => refusal.code),
  warnings: verdict.warnings.map(({ refusal }) => refusal.code),
});
const allowed = { refusals: [], warnings: [] };

describe('proposing a measure', () => {
  const fine: Proposal = { proposedOn: TODAY, today: TODAY, concludedOn: '2026-11-21', isSupervision: false, isSubject: true, hasMeasure: false, cellId: 'cell' };

  it('answers the cell of the member', () => {
    expect(proposeVerdict(fine)).toEqual({ ok: true, value: 'cell', warnings: [] });
  });

  it.each([
    [{ concludedOn: null }, 'CASE_NOT_CONCLUDED'],
    [{ proposedOn: day('2026-11-20') }, 'PROPOSED_OUT_OF_ORDER'],
    [{ proposedOn: day('2026-11-22') }, 'PROPOSED_OUT_OF_ORDER'],
    [{ isSubject: false }, 'NO_SUBJECT_OF_CASE'],
    [{ isSubject: false, cellId: null }, 'NO_SUBJECT_OF_CASE'],
    [{ cellId: null }, 'SUBJECT_LEFT'],
    [{ hasMeasure: true }, 'VIOLATION_HAS_MEASURE'],
  ] as const)('%j: %s', (change, code) => {
    expect(codesOf(proposeVerdict({ ...fine, ...change }))).toEqual({ refusals: [code], warnings: [] });
  });

  it('warns after supervision', () => {
    expect(codesOf(proposeVerdict({ ...fine, isSupervision: true }))).toEqual({ refusals: [], warnings: ['SUPERVISION_DOES_NOT_DISCIPLINE'] });
  });
});

describe('who decides', () => {
  const superiors: readonly DecidingBody[] = ['INSPECTION_COMMITTEE', 'STANDING_COMMITTEE', 'PARTY_COMMITTEE'];
  const rows = DISCIPLINE_FORMS.flatMap((form) => DECIDING_BODIES.flatMap((body) => [true, false].map((inAssignedTask) => ({ form, body, inAssignedTask }))));

  it.each(rows)('$form by $body, in a task a superior had assigned: $inAssignedTask', ({ form, body, inAssignedTask }) => {
    const entitled = inAssignedTask === superiors.includes(body);
    expect(codesOf(entitledVerdict(body, { form, inAssignedTask }, book))).toEqual({ refusals: [], warnings: entitled ? [] : ['BODY_NOT_ENTITLED'] });
    expect(codesOf(entitledVerdict(body, { form, inAssignedTask }, before))).toEqual(allowed);
  });

  it('says who is, in both languages, and by which document', () => {
    const [warning] = entitledVerdict('CELL', { form: 'WARNING', inAssignedTask: true }, book).warnings;
    expect(warning?.params).toMatchObject({ entitledVi: 'Ủy ban Kiểm tra, Ban Thường vụ, cấp ủy', formVi: 'cảnh cáo' });
    expect(warning?.refusal.rule).toEqual({ document: '21-QĐ/TW', date: '2026-04-11', article: 'chưa đối chiếu điều khoản' });
  });
});

describe('the vote of a cell', () => {
  const CELL = { fullMembers: 20, elsewhere: 2, exempt: 3 };
  const vote = (votesFor: number, votesAgainst: number, votesAbsent = 0, exemptAbsent = 0): Vote => ({ votesFor, votesAgainst, votesAbsent, exemptAbsent });

  it('carries with more than half of all full members, those elsewhere and the exempt included', () => {
    expect(codesOf(voteVerdict(vote(11, 7), true, CELL, book))).toEqual(allowed);
    // Of the 15 who count in an ordinary vote, 10 would be enough.
    expect(codesOf(voteVerdict(vote(10, 5, 0, 3), true, CELL, book))).toEqual({ refusals: [], warnings: ['VOTE_NOT_CARRIED'] });
    expect(voteVerdict(vote(10, 5, 0, 3), true, CELL, book).warnings[0]?.params).toMatchObject({ votesFor: 10, base: 20 });
  });

  it('is said to have failed only where it did', () => {
    expect(codesOf(voteVerdict(vote(10, 8), false, CELL, book))).toEqual(allowed);
    expect(codesOf(voteVerdict(vote(11, 7), false, CELL, book))).toEqual({ refusals: [], warnings: ['VOTE_CARRIED'] });
  });

  it('has no more votes than there can be, and is not checked for a day before the rule', () => {
    expect(codesOf(voteVerdict(vote(19, 0), true, CELL, book)).refusals).toEqual(['VOTES_TOO_MANY']);
    expect(codesOf(voteVerdict(vote(1, 17), true, CELL, before))).toEqual(allowed);
  });

  it('either carries or fails, whatever the numbers', () => {
    const size = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(size, fc.nat(5), fc.nat(5), fc.nat(60), (fullMembers, elsewhere, exempt, votesFor) => {
        const electorate = { fullMembers, elsewhere: Math.min(elsewhere, fullMembers), exempt };
        const voters = fullMembers - electorate.elsewhere;
        fc.pre(voters > 0 && votesFor <= voters);
        const tally = vote(votesFor, voters - votesFor);
        const carries = codesOf(voteVerdict(tally, true, electorate, book)).warnings.includes('VOTE_NOT_CARRIED');
        const fails = codesOf(voteVerdict(tally, false, electorate, book)).warnings.includes('VOTE_CARRIED');
        expect(carries).toBe(!fails);
        expect(fails).toBe(votesFor * 2 > fullMembers);
      }),
    );
  });
});

describe('the way of a measure', () => {
  const entries: Entries = { decisionNumber: '1', decidedOn: TODAY, remark: 'lý do', votes: { votesFor: 1, votesAgainst: 0, votesAbsent: 0 } };
  const actions = Object.keys(DISCIPLINE.actions) as readonly DisciplineAction[];

  it('whatever is tried, it is decided once, by the cell or the body it stood before, and then it is over', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...actions), { maxLength: 20 }), (tried) => {
        let stage: DisciplineStage = DISCIPLINE.initial;
        const decided: DisciplineStage[] = [];
        for (const action of tried) {
          const verdict: Verdict<{ readonly to: DisciplineStage }> = transition(DISCIPLINE, action, { stage, version: 1 }, entries, TODAY);
          if (!verdict.ok) continue;
          expect(['DECIDED', 'DROPPED']).not.toContain(stage);
          if (verdict.value.to === 'DECIDED') decided.push(stage);
          if (action === 'VOTE' || action === 'NOT_CARRIED') expect(stage).toBe('PUT_TO_CELL');
          stage = verdict.value.to;
        }
        expect(decided.length).toBeLessThanOrEqual(1);
        expect(decided.every((from) => from === 'PUT_TO_CELL' || from.startsWith('AWAITING_'))).toBe(true);
      }),
    );
  });

  it('has no decision on a day before its proposal; several verdicts are one', () => {
    expect(sinceProposal('2026-11-21', TODAY).ok).toBe(true);
    const late = sinceProposal('2026-11-22', TODAY);
    expect(codesOf(all(late, entitledVerdict('CELL', { form: 'REPRIMAND', inAssignedTask: true }, book), late))).toEqual({
      refusals: ['DECIDED_BEFORE_PROPOSAL', 'DECIDED_BEFORE_PROPOSAL'],
      warnings: ['BODY_NOT_ENTITLED'],
    });
  });
});
