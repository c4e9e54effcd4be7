import fc from 'fast-check';
import { parsePlainDate, type PlainDate } from '#kernel';
import { Regulations } from '#regulations';
import { capOf, capFindings, enterVerdict, excuseOf, missingRows, RATING_LEVELS, submitVerdict, type RatingLevel, type RollMember, type SheetRow } from './rating.rules.js';

function day(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (!date) throw new Error(text);
  return date;
}

const CUT_OFF = day('2026-11-20');
const BOOK = Regulations.load().on(CUT_OFF);
const levels = (excellent: number, good: number, completed = 0): RatingLevel[] => [
  ...Array<RatingLevel>(excellent).fill('EXCELLENT'),
  ...Array<RatingLevel>(good).fill('GOOD'),
  ...Array<RatingLevel>(completed).fill('COMPLETED'),
];

describe('excuseOf', () => {
  const LONG_STANDING: RollMember = { belonging: 'OWN', admissionCeremonyOn: day('2010-05-19'), exempt: false, suspended: false };
  const excuse = (change: Partial<RollMember>, cutOff = CUT_OFF) => excuseOf({ ...LONG_STANDING, ...change }, cutOff, Regulations.load().on(cutOff));

  it('rates whoever belongs to the cell and is active', () => {
    expect(excuse({})).toBeUndefined();
  });

  it.each([
    ['GONE', { belonging: 'GONE', exempt: true }],
    ['RATED_ELSEWHERE', { belonging: 'GUEST', exempt: true }],
    ['EXEMPT', { exempt: true, suspended: true }],
    ['SUSPENDED', { suspended: true }],
  ] as const)('says %s', (expected, change) => {
    expect(excuse(change)).toBe(expected);
  });

  it('counts six months from the ceremony (QĐ 124-QĐ/TW, Điều 5), to the day', () => {
    expect(excuse({ admissionCeremonyOn: day('2026-05-21') })).toBe('NEW_MEMBER');
    expect(excuse({ admissionCeremonyOn: day('2026-05-20') })).toBeUndefined();
  });

  it('excuses nobody as new before a document set the months', () => {
    expect(excuse({ admissionCeremonyOn: day('2022-11-01') }, day('2022-11-20'))).toBeUndefined();
  });
});

describe('enterVerdict', () => {
  const CELL = { fullMembers: 12, elsewhere: 0, exempt: 1 };
  const ROWS: readonly SheetRow[] = [
    { id: 'a', excuse: null, proposedLevel: null, decidedLevel: null },
    { id: 'b', excuse: 'EXEMPT', proposedLevel: null, decidedLevel: null },
  ];
  const given = (entryId: string, votesFor = 11) => ({ entryId, level: 'GOOD' as const, votesFor, votesAgainst: 0, votesAbsent: 0 });

  it('names every fault at once', () => {
    const verdict = enterVerdict({ entries: [given('a'), given('a'), given('b'), given('c', 13)], exemptAbsent: 1 }, ROWS, CELL, BOOK);
    expect(verdict.ok ? [] : verdict.refusals.map(({ refusal }) => refusal.code)).toEqual(['ENTRY_TWICE', 'ENTRY_EXCUSED', 'ENTRY_UNKNOWN', 'VOTES_TOO_MANY']);
  });

  it('warns, and refuses nothing, when the vote did not carry', () => {
    const verdict = enterVerdict({ entries: [{ ...given('a', 5), votesAbsent: 6 }], exemptAbsent: 1 }, ROWS, CELL, BOOK);
    expect(verdict.ok).toBe(true);
    expect(verdict.warnings.map(({ refusal, params }) => [refusal.code, params['base']])).toEqual([['VOTE_NOT_CARRIED', 11]]);
  });
});

describe('the cap on “excellent”', () => {
  it.each([
    // STRICT, 20 % of those rated good, as domain §9c works it out.
    [15, 75, 15],
    [3, 20, 4],
    [4, 19, 3],
    [0, 4, 0],
  ])('%i excellent beside %i good: %i allowed', (excellent, good, allowed) => {
    expect(capOf(levels(excellent, good, 7), BOOK)).toMatchObject({ mode: 'STRICT', excellent, base: good, allowed });
  });

  it('is never rounded up and warns exactly when it is exceeded', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...RATING_LEVELS), { maxLength: 60 }), (given) => {
        const excellent = given.filter((level) => level === 'EXCELLENT').length;
        const good = given.filter((level) => level === 'GOOD').length;
        expect(capFindings(given, BOOK).length > 0).toBe(excellent * 5 > good);
        expect(capOf(given, BOOK)?.allowed).toBe(Math.floor(good / 5));
      }),
    );
  });

  it('does not exist before a document set it', () => {
    expect(capOf(levels(9, 1), Regulations.load().on(day('2018-12-31')))).toBeUndefined();
  });
});

describe('submitVerdict', () => {
  const ROWS: readonly SheetRow[] = [
    { id: 'a', excuse: null, proposedLevel: 'GOOD', decidedLevel: null },
    { id: 'b', excuse: null, proposedLevel: null, decidedLevel: null },
    { id: 'c', excuse: 'GONE', proposedLevel: null, decidedLevel: null },
  ];

  it('refuses a sheet that leaves somebody unrated, and says how many', () => {
    expect(missingRows(ROWS).map(({ id }) => id)).toEqual(['b']);
    const verdict = submitVerdict(ROWS, ['GOOD'], BOOK);
    expect(verdict.ok ? [] : verdict.refusals.map(({ params }) => params)).toEqual([{ missing: 1, roster: 3 }]);
  });

  it('takes a sheet whose cap is exceeded as a warning', () => {
    const verdict = submitVerdict([ROWS[0], ROWS[2]].flatMap((row) => row ?? []), levels(2, 5), BOOK);
    expect([verdict.ok, verdict.warnings.map(({ refusal }) => refusal.code)]).toEqual([true, ['CAP_EXCEEDED']]);
  });
});
