import type { RuleBook } from '#regulations';
import { lastDays, levelsLeft, levelVerdict, receiveVerdict, settleBy, staysInForce, type Complained, type Handler } from '../../../libs/complaints/src/complaint.rules.js';
import { codesOf, day, QD_208, scenario, UNCHECKED, type Scenario } from './scenario.js';

const QD_22 = ['22-QĐ/TW', '2021-07-28', UNCHECKED] as const;

/** Decided on a Friday: 30 working days end on 18/12. */
const REMOVAL: Complained = { against: 'REMOVAL', decidedBy: 'STANDING_COMMITTEE', decidedOn: '2026-11-06', announcedOn: '2026-11-06', ended: null, pending: false, previous: null };
const received = (change: Partial<Complained> = {}) => (book: RuleBook) => codesOf(receiveVerdict(book.date, { ...REMOVAL, ...change }, book, day('2027-12-31')));
const settled = (handledBy: Handler, isFinal = false): Partial<Complained> => ({ previous: { handledBy, decidedOn: '2026-11-06', isFinal } });

const level = (vi: string, handler: Handler, is: readonly string[], change: Partial<Complained> = {}, otherwise?: { readonly value: readonly Handler[]; readonly is: readonly string[] }): Scenario =>
  scenario({
    vi,
    parameter: 'removal.complaint-levels',
    by: QD_208,
    judge: (book) => codesOf(levelVerdict(handler, levelsLeft({ ...REMOVAL, ...change }, book), book, 'REMOVAL')),
    answers: [{ on: '2026-11-20', is }],
    ...(otherwise && { otherwise }),
  });

/** Complaints against a removal from the roll. */
export const REMOVAL_COMPLAINTS: readonly Scenario[] = [
  scenario({
    vi: 'Khiếu nại về việc xóa tên trước, đúng và sau hạn 30 ngày làm việc từ ngày quyết định',
    parameter: 'removal.complaint-within',
    by: QD_208,
    judge: received(),
    answers: [
      { on: '2026-12-17', is: [] },
      { on: '2026-12-18', is: [] },
      { on: '2026-12-19', is: ['COMPLAINT_LATE'] },
    ],
    otherwise: { value: 60, is: [] },
  }),
  scenario({
    vi: 'Nghỉ lễ theo thông báo không tính vào 30 ngày làm việc khiếu nại về việc xóa tên',
    parameter: 'removal.complaint-within',
    by: QD_208,
    judge: received(),
    answers: [{ on: '2026-12-21', notices: [{ year: 2026, off: ['2026-11-20'], worked: [] }], is: [] }],
    otherwise: { value: 20, is: ['COMPLAINT_LATE'] },
  }),
  scenario({
    vi: 'Hạn khiếu nại về việc xóa tên; trước Quy định 208 chưa có giá trị',
    parameter: 'removal.complaint-within',
    by: QD_208,
    judge: (book) => lastDays(day('2026-11-06'), book, 'REMOVAL').map(({ last }) => last.day.toString()),
    answers: [
      { on: '2026-07-25', is: [] },
      { on: '2026-11-06', is: ['2026-12-18'] },
    ],
    otherwise: { value: 10, is: ['2026-11-20'] },
  }),
  scenario({
    vi: 'Khiếu nại về việc xóa tên lên cấp trên thì tính từ ngày cấp dưới giải quyết',
    parameter: 'removal.complaint-within',
    by: QD_208,
    judge: received({ decidedOn: '2026-08-01', announcedOn: '2026-08-01', ...settled('PARTY_COMMITTEE') }),
    answers: [
      { on: '2026-12-18', is: [] },
      { on: '2026-12-19', is: ['COMPLAINT_LATE'] },
    ],
    otherwise: { value: 60, is: [] },
  }),
  scenario({
    vi: 'Nhận khiếu nại về việc xóa tên trước ngày quyết định, khi đang có khiếu nại khác, hoặc khi đã khôi phục thì không được',
    parameter: 'removal.complaint-within',
    by: QD_208,
    judge: (book) => [received({ decidedOn: '2026-11-21' })(book), received({ pending: true })(book), received({ ended: 'ANNULLED' })(book)],
    answers: [{ on: '2026-11-20', is: [['COMPLAINT_OUT_OF_ORDER'], ['COMPLAINT_PENDING'], ['COMPLAINT_POINTLESS']] }],
  }),
  level('Khiếu nại về việc xóa tên: cấp ủy giải quyết trước', 'PARTY_COMMITTEE', [], {}, { value: ['SUPERIOR'], is: ['COMPLAINT_ON_ITSELF'] }),
  level('Khiếu nại về việc xóa tên: cấp trên không giải quyết khi cấp ủy chưa giải quyết', 'SUPERIOR', ['COMPLAINT_LEVEL_SKIPPED'], {}, { value: ['SUPERIOR'], is: [] }),
  level('Ban Thường vụ không giải quyết khiếu nại về việc xóa tên do chính mình quyết định', 'STANDING_COMMITTEE', ['COMPLAINT_ON_ITSELF']),
  level('Ủy ban Kiểm tra không giải quyết khiếu nại về việc xóa tên', 'INSPECTION_COMMITTEE', ['COMPLAINT_ON_ITSELF']),
  level('Cấp ủy đã giải quyết khiếu nại về việc xóa tên thì đến cấp trên', 'SUPERIOR', [], settled('PARTY_COMMITTEE')),
  level('Cấp trên đã giải quyết khiếu nại về việc xóa tên thì khiếu nại tiếp lên cấp trên nữa', 'SUPERIOR', [], settled('SUPERIOR')),
  scenario({
    vi: 'Cấp cuối cùng đã giải quyết khiếu nại về việc xóa tên thì không nhận nữa',
    parameter: 'removal.complaint-levels',
    by: QD_208,
    judge: received(settled('SUPERIOR', true)),
    answers: [{ on: '2026-11-20', is: ['COMPLAINT_SETTLED_FINALLY'] }],
  }),
  scenario({
    vi: 'Khiếu nại về việc xóa tên phải giải quyết trong 90 ngày làm việc từ ngày nhận, như khiếu nại kỷ luật',
    parameter: 'removal.complaint-resolve-within',
    by: QD_22,
    judge: (book) => settleBy(day('2026-11-20'), book, 'REMOVAL')?.toString(),
    answers: [
      { on: '2026-07-25', is: undefined },
      { on: '2026-11-20', is: '2027-03-26' },
    ],
    otherwise: { value: 60, is: '2027-02-12' },
  }),
  scenario({
    vi: 'Trong khi giải quyết khiếu nại, quyết định xóa tên vẫn có hiệu lực',
    parameter: 'removal.complaint-suspends-decision',
    by: QD_22,
    judge: (book) => staysInForce(book, 'REMOVAL'),
    answers: [{ on: '2026-11-20', is: true }],
    otherwise: { value: true, is: false },
  }),
];
