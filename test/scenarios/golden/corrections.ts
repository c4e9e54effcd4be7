import type { RuleBook } from '#regulations';
import { deadlineAfter } from '../../../libs/workflow/src/stage.rules.js';
import { own, scenario, type Scenario } from './scenario.js';

/** The last day to answer a proposal put forward on the day. */
const lastDay = (book: RuleBook): string | null => deadlineAfter({ deadline: 'correction.answer-within' }, book.date, book)?.day.toString() ?? null;

export const CORRECTIONS: readonly Scenario[] = [
  scenario({
    vi: 'Đảng viên đề nghị đính chính hồ sơ: chi bộ trả lời trong hai ngày làm việc, không kể thứ bảy, chủ nhật; phường có thể đặt thời hạn riêng',
    parameter: 'correction.answer-within',
    by: ['356/2025/NĐ-CP', '2025', 'chưa đối chiếu điều khoản'],
    judge: lastDay,
    answers: [
      { on: '2025-12-31', is: null },
      { on: '2026-11-20', own: [own('correction.answer-within', 5)], is: '2026-11-27' },
      { on: '2026-11-20', is: '2026-11-24' },
    ],
    otherwise: { value: 1, is: '2026-11-23' },
  }),
];
