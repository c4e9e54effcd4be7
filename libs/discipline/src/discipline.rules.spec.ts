import fc from 'fast-check';
import { parsePlainDate, type PlainDate, type Verdict } from '#kernel';
import { Regulations, type DisciplineForm } from '#regulations';
import { transition, type Entries } from '#workflow';
import { all, entitledAnewVerdict, entitledVerdict, formVerdict, hearingVerdict, isBelow, postsVerdict, proposeVerdict, sinceProposal, type Proposal } from './discipline.rules.js';
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
  const fine: Proposal = { proposedOn: TODAY, today: TODAY, concludedOn: '2026-11-21', violatedOn: day('2026-06-01'), isSupervision: false, isSubject: true, hasMeasure: false, memberId: 'member', organizationId: null, cellId: 'cell' };

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
    [{ violatedOn: day('2026-11-22') }, 'VIOLATED_AFTER_PROPOSAL'],
    [{ memberId: null }, 'MEASURE_SUBJECT_NOT_ONE'],
    [{ organizationId: 'cell' }, 'MEASURE_SUBJECT_NOT_ONE'],
  ] as const)('%j: %s', (change, code) => {
    expect(codesOf(proposeVerdict({ ...fine, ...change }))).toEqual({ refusals: [code], warnings: [] });
  });

  it('warns after supervision', () => {
    expect(codesOf(proposeVerdict({ ...fine, isSupervision: true }))).toEqual({ refusals: [], warnings: ['SUPERVISION_DOES_NOT_DISCIPLINE'] });
  });
});

describe('who decides', () => {
  const MEMBER = { subject: 'FULL_MEMBER', level: 'NO_POST' } as const;

  it('is said in both languages, and by which document', () => {
    const [warning] = entitledVerdict('CELL', { ...MEMBER, form: 'WARNING', inAssignedTask: true }, book).warnings;
    expect(warning?.params).toMatchObject({ entitledVi: 'Ủy ban Kiểm tra, Ban Thường vụ, cấp ủy', formVi: 'cảnh cáo' });
    expect(warning?.refusal.rule).toEqual({ document: '21-QĐ/TW', date: '2026-04-11', article: 'chưa đối chiếu điều khoản' });
    expect(codesOf(entitledVerdict('CELL', { ...MEMBER, form: 'WARNING', inAssignedTask: true }, before))).toEqual(allowed);
  });

  it('anew, who is above somebody that may: never who is below', () => {
    const own = { ...MEMBER, form: 'REPRIMAND', inAssignedTask: false } as const;
    for (const body of ['INSPECTION_COMMITTEE', 'STANDING_COMMITTEE', 'SUPERIOR'] as const) expect(codesOf(entitledAnewVerdict(body, own, book))).toEqual(allowed);
    expect(codesOf(entitledAnewVerdict('CELL', { ...own, inAssignedTask: true }, book)).warnings).toEqual(['BODY_NOT_ENTITLED']);
    expect([isBelow('CELL', 'SUPERIOR'), isBelow('STANDING_COMMITTEE', 'STANDING_COMMITTEE'), isBelow('PARTY_COMMITTEE', 'CELL')]).toEqual([true, false, false]);
  });

  it('on forms that can be: a member is not dissolved, an organisation not expelled, nobody removed from no post', () => {
    const of = (form: DisciplineForm, on: Parameters<typeof formVerdict>[1]) => codesOf(formVerdict(form, on, book)).refusals;
    expect(of('DISSOLUTION', MEMBER)).toEqual(['FORM_IMPOSSIBLE']);
    expect(of('EXPULSION', { subject: 'ORGANIZATION', level: 'UNDER_WARD' })).toEqual(['FORM_IMPOSSIBLE']);
    expect(of('REMOVAL_FROM_OFFICE', MEMBER)).toEqual(['NO_OFFICE']);
    expect(of('REMOVAL_FROM_OFFICE', { subject: 'FULL_MEMBER', level: 'POST_OF_WARD' })).toEqual([]);
    expect(codesOf(formVerdict('EXPULSION', { subject: 'PROBATIONARY_MEMBER', level: 'NO_POST' }, before))).toEqual(allowed);
  });

  it('takes posts that are held: of a removal those chosen or all, of an expulsion all, of others none', () => {
    expect(postsVerdict('REMOVAL_FROM_OFFICE', null, ['a', 'b'])).toMatchObject({ value: ['a', 'b'] });
    expect(postsVerdict('REMOVAL_FROM_OFFICE', ['b'], ['a', 'b'])).toMatchObject({ value: ['b'] });
    for (const chosen of [['c'], ['a', 'a'], []]) expect(codesOf(postsVerdict('REMOVAL_FROM_OFFICE', chosen, ['a', 'b'])).refusals).toEqual(['POSTS_NOT_HELD']);
    expect(postsVerdict('EXPULSION', null, ['a'])).toMatchObject({ value: ['a'] });
    expect(postsVerdict('WARNING', null, ['a'])).toMatchObject({ value: [] });
    expect(codesOf(postsVerdict('WARNING', ['a'], ['a'])).refusals).toEqual(['POSTS_POINTLESS']);
  });

  it('after a hearing, with its day, not after the decision', () => {
    const [the10th, the11th] = [day('2026-11-10'), day('2026-11-11')];
    expect(codesOf(hearingVerdict('HEARD', the10th, the10th, book))).toEqual(allowed);
    expect(codesOf(hearingVerdict('STAYED_AWAY', null, the10th, book))).toEqual(allowed);
    expect(codesOf(hearingVerdict('HEARD', the11th, the10th, book)).refusals).toEqual(['HEARD_AFTER_DECISION']);
    expect(codesOf(hearingVerdict('HEARD', null, the10th, book)).refusals).toEqual(['HEARING_INCOMPLETE']);
    expect(codesOf(hearingVerdict(null, the10th, the10th, book)).refusals).toEqual(['HEARING_INCOMPLETE']);
    expect(codesOf(hearingVerdict(null, null, the10th, book))).toEqual({ refusals: [], warnings: ['NOT_HEARD'] });
    expect(codesOf(hearingVerdict(null, null, the10th, before))).toEqual(allowed);
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
          expect(['ANNOUNCED', 'DROPPED']).not.toContain(stage);
          if (stage === 'DECIDED') expect(action).toBe('ANNOUNCE');
          if (verdict.value.to === 'DECIDED') decided.push(stage);
          if (['VOTE', 'PROPOSE_FORM', 'NOT_CARRIED'].includes(action)) expect(stage).toBe('PUT_TO_CELL');
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
    expect(codesOf(all(late, entitledVerdict('CELL', { subject: 'FULL_MEMBER', level: 'NO_POST', form: 'REPRIMAND', inAssignedTask: true }, book), late))).toEqual({
      refusals: ['DECIDED_BEFORE_PROPOSAL', 'DECIDED_BEFORE_PROPOSAL'],
      warnings: ['BODY_NOT_ENTITLED'],
    });
  });
});
