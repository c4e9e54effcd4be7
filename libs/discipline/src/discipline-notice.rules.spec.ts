import { messageOf, Temporal } from '#kernel';
import { Regulations } from '#regulations';
import { carryOutNotice, disciplineNotice, type DecidedMeasure } from './discipline-notice.rules.js';

const regulations = Regulations.load();
const on = (day: string) => regulations.on(Temporal.PlainDate.from(day));
const MEASURE: DecidedMeasure = { id: 'd', organizationId: 'o', decidedBy: 'CELL', decisionNumber: '05-QĐ/CB', decidedOn: '2026-11-10', announcedOn: null, handled: true };
const told = (today: string, change: Partial<DecidedMeasure> = {}) => {
  const notice = disciplineNotice({ ...MEASURE, ...change }, on('2026-11-10'), on(today));
  return notice && [notice.told.refusal.code, notice.urgency, notice.dueOn];
};

it('a decision is told of until it is announced: ten days for a cell, fifteen for others', () => {
  expect(told('2026-11-11')).toEqual(['MEASURE_TO_ANNOUNCE', 'IN_SIGHT', '2026-11-20']);
  expect(told('2026-11-15')).toEqual(['MEASURE_TO_ANNOUNCE', 'NEAR', '2026-11-20']);
  expect(told('2026-11-20')).toEqual(['MEASURE_TO_ANNOUNCE', 'DUE', '2026-11-20']);
  expect(told('2026-11-21')).toEqual(['MEASURE_TO_ANNOUNCE', 'OVERDUE', '2026-11-20']);
  expect(told('2026-11-21', { decidedBy: 'STANDING_COMMITTEE' })).toEqual(['MEASURE_TO_ANNOUNCE', 'NEAR', '2026-11-25']);
  expect(told('2026-11-21', { announcedOn: '2026-11-12' })).toBeUndefined();
});

it('the official cell is told what the cell of temporary activities decided, for a month', () => {
  expect(told('2026-12-10', { handled: false })).toEqual(['MEASURE_OF_TEMPORARY_CELL', 'DUE', null]);
  expect(told('2026-12-11', { handled: false })).toBeUndefined();
});

it.each([
  ['EXPULSION', 'Quyết định khai trừ 48-QĐ/ĐU ngày 10/11/2026 chưa được thực hiện: ghi việc ra khỏi Đảng của đảng viên bị khai trừ.'],
  ['DISSOLUTION', 'Quyết định giải tán 48-QĐ/ĐU ngày 10/11/2026 chưa được thực hiện: giải tán tổ chức trên sơ đồ và sắp xếp đảng viên của tổ chức đó.'],
] as const)('%s: what is left to do is told until it is done', (form, message) => {
  const { told, urgency, fallsOn, dueOn } = carryOutNotice({ id: 'd', organizationId: 'o', form, decisionNumber: '48-QĐ/ĐU', decidedOn: '2026-11-10' });
  expect([messageOf(told, 'vi'), urgency, fallsOn, dueOn]).toEqual([message, 'DUE', '2026-11-10', null]);
});
