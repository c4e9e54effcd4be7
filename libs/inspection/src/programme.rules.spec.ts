import { storedDay as day, type Finding, type Verdict } from '#kernel';
import { additionFindings, bodyFindings, completion, completionVerdict, dueDay, lineFindings, lineNotice, lineOfCaseFindings, periodFindings, type LineGround, type LineToPlan } from './programme.rules.js';

const TODAY = day('2026-11-21');
const codes = (findings: readonly Finding[]) => findings.map(({ refusal, path }) => `${refusal.code} ${path.slice(1).join('.')}`.trim());
const codesOf = (verdict: Verdict<unknown>) => (verdict.ok ? [] : codes(verdict.refusals));
const YEAR_2025 = { year: 2025, periodFrom: day('2025-07-01'), periodThrough: day('2025-12-31') };
const TERM = { periodFrom: day('2025-07-01'), periodThrough: day('2030-06-30') };
const GROUND: LineGround = {
  organizationIds: new Set(['o']),
  personOfMember: new Map([['m', 'p'], ['me', 'myself'], ['kin', 'brother']]),
  personIds: new Set(['p', 'lead', 'sister']),
  relatives: new Set(['sister']),
  actorRelatives: new Set(['brother']),
  actorPersonId: 'myself',
};
const line = (change: Partial<LineToPlan>, period: typeof YEAR_2025 | typeof TERM = YEAR_2025) => codes(lineFindings({ kind: 'INSPECTION', ...change }, period, GROUND, ['input', 'line']));

it('a cell has its own programme, a committee those of its three bodies', () => {
  expect([bodyFindings(true, 'CELL'), bodyFindings(false, 'INSPECTION_COMMITTEE')].map(codes)).toEqual([[], []]);
  expect([bodyFindings(true, 'PARTY_COMMITTEE'), bodyFindings(false, 'CELL')].map(codes)).toEqual([['BODY_NOT_OF_ORGANIZATION body'], ['BODY_NOT_OF_ORGANIZATION body']]);
});

it('its days are in order, within its year, decided on by today', () => {
  const decided = day('2025-07-02');
  expect([periodFindings(YEAR_2025, decided, TODAY), periodFindings(TERM, decided, TODAY)].map(codes)).toEqual([[], []]);
  expect(codes(periodFindings({ ...YEAR_2025, periodThrough: day('2026-01-01') }, decided, TODAY))).toEqual(['PERIOD_NOT_IN_YEAR periodFrom']);
  expect(codes(periodFindings({ ...TERM, periodThrough: day('2025-06-30') }, day('2026-11-22'), TODAY))).toEqual(['DATE_IN_FUTURE decidedOn', 'DATES_OUT_OF_ORDER periodThrough']);
});

it.each<[Partial<LineToPlan>, string[]]>([
  [{ organizationId: 'o' }, []],
  [{ memberId: 'm', leadId: 'lead', quarter: 3 }, []],
  [{ group: 'Đảng viên trẻ' }, []],
  [{}, ['LINE_SUBJECT_NOT_ONE line']],
  [{ organizationId: 'o', group: 'x' }, ['LINE_SUBJECT_NOT_ONE line']],
  [{ organizationId: 'elsewhere' }, ['LINE_SUBJECT_UNKNOWN line.organizationId']],
  [{ memberId: 'elsewhere' }, ['LINE_SUBJECT_UNKNOWN line.memberId']],
  [{ memberId: 'me' }, ['LINE_ON_SELF line.memberId']],
  [{ memberId: 'kin' }, ['CONFLICT_OF_INTEREST line.memberId']],
  [{ group: 'x', leadId: 'elsewhere' }, ['LINE_LEAD_UNKNOWN line.leadId']],
  [{ memberId: 'm', leadId: 'p' }, ['LINE_ON_SELF line.leadId']],
  [{ memberId: 'm', leadId: 'sister' }, ['CONFLICT_OF_INTEREST line.leadId']],
  [{ group: 'x', leadId: 'sister' }, []],
  [{ group: 'x', quarter: 2 }, ['QUARTER_OUTSIDE line.quarter']],
])('a line %j is refused with %j', (change, is) => {
  expect(line(change)).toEqual(is);
});

