import { Temporal } from '#kernel';
import { Regulations } from '#regulations';
import { complaintNotice, lastDays, levelsLeft, levelVerdict, receiveVerdict, settleVerdict, type Complained } from './complaint.rules.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const regulations = Regulations.load();
const book = regulations.on(day('2026-11-20'));
const before = regulations.on(day('2015-01-01'));
const MEASURE: Complained = { against: 'MEASURE', decidedBy: 'CELL', decidedOn: '2026-11-05', announcedOn: '2026-11-06', ended: null, pending: false, previous: null };

it.each([
  ['2027-02-23', undefined],
  ['2027-02-24', ['COMPLAINT_DUE', 'IN_SIGHT']],
  ['2027-03-16', ['COMPLAINT_DUE', 'NEAR']],
  ['2027-03-26', ['COMPLAINT_DUE', 'DUE']],
  ['2027-03-27', ['COMPLAINT_OVERDUE', 'OVERDUE']],
])('on %s a complaint due on 26/3/2027 is told as %s', (today, is) => {
  const notice = complaintNotice({ id: 'c', organizationId: 'o', receivedOn: '2026-11-20', dueOn: '2027-03-26' }, day(today));
  expect(notice && [notice.told.refusal.code, notice.urgency]).toEqual(is);
});

it('what is late is told with the last day by every reading, and why it is uncertain', () => {
  const verdict = receiveVerdict(day('2026-12-19'), MEASURE, book, day('2027-01-01'));
  expect(verdict.warnings.map(({ refusal, params, path }) => [refusal.code, refusal.rule?.document, params, path])).toEqual([
    [
      'COMPLAINT_LATE',
      '22-QĐ/TW',
      expect.objectContaining({
        last: '2026-12-18',
        readingsVi: ' Theo cách đọc 1 tháng: 06/12/2026. Theo cách đọc 30 ngày: 06/12/2026.',
        readingsEn: ' Read as 1 month: 2026-12-06. Read as 30 days: 2026-12-06.',
        uncertainVi: expect.stringContaining('2026') as unknown,
      }),
      ['input', 'receivedOn'],
    ],
  ]);
});

it('all refusals are told at once', () => {
  const verdict = receiveVerdict(day('2026-11-01'), { ...MEASURE, ended: 'LIFTED', pending: true }, book, day('2026-11-20'));
  expect(verdict.ok ? [] : verdict.refusals.map(({ refusal }) => refusal.code)).toEqual(['COMPLAINT_POINTLESS', 'COMPLAINT_PENDING', 'COMPLAINT_OUT_OF_ORDER']);
});

it('before any document said so there is no window, and every body above may handle it', () => {
  expect(lastDays(day('2015-01-01'), before, 'MEASURE')).toEqual([]);
  expect(receiveVerdict(day('2026-12-30'), MEASURE, before, day('2027-01-01'))).toEqual({ ok: true, value: null, warnings: [] });
  const left = levelsLeft(MEASURE, before);
  expect(left).toEqual(['INSPECTION_COMMITTEE', 'STANDING_COMMITTEE', 'PARTY_COMMITTEE', 'SUPERIOR']);
  expect(levelVerdict('PARTY_COMMITTEE', left, before, 'MEASURE')).toMatchObject({ ok: true, warnings: [] });
});

it('a changed decision has its form, no other has; nothing is settled before it came in', () => {
  const codes = (outcome: 'UPHELD' | 'CHANGED' | 'ANNULLED', form: string | null, decidedOn = '2026-11-20') => {
    const verdict = settleVerdict({ outcome, form, decidedOn: day(decidedOn) }, '2026-11-20', 'MEASURE', false);
    return verdict.ok ? [] : verdict.refusals.map(({ refusal }) => refusal.code);
  };
  expect([codes('UPHELD', null), codes('CHANGED', 'WARNING'), codes('ANNULLED', null)]).toEqual([[], [], []]);
  expect([codes('UPHELD', 'WARNING'), codes('CHANGED', null), codes('ANNULLED', 'WARNING')]).toEqual([['COMPLAINT_FORM'], ['COMPLAINT_FORM'], ['COMPLAINT_FORM']]);
  expect(codes('UPHELD', null, '2026-11-19')).toEqual(['SETTLED_BEFORE_RECEIPT']);
});

const REMOVAL: Complained = { against: 'REMOVAL', decidedBy: 'STANDING_COMMITTEE', decidedOn: '2026-11-06', announcedOn: '2026-11-06', ended: null, pending: false, previous: null };

it('of a removal the window is that of removals, by the book of the day from which it runs', () => {
  const codes = (receivedOn: string, windowBook = book) => receiveVerdict(day(receivedOn), REMOVAL, book, day('2027-01-01'), windowBook).warnings.map(({ refusal, params }) => [refusal.code, refusal.rule?.document, params['last'], params['readingsVi']]);
  expect([codes('2026-12-18'), codes('2026-12-19')]).toEqual([[], [['COMPLAINT_LATE', '208-QĐ/TW', '2026-12-18', '']]]);
  // Before Quy định 208 nothing set it.
  expect(codes('2026-12-19', regulations.on(day('2026-07-25')))).toEqual([]);
});

it('a removal is upheld or annulled, with no form; day and cell of a restoration belong to one that stands and is annulled', () => {
  const codes = (settling: object, restores = false) => {
    const verdict = settleVerdict({ outcome: 'UPHELD', form: null, decidedOn: day('2026-11-20'), ...settling }, '2026-11-20', 'REMOVAL', restores);
    return verdict.ok ? [] : verdict.refusals.map(({ refusal, path }) => [refusal.code, path.at(-1)]);
  };
  const back = { outcome: 'ANNULLED', restoredOn: day('2026-11-20') };
  expect([codes({}), codes(back, true), codes({ outcome: 'ANNULLED', organizationId: 'o' }, true)]).toEqual([[], [], []]);
  expect([codes({ outcome: 'CHANGED', form: 'WARNING' }), codes({ form: 'WARNING' })]).toEqual([[['REMOVAL_HAS_NO_FORM', 'outcome']], [['REMOVAL_HAS_NO_FORM', 'form']]]);
  expect([codes(back), codes({ organizationId: 'o' })]).toEqual([[['NOBODY_TO_RESTORE', 'restoredOn']], [['NOBODY_TO_RESTORE', 'organizationId']]]);
});
