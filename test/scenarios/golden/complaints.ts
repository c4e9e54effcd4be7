import type { DecidingBody, RuleBook } from '#regulations';
import { lastDays, levelsLeft, levelVerdict, receiveVerdict, settleBy, staysInForce, type Complained, type Handler } from '../../../libs/complaints/src/complaint.rules.js';
import { codesOf, day, scenario, UNCHECKED, type Scenario } from './scenario.js';

const QD_22 = ['22-QĐ/TW', '2021-07-28', UNCHECKED] as const;

/** Announced on a Friday: 30 days end on 6/12, a month too, 30 working days on 18/12. */
const MEASURE: Complained = { against: 'MEASURE', decidedBy: 'CELL', decidedOn: '2026-11-05', announcedOn: '2026-11-06', ended: null, pending: false, previous: null };
const received = (change: Partial<Complained> = {}) => (book: RuleBook) => codesOf(receiveVerdict(book.date, { ...MEASURE, ...change }, book, day('2027-12-31')));
const settled = (handledBy: Handler, isFinal = false): Partial<Complained> => ({ previous: { handledBy, decidedOn: '2026-11-06', isFinal } });
const THIRTY_DAYS = { amount: 30, unit: 'DAYS' } as const;

const WINDOWS: readonly Scenario[] = [
  scenario({
    vi: 'Khiếu nại trước, đúng và sau hạn 30 ngày làm việc từ ngày công bố',
    parameter: 'complaint.window',
    by: QD_22,
    judge: received(),
    answers: [
      { on: '2026-12-17', is: [] },
      { on: '2026-12-18', is: [] },
      { on: '2026-12-19', is: ['COMPLAINT_LATE'] },
    ],
    otherwise: { value: { amount: 1, unit: 'YEARS' }, is: [] },
  }),
  scenario({
    vi: 'Khiếu nại trước, đúng và sau hạn 30 ngày, theo cách đọc chặt hơn: vẫn nhận, vì chưa hết 30 ngày làm việc',
    parameter: 'complaint.window',
    by: QD_22,
    judge: received(),
    answers: [
      { on: '2026-12-05', is: [] },
      { on: '2026-12-06', is: [] },
      { on: '2026-12-07', is: [] },
    ],
    otherwise: { value: THIRTY_DAYS, is: ['COMPLAINT_LATE'] },
  }),
  scenario({
    vi: 'Hạn khiếu nại theo từng cách đọc: 30 ngày làm việc, một tháng, 30 ngày',
    parameter: 'complaint.window',
    by: QD_22,
    judge: (book) => lastDays(day('2026-01-30'), book, 'MEASURE').map(({ last }) => last.day.toString()),
    answers: [{ on: '2026-11-20', is: ['2026-03-13', '2026-02-28', '2026-03-01'] }],
    otherwise: { value: THIRTY_DAYS, is: ['2026-03-01', '2026-02-28', '2026-03-01'] },
  }),
  scenario({
    vi: 'Nghỉ lễ theo thông báo không tính vào 30 ngày làm việc',
    parameter: 'complaint.window',
    by: QD_22,
    judge: received(),
    answers: [{ on: '2026-12-21', notices: [{ year: 2026, off: ['2026-11-20'], worked: [] }], is: [] }],
    otherwise: { value: THIRTY_DAYS, is: ['COMPLAINT_LATE'] },
  }),
  scenario({
    vi: 'Quyết định chưa công bố thì thời hạn khiếu nại chưa bắt đầu',
    parameter: 'complaint.window',
    by: QD_22,
    judge: received({ announcedOn: null }),
    answers: [{ on: '2027-06-01', is: [] }],
  }),
  scenario({
    vi: 'Khiếu nại lên cấp trên thì tính từ ngày cấp dưới giải quyết',
    parameter: 'complaint.window',
    by: QD_22,
    judge: received({ decidedOn: '2026-08-01', announcedOn: '2026-08-05', ...settled('INSPECTION_COMMITTEE') }),
    answers: [
      { on: '2026-12-18', is: [] },
      { on: '2026-12-19', is: ['COMPLAINT_LATE'] },
    ],
    otherwise: { value: { amount: 1, unit: 'YEARS' }, is: [] },
  }),
  scenario({
    vi: 'Nhận khiếu nại trước ngày quyết định, khi đang có khiếu nại khác, hoặc về quyết định đã hủy bỏ thì không được',
    parameter: 'complaint.window',
    by: QD_22,
    judge: (book) => [received({ decidedOn: '2026-11-21' })(book), received({ pending: true })(book), received({ ended: 'ANNULLED' })(book), received({ ended: 'LIFTED' })(book)],
    answers: [{ on: '2026-11-20', is: [['COMPLAINT_OUT_OF_ORDER'], ['COMPLAINT_PENDING'], ['COMPLAINT_POINTLESS'], ['COMPLAINT_POINTLESS']] }],
  }),
];

