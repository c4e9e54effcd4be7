import fc from 'fast-check';
import { common, PolicyTable, unite, type Policy } from './policy.js';
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

  it('knows what a right needs, also through another, but for what is there', () => {
    const rights = new PolicyTable();
    const needing = (...needs: string[]) => ({ vi: 'x', en: 'x', roles: {}, needs });
    rights.register({ 'a.write': needing('a.read'), 'a.read': needing('b.read'), 'b.read': needing(), 'c.read': needing('a.read') });
    expect(rights.needsOf(['a.write'])).toEqual(['a.read', 'b.read']);
    expect(rights.needsOf(['a.write', 'a.read'])).toEqual(['b.read']);
    expect(rights.needsOf(['b.read'])).toEqual([]);
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

  it('lends no more than the delegator holds, at no other place', () => {
    const hat = (role: 'SECRETARY' | 'PARTY_OFFICE', path: string) => ({ role, path, limit: null, basis: 'POST' as const, basisId: 'p', organizationId: 'o', from: '', through: null });
    const lent = (rights: string[], path: string) => {
      const delegation = { id: 'd', delegatorId: 'x', rights, organizationId: 'o', path, from: '', through: null, hats: [hat('SECRETARY', 'a'), hat('PARTY_OFFICE', 'a')] };
      return [...table().delegatedScope(delegation)];
    };
    expect(lent(['record.read', 'record.submit'], 'a')).toEqual([['record.read', ['a']], ['record.submit', ['=a']]]);
    expect(lent(['record.read', 'record.submit'], 'a.b')).toEqual([['record.read', ['a.b']]]);
    expect(lent(['record.read', 'system.manage'], 'c')).toEqual([]);
  });

  it('says which rights of a role somebody lacks, or does not hold that far', () => {
    const rights = table();
    const scope = rights.scopeOf([{ role: 'SECRETARY', path: 'a', limit: 'UNIT' }, { role: 'PARTY_OFFICE', path: 'a' }]);
    expect(rights.lacking(scope, 'SECRETARY', { path: 'a', limit: null })).toEqual(['record.read']);
    expect(rights.lacking(scope, 'SECRETARY', { path: 'a', limit: 'UNIT' })).toEqual([]);
    expect(rights.lacking(scope, 'PARTY_OFFICE', { path: 'a.b', limit: 'UNIT' })).toEqual(['record.submit']);
    expect(rights.lacking(scope, 'MEMBER', { path: 'b', limit: null })).toEqual([]);
    expect(rights.lacking(scope, 'ADMINISTRATOR', { path: null, limit: null })).toEqual(['system.manage']);
    expect(rights.lacking(rights.scopeOf([{ role: 'ADMINISTRATOR', path: null }]), 'ADMINISTRATOR', { path: null, limit: null })).toEqual([]);
  });

  it('unites and intersects scopes', () => {
    const [one, other] = [new Map([['x', ['a', 'b']], ['y', []]]), new Map([['x', ['b', 'c']], ['z', ['a']]])];
    expect([...unite(one, other)]).toEqual([['x', ['a', 'b', 'c']], ['y', []], ['z', ['a']]]);
    expect([...common(one, other)]).toEqual([['x', ['b']]]);
  });
});
