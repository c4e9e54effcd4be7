import { Temporal } from '#kernel';
import { resultVerdict, type RatingResult, type ResultStanding } from './recorded-rating.rules.js';

const TODAY = Temporal.PlainDate.from('2026-11-21');
const RESULT: RatingResult = { year: 2026, massOrganizationId: 'front', decidedOn: TODAY };
const found = (change: Partial<RatingResult> = {}, standing: Partial<ResultStanding> = {}) => {
  const verdict = resultVerdict({ ...RESULT, ...change }, { isOfOrganization: true, currentId: null, conflict: null, ...standing }, TODAY);
  return verdict.ok ? [] : verdict.refusals.map(({ refusal, path }) => [refusal.code, path.at(-1)]);
};

describe('a recorded result', () => {
  it('is of one subject, a body or a person', () => {
    expect(found()).toEqual([]);
    expect(found({ massOrganizationId: null, personId: 'somebody' })).toEqual([]);
    expect(found({ personId: 'somebody' })).toEqual([['RESULT_SUBJECT_NOT_ONE', 'input']]);
    expect(found({ massOrganizationId: null })).toEqual([['RESULT_SUBJECT_NOT_ONE', 'input']]);
  });

  it('is of a body or a civil servant of the organisation in that year', () => {
    expect(found({}, { isOfOrganization: false })).toEqual([['RESULT_SUBJECT_UNKNOWN', 'massOrganizationId']]);
    expect(found({ massOrganizationId: null, personId: 'somebody' }, { isOfOrganization: false })).toEqual([['RESULT_SUBJECT_UNKNOWN', 'personId']]);
  });

  it('is recorded neither by its subject nor by a relative', () => {
    const result = { massOrganizationId: null, personId: 'somebody' };
    expect(found(result, { conflict: 'SELF' })).toEqual([['RESULT_OF_SELF', 'personId']]);
    expect(found(result, { conflict: 'RELATIVE' })).toEqual([['CONFLICT_OF_INTEREST', 'personId']]);
  });

  it('was decided in its year or later, and not tomorrow', () => {
    expect(found({ year: 2025 })).toEqual([]);
    expect(found({ decidedOn: Temporal.PlainDate.from('2026-01-01') })).toEqual([]);
    expect(found({ decidedOn: Temporal.PlainDate.from('2025-12-31') })).toEqual([['RESULT_DECIDED_BEFORE_YEAR', 'decidedOn']]);
    expect(found({ decidedOn: TODAY.add({ days: 1 }) })).toEqual([['RESULT_DECIDED_IN_FUTURE', 'decidedOn']]);
    expect(found({ year: 2027 })).toEqual([['RESULT_DECIDED_BEFORE_YEAR', 'decidedOn']]);
  });

  it('is the first of its year, or corrects the one that holds', () => {
    expect(found({}, { currentId: 'first' })).toEqual([['RESULT_EXISTS', 'correctsId']]);
    expect(found({ correctsId: 'first' }, { currentId: 'first' })).toEqual([]);
    expect(found({ correctsId: 'first' }, { currentId: 'second' })).toEqual([['RESULT_NOT_CURRENT', 'correctsId']]);
    expect(found({ correctsId: 'first' })).toEqual([['RESULT_NOT_CURRENT', 'correctsId']]);
  });
});
