import { storedDay } from '#kernel';
import { Regulations } from '#regulations';
import { awardVerdict, dayOfAward, type Award, type AwardGround } from './badge-award.rules.js';

const day = storedDay;
const book = Regulations.load().on(day('2026-10-20'));
const AWARD: Award = { years: 30, ground: 'ON_TIME', givenOn: day('2026-11-07'), decidedOn: day('2026-10-20') };
const GROUND: AwardGround = { isActor: false, hasBadge: false, countedFrom: day('1996-11-07'), diedOn: null };
const told = (award: Partial<Award> = {}, ground: Partial<AwardGround> = {}): string[] => {
  const verdict = awardVerdict({ ...AWARD, ...award }, { ...GROUND, ...ground }, book, day('2026-11-21'));
  return [...(verdict.ok ? [] : verdict.refusals.map(({ refusal }) => refusal.code)), ...verdict.warnings.map(({ refusal }) => `${refusal.code}?`)];
};

describe('a badge', () => {
  it.each<[string[], Partial<Award>, Partial<AwardGround>]>([
    [[], {}, {}],
    [['BADGE_NOT_REACHED?'], {}, { countedFrom: day('1996-11-08') }],
    [['BADGE_GIVEN'], {}, { hasBadge: true }],
    [['OWN_BADGE'], {}, { isActor: true }],
    [['DATE_IN_FUTURE'], { decidedOn: day('2026-11-22') }, {}],
    [['BADGE_UNKNOWN?'], { years: 31 }, { countedFrom: day('1990-01-01') }],
    [['BADGE_WITHOUT_SENIORITY'], {}, { countedFrom: undefined }],
    [['BADGE_POSTHUMOUS_UNFIT'], { ground: 'POSTHUMOUS' }, {}],
    [['BADGE_POSTHUMOUS_UNFIT'], {}, { diedOn: '2026-10-01', countedFrom: undefined }],
  ])('%j', (codes, award, ground) => {
    expect(told(award, ground)).toEqual(codes);
  });

  it('after death is given by the seniority of the last day in life', () => {
    expect(dayOfAward({ ...AWARD, ground: 'POSTHUMOUS' }, '2026-10-01').toString()).toBe('2026-09-30');
    expect(dayOfAward(AWARD, null).toString()).toBe('2026-11-07');
  });
});
