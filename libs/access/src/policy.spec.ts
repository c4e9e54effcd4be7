import fc from 'fast-check';
import { PolicyTable, type Policy } from './policy.js';
import { ROLES, type HeldRole } from './role.rules.js';

const policy = {
  'record.read': { vi: 'Xem', en: 'See', roles: { SECRETARY: 'UNIT_AND_BELOW', MEMBER: 'SELF' } },
  'record.submit': { vi: 'Gửi', en: 'Submit', roles: { PARTY_OFFICE: 'UNIT' } },
  'system.manage': { vi: 'Quản lý', en: 'Manage', roles: { ADMINISTRATOR: 'ALL' } },
} satisfies Policy;

function table(): PolicyTable {
  const made = new PolicyTable();
  made.register(policy);
  return made;
}

describe('PolicyTable', () => {
  it('knows the rights of every feature that registered', () => {
    const rights = table();
    rights.register({ 'other.read': { vi: 'Khác', en: 'Other', roles: {} } });
    expect(rights.names()).toEqual(['record.read', 'record.submit', 'system.manage', 'other.read']);
    expect([rights.has('other.read'), rights.has('other.write')]).toEqual([true, false]);
  });

  it('refuses a right that is declared twice', () => {
    expect(() => { table().register({ 'record.read': policy['record.read'] }); }).toThrow('record.read is declared twice');
  });

  it.each<[string, HeldRole[], [string, string[]][]]>([
    ['nothing', [], []],
    ['a role that has no right', [{ role: 'STANDING_COMMITTEE', path: 'a' }], []],
    ['an office, its own unit without what is below', [{ role: 'PARTY_OFFICE', path: 'a' }], [['record.submit', ['=a']]]],
    ['a secretary', [{ role: 'SECRETARY', path: 'a.b' }], [['record.read', ['a.b']]]],
    ['a secretary of two units', [{ role: 'SECRETARY', path: 'a.b' }, { role: 'SECRETARY', path: 'c' }], [['record.read', ['a.b', 'c']]]],
    ['a secretary twice over', [{ role: 'SECRETARY', path: 'a' }, { role: 'SECRETARY', path: 'a' }], [['record.read', ['a']]]],
    ['a member, for the own record only', [{ role: 'MEMBER', path: 'a.b' }], [['record.read', []]]],
    ['a member who is secretary elsewhere', [{ role: 'MEMBER', path: 'a' }, { role: 'SECRETARY', path: 'b' }], [['record.read', ['b']]]],
    ['an administrator, everywhere', [{ role: 'ADMINISTRATOR', path: null }], [['system.manage', ['']]]],
    ['a secretary of no place', [{ role: 'SECRETARY', path: null }], [['record.read', []]]],
  ])('gives %s its scope', (_, held, scope) => {
    expect([...table().scopeOf(held)]).toEqual(scope);
  });

  it('gives more roles never less scope, and no place that no role is held at', () => {
    const role = fc.record({ role: fc.constantFrom(...ROLES), path: fc.option(fc.constantFrom('a', 'a.b', 'c')) });
    fc.assert(
      fc.property(fc.array(role), fc.array(role), (some, more) => {
        const [less, all] = [table().scopeOf(some), table().scopeOf([...some, ...more])];
        const places = ['', ...[...some, ...more].flatMap(({ path }) => [path, `=${path}`])];
        for (const [right, paths] of less) expect(all.get(right)).toEqual(expect.arrayContaining([...paths]));
        for (const path of [...all.values()].flat()) expect(places).toContain(path);
      }),
    );
  });
});
