import type { Duration, ParameterName, Share, ValueKind, VoteShare, AnyValue } from './parameters.js';
import { PARAMETERS } from './parameters.js';
import type { Decider, TimeBar } from './discipline-values.js';

/** The words of the book in Vietnamese, as a clerk reads them. */
const WORDS: Readonly<Record<string, string>> = {
  STRICT: 'số hoàn thành tốt',
  INCLUSIVE: 'số hoàn thành tốt trở lên',
  ALL: 'số được xếp loại',
  DOWN: 'bỏ phần lẻ',
  HALF_UP: 'từ nửa trở lên làm tròn lên',
  UP: 'làm tròn lên',
  BASE_ORGANIZATION: 'từng tổ chức cơ sở đảng',
  DIRECT_ORGANIZATION: 'từng tổ chức trực thuộc',
  WHOLE: 'toàn đảng bộ',
  PRIMARY: 'tiểu học',
  LOWER_SECONDARY: 'trung học cơ sở',
  UPPER_SECONDARY: 'trung học phổ thông',
  VOCATIONAL: 'trung cấp',
  COLLEGE: 'cao đẳng',
  UNIVERSITY: 'đại học',
  POSTGRADUATE: 'sau đại học',
  ELSEWHERE: 'đang sinh hoạt tạm thời nơi khác',
  EXEMPT_ABSENT: 'được miễn sinh hoạt mà vắng mặt',
  ADMISSION_DECISION: 'ngày ghi trên quyết định kết nạp',
  CEREMONY: 'ngày tổ chức lễ kết nạp',
  RECOGNITION: 'ngày công nhận chính thức',
  ISSUED: 'ngày ban hành',
  RECEIVED: 'ngày nhận được',
  VOTE_ANNOUNCED: 'khi công bố kết quả biểu quyết',
  SIGNED: 'ngày ký',
  OFFICIAL: 'chi bộ chính thức',
  TEMPORARY: 'chi bộ nơi sinh hoạt tạm thời',
  PROVINCIAL_STANDING_COMMITTEE: 'ban thường vụ cấp ủy trực thuộc Trung ương',
  COMMITTEE_UNDER_PROVINCIAL: 'cấp ủy trực thuộc tỉnh ủy',
  PROVINCIAL_LEVEL: 'cấp tỉnh',
  PROVINCIAL_COMMITTEE: 'đảng bộ tỉnh',
  DISTRICT_COMMITTEE: 'đảng bộ huyện',
  WARD_COMMITTEE: 'đảng bộ phường, xã',
  BASE_COMMITTEE: 'đảng bộ cơ sở',
  DIVISION_COMMITTEE: 'đảng bộ bộ phận',
  SUBORDINATE_COMMITTEE: 'đảng bộ trực thuộc cơ sở',
  BASE_CELL: 'chi bộ cơ sở',
  CANDIDATE: 'người vào Đảng',
  PARENTS: 'cha mẹ đẻ',
  IN_LAWS_OR_CARERS: 'cha mẹ vợ (chồng) hoặc người nuôi dưỡng',
  SPOUSE: 'vợ (chồng)',
  ADULT_CHILDREN: 'con đủ 18 tuổi',
  RESIDENCE_CELL: 'cấp ủy nơi cư trú',
  MASS_ORGANIZATIONS: 'tổ chức chính trị - xã hội nơi sinh hoạt',
  NEW_MEMBER: 'mới kết nạp',
  EXEMPT: 'được miễn công tác và sinh hoạt',
  SUSPENDED: 'bị đình chỉ sinh hoạt',
  DISCIPLINED: 'bị kỷ luật trong năm',
  DEGRADED: 'bị kết luận suy thoái, “tự diễn biến”, “tự chuyển hóa”',
  UNDER_HALF_OF_TASKS: 'hoàn thành dưới 50% nhiệm vụ',
  CIVIL_SERVICE_RATING_FAILED: 'cán bộ, công chức xếp loại không hoàn thành nhiệm vụ',
  LEADER: 'thành viên lãnh đạo',
  UNIT: 'đơn vị trực thuộc',
  SELF_ABANDONED: 'tự bỏ sinh hoạt',
  RESIGNED: 'tự xin ra',
  SERIOUS_DISUNITY: 'gây mất đoàn kết nghiêm trọng',
  CORRUPTION: 'tham nhũng',
  SERIOUS_CRIME: 'phạm tội nghiêm trọng trở lên',
  POLITICAL_SECURITY: 'an ninh chính trị',
  DEFENCE: 'quốc phòng',
  FOREIGN_AFFAIRS: 'đối ngoại',
  FALSE_DIPLOMA: 'văn bằng giả',
  CELL: 'chi bộ',
  INSPECTION_COMMITTEE: 'ủy ban kiểm tra',
  STANDING_COMMITTEE: 'ban thường vụ',
  PARTY_COMMITTEE: 'cấp ủy',
  SUPERIOR: 'cấp có thẩm quyền trên đảng bộ phường',
  FULL_MEMBER: 'đảng viên chính thức',
  PROBATIONARY_MEMBER: 'đảng viên dự bị',
  ORGANIZATION: 'tổ chức đảng',
  NO_POST: 'không giữ chức vụ trong đảng',
  POST_BELOW_WARD: 'giữ chức vụ ở chi bộ, đảng bộ dưới phường',
  POST_OF_WARD: 'giữ chức vụ ở đảng bộ phường',
  UNDER_WARD: 'trực thuộc đảng bộ phường',
  BELOW_BASE: 'dưới tổ chức trực thuộc đảng bộ phường',
  REPRIMAND: 'khiển trách',
  WARNING: 'cảnh cáo',
  REMOVAL_FROM_OFFICE: 'cách chức',
  EXPULSION: 'khai trừ',
  DISSOLUTION: 'giải tán',
};

