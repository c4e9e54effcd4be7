import { delegatedTo, hatsOf, rolesOf, wear, type StandingRow } from './standing.rules.js';

const at = { organizationId: 'o', path: 'a.b', from: '2025-01-01', through: null };
const standing: StandingRow = {
  posts: [{ id: 'p', kind: 'INSPECTION_CHAIR', committee: null, ...at }, { id: 'q', kind: 'VILLAGE_HEAD', committee: null, ...at }],
  grants: [{ id: 'g', role: 'PARTY_OFFICE', reach: 'UNIT', ...at }, { id: 'h', role: 'ADMINISTRATOR', reach: null, ...at, organizationId: null, path: null }],
  memberships: [{ id: 'm', ...at }],
  delegations: [{ id: 'd', delegatorId: 'x', rights: ['meeting.record'], ...at, posts: [{ id: 'r', kind: 'SECRETARY', committee: null, ...at }], grants: [] }],
};
const held = { hats: hatsOf(standing), delegated: delegatedTo(standing) };

describe('hatsOf', () => {
  it('names each role with what gives it, and no role for a post without one', () => {
    expect(held.hats.map(({ role, basis, basisId, limit, path }) => [role, basis, basisId, limit, path])).toEqual([
      ['INSPECTION_COMMITTEE', 'POST', 'p', null, 'a.b'],
      ['INSPECTION_OFFICER', 'POST', 'p', null, 'a.b'],
      ['PARTY_OFFICE', 'GRANT', 'g', 'UNIT', 'a.b'],
      ['ADMINISTRATOR', 'GRANT', 'h', null, null],
      ['MEMBER', 'MEMBERSHIP', 'm', null, 'a.b'],
    ]);
  });

  it('of a delegation are those of the delegator, a membership not among them', () => {
    expect(held.delegated.map(({ id, hats }) => [id, rolesOf(hats)])).toEqual([['d', ['SECRETARY']]]);
  });
});

describe('wear', () => {
  it.each([
    ['PARTY_OFFICE', ['PARTY_OFFICE', 'MEMBER'], []],
    ['MEMBER', ['MEMBER'], []],
    ['d', ['MEMBER'], ['d']],
  ])('%s leaves %j and the delegations %j', (declared, roles, delegations) => {
    const worn = wear(held, declared);
    expect([rolesOf(worn?.hats ?? []), worn?.delegated.map(({ id }) => id)]).toEqual([roles, delegations]);
  });

  it.each(['SECRETARY', 'p', 'x', '', 'party_office'])('%j is not held', (declared) => {
    expect(wear(held, declared)).toBeUndefined();
  });
});
