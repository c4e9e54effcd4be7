import { explain, type AskedRecord, type Subject } from './explain.rules.js';
import { reasonOf } from './explain-text.js';
import type { Hat } from './standing.rules.js';

const hat = (role: Hat['role'], path: string, limit: Hat['limit'] = null): Hat => ({ role, path, limit, basis: 'POST', basisId: 'p', organizationId: 'o', from: '2025-01-01', through: null });
const subject = (...hats: Hat[]): Subject => ({ hats, delegated: [], locked: null });
const place = (path: string, seen = false): AskedRecord => ({ kind: 'ORGANIZATION', path, seen });
const member = (now: readonly string[], ever: readonly string[], isSubject = false): AskedRecord => ({ kind: 'MEMBER', isSubject, now, ever });

const record = { name: 'meeting.record', roles: { SECRETARY: 'UNIT' } } as const;
const read = { name: 'member.read', roles: { SECRETARY: 'UNIT_AND_BELOW', MEMBER: 'SELF' }, members: 'EVER' } as const;
const contact = { name: 'contact.read', roles: { SECRETARY: 'UNIT_AND_BELOW', MEMBER: 'SELF' }, members: 'NOW' } as const;
const name = { name: 'organization.read', roles: { MEMBER: 'UNIT_AND_BELOW' } } as const;
const cell = subject(hat('SECRETARY', 'a.b'));
const lent: Subject = {
  ...subject(),
  delegated: [{ id: 'd', delegatorId: 'x', rights: ['meeting.record'], organizationId: 'o', path: 'a.b', from: '', through: null, hats: [], scope: new Map([['meeting.record', ['=a.b']]]) }],
};

describe('explain', () => {
  it.each([
    ['a right of the unit, there', record, cell, place('a.b'), null],
    ['below', record, cell, place('a.b.c'), 'ONLY_THAT_UNIT'],
    ['elsewhere', record, cell, place('a.c'), 'ELSEWHERE'],
    ['at all', record, cell, null, null],
    ['without any role', record, subject(), place('a.b'), 'NOTHING_HELD'],
    ['in another role', record, subject(hat('MEMBER', 'a.b')), place('a.b'), 'OTHER_ROLES'],
    ['by a delegation', record, lent, place('a.b'), null],
    ['by a delegation, elsewhere', record, lent, place('a.c'), 'ELSEWHERE'],
    ['of a member, asked about a member', record, cell, member(['a.b'], ['a.b']), 'NOT_OF_MEMBERS'],
    ['over a member who once belonged', read, cell, member(['c'], ['c', 'a.b']), null],
    ['over how to reach one who once belonged', contact, cell, member(['c'], ['c', 'a.b']), 'ELSEWHERE'],
    ['over oneself', contact, subject(hat('MEMBER', 'a')), member([], [], true), null],
    ['over another, as a member', contact, subject(hat('MEMBER', 'a')), member(['a'], ['a']), 'ONLY_SELF'],
    ['limited by a grant', read, subject(hat('SECRETARY', 'a', 'UNIT')), place('a.b'), 'ONLY_THAT_UNIT'],
    ['the name of what one stands under', name, subject(hat('MEMBER', 'a.b')), place('a', true), null],
    ['the name of what one does not', name, subject(hat('MEMBER', 'a.b')), place('c'), 'ELSEWHERE'],
    ['with a disabled account', record, { ...cell, locked: 'DISABLED' as const }, place('a.b'), 'DISABLED'],
    ['before the password is changed', record, { ...cell, locked: 'PASSWORD' as const }, place('a.b'), 'PASSWORD'],
  ])('%s', (_, right, who, what, obstacle) => {
    const { reaches, grounds, obstacle: found } = explain(right, who, what);
    expect([reaches, grounds.length > 0, found]).toEqual([obstacle === null, obstacle === null, obstacle]);
  });

  it('names what a right rests on', () => {
    expect(explain(record, lent, place('a.b')).grounds).toEqual([{ role: null, basis: 'DELEGATION', basisId: 'd', organizationId: 'o' }]);
    expect(explain(record, cell, place('a.b')).grounds).toEqual([{ role: 'SECRETARY', basis: 'POST', basisId: 'p', organizationId: 'o' }]);
  });
});

describe('reasonOf', () => {
  it('puts it in plain Vietnamese, with the roles', () => {
    expect(reasonOf(explain(record, cell, place('a.b')))).toBe('Có: Bí thư, phó bí thư (theo chức vụ).');
    expect(reasonOf(explain(record, lent, place('a.b')))).toBe('Có: theo ủy quyền.');
    expect(reasonOf(explain(record, cell, place('a.b.c')))).toMatch(/^Vai trò Bí thư, phó bí thư được giữ ở cấp trên/);
    expect(reasonOf(explain(record, subject(hat('MEMBER', 'a')), null))).toMatch(/^Quyền này thuộc vai trò Bí thư, phó bí thư;/);
  });
});
