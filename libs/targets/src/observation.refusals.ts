import { defineRefusals } from '#kernel';

export const observationRefusals = defineRefusals({
  MEASURE_COMPUTED: {
    vi: 'Chỉ tiêu “{key}” được tính từ hồ sơ trong hệ thống, không nhập số liệu báo cáo.',
    en: 'The measure "{key}" is worked out of the records here; it takes no reported figure.',
  },
  OBSERVED_OUTSIDE_TERM: {
    vi: 'Kỳ số liệu phải nằm trong khoảng từ {from} đến {through}.',
    en: 'The period of the figure must lie between {from} and {through}.',
  },
  OBSERVED_ACROSS_YEARS: {
    vi: 'Chỉ tiêu tính theo năm: kỳ số liệu phải nằm trong một năm, không từ năm {from} sang năm {through}.',
    en: 'The measure is a yearly one: the period of the figure must lie in one year, not run from {from} into {through}.',
  },
  OBSERVED_ALREADY: {
    vi: 'Đã có số liệu của kỳ từ {from} đến {through}: hãy đính chính số liệu đó.',
    en: 'There is a figure for the period from {from} to {through} already: correct that one.',
  },
  OBSERVATION_CORRECTED: {
    vi: 'Số liệu này đã được đính chính: hãy đính chính số liệu đang có hiệu lực.',
    en: 'This figure has been corrected already: correct the one that holds now.',
  },
  OBSERVATION_NEEDS_NOTE: {
    vi: 'Số liệu không được nêu trong tài liệu thì phải ghi chú lý do.',
    en: 'A figure that the document does not state needs a note that says so.',
  },
});
