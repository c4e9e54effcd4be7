import { storedDay } from '#kernel';
import { Regulations } from '#regulations';
import { failingNoticesOf, runOf, type FailingMember } from './failing-years.rules.js';
import { openHelpVerdict, type Failed } from './help.rules.js';

const TODAY = storedDay('2026-11-21');
const book = Regulations.load().on(TODAY);
const FAILED: Failed = { level: 'NOT_COMPLETED', cutOffOn: '2025-11-20', isActor: false, isHelped: false };

function open(startedOn: string, through: string, change: Partial<Failed> = {}): string[] {
  const verdict = openHelpVerdict({ year: 2025, startedOn: storedDay(startedOn), through: storedDay(through) }, { ...FAILED, ...change }, book, TODAY);
  return [...(verdict.ok ? [] : verdict.refusals.map(({ refusal }) => refusal.code)), ...verdict.warnings.map(({ refusal }) => `W ${refusal.code}`)];
}

it('puts help on record once, after a failing year, of somebody else, in order', () => {
  expect(open('2026-01-05', '2027-01-04')).toEqual([]);
  expect(open('2026-01-05', '2027-01-03')).toEqual(['W HELP_TOO_SHORT']);
  expect(open('2026-01-05', '2027-01-04', { level: 'COMPLETED', isActor: true, isHelped: true })).toEqual(['HELP_OF_SELF', 'HELP_NOT_FAILING', 'HELP_EXISTS']);
  expect(open('2025-11-19', '2025-11-19')).toEqual(['HELP_BEFORE_CUT_OFF', 'DATES_OUT_OF_ORDER', 'W HELP_TOO_SHORT']);
  expect(open('2026-11-22', '2027-11-21')).toEqual(['DATE_IN_FUTURE']);
});

it('counts the years running back from the last', () => {
  expect([runOf([]), runOf([2025]), runOf([2025, 2024, 2022]), runOf([2025, 2023])]).toEqual([[], [2025], [2025, 2024], [2025]]);
});

describe('who is told what after failing years', () => {
  const member: FailingMember = { entryId: 'e', organizationId: 'o', personId: 'p', years: [2025, 2024], decidedOn: '2025-12-20', forCell: true, forDecider: false, help: null };
  const told = (change: Partial<FailingMember>) => failingNoticesOf({ ...member, ...change }, book).map(({ id, urgency, told: { refusal } }) => `${id} ${urgency} ${refusal.code}`);
  const help = (through: string, result: 'PROGRESS' | 'NO_PROGRESS' | null = null) => ({ id: 'h', through, result });

  it.each([
    ['the cell, before there is help', {}, ['e DUE HELP_DUE', 'e DUE REMOVAL_DUE']],
    ['the body that decides', { forCell: false, forDecider: true }, ['e DUE REMOVAL_DUE']],
    ['the cell, a month before the help ends', { help: help('2026-12-20') }, ['h NEAR HELP_ENDING', 'e DUE REMOVAL_DUE']],
    ['the cell, long before it ends', { years: [2025], help: help('2027-06-01') }, []],
    ['the body that decides, of a help without a result', { forCell: false, forDecider: true, years: [2025], help: help('2026-11-20') }, ['h OVERDUE HELP_ENDING']],
    ['nobody, once progress is recognised', { help: help('2026-11-01', 'PROGRESS') }, []],
    ['both, where there was none', { help: help('2026-11-01', 'NO_PROGRESS') }, ['e DUE REMOVAL_DUE']],
  ] as const)('%s', (_, change, expected) => {
    expect(told(change)).toEqual(expected);
  });
});
