import { messageOf, storedDay } from '#kernel';
import { Regulations } from '#regulations';
import { recognitionNotice, unreadNotice, type Probation } from './recognition-notice.rules.js';

const regulations = Regulations.load();
const PROBATION: Probation = { id: 'a', organizationId: 'o', personId: 'p', decidedOn: '2026-01-05', ceremonyOn: '2026-01-20', readmits: false, dueOn: '2027-03-03' };
const on = (today: string, change: Partial<Probation> = {}) => recognitionNotice({ ...PROBATION, ...change }, regulations.on(storedDay(today)));

it.each([
  ['2026-11-20', undefined],
  ['2026-11-21', ['IN_SIGHT', 'RECOGNITION_DUE']],
  ['2026-12-21', ['NEAR', 'RECOGNITION_DUE']],
  ['2027-01-20', ['DUE', 'RECOGNITION_DUE']],
  ['2027-03-03', ['DUE', 'RECOGNITION_DUE']],
  ['2027-03-04', ['OVERDUE', 'RECOGNITION_OVERDUE']],
])('on %s of a probation from 20/1/2026 on is told %p', (today, expected) => {
  const notice = on(today);
  expect(notice && [notice.urgency, notice.told.refusal.code]).toEqual(expected);
});

it('says the days, the provision and whom it is about', () => {
  const notice = on('2026-12-21');
  expect(notice).toMatchObject({ id: 'a', record: 'admission', organizationId: 'o', personId: 'p', fallsOn: '2027-01-20', dueOn: '2027-03-03', told: { refusal: { rule: { document: '208-QĐ/TW' } } } });
  expect(notice && messageOf(notice.told, 'vi')).toBe('Thời gian dự bị hết ngày 20/01/2027: chi bộ xét công nhận chính thức trong 30 ngày làm việc sau đó, chậm nhất ngày 03/03/2027.');
});

it('without a last day on record it is counted; before any document set a probation nothing is told', () => {
  expect(on('2026-12-21', { dueOn: null })?.dueOn).toBe('2027-03-03');
  expect(on('2026-07-25', { readmits: true })).toBeUndefined();
  expect(on('2025-05-25', { ceremonyOn: '2024-06-01' })).toBeUndefined();
});

it('a recognition is to be read within a month, where the book asks for it', () => {
  const unread = (today: string) => unreadNotice({ id: 'a', organizationId: 'o', personId: 'p', decidedOn: '2026-10-20' }, regulations.on(storedDay(today)));
  expect(unread('2026-11-20')).toMatchObject({ urgency: 'DUE', fallsOn: '2026-10-20', dueOn: '2026-11-20', told: { refusal: { code: 'RECOGNITION_UNREAD', rule: { document: '208-QĐ/TW' } } } });
  expect(unread('2026-11-21')?.urgency).toBe('OVERDUE');
  expect(unread('2025-05-25')).toBeUndefined();
});
