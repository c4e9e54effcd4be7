import { Temporal, type Verdict } from '#kernel';
import { Regulations } from '#regulations';
import { endSuspensionVerdict, extendVerdict, suspendVerdict, suspensionNotice, type RunningSuspension, type Suspended, type Suspension } from './suspension.rules.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const TODAY = day('2026-11-21');
const book = Regulations.load().on(TODAY);
const codesOf = (verdict: Verdict<unknown>) => [...(verdict.ok ? [] : verdict.refusals.map(({ refusal }) => refusal.code)), ...verdict.warnings.map(({ refusal }) => `W ${refusal.code}`)];

const SUSPENSION: Suspension = { decidedOn: day('2026-11-20'), validFrom: day('2026-11-21'), validThrough: day('2027-02-18') };
const suspend = (change: Partial<Suspension> = {}, who: Partial<Suspended> = {}) => codesOf(suspendVerdict({ ...SUSPENSION, ...change }, { isActorOrRelative: false, isSuspended: false, suspensions: [], ...who }, book, TODAY));
const RUNNING: RunningSuspension = { validFrom: '2026-09-01', firstThrough: '2026-11-29', validThrough: '2026-11-29', extensions: 0 };
const extend = (through: string, change: Partial<RunningSuspension> = {}, decidedOn = '2026-11-20', nextFrom: string | null = null) => codesOf(extendVerdict({ decidedOn: day(decidedOn), through: day(through), nextFrom }, { ...RUNNING, ...change }, book));

it('a suspension lasts ninety days at most, from its decision on, one at a time, and never on oneself', () => {
  expect(suspend()).toEqual([]);
  expect(suspend({ validThrough: day('2027-02-19') })).toEqual(['W SUSPENSION_TOO_LONG']);
  expect(suspend({ validFrom: day('2026-11-19') })).toEqual(['SUSPENDED_BEFORE_DECISION', 'W SUSPENSION_TOO_LONG']);
  expect(suspend({ validThrough: day('2026-11-20') })).toEqual(['DATES_OUT_OF_ORDER']);
  expect(suspend({ decidedOn: day('2026-11-22'), validFrom: day('2026-11-22') })).toEqual(['DATE_IN_FUTURE']);
  expect(suspend({}, { isSuspended: true, isActorOrRelative: true })).toEqual(['SUSPENDS_ON_SELF', 'SUSPENDED_ALREADY']);
});

it('those that join on to each other, before and after, are counted together; a day between them parts them', () => {
  const days = (validFrom: string, validThrough: string) => ({ validFrom, validThrough });
  const [earliest, before, after] = [days('2026-09-12', '2026-10-20'), days('2026-10-21', '2026-11-20'), days('2027-02-19', '2027-03-01')];
  const shorter = { validThrough: day('2026-12-10') };
  expect(suspend({}, { suspensions: [before] })).toEqual(['W SUSPENSION_TOO_LONG']);
  expect(suspend({}, { suspensions: [after] })).toEqual(['W SUSPENSION_TOO_LONG']);
  expect(suspend({}, { suspensions: [days('2026-10-21', '2026-11-19'), days('2027-02-20', '2027-03-01')] })).toEqual([]);
  // 39, 31 and 20 days are 90 together.
  expect(suspend(shorter, { suspensions: [before, earliest] })).toEqual([]);
  expect(suspend({ validThrough: day('2026-12-11') }, { suspensions: [before, earliest] })).toEqual(['W SUSPENSION_TOO_LONG']);
});

it('it is extended once, by thirty days at most, while it runs', () => {
  expect(extend('2026-12-29')).toEqual([]);
  expect(extend('2026-12-30')).toEqual(['W EXTENSION_TOO_LONG']);
  expect(extend('2026-12-20', { extensions: 1 })).toEqual(['W EXTENDED_TOO_OFTEN']);
  expect(extend('2026-11-29')).toEqual(['EXTENSION_NOT_LATER']);
  expect(extend('2026-12-20', {}, '2026-11-30')).toEqual(['EXTENDED_AFTER_END']);
});

it('it is extended up to the day before the next one, not into it', () => {
  const upTo = (through: string) => extend(through, {}, '2026-11-20', '2026-12-15');
  expect([upTo('2026-12-14'), upTo('2026-12-15'), upTo('2026-12-29')]).toEqual([[], ['EXTENDED_INTO_ANOTHER'], ['EXTENDED_INTO_ANOTHER']]);
});

it('it ends early within its days, not in the future', () => {
  const end = (on: string) => codesOf(endSuspensionVerdict(day(on), RUNNING, TODAY));
  expect([end('2026-09-01'), end('2026-09-02'), end('2026-11-21'), end('2026-11-22')]).toEqual([['ENDED_OUTSIDE'], [], [], ['ENDED_OUTSIDE']]);
});

it('its last day is told ahead, and nothing once it is over', () => {
  const told = (today: string) => suspensionNotice({ id: 's', organizationId: 'o', validThrough: '2026-11-29' }, day(today))?.urgency;
  expect(['2026-11-14', '2026-11-15', '2026-11-24', '2026-11-29', '2026-11-30'].map(told)).toEqual([undefined, 'IN_SIGHT', 'NEAR', 'DUE', undefined]);
});
