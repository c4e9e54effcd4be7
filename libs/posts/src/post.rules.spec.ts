import { storedDay, type Verdict } from '#kernel';
import { Regulations } from '#regulations';
import { appointVerdict, electVerdict, type Appointment, type Election, type Seat } from './post.rules.js';

const validFrom = storedDay('2026-11-21');
const rules = { book: Regulations.load().on(validFrom), today: validFrom };
const seat: Seat = { name: 'Chi bộ', kind: 'CELL', isCell: true, foundedOn: '1990-01-01', endedOn: null, governed: true, fullMembers: 12, hasCellCommittee: true, executive: 0 };
const people = (count: number) => Array.from({ length: count }, (_, index) => ({ personId: `p${index}`, full: true }));
const term = { validFrom, validThrough: null, decidedOn: validFrom };
const FREE = { taken: false, held: false };
const codes = (verdict: Verdict<null>) => [...(verdict.ok ? [] : verdict.refusals.map(({ refusal }) => refusal.code)), ...verdict.warnings.map(({ refusal }) => `W ${refusal.code}`)];
const appoint = (kind: string, change: Partial<Seat> = {}, post: Partial<Appointment> = {}, full = true) => codes(appointVerdict({ ...term, kind, ...post }, { personId: 'p0', full }, { ...seat, ...change }, 'me', FREE, rules));
const elect = (change: Partial<Election> = {}, at: Partial<Seat> = {}) =>
  codes(electVerdict({ ...term, kind: 'CELL', members: people(3), headId: 'p0', deputyIds: ['p1'], ...change }, { ...seat, ...at }, 'me', { since: null, headTaken: false }, rules));

it('a cell of nine elects a committee first, one under three cannot elect, a probationary member does not stand', () => {
  expect(appoint('SECRETARY')).toEqual([]);
  expect(appoint('SECRETARY', { fullMembers: 9, hasCellCommittee: false })).toEqual(['W CELL_WITHOUT_COMMITTEE']);
  expect(appoint('SECRETARY', { fullMembers: 8, hasCellCommittee: false })).toEqual([]);
  expect(appoint('SECRETARY', { fullMembers: 2, hasCellCommittee: false }, {}, false)).toEqual(['W CELL_CANNOT_VOTE', 'W NOT_FULL_MEMBER']);
});

it('posts from which a right follows come from above; dates lie in order', () => {
  expect(appoint('SECRETARY', { governed: false })).toEqual(['POST_FROM_ABOVE']);
  expect(appoint('FRONT_HEAD', { governed: false })).toEqual([]);
  expect(appoint('FRONT_HEAD', {}, { validThrough: storedDay('2026-11-20'), decidedOn: storedDay('2026-11-22') })).toEqual(['DATES_OUT_OF_ORDER', 'DATE_IN_FUTURE']);
});

it('committees have their size, and a standing committee is at most a third of the executive', () => {
  expect(elect()).toEqual([]);
  expect(elect({ members: people(8) })).toEqual(['W COMMITTEE_SIZE']);
  const ward = { kind: 'WARD_COMMITTEE' as const, isCell: false, executive: 22 };
  expect(elect({ kind: 'STANDING', members: people(7), headId: null, deputyIds: [] }, ward)).toEqual([]);
  expect(elect({ kind: 'STANDING', members: people(8), headId: null, deputyIds: [] }, ward)).toEqual(['W STANDING_OVER_SHARE']);
  expect(elect({ kind: 'EXECUTIVE' })).toEqual(['COMMITTEE_KIND_UNFIT']);
  expect(elect({ members: [...people(3), { personId: 'p1', full: true }, { personId: 'me', full: false }] })).toEqual(['MEMBER_TWICE_ELECTED', 'OWN_POST', 'W NOT_FULL_MEMBER']);
});

it('an inspection committee is warned of where the rules know of none, and refused in a cell', () => {
  const inspection = { kind: 'INSPECTION' as const };
  expect(elect(inspection, { kind: 'WARD_COMMITTEE', isCell: false })).toEqual([]);
  expect(elect(inspection, { kind: 'SUBORDINATE_COMMITTEE', isCell: false })).toEqual(['W INSPECTION_COMMITTEE_UNKNOWN']);
  expect(elect(inspection)).toEqual(['COMMITTEE_KIND_UNFIT']);
});
