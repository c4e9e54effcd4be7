import { Temporal, type Verdict } from '#kernel';
import type { CaseKind } from './case.rules.js';
import { followUpVerdict, outcomeVerdict, withdrawalVerdict, type NewFinding, type Outcome } from './case-outcome.rules.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const CONCLUDED_ON = '2026-11-06';
const refusalsOf = (verdict: Verdict<null>) => (verdict.ok ? [] : verdict.refusals.map(({ refusal, path }) => `${refusal.code} ${path.join('.')}`));

describe('what a case found and recommends', () => {
  const found: NewFinding = { field: 'LAND_AND_FINANCE', content: 'Thu sai quy định' };
  const judged = (outcome: Partial<Outcome>, kind: CaseKind = 'INSPECTION') =>
    refusalsOf(outcomeVerdict({ findings: [], recommendations: [], ...outcome }, { kind, concludedOn: CONCLUDED_ON }, new Set(['subject'])));
  const recommended = (subjectId: string, dueOn: string) => judged({ recommendations: [{ subjectId, content: 'Nộp lại', dueOn: day(dueOn) }] });

  it('is something', () => {
    expect(judged({})).toEqual(['OUTCOME_EMPTY input.findings']);
    expect(judged({ findings: [found] })).toEqual([]);
  });

  it.each(['THEMATIC_SUPERVISION', 'REGULAR_SUPERVISION'] as const)('of %s is a reminder, and no violation', (kind) => {
    expect(judged({ findings: [found] }, kind)).toEqual(['SUPERVISION_FINDS_NO_VIOLATION input.findings']);
    expect(judged({ recommendations: [{ subjectId: 'subject', content: 'Nhắc nhở', dueOn: day(CONCLUDED_ON) }] }, kind)).toEqual([]);
  });

  it('names another field, and only another one', () => {
    expect(judged({ findings: [{ ...found, field: 'OTHER' }] })).toEqual(['VIOLATION_FIELD_UNNAMED input.findings.0.otherName']);
    expect(judged({ findings: [{ ...found, field: 'OTHER', otherName: 'Quản lý nhà ở' }] })).toEqual([]);
    expect(judged({ findings: [found, { ...found, otherName: 'Quản lý nhà ở' }] })).toEqual(['VIOLATION_FIELD_NAMED_TWICE input.findings.1.otherName']);
  });

  it('is recommended to a subject, for a day from the conclusion on', () => {
    expect(recommended('subject', CONCLUDED_ON)).toEqual([]);
    expect(recommended('subject', '2026-11-05')).toEqual(['BEFORE_CONCLUSION input.recommendations.0.dueOn']);
    expect(recommended('stranger', '2026-11-05')).toEqual(['ADDRESSEE_NOT_SUBJECT input.recommendations.0.subjectId', 'BEFORE_CONCLUSION input.recommendations.0.dueOn']);
  });
});

describe('a recommendation that was done', () => {
  const done = (doneOn: string, recommendation: { doneOn: string | null; withdrawnOn: string | null } | undefined = { doneOn: null, withdrawnOn: null }) =>
    refusalsOf(followUpVerdict(day(doneOn), recommendation, CONCLUDED_ON, day('2026-11-21')));

  it('was done from the conclusion until today', () => {
    expect(done('2026-11-05')).toEqual(['BEFORE_CONCLUSION input.doneOn']);
    expect(done(CONCLUDED_ON)).toEqual([]);
    expect(done('2026-11-21')).toEqual([]);
    expect(done('2026-11-22')).toEqual(['DATE_IN_FUTURE input.doneOn']);
  });

  it('is done once', () => {
    expect(done('2026-11-20', { doneOn: '2026-11-10', withdrawnOn: null })).toEqual(['RECOMMENDATION_DONE input.recommendationId']);
  });

  it('is none that was withdrawn', () => {
    expect(done('2026-11-20', { doneOn: null, withdrawnOn: '2026-11-10' })).toEqual(['OUTCOME_WITHDRAWN input.recommendationId']);
  });

  it('is one of the case', () => {
    expect(refusalsOf(followUpVerdict(day('2026-11-20'), undefined, CONCLUDED_ON, day('2026-11-21')))).toEqual(['NOT_FOUND input.recommendationId']);
  });
});

describe('what was recorded by mistake', () => {
  const findings = [{ id: 'one', withdrawnOn: null }, { id: 'gone', withdrawnOn: '2026-11-10' }];
  const recommendations = [{ id: 'open', doneOn: null, withdrawnOn: null }, { id: 'done', doneOn: '2026-11-10', withdrawnOn: null }];
  const withdrawn = (findingIds: string[], recommendationIds: string[] = []) => refusalsOf(withdrawalVerdict({ findingIds, recommendationIds }, findings, recommendations));

  it('is withdrawn once, and of recommendations what was not done', () => {
    expect(withdrawn(['one'], ['open'])).toEqual([]);
    expect(withdrawn([])).toEqual(['OUTCOME_EMPTY input.findingIds']);
    expect(withdrawn(['gone', 'open'], ['done', 'one'])).toEqual([
      'OUTCOME_WITHDRAWN input.findingIds.0',
      'NOT_FOUND input.findingIds.1',
      'RECOMMENDATION_DONE input.recommendationIds.0',
      'NOT_FOUND input.recommendationIds.1',
    ]);
  });
});
