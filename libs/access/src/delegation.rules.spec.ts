import { parsePlainDate, type PlainDate, type Verdict } from '#kernel';
import { delegationVerdict, isDelegable } from './delegation.rules.js';

function day(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (!date) throw new Error(text);
  return date;
}

const codesOf = (verdict: Verdict<unknown>): string[] => (verdict.ok ? [] : verdict.refusals.map(({ refusal }) => refusal.code));
const TODAY = day('2026-11-21');
const request = { delegateId: 'other', rights: ['meeting.record'], from: TODAY, through: day('2027-02-18') };
const delegator = { personId: 'self', scope: new Map([['meeting.record', ['=a.b']], ['member.read', ['a']], ['session.own', []], ['rating.read', []]]), missing: [] };

describe('isDelegable', () => {
  it.each(['access.grant', 'access.delegate', 'account.manage', 'session.own', 'member.export', 'rating.export'])('%s is not', (right) => {
    expect(isDelegable(right)).toBe(false);
  });
  it.each(['member.read', 'meeting.record', 'access.read'])('%s is', (right) => {
    expect(isDelegable(right)).toBe(true);
  });
});

describe('delegationVerdict', () => {
  it.each([
    ['ninety days', request, 'a.b', []],
    ['ninety-one days', { ...request, through: day('2027-02-19') }, 'a.b', ['DELEGATION_TOO_LONG']],
    ['one day', { ...request, through: TODAY }, 'a.b', []],
    ['yesterday', { ...request, from: day('2026-11-20'), through: TODAY }, 'a.b', ['PERIOD_FROM_PAST']],
    ['backwards', { ...request, through: day('2026-11-20') }, 'a.b', ['DATES_OUT_OF_ORDER']],
    ['oneself', { ...request, delegateId: 'self' }, 'a.b', ['DELEGATION_TO_SELF']],
    ['below a right of the unit alone', request, 'a.b.c', ['RIGHT_NOT_HELD']],
    ['above it', request, 'a', ['RIGHT_NOT_HELD']],
    ['below a right that reaches there', { ...request, rights: ['member.read'] }, 'a.b.c', []],
    ['a right over oneself only', { ...request, rights: ['rating.read'] }, 'a.b', ['RIGHT_NOT_HELD']],
    ['what is in person', { ...request, rights: ['session.own'] }, 'a.b', ['RIGHT_NOT_DELEGABLE']],
  ])('%s', (_, asked, place, codes) => {
    expect(codesOf(delegationVerdict(asked, delegator, place, TODAY))).toEqual(codes);
  });

  it('names the rights of reading that are missing', () => {
    const verdict = delegationVerdict(request, { ...delegator, missing: ['meeting.read', 'member.read'] }, 'a.b', TODAY);
    expect(verdict.ok ? [] : verdict.refusals).toMatchObject([{ refusal: { code: 'RIGHTS_NEED_OTHERS' }, params: { rights: 'meeting.read, member.read' }, path: ['input', 'rights'] }]);
  });
});
