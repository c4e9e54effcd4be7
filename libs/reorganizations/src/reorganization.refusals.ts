import { defineRefusals } from '#kernel';

export const reorganizationRefusals = defineRefusals({
  REORGANIZED_FROM_ABOVE: {
    vi: '“{name}” do cấp trên quyết định sắp xếp: ở đây chỉ sắp xếp được các tổ chức trực thuộc.',
    en: '"{name}" is reorganised by the level above: here one reorganises what stands below.',
  },
  UNIT_ENDED: { vi: '“{name}” kết thúc hoạt động ngày {endedOn}.', en: '"{name}" ended on {endedOn}.' },
  UNIT_NOT_YET: { vi: '“{name}” đến ngày {foundedOn} mới được thành lập.', en: '"{name}" is founded only on {foundedOn}.' },
  LATER_CHANGE: {
    vi: '“{name}” đã có thay đổi từ ngày {standsFrom}: thay đổi mới phải có hiệu lực sau ngày đó.',
    en: '"{name}" has changed from {standsFrom} on: a new change must take effect after that day.',
  },
  LATER_RECORDS: {
    vi: 'Từ ngày có hiệu lực ({effectiveOn}) trở đi đã có {records} bản ghi (đảng viên, chức vụ, cấp ủy, sinh hoạt) không còn chỗ đứng: sửa các bản ghi đó trước, hoặc chọn ngày muộn hơn.',
    en: '{records} records (memberships, posts, committees, meetings) from {effectiveOn} on would hang in the air: correct them first, or choose a later day.',
  },
  UNIT_TWICE: { vi: '“{name}” được nêu hai lần.', en: '"{name}" is named twice.' },
  MERGE_OF_ONE: { vi: 'Sáp nhập cần ít nhất hai tổ chức (đang có {units}).', en: 'A merger takes at least two organisations ({units} are named).' },
  KINDS_DIFFER: {
    vi: 'Không sáp nhập chi bộ với đảng bộ: chỉ nhập các tổ chức cùng loại.',
    en: 'A cell and a committee with cells under it do not merge: only organisations of one sort do.',
  },
  PARENT_IS_CELL: { vi: 'Chi bộ không có tổ chức trực thuộc: “{name}” không đứng trên tổ chức nào được.', en: 'A cell has nothing below it: nothing can stand under "{name}".' },
  PARENT_BELOW_ITSELF: { vi: 'Một tổ chức không thể trực thuộc chính mình hoặc tổ chức dưới mình.', en: 'An organisation cannot stand under itself or under what stands below it.' },
  NOTHING_CHANGES: { vi: 'Không có gì thay đổi.', en: 'Nothing would change.' },
  NOT_A_CELL: { vi: '“{name}” không phải là chi bộ nên không có đảng viên sinh hoạt trực tiếp.', en: '"{name}" is no cell, so nobody belongs to it directly.' },
  NOT_UNDER_SOURCE: { vi: '“{name}” không trực thuộc tổ chức được chia tách.', en: '"{name}" does not stand under the organisation that is split.' },
  SOURCE_LEFT_EMPTY: {
    vi: 'Sau khi chia tách, tổ chức cũ không còn ai: hãy cho kết thúc hoạt động.',
    en: 'Nobody is left in the old organisation: let it end with the split.',
  },
  MEMBER_UNKNOWN: { vi: 'Người này không sinh hoạt chính thức ở một chi bộ mà việc này được lấy người.', en: 'This member does not officially belong to a cell from which this operation may take members.' },
  MEMBER_TWICE: { vi: 'Một đảng viên được xếp vào hai nơi.', en: 'A member is placed twice.' },
  MEMBERS_WITHOUT_HOME: {
    vi: '{members} đảng viên chưa có nơi sinh hoạt mới: nêu rõ họ về đâu.',
    en: '{members} members have no cell to go to: say where they go.',
  },
  UNITS_WITHOUT_PARENT: {
    vi: '{units} tổ chức trực thuộc chưa có nơi về: nêu rõ trực thuộc tổ chức nào.',
    en: '{units} organisations below have nothing to stand under: say what.',
  },
  EFFECTIVE_TOO_FAR: { vi: 'Ngày có hiệu lực không được quá một năm sau hôm nay.', en: 'The first day must not be more than a year from today.' },
  EFFECTIVE_BEFORE_DECISION: {
    vi: 'Có hiệu lực ({effectiveOn}) trước ngày quyết định ({decidedOn}).',
    en: 'It takes effect ({effectiveOn}) before the day of the decision ({decidedOn}).',
  },
  FULL_MEMBERS_TOO_FEW: {
    vi: 'Chi bộ “{name}” có {fullMembers} đảng viên chính thức, thành lập cần ít nhất {least}.',
    en: 'The cell "{name}" has {fullMembers} full members, founding takes at least {least}.',
  },
  CELL_LEFT_TOO_SMALL: {
    vi: 'Chi bộ “{name}” chỉ còn {fullMembers} đảng viên chính thức, dưới {least} thì không biểu quyết hợp lệ được: phải bổ sung hoặc sáp nhập.',
    en: 'The cell "{name}" is left with {fullMembers} full members; with fewer than {least} it cannot vote validly: members must be added, or it be merged.',
  },
  BASE_CELL_TOO_LARGE: {
    vi: '“{name}” có {members} đảng viên: từ {from} trở lên thì thành lập đảng bộ cơ sở.',
    en: '"{name}" has {members} members: from {from} on it is a base committee.',
  },
  BASE_COMMITTEE_TOO_SMALL: {
    vi: '“{name}” có {members} đảng viên: đảng bộ cơ sở cần từ {from} trở lên, trừ khi cấp trên đồng ý.',
    en: '"{name}" has {members} members: a base committee has {from} or more, unless the level above consents.',
  },
  KIND_NOT_IN_FORCE: {
    vi: 'Quy định đang có hiệu lực không còn loại hình của “{name}”.',
    en: 'The regulation in force does not know the kind of "{name}".',
  },
  WORK_OPEN: {
    vi: 'Ở các tổ chức kết thúc hoạt động còn {sheets} phiếu đánh giá và {admissions} hồ sơ kết nạp chưa xong: làm xong trước, nếu không sẽ không ai làm tiếp được.',
    en: 'In the organisations that end, {sheets} rating sheets and {admissions} admissions are not finished: finish them first, or nobody can go on with them.',
  },
  NOT_ON_RECORD: {
    vi: 'Việc sắp xếp này được ghi lại từ hồ sơ cũ, không có dấu vết từng bản ghi nên không hủy bỏ được.',
    en: 'This reorganisation was taken over from older records; what it changed is not on record row by row, so it cannot be undone.',
  },
  PREVIEW_OF_ONE: { vi: 'Xem trước đúng một việc mỗi lần (đang nêu {operations}).', en: 'One operation is previewed at a time ({operations} are named).' },
  MERGE_TARGET_AMBIGUOUS: {
    vi: 'Nêu đúng một nơi nhập vào: tổ chức đang có (“intoId” kèm “intoVersion”) hoặc tổ chức mới (“founded”).',
    en: 'Name exactly one organisation to merge into: one that is there ("intoId" with "intoVersion") or a new one ("founded").',
  },
  RECORDS_STAND_ON_IT: {
    vi: 'Không hủy bỏ được: sau đó đã có {records} ({whatVi}) dựa vào việc sắp xếp này.',
    en: 'It cannot be undone: {records} later records ({whatEn}) stand on it.',
  },
});
