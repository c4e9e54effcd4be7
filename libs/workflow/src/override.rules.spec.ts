import { accepted, finding, refused, type Verdict } from '#kernel';
import { settle, type Override } from './override.rules.js';
import { workflowRefusals } from './workflow.refusals.js';

const WARNING = finding(workflowRefusals.STAGE_WRONG);
const RULE = WARNING.refusal.code;
const warned = accepted('value', [WARNING]);

function told(verdict: Verdict<unknown>): string[] {
  return verdict.ok ? [] : verdict.refusals.map(({ refusal: { code }, path }) => `${code} ${path.join('.')}`);
}

it('a warning stays open until it is overridden with a reason, and an override is of a warning', () => {
  expect(told(settle(warned, []))).toEqual(['WARNINGS_OPEN input.overrides']);
  expect(told(settle(warned, [{ rule: RULE }]))).toEqual(['OVERRIDE_REASON_MISSING input.overrides.0.reason']);
  expect(told(settle(warned, [{ rule: RULE, decisionNumber: '12-CV' }]))).toEqual(['OVERRIDE_REASON_MISSING input.overrides.0.reason']);
  expect(told(settle(accepted(null), [{ rule: RULE, reason: 'Theo chỉ đạo' }]))).toEqual(['OVERRIDE_POINTLESS input.overrides']);
  const settled = settle(warned, [{ rule: RULE, reason: 'Theo chỉ đạo', decisionNumber: '12-CV' }]);
  expect(settled).toMatchObject({ ok: true, value: { value: 'value', overridden: [{ reason: 'Theo chỉ đạo', decisionNumber: '12-CV' }] } });
});

it('of what takes no words the number of a paper stands for the reason', () => {
  const inNumbers = (override: Override): Verdict<unknown> => settle(warned, [override], false);
  expect(told(inNumbers({ rule: RULE, reason: 'Theo chỉ đạo', decisionNumber: '12-CV' }))).toEqual(['OVERRIDE_TAKES_NO_REASON input.overrides.0.reason']);
  expect(told(inNumbers({ rule: RULE }))).toEqual(['OVERRIDE_NUMBER_MISSING input.overrides.0.decisionNumber']);
  expect(inNumbers({ rule: RULE, decisionNumber: '12-CV' })).toMatchObject({ ok: true, value: { overridden: [{ reason: null, decisionNumber: '12-CV' }] } });
});

it('tells what is wrong with an override beside what is refused anyhow', () => {
  const both = settle(refused([finding(workflowRefusals.ENTRY_MISSING, {}, ['input', 'remark'])], [WARNING]), [{ rule: RULE }]);
  expect(told(both)).toEqual(['ENTRY_MISSING input.remark', 'OVERRIDE_REASON_MISSING input.overrides.0.reason']);
});
