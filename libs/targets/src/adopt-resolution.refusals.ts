import { defineRefusals } from '#kernel';

export const adoptionRefusals = defineRefusals({
  TERM_ENDS_TOO_EARLY: { vi: 'Ngày cuối nhiệm kỳ phải sau ngày đầu nhiệm kỳ ({from}).', en: 'The last day of the term must come after its first ({from}).' },
  TERM_OVERLAPS: {
    vi: 'Nhiệm kỳ trùng với nhiệm kỳ từ {from} đến {through} của nghị quyết “{title}”.',
    en: 'The term overlaps that of the resolution "{title}", from {from} to {through}.',
  },
  RESOLUTION_WITHOUT_TARGETS: { vi: 'Nghị quyết phải có ít nhất một chỉ tiêu.', en: 'A resolution needs at least one target.' },
  TARGET_WITHOUT_MEASURES: {
    vi: 'Chỉ tiêu số {number} phải có ít nhất một nội dung đo được.',
    en: 'Target number {number} needs at least one measure.',
  },
  TARGET_NUMBER_TWICE: { vi: 'Trong một nhóm có hai chỉ tiêu cùng số {number}.', en: 'Two targets of one group have the number {number}.' },
  MEASURE_KEY_TWICE: { vi: 'Mã “{key}” được dùng hai lần trong nghị quyết.', en: 'The key "{key}" stands twice in the resolution.' },
  READING_OF_REPORTED: {
    vi: 'Chỉ tiêu nhập theo báo cáo không có cách hiểu để chọn.',
    en: 'A reported measure has no reading to be chosen.',
  },
  JUDGED_ON_MISSING: {
    vi: 'Chỉ tiêu không tính theo năm thì phải có ngày đánh giá.',
    en: 'A measure that is not a yearly one needs a day on which it is judged.',
  },
  JUDGED_ON_OUTSIDE: {
    vi: 'Ngày đánh giá phải sau ngày đầu nhiệm kỳ ({after}) và chậm nhất là {through}.',
    en: 'The day it is judged must come after the first day of the term ({after}), and by {through}.',
  },
  THRESHOLD_NO_SHARE: {
    vi: 'Mức của một tỷ lệ phải từ 0 đến 100 phần trăm, không phải {threshold}.',
    en: 'The threshold of a share must lie between 0 and 100 per cent; {threshold} does not.',
  },
});
