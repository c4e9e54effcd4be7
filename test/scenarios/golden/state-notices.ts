import type { RuleBook } from '#regulations';
import { receiveVerdict, settleBy, settleVerdict, stateNoticeNotice } from '../../../libs/inspection/src/state-notice.rules.js';
import { codesOf, day, scenario, UNCHECKED, type Scenario } from './scenario.js';

const QD_296 = ['296-QĐ/TW', '2025-05-30', UNCHECKED] as const;

/** How a notice received on the day of the book is told on the fourth, fifth and sixth day after. */
const toldAfterwards = (book: RuleBook): unknown => {
  const dueOn = settleBy(book);
  return [4, 5, 6].map((days) => dueOn && stateNoticeNotice({ id: 'n', organizationId: 'o', receivedOn: book.date.toString(), dueOn: dueOn.toString() }, book.date.add({ days }))?.urgency);
};

export const STATE_NOTICES: readonly Scenario[] = [
  scenario({
    vi: 'Thông báo của cơ quan nhà nước, Tòa án: xử lý trong năm ngày từ ngày nhận',
    parameter: 'inspection.state-notice-days',
    by: QD_296,
    judge: (book) => settleBy(book)?.toString() ?? null,
    answers: [
      { on: '2025-05-29', is: null },
      { on: '2025-05-30', is: '2025-06-04' },
      // Days, not working days: over the end of the week and the year alike.
      { on: '2026-12-29', is: '2027-01-03' },
    ],
    otherwise: { value: 7, is: '2027-01-05' },
  }),
  scenario({
    vi: 'Thông báo của cơ quan nhà nước: trước ngày thứ năm còn hạn, ngày thứ năm đến hạn, sau đó quá hạn',
    parameter: 'inspection.state-notice-days',
    by: QD_296,
    judge: toldAfterwards,
    answers: [{ on: '2026-11-16', is: ['NEAR', 'DUE', 'OVERDUE'] }],
    otherwise: { value: 4, is: ['DUE', 'OVERDUE', 'OVERDUE'] },
  }),
  scenario({
    vi: 'Thông báo của cơ quan nhà nước: chỉ ghi khi đã nhận, không nhận trước ngày ban hành',
    parameter: 'inspection.state-notice-days',
    by: QD_296,
    judge: ({ date }) =>
      ['2026-11-15', '2026-11-16', '2026-11-17'].map((receivedOn) => codesOf(receiveVerdict({ documentNumber: '1/TB-TA', issuedOn: day('2026-11-16'), receivedOn: day(receivedOn), secrecy: 'ORDINARY', content: 'Bản án' }, { isKnown: true, isOnRecord: false }, date))),
    answers: [{ on: '2026-11-16', is: [['DATES_OUT_OF_ORDER'], [], ['DATE_IN_FUTURE']] }],
  }),
  scenario({
    vi: 'Thông báo của cơ quan nhà nước: xử lý bằng một vụ việc về chính đảng viên đó, hoặc bằng lý do, không cả hai',
    parameter: 'inspection.state-notice-days',
    by: QD_296,
    judge: () => [null, true, false].flatMap((isCaseOnMember) => [true, false].map((hasReason) => codesOf(settleVerdict({ isCaseOnMember, reason: hasReason ? 'Đã xem xét' : null, decisionNumber: null }, 'ORDINARY')))),
    answers: [
      {
        on: '2026-11-16',
        is: [[], ['NOTICE_SETTLED_BY_ONE'], ['NOTICE_SETTLED_BY_ONE'], [], ['NOTICE_SETTLED_BY_ONE', 'NOTICE_CASE_NOT_ON_MEMBER'], ['NOTICE_CASE_NOT_ON_MEMBER']],
      },
    ],
  }),
];