it('a programme for the term has no quarters', () => {
  expect(line({ group: 'x', quarter: 3 }, TERM)).toEqual(['QUARTER_IN_TERM line.quarter']);
});

it('a line is due at the end of its quarter, else of the programme', () => {
  expect([{ quarter: 3 }, { quarter: 4 }, {}].map((each) => dueDay(each, YEAR_2025).toString())).toEqual(['2025-09-30', '2025-12-31', '2025-12-31']);
  expect(dueDay({ quarter: 4 }, { year: 2025, periodThrough: day('2025-11-30') }).toString()).toBe('2025-11-30');
});

it('a line is added between the programme and its last day', () => {
  const added = (on: string) => codes(additionFindings(day(on), { decidedOn: '2026-01-05', periodThrough: '2026-10-31' }, TODAY));
  expect(['2026-01-04', '2026-01-05', '2026-10-31', '2026-11-01', '2026-11-22'].map(added)).toEqual([
    ['ADDED_BEFORE_PROGRAMME decidedOn'], [], [], ['ADDED_AFTER_PERIOD decidedOn'], ['DATE_IN_FUTURE decidedOn'],
  ]);
});

it('a line is done in its time, with a number, when its cases have come to an end', () => {
  const done = (on: string, counted: object, openCases = 0) => codesOf(completionVerdict({ decidedOn: day(on), ...counted }, { periodFrom: '2026-01-01', startedOn: '2026-03-02', openCases }));
  expect([done('2026-03-02', { rounds: 1 }), done('2026-05-01', { subjects: 26 })]).toEqual([[], []]);
  expect(done('2026-03-01', { rounds: 1 })).toEqual(['DONE_BEFORE_START decidedOn']);
  expect(done('2025-12-31', {}, 2)).toEqual(['DONE_BEFORE_PERIOD decidedOn', 'DONE_COUNTS_NOTHING rounds', 'LINE_CASE_OPEN lineId']);
});

it('a case carries out an open line of its own body, planned as that kind', () => {
  const plan = { kind: 'INSPECTION', body: 'INSPECTION_COMMITTEE', organizationId: 'o', closedOn: null } as const;
  const fits = (change: object, planned: object | null = {}) =>
    lineOfCaseFindings({ kind: 'INSPECTION', conductor: 'INSPECTION_COMMITTEE', organizationId: 'o', ...change }, planned && { ...plan, ...planned }).length === 0;
  expect([fits({}), fits({ kind: 'THEMATIC_SUPERVISION' }, { kind: 'INSPECTION_AND_SUPERVISION' }), fits({ conductor: 'CELL' }, { body: 'CELL' })]).toEqual([true, true, true]);
  expect([fits({ kind: 'DISCIPLINE' }), fits({ organizationId: 'p' }), fits({ conductor: 'CELL' }), fits({}, { closedOn: '2026-01-01' }), fits({}, null)]).toEqual([false, false, false, false, false]);
});

it('completion is lines done of those that were not dropped', () => {
  const counts = [
    { kind: 'INSPECTION', stage: 'DONE', lines: 2 },
    { kind: 'SUPERVISION', stage: 'UNDER_WAY', lines: 1 },
    { kind: 'SUPERVISION', stage: 'DROPPED', lines: 5 },
  ] as const;
  expect(completion(counts)).toEqual({ done: 2, planned: 3, percent: 200 / 3 });
  expect(completion(counts.slice(2))).toEqual({ done: 0, planned: 0, percent: null });
});

it('its last day is told ahead, and then that it has passed', () => {
  const told = (today: string) => lineNotice({ id: 'l', organizationId: 'o', dueOn: '2026-12-31' }, day(today));
  expect(['2026-11-30', '2026-12-01', '2026-12-21', '2026-12-31', '2027-01-01'].map((today) => told(today)?.urgency)).toEqual([undefined, 'IN_SIGHT', 'NEAR', 'DUE', 'OVERDUE']);
  expect(told('2027-01-01')?.told.refusal.code).toBe('LINE_OVERDUE');
});
