import type { RightDeclaration } from '#access';
import type { HolderRow } from './disclosure.query.js';
import { viewersOf } from './viewers.js';

const right = (roles: RightDeclaration['roles']): RightDeclaration => ({ vi: '', en: '', roles });
const RECORD = right({ SECRETARY: 'UNIT', STANDING_COMMITTEE: 'UNIT_AND_BELOW', ADMINISTRATOR: 'ALL', MEMBER: 'SELF' });
const CONTACT = right({ SECRETARY: 'UNIT' });
const row = (change: Partial<HolderRow>): HolderRow => ({
  fullName: 'Lò Văn An',
  organizationName: 'Chi bộ',
  depth: 3,
  within: true,
  postKind: 'SECRETARY',
  committeeKind: 'CELL',
  granted: null,
  ...change,
});
const WARD = { organizationName: 'Đảng bộ phường', depth: 2, within: false };

describe('who may see a record', () => {
  it('the role, its place, and its holders with their posts', () => {
    const rows = [row({}), row({ postKind: 'DEPUTY_SECRETARY' }), row({ ...WARD, fullName: 'Cầm Thị Bình', postKind: 'COMMITTEE_MEMBER', committeeKind: 'STANDING' })];
    expect(viewersOf(rows, RECORD, CONTACT)).toEqual([
      {
        role: 'SECRETARY',
        title: 'Bí thư, phó bí thư',
        place: 'Chi bộ',
        seesContact: true,
        holders: [{ name: 'Lò Văn An', posts: [{ kind: 'SECRETARY', committeeKind: 'CELL' }, { kind: 'DEPUTY_SECRETARY', committeeKind: 'CELL' }] }],
      },
      { role: 'STANDING_COMMITTEE', title: 'Ban Thường vụ', place: 'Đảng bộ phường', seesContact: false, holders: [{ name: 'Cầm Thị Bình', posts: [{ kind: 'COMMITTEE_MEMBER', committeeKind: 'STANDING' }] }] },
    ]);
  });

  it('nobody whose right does not reach below, whose post gives none, or who reaches only themselves', () => {
    expect(viewersOf([row(WARD), row({ postKind: 'VILLAGE_HEAD', committeeKind: null }), row({ postKind: null, granted: 'MEMBER' })], RECORD, CONTACT)).toEqual([]);
  });

  it('who was granted a role, also one that is bound to no place', () => {
    const granted = row({ organizationName: null, depth: null, within: null, postKind: null, committeeKind: null, granted: 'ADMINISTRATOR' });
    expect(viewersOf([granted], RECORD, CONTACT)).toEqual([
      { role: 'ADMINISTRATOR', title: 'Quản trị hệ thống', place: null, seesContact: false, holders: [{ name: 'Lò Văn An', posts: [] }] },
    ]);
    expect(viewersOf([{ ...granted, granted: 'STANDING_COMMITTEE' }], RECORD, CONTACT)).toEqual([]);
  });
});
