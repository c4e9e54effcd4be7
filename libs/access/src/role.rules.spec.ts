import { roleOfPost, type Role } from './role.rules.js';

describe('roleOfPost', () => {
  it.each<[kind: string, committee: string | null, role: Role | undefined]>([
    ['SECRETARY', null, 'SECRETARY'],
    ['DEPUTY_SECRETARY', null, 'SECRETARY'],
    ['SECRETARY', 'CELL', 'SECRETARY'],
    ['SECRETARY', 'STANDING', 'STANDING_COMMITTEE'],
    ['COMMITTEE_MEMBER', 'STANDING', 'STANDING_COMMITTEE'],
    ['COMMITTEE_MEMBER', 'INSPECTION', 'INSPECTION_COMMITTEE'],
    ['INSPECTION_CHAIR', null, 'INSPECTION_COMMITTEE'],
    ['INSPECTION_DEPUTY_CHAIR', null, 'INSPECTION_COMMITTEE'],
    ['PARTY_OFFICE_OFFICER', null, 'PARTY_OFFICE'],
    ['COMMITTEE_MEMBER', 'EXECUTIVE', undefined],
    ['COMMITTEE_MEMBER', 'CELL', undefined],
    ['VILLAGE_HEAD', null, undefined],
    ['STREET_GROUP_HEAD', null, undefined],
    ['FRONT_HEAD', null, undefined],
    ['A_KIND_YET_UNKNOWN', null, undefined],
  ])('%s on committee %s is %s', (kind, committee, role) => {
    expect(roleOfPost({ kind, committee })).toBe(role);
  });
});
