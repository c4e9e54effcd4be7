import type { RuleBook } from '#regulations';
import { issueVerdict, receiptVerdict } from '../../../libs/transfers/src/transfer.rules.js';
import { codesOf, day, own, QD_208, scenario, WARD, type Scenario } from './scenario.js';

const today = day('2026-12-31');
const before = { direction: 'OUT', destination: null, suspended: false, posts: [] } as const;

/** A letter of a day, valid through another. */
const letter = (letterOn: string, validThrough: string) => (book: RuleBook): string[] => codesOf(issueVerdict({ letterOn: day(letterOn), validThrough: day(validThrough) }, before, book, today));

/** A receipt on the day of the book, by a letter that is valid long enough. */
const receipt = (letterOn: string, validThrough: string) => (book: RuleBook): string[] =>
  codesOf(receiptVerdict({ letterOn: day(letterOn), validThrough: day(validThrough), receivedOn: book.date, plannedThrough: null, begunOn: null, isOwn: false, there: null, isCell: true }, book, today));

export const TRANSFERS: readonly Scenario[] = [
  scenario({
    vi: 'Giấy giới thiệu cấp ngày 3/8/2026, tiếp nhận sau đúng 31 ngày làm việc: quá hạn 30 ngày, chưa quá 60 ngày của nguồn khác',
    parameter: 'transfer.within',
    by: QD_208,
    judge: receipt('2026-08-03', '2026-12-31'),
    answers: [
      { on: '2026-09-14', is: [] },
      { on: '2026-09-15', is: ['TRANSFER_LATE'] },
    ],
    otherwise: { value: 60, is: [] },
  }),
  scenario({
    vi: 'Cùng việc ấy ở phường đã hướng dẫn lấy 60 ngày làm việc',
    parameter: 'transfer.within',
    by: WARD,
    judge: receipt('2026-08-03', '2026-12-31'),
    answers: [
      { on: '2026-09-15', own: [own('transfer.within', 60)], is: [] },
      { on: '2026-10-27', own: [own('transfer.within', 60)], is: ['TRANSFER_LATE'] },
    ],
    otherwise: { value: 90, is: [] },
  }),
  scenario({
    vi: 'Giấy giới thiệu cấp ngày 2/11/2026 có giá trị đến 31/12/2026: dài hơn 30 ngày làm việc',
    parameter: 'transfer.letter-within',
    by: QD_208,
    judge: letter('2026-11-02', '2026-12-31'),
    answers: [
      { on: '2026-07-25', is: [] },
      { on: '2026-11-02', is: ['LETTER_TOO_LONG'] },
    ],
    otherwise: { value: 60, is: [] },
  }),
  scenario({
    vi: 'Đảng viên nộp giấy giới thiệu sau ngày cuối ghi trên giấy',
    parameter: 'transfer.letter-within',
    by: QD_208,
    judge: receipt('2026-11-02', '2026-11-20'),
    answers: [
      { on: '2026-11-20', is: [] },
      { on: '2026-11-21', is: ['LETTER_EXPIRED'] },
    ],
  }),
];
