import fc from 'fast-check';
import type { Verdict } from '#kernel';
import { declareVerdict, isNamedOnce, seenFromTheOther, withdrawVerdict, type DeclaredRelation, type NamedPerson, type Relation, type RelationGround } from './relation.rules.js';

const codes = (verdict: Verdict<unknown>): string[] => (verdict.ok ? [] : verdict.refusals.map(({ refusal, path }) => `${refusal.code} ${path.join('.')}`));

describe('a relationship', () => {
  it('seen twice from the other side is itself, and a child’s parent has that child', () => {
    const kinds: readonly Relation[] = ['SPOUSE', 'PARENT', 'CHILD', 'SIBLING'];
    for (const kind of kinds) expect(seenFromTheOther(seenFromTheOther(kind))).toBe(kind);
    expect(kinds.map(seenFromTheOther)).toEqual(['SPOUSE', 'CHILD', 'PARENT', 'SIBLING']);
  });

  it.each<[string, NamedPerson, Partial<RelationGround>, string[]]>([
    ['with somebody in scope', { otherId: 'b' }, {}, []],
    ['with the holder of a card', { otherCardNumber: '1', otherName: 'B' }, {}, []],
    ['with nobody', {}, {}, ['RELATIVE_AMBIGUOUS input.otherId']],
    ['with a card without a name', { otherCardNumber: '1' }, {}, ['RELATIVE_AMBIGUOUS input.otherId']],
    ['with two ways to name', { otherId: 'b', otherName: 'B' }, {}, ['RELATIVE_AMBIGUOUS input.otherId']],
    ['with somebody not found', { otherId: 'b' }, { otherId: null }, ['NOT_FOUND input.otherId']],
    ['with a card nobody holds', { otherCardNumber: '1', otherName: 'B' }, { otherId: null }, ['NOT_FOUND input.otherCardNumber']],
    ['with oneself', { otherId: 'a' }, { otherId: 'a' }, ['RELATION_TO_SELF input.otherId']],
    ['that stands already', { otherId: 'b' }, { stands: true }, ['RELATION_EXISTS input.otherId']],
  ])('%s', (_what, named, ground, expected) => {
    expect(codes(declareVerdict(named, { personId: 'a', otherId: 'b', stands: false, ...ground }))).toEqual(expected);
  });

  it('is named once by exactly two of the eight ways to fill in the fields', () => {
    const field = fc.option(fc.constant('x'), { nil: null });
    fc.assert(
      fc.property(field, field, field, (otherId, otherCardNumber, otherName) => {
        const filled = [otherId, otherCardNumber, otherName].map((each) => each !== null).join();
        expect(isNamedOnce({ otherId, otherCardNumber, otherName })).toBe(['true,false,false', 'false,true,true'].includes(filled));
      }),
    );
  });

  it.each<[string, Partial<DeclaredRelation>, string | null, string[]]>([
    ['by whoever keeps the roll', {}, 'office', []],
    ['by the one who declared it of themselves', { declaredById: 'a' }, 'a', []],
    ['by the person of whom the office declared it', {}, 'a', ['RELATION_DECLARED_BY_OTHERS input.relationId']],
    ['by the other of the two', { declaredById: 'a' }, 'b', ['RELATION_DECLARED_BY_OTHERS input.relationId']],
    ['twice', { withdrawnOn: '2026-11-01' }, 'office', ['RELATION_WITHDRAWN input.relationId']],
  ])('is withdrawn %s', (_who, change, actor, expected) => {
    expect(codes(withdrawVerdict({ personId: 'a', otherId: 'b', declaredById: 'office', withdrawnOn: null, ...change }, actor))).toEqual(expected);
  });
});
