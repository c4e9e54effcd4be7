import { defineRefusals } from '#kernel';

export const localRuleRefusals = defineRefusals({
  PARAMETER_NOT_LOCAL: {
    vi: 'Phường không được tự đặt “{parameter}”.',
    en: 'A ward may not set "{parameter}" for itself.',
  },
  LOCAL_VALUE_INVALID: {
    vi: 'Giá trị “{value}” không hợp lệ cho “{parameter}”; hiện nay là “{written}” ({writtenVi}).',
    en: '"{value}" is no value of "{parameter}", which is "{written}" now.',
  },
  LOCAL_RULE_OVERLAPS: {
    vi: 'Đã có giá trị riêng từ {from} theo văn bản {document}: hãy kết thúc hoặc thay thế giá trị đó.',
    en: 'There is a value of the ward’s own from {from} by {document} already: end or replace that one.',
  },
  LOCAL_RULE_REPLACED: {
    vi: 'Giá trị này đã được thay thế bằng giá trị khác.',
    en: 'Another value has taken the place of this one.',
  },
  LOCAL_RULE_OTHER: {
    vi: 'Chỉ thay thế được giá trị của cùng tổ chức và cùng “{parameter}”.',
    en: 'Only a value of the same organisation and of the same "{parameter}" can be replaced.',
  },
  LOCAL_RULE_ENDS_ALREADY: {
    vi: 'Giá trị này đã kết thúc ngày {through}.',
    en: 'This value ends on {through} already.',
  },
  NOTICE_EXISTS: {
    vi: 'Đã có thông báo nghỉ lễ, tết năm {year}: hãy nhập bản thay thế cho thông báo đó.',
    en: 'There is a notice for {year} already: enter one that takes its place.',
  },
  NOTICE_REPLACED: {
    vi: 'Thông báo này đã được thay thế, hoặc là của năm khác.',
    en: 'Another notice has taken the place of this one, or it is of another year.',
  },
  NOTICE_DAY_TWICE: { vi: 'Ngày {day} được nhập hai lần.', en: '{day} stands twice.' },
  NOTICE_DAY_OUTSIDE_YEAR: {
    vi: 'Ngày {day} không thuộc năm {year}; chỉ tháng 12 năm trước mới được kèm theo.',
    en: '{day} is not of {year}; only December before may stand with it.',
  },
  NOTICE_WORKED_ON_WEEKDAY: {
    vi: 'Ngày làm bù {day} phải là thứ Bảy hoặc Chủ nhật.',
    en: '{day}, worked for another day, must be a Saturday or Sunday.',
  },
  NOTICE_OFF_ON_WEEKEND: {
    vi: 'Ngày {day} là thứ Bảy hoặc Chủ nhật, không cần nghỉ bù hoặc hoán đổi.',
    en: '{day} is a Saturday or Sunday and needs no day off.',
  },
  NOTICE_HOLIDAY_MISSING: {
    vi: 'Thiếu ngày lễ cố định {day}: hãy kiểm tra lại thông báo.',
    en: 'The fixed holiday {day} is missing: check the notice.',
  },
});