const level = (vi: string, decidedBy: DecidingBody, handler: Handler, is: readonly string[], change: Partial<Complained> = {}, otherwise?: { readonly value: readonly DecidingBody[]; readonly is: readonly string[] }): Scenario =>
  scenario({
    vi,
    parameter: 'complaint.levels',
    by: QD_22,
    judge: (book) => codesOf(levelVerdict(handler, levelsLeft({ ...MEASURE, decidedBy, ...change }, book), book, 'MEASURE')),
    answers: [{ on: '2026-11-20', is }],
    ...(otherwise && { otherwise }),
  });

const LEVELS: readonly Scenario[] = [
  level('Quyết định của chi bộ: Ủy ban Kiểm tra giải quyết trước', 'CELL', 'INSPECTION_COMMITTEE', [], {}, { value: ['STANDING_COMMITTEE', 'SUPERIOR'], is: ['COMPLAINT_ON_ITSELF'] }),
  level('Quyết định của chi bộ: Ban Thường vụ không giải quyết khi Ủy ban Kiểm tra chưa giải quyết', 'CELL', 'STANDING_COMMITTEE', ['COMPLAINT_LEVEL_SKIPPED'], {}, { value: ['STANDING_COMMITTEE', 'SUPERIOR'], is: [] }),
  level('Quyết định của Ủy ban Kiểm tra: Ban Thường vụ cùng cấp giải quyết trước', 'INSPECTION_COMMITTEE', 'STANDING_COMMITTEE', []),
  level('Ủy ban Kiểm tra không giải quyết khiếu nại về quyết định của chính mình', 'INSPECTION_COMMITTEE', 'INSPECTION_COMMITTEE', ['COMPLAINT_ON_ITSELF']),
  level('Ủy ban Kiểm tra không giải quyết khiếu nại về quyết định của Ban Thường vụ', 'STANDING_COMMITTEE', 'INSPECTION_COMMITTEE', ['COMPLAINT_ON_ITSELF']),
  level('Quyết định của Ban Thường vụ: cấp ủy giải quyết trước', 'STANDING_COMMITTEE', 'PARTY_COMMITTEE', []),
  level('Quyết định của Ban Thường vụ: cấp trên không giải quyết khi cấp ủy chưa giải quyết', 'STANDING_COMMITTEE', 'SUPERIOR', ['COMPLAINT_LEVEL_SKIPPED']),
  level('Quyết định của cấp ủy: cấp trên của đảng bộ phường giải quyết', 'PARTY_COMMITTEE', 'SUPERIOR', []),
  level('Ủy ban Kiểm tra đã giải quyết thì đến Ban Thường vụ', 'CELL', 'STANDING_COMMITTEE', [], settled('INSPECTION_COMMITTEE')),
  level('Ủy ban Kiểm tra đã giải quyết thì không giải quyết lại', 'CELL', 'INSPECTION_COMMITTEE', ['COMPLAINT_ON_ITSELF'], settled('INSPECTION_COMMITTEE')),
  level('Cấp trên đã giải quyết thì khiếu nại tiếp lên cấp trên nữa', 'CELL', 'SUPERIOR', [], settled('SUPERIOR')),
  scenario({
    vi: 'Cấp cuối cùng đã giải quyết thì không nhận khiếu nại nữa',
    parameter: 'complaint.levels',
    by: QD_22,
    judge: received(settled('SUPERIOR', true)),
    answers: [{ on: '2026-11-20', is: ['COMPLAINT_SETTLED_FINALLY'] }],
  }),
];

const ENDS: readonly Scenario[] = [
  scenario({
    vi: 'Khiếu nại phải giải quyết trong 90 ngày làm việc từ ngày nhận',
    parameter: 'complaint.resolve-within',
    by: QD_22,
    judge: (book) => settleBy(day('2026-11-20'), book, 'MEASURE')?.toString(),
    answers: [{ on: '2026-11-20', is: '2027-03-26' }],
    otherwise: { value: 60, is: '2027-02-12' },
  }),
  scenario({
    vi: 'Trong khi giải quyết khiếu nại, quyết định kỷ luật vẫn có hiệu lực',
    parameter: 'complaint.suspends-decision',
    by: QD_22,
    judge: (book) => staysInForce(book, 'MEASURE'),
    answers: [{ on: '2026-11-20', is: true }],
    otherwise: { value: true, is: false },
  }),
];

export const COMPLAINTS: readonly Scenario[] = [...WINDOWS, ...LEVELS, ...ENDS];
