import { parsePlainDate, type PlainDate, type Verdict } from '#kernel';
import { approvalVerdict, endVerdict, grantVerdict, hasRightShape, needsApproval, type GrantedRole, type GrantOnRecord, type GrantRequest } from './grant.rules.js';
import { ROLES } from './role.rules.js';

function day(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (!date) throw new Error(text);
  return date;
}

const codesOf = (verdict: Verdict<unknown>): string[] => (verdict.ok ? [] : verdict.refusals.map(({ refusal }) => refusal.code));
const TODAY = day('2026-11-21');
const request: GrantRequest = { role: 'PARTY_OFFICE', accountId: null, personId: 'p', organizationId: 'o', from: TODAY, through: day('2026-12-31') };

describe('needsApproval', () => {
  it('of the three strongest roles', () => {
    const strongest = ROLES.filter((role): role is GrantedRole => role !== 'MEMBER' && needsApproval(role));
    expect(strongest).toEqual(['STANDING_COMMITTEE', 'INSPECTION_OFFICER', 'ADMINISTRATOR']);
  });
});

describe('hasRightShape', () => {
  const administrator: GrantRequest = { ...request, role: 'ADMINISTRATOR', accountId: 'a', personId: null, organizationId: null, through: null };

  it.each([
    [true, request],
    [true, administrator],
    [true, { ...administrator, through: TODAY }],
    [false, { ...request, through: null }],
    [false, { ...request, organizationId: null }],
    [false, { ...request, personId: null }],
    [false, { ...request, accountId: 'a' }],
    [false, { ...administrator, accountId: null }],
    [false, { ...administrator, personId: 'p' }],
    [false, { ...administrator, organizationId: 'o' }],
  ])('%s for %j', (right, asked) => {
    expect(hasRightShape(asked)).toBe(right);
  });
});

describe('grantVerdict', () => {
  const facts = { giverAccountId: 'giver', holderAccountId: 'holder', lacking: [] };

  it.each([
    ['what may be given', request, facts, []],
    ['a single day', { ...request, through: TODAY }, facts, []],
    ['a day gone by', { ...request, from: day('2026-11-20') }, facts, ['PERIOD_FROM_PAST']],
    ['an end before the start', { ...request, from: day('2027-01-01') }, facts, ['DATES_OUT_OF_ORDER']],
    ['oneself', request, { ...facts, holderAccountId: 'giver' }, ['GRANT_TO_SELF']],
    ['a right lacking', request, { ...facts, lacking: ['rating.record'] }, ['FORBIDDEN_TO_GRANT']],
    ['nobody’s account', request, { ...facts, holderAccountId: undefined }, ['PERSON_WITHOUT_ACCOUNT']],
  ])('%s', (_, asked, known, codes) => {
    expect(codesOf(grantVerdict(asked, known, TODAY))).toEqual(codes);
  });

  it('names the rights lacking', () => {
    const verdict = grantVerdict(request, { ...facts, lacking: ['rating.record', 'contact.read'] }, TODAY);
    expect(verdict.ok ? [] : verdict.refusals[0]?.params).toEqual({ rights: 'rating.record, contact.read' });
  });
});

describe('approving and ending', () => {
  const grant: GrantOnRecord = { accountId: 'holder', grantedById: 'giver', needsApproval: true, approvedById: null, endedAt: null, version: 3 };
  const ended = { ...grant, endedAt: new Date(0) };

  it.each([
    ['a second person', grant, 'second', 3, []],
    ['the giver', grant, 'giver', 3, ['APPROVER_NOT_SECOND']],
    ['the holder', grant, 'holder', 3, ['APPROVER_NOT_SECOND']],
    ['once more', { ...grant, approvedById: 'second' }, 'third', 3, ['GRANT_APPROVED']],
    ['without need', { ...grant, needsApproval: false }, 'second', 3, ['GRANT_NEEDS_NO_APPROVAL']],
    ['after its end, by the giver', ended, 'giver', 3, ['GRANT_ENDED', 'APPROVER_NOT_SECOND']],
    ['on an older version', ended, 'giver', 2, ['VERSION_STALE']],
  ])('approved by %s', (_, record, approver, version, codes) => {
    expect(codesOf(approvalVerdict(record, approver, version))).toEqual(codes);
  });

  it('ended once', () => {
    expect([codesOf(endVerdict(grant, 3, null)), codesOf(endVerdict(ended, 3, null)), codesOf(endVerdict(ended, 2, null))]).toEqual([[], ['GRANT_ENDED'], ['VERSION_STALE']]);
  });

  it('ended by an administrator as long as another stays', () => {
    expect([codesOf(endVerdict(grant, 3, 1)), codesOf(endVerdict(grant, 3, 0)), codesOf(endVerdict(ended, 3, 0))]).toEqual([[], ['LAST_ADMINISTRATOR'], ['GRANT_ENDED']]);
  });
});
