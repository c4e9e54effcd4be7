import { Temporal } from '#kernel';
import { receiveVerdict, settleVerdict, stateNoticeNotice } from './state-notice.rules.js';

it.each([
  ['2026-11-16', ['STATE_NOTICE_DUE', 'IN_SIGHT']],
  ['2026-11-18', ['STATE_NOTICE_DUE', 'NEAR']],
  ['2026-11-20', ['STATE_NOTICE_DUE', 'NEAR']],
  ['2026-11-21', ['STATE_NOTICE_DUE', 'DUE']],
  ['2026-11-22', ['STATE_NOTICE_OVERDUE', 'OVERDUE']],
])('on %s a notice to be settled by 21/11 is told as %s, of nobody', (today, is) => {
  const notice = stateNoticeNotice({ id: 'n', organizationId: 'o', receivedOn: '2026-11-16', dueOn: '2026-11-21' }, Temporal.PlainDate.from(today));
  expect(notice && [notice.told.refusal.code, notice.urgency]).toEqual(is);
  expect(notice).toMatchObject({ personId: null, told: { params: { receivedOn: '2026-11-16', last: '2026-11-21' } } });
});

it('a notice is put on record once', () => {
  const day = Temporal.PlainDate.from('2026-11-20');
  const received = receiveVerdict({ documentNumber: '77/TB-TA', issuedOn: day, receivedOn: day, secrecy: 'ORDINARY', content: 'Phạt tù' }, { isKnown: true, isOnRecord: true }, day);
  expect(received.ok || received.refusals.map(({ refusal, params, path }) => [refusal.code, params, path])).toEqual([
    ['NOTICE_ON_RECORD', { documentNumber: '77/TB-TA', issuedOn: '2026-11-20' }, ['input', 'documentNumber']],
  ]);
});

it.each([
  ['ORDINARY', { content: null }, ['CONTENT_MISSING']],
  ['SECRET', { content: null, keptAt: 'Tủ mật' }, []],
  ['SECRET', { content: 'Phạt tù', keptAt: 'Tủ mật' }, ['SECRET_TAKES_NO_CONTENT']],
  ['TOP_SECRET', { content: null }, ['SECRET_KEPT_AT_MISSING']],
] as const)('a notice marked %s with %j is put on record but for %j', (secrecy, words, codes) => {
  const day = Temporal.PlainDate.from('2026-11-20');
  const received = receiveVerdict({ documentNumber: '77/TB-TA', issuedOn: day, receivedOn: day, secrecy, ...words }, { isKnown: true, isOnRecord: false }, day);
  expect(received.ok ? [] : received.refusals.map(({ refusal }) => refusal.code)).toEqual(codes);
});

it.each([
  ['ORDINARY', { reason: 'Đã xem xét', decisionNumber: null }, []],
  ['ORDINARY', { reason: null, decisionNumber: '5-CV' }, ['NOTICE_SETTLED_BY_ONE']],
  ['SECRET', { reason: null, decisionNumber: '5-CV' }, []],
  ['SECRET', { reason: 'Đã xem xét', decisionNumber: null }, ['SECRET_TAKES_NO_CONTENT']],
  ['SECRET', { reason: null, decisionNumber: null }, ['NOTICE_SETTLED_BY_ONE']],
] as const)('a notice marked %s is settled with %j but for %j', (secrecy, by, codes) => {
  const settled = settleVerdict({ isCaseOnMember: null, ...by }, secrecy);
  expect(settled.ok ? [] : settled.refusals.map(({ refusal }) => refusal.code)).toEqual(codes);
});
