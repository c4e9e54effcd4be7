import { defineRefusals } from '#kernel';

export const targetRefusals = defineRefusals({
  METRIC_UNKNOWN: { vi: 'Không có số liệu “{metric}”; có: {known}.', en: 'There is no figure "{metric}"; there are: {known}.' },
  READING_UNKNOWN: { vi: 'Không có cách hiểu “{reading}”; có: {known}.', en: 'There is no reading "{reading}"; there are: {known}.' },
  YEAR_OUTSIDE_TERM: { vi: 'Năm {year} ngoài nhiệm kỳ ({from}–{through}).', en: 'The year {year} lies outside the term ({from}–{through}).' },
  YEAR_POINTLESS: { vi: 'Chỉ tiêu “{key}” không tính theo năm.', en: 'The measure "{key}" is not a yearly one.' },
  AMENDED_ALREADY: {
    vi: 'Chỉ tiêu này đã được sửa đổi có hiệu lực từ ngày {effectiveOn}.',
    en: 'This measure has an amendment in force from {effectiveOn} already.',
  },
  AMENDED_OUTSIDE_TERM: {
    vi: 'Ngày có hiệu lực phải trong nhiệm kỳ ({from} – {through}).',
    en: 'The amendment must take effect within the term ({from} to {through}).',
  },
});