const UNITS: Partial<Readonly<Record<ValueKind, string>>> = {
  persons: ' người',
  times: ' lần',
  points: ' điểm',
  years: ' năm',
  months: ' tháng',
  days: ' ngày',
  workingDays: ' ngày làm việc',
  dong: ' đồng',
};
const DURATIONS: Readonly<Record<Duration['unit'], string>> = { DAYS: 'ngày', WORKING_DAYS: 'ngày làm việc', MONTHS: 'tháng', YEARS: 'năm' };

/** The value in Vietnamese. */
export function valueInWords(name: ParameterName, value: AnyValue): string {
  const kind = PARAMETERS[name];
  if (typeof value === 'boolean') return value ? 'có' : 'không';
  if (typeof value === 'number') return `${value.toLocaleString('vi-VN')}${UNITS[kind] ?? ''}`;
  if (typeof value === 'string') return wordOf(value);
  return Array.isArray(value) ? (value as readonly unknown[]).map((each) => itemInWords(each)).join(kind === 'deciders' ? '; ' : ', ') : itemInWords(value);
}

function itemInWords(item: unknown): string {
  if (typeof item === 'number') return String(item);
  if (typeof item === 'string') return /^\d\d-\d\d$/.test(item) ? `${Number(item.slice(3))}/${Number(item.slice(0, 2))}` : wordOf(item);
  const value = item as Duration | VoteShare | Share | Decider | TimeBar;
  if ('unit' in value) return `${value.amount} ${DURATIONS[value.unit]}`;
  if ('bodies' in value) return deciderInWords(value);
  if ('form' in value) return `${wordOf(value.form)}: ${value.years === null ? 'không có thời hiệu' : `${value.years} năm`}`;
  return shareInWords(value);
}

function deciderInWords({ subjects, levels, forms, inAssignedTask, bodies }: Decider): string {
  const words = (list: readonly string[]): string => list.map((word) => wordOf(word)).join(', ');
  const task = inAssignedTask === null ? '' : inAssignedTask ? ', vi phạm trong nhiệm vụ cấp trên giao' : ', vi phạm khác';
  return `${words(subjects)} (${words(levels)}${task}) – ${words(forms)}: ${words(bodies)}`;
}

function shareInWords(share: Share | VoteShare): string {
  const { numerator, denominator } = share;
  if (!('inclusive' in share)) return denominator % 100 === 0 ? `${((numerator * 100) / denominator).toLocaleString('vi-VN')}%` : `${numerator}/${denominator}`;
  const whole = share.ofAllFullMembers ? ' tổng số đảng viên chính thức' : '';
  return `${share.inclusive ? 'ít nhất' : 'trên'} ${numerator}/${denominator}${whole}`;
}

function wordOf(word: string): string {
  const found = WORDS[word];
  if (found === undefined) throw new Error(`The book has no Vietnamese for ${word}.`);
  return found;
}
