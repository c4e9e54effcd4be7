import type { RuleBook } from '#regulations';
import { concludeVerdict, letterVerdict, takeUpVerdict } from '../../../libs/denunciations/src/denunciation.rules.js';
import { codesOf, QD_21, scenario, type Scenario } from './scenario.js';

const taken = (anonymous: boolean, kind: string, isOnAccused = true) => (book: RuleBook) =>
  codesOf(takeUpVerdict(book.date, { receivedOn: '2026-11-02', anonymous }, { isOnAccused, kind }, book));

export const DENUNCIATIONS: readonly Scenario[] = [
  scenario({
    vi: 'Đơn tố cáo nặc danh: không giải quyết như đơn tố cáo',
    parameter: 'inspection.anonymous-letters',
    by: QD_21,
    judge: taken(true, 'INSPECTION'),
    answers: [{ on: '2026-11-20', is: ['ANONYMOUS_NOT_PROCESSED'] }],
    otherwise: { value: true, is: [] },
  }),
  scenario({
    vi: 'Đơn tố cáo nặc danh: cấp có thẩm quyền quyết định xem xét như dấu hiệu vi phạm',
    parameter: 'inspection.anonymous-letters',
    by: QD_21,
    judge: taken(true, 'VIOLATION_SIGNS_INSPECTION'),
    answers: [{ on: '2026-11-20', is: [] }],
  }),
  scenario({
    vi: 'Đơn tố cáo có tên được giải quyết; người bị tố cáo phải là đối tượng của vụ việc, và không thụ lý trước ngày nhận đơn',
    parameter: 'inspection.anonymous-letters',
    by: QD_21,
    judge: (book) => [taken(false, 'INSPECTION')(book), taken(false, 'INSPECTION', false)(book)],
    answers: [
      { on: '2026-11-01', is: [['TAKEN_UP_BEFORE_RECEIPT'], ['TAKEN_UP_BEFORE_RECEIPT', 'CASE_NOT_ON_ACCUSED']] },
      { on: '2026-11-02', is: [[], ['CASE_NOT_ON_ACCUSED']] },
    ],
  }),
  scenario({
    vi: 'Đơn có tên thì phải ghi người tố cáo, đơn nặc danh thì không',
    parameter: 'inspection.anonymous-letters',
    by: QD_21,
    judge: ({ date }) =>
      [true, false].flatMap((anonymous) =>
        [true, false].map((hasDenouncer) => codesOf(letterVerdict({ memberId: 'm', accusedId: null, anonymous, hasDenouncer, receivedOn: date }, true, date))),
      ),
    answers: [{ on: '2026-11-20', is: [['DENOUNCER_OR_ANONYMOUS'], [], [], ['DENOUNCER_OR_ANONYMOUS']] }],
  }),
  scenario({
    vi: 'Chỉ kết luận nội dung tố cáo sau khi vụ việc đã kết luận, không trước ngày thụ lý',
    parameter: 'inspection.anonymous-letters',
    by: QD_21,
    judge: ({ date }) =>
      [null, '2026-11-10'].map((caseConcludedOn) => codesOf(concludeVerdict(date, { takenUpOn: '2026-11-05', caseConcludedOn }))),
    answers: [
      { on: '2026-11-04', is: [['CONCLUDED_BEFORE_TAKEN_UP', 'DENUNCIATION_CASE_OPEN'], ['CONCLUDED_BEFORE_TAKEN_UP']] },
      { on: '2026-11-12', is: [['DENUNCIATION_CASE_OPEN'], []] },
    ],
  }),
];
