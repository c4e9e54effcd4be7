import { rolesOfPost, type Role } from './role.rules.js';

describe('rolesOfPost', () => {
  it.each<[kind: string, committee: string | null, roles: readonly Role[]]>([
    ['SECRETARY', null, ['SECRETARY']],
    ['DEPUTY_SECRETARY', null, ['SECRETARY']],
    ['SECRETARY', 'CELL', ['SECRETARY']],
    ['SECRETARY', 'STANDING', ['STANDING_COMMITTEE']],
    ['COMMITTEE_MEMBER', 'STANDING', ['STANDING_COMMITTEE']],
    ['COMMITTEE_MEMBER', 'INSPECTION', ['INSPECTION_COMMITTEE']],
    ['INSPECTION_CHAIR', null, ['INSPECTION_COMMITTEE', 'INSPECTION_OFFICER']],
    ['INSPECTION_CHAIR', 'INSPECTION', ['INSPECTION_COMMITTEE', 'INSPECTION_OFFICER']],
    ['INSPECTION_DEPUTY_CHAIR', null, ['INSPECTION_COMMITTEE', 'INSPECTION_OFFICER']],
    ['PARTY_OFFICE_OFFICER', null, ['PARTY_OFFICE']],
    ['COMMITTEE_MEMBER', 'EXECUTIVE', []],
    ['COMMITTEE_MEMBER', 'CELL', []],
    ['VILLAGE_HEAD', null, []],
    ['STREET_GROUP_HEAD', null, []],
    ['FRONT_HEAD', null, []],
    ['A_KIND_YET_UNKNOWN', null, []],
  ])('%s on committee %s is %j', (kind, committee, roles) => {
    expect(rolesOfPost({ kind, committee })).toEqual(roles);
  });
});
