import fc from 'fast-check';
import { storedDay, type PlainDate } from '#kernel';
import { Regulations } from '#regulations';
import { badgeDue, badgeRules, latestAdmission, type BadgeRules } from './badge.rules.js';

const regulations = Regulations.load();

function rulesOn(day: string, count = 2): BadgeRules {
  const rules = badgeRules(regulations.on(storedDay(day)), count);
  if (!rules) throw new Error(`No badges on ${day}.`);
  return rules;
}
const roundsOn = (day: string, count?: number): string[] => rulesOn(day, count).rounds.map(({ on, previous }) => `${previous.toString()} → ${on.toString()}`);
const due = (countedFrom: string, rules: BadgeRules): string | undefined => {
  const found = badgeDue(storedDay(countedFrom), rules);
  return found && `${found.years} by ${found.round.toString()}, reached ${found.reachedOn.toString()}`;
};

describe('rounds of badges', () => {
  it('are those of 3/2, 19/5, 2/9 and 7/11, the one of the day included', () => {
    expect(roundsOn('2026-11-21')).toEqual(['2026-11-07 → 2027-02-03', '2027-02-03 → 2027-05-19']);
    expect(roundsOn('2026-11-07')).toEqual(['2026-09-02 → 2026-11-07', '2026-11-07 → 2027-02-03']);
    expect(roundsOn('2027-01-01', 1)).toEqual(['2026-11-07 → 2027-02-03']);
    expect(roundsOn('2026-11-21', 8).at(-1)).toBe('2028-09-02 → 2028-11-07');
  });

  it('are unknown before a document named them', () => {
    expect(badgeRules(regulations.on(storedDay('2026-05-18')), 2)).toBeUndefined();
  });
});

describe('a badge', () => {
  const rules = rulesOn('2026-11-21');

  it('is due by the first round on or after the day on which its years are reached', () => {
    expect(due('1987-02-03', rules)).toBe('40 by 2027-02-03, reached 2027-02-03');
    expect(due('1987-02-04', rules)).toBe('40 by 2027-05-19, reached 2027-02-04');
    expect(due('1997-05-19', rules)).toBe('30 by 2027-05-19, reached 2027-05-19');
    expect(due('1997-05-20', rules)).toBeUndefined();
    expect(due('1986-11-07', rules)).toBeUndefined();
    expect(due('1986-11-08', rules)).toBe('40 by 2027-02-03, reached 2026-11-08');
    expect(due('1932-01-01', rules)).toBe('95 by 2027-02-03, reached 2027-01-01');
  });

  it('of 35 years is given by the book of 2026, not by the older one', () => {
    expect(due('1992-01-01', rules)).toBe('35 by 2027-02-03, reached 2027-01-01');
    const older = regulations.on(storedDay('2026-05-18')).get('member.badge-years')?.value ?? [];
    expect(due('1992-01-01', { ...rules, years: older })).toBeUndefined();
    expect(due('1987-01-01', { ...rules, years: older })).toBe('40 by 2027-02-03, reached 2027-01-01');
  });

  it('of a leap day is reached in every year', () => {
    expect(due('1992-02-29', rules)).toBe('35 by 2027-05-19, reached 2027-02-28');
  });

  it('is each year’s of nobody twice, and of nobody who was admitted too late', () => {
    const yearRound = rulesOn('2026-11-21', 4);
    const day = fc.integer({ min: 0, max: 40_000 }).map((days) => storedDay('1920-01-01').add({ days }));
    fc.assert(
      fc.property(day, (countedFrom: PlainDate) => {
        const found = yearRound.rounds.flatMap((round) => badgeDue(countedFrom, { ...yearRound, rounds: [round] }) ?? []);
        expect(found.length).toBeLessThanOrEqual(1);
        const latest = latestAdmission(yearRound)?.toString() ?? '';
        if (countedFrom.toString() > latest) expect(found).toEqual([]);
      }),
      { seed: 20_261_121 },
    );
  });
});
