import { Temporal } from '#kernel';
import { caseNotice, recommendationNotice } from './case-notice.rules.js';

it.each([
  ['2026-11-15', undefined],
  ['2026-11-16', ['CASE_DUE', 'IN_SIGHT']],
  ['2026-11-25', ['CASE_DUE', 'NEAR']],
  ['2026-11-30', ['CASE_DUE', 'DUE']],
  ['2026-12-01', ['CASE_OVERDUE', 'OVERDUE']],
])('on %s a case due on 30/11 is told as %s', (today, is) => {
  const notice = caseNotice({ id: 'c', organizationId: 'o', decisionNumber: '15-QĐ/UBKT', dueOn: '2026-11-30' }, Temporal.PlainDate.from(today));
  expect(notice && [notice.told.refusal.code, notice.urgency]).toEqual(is);
});

it.each([
  ['2026-11-15', undefined],
  ['2026-11-16', ['CASE_STEP_DUE', 'Hội nghị với đối tượng']],
  ['2026-12-01', ['CASE_STEP_OVERDUE', 'Hội nghị với đối tượng']],
])('on %s a meeting that the plan has held by 30/11 is told as %s', (today, is) => {
  const notice = caseNotice({ id: 'c', organizationId: 'o', decisionNumber: '15-QĐ/UBKT', dueOn: '2026-11-30', step: 'MEETING' }, Temporal.PlainDate.from(today));
  expect(notice && [notice.told.refusal.code, notice.told.params.stepVi]).toEqual(is);
});

it.each([
  ['2026-11-15', undefined],
  ['2026-11-30', ['RECOMMENDATION_DUE', 'DUE']],
  ['2026-12-01', ['RECOMMENDATION_OVERDUE', 'OVERDUE']],
])('on %s a recommendation due on 30/11 is told as %s', (today, is) => {
  const notice = recommendationNotice({ id: 'r', caseId: 'c', organizationId: 'o', conclusionNumber: '08-KL/UBKT', dueOn: '2026-11-30' }, Temporal.PlainDate.from(today));
  expect(notice && [notice.told.refusal.code, notice.urgency, notice.told.params]).toEqual(is && [...is, { number: '08-KL/UBKT', last: '2026-11-30' }]);
});
