import type { Policy } from './right.js';

interface GroupDeclaration {
  /** What the group is called and consists of, in Vietnamese, for the page that people read. */
  readonly vi: string;
  readonly what: string;
  /** The right that opens it: which roles have it, how far, stands below. */
  readonly right: string;
}

/**
 * The kinds of personal data. Every field of the API that carries any belongs to exactly one of them, said by each
 * feature beside its policy; a field of which nothing is said is open to nobody.
 */
export const FIELD_GROUPS = {
  IDENTITY: { vi: 'Nhân thân', what: 'họ tên, ngày sinh, giới tính, dân tộc, nơi sinh, quê quán, ba chữ số cuối của số căn cước', right: 'member.read' },
  IDENTITY_NUMBER: { vi: 'Số căn cước, số thẻ', what: 'số căn cước, số thẻ đảng viên đầy đủ', right: 'identity.reveal' },
  CONTACT: { vi: 'Liên hệ', what: 'điện thoại, thư điện tử, địa chỉ', right: 'contact.read' },
  PARTY_RECORD: { vi: 'Hồ sơ đảng', what: 'ngày vào đảng, thẻ, trạng thái, nơi sinh hoạt, chức vụ, xếp loại, kết nạp, tập huấn', right: 'member.read' },
  THEORY_EDUCATION: { vi: 'Trình độ', what: 'học vấn, lý luận chính trị', right: 'education.read' },
  DUES: { vi: 'Đảng phí', what: 'tháng, số tiền đảng phí đã đóng', right: 'dues.read' },
  SENSITIVE: { vi: 'Nhạy cảm', what: 'quan hệ thân thích đã khai, tôn giáo, gia đình, sức khỏe', right: 'sensitive.read' },
  CASE: { vi: 'Vụ việc', what: 'kiểm tra, giám sát, kỷ luật', right: 'case.read' },
} as const satisfies Readonly<Record<string, GroupDeclaration>>;
export type FieldGroup = keyof typeof FIELD_GROUPS;

/** Said of a type none of whose fields carries personal data of its own; what it leads to says so itself. */
export const IMPERSONAL = 'IMPERSONAL';

/** Of each type the names of its fields, group by group, with spaces between; several features may speak of one type. */
export type FieldTable = Readonly<Record<string, Partial<Record<FieldGroup, string>> | typeof IMPERSONAL>>;

/** How far each role reads each group, stated here for all features. */
export const groupPolicy = {
  // A name and the party record go together: who reads a record without its name, or a name without a record, reads nothing.
  'member.read': {
    vi: 'Xem danh sách và hồ sơ đảng viên, chức vụ, cấp ủy trong phạm vi; đảng viên xem hồ sơ của chính mình',
    en: 'See the roll, the records of members, posts and committees in scope; members see their own record',
    roles: { SECRETARY: 'UNIT_AND_BELOW', STANDING_COMMITTEE: 'UNIT_AND_BELOW', INSPECTION_COMMITTEE: 'UNIT_AND_BELOW', PARTY_OFFICE: 'UNIT_AND_BELOW', MEMBER: 'SELF' },
    members: 'EVER',
  },
  'identity.reveal': {
    vi: 'Xem đầy đủ số căn cước, số thẻ đảng viên của những người đang sinh hoạt, giữ chức vụ hoặc đang được xét kết nạp trong phạm vi, có nêu mục đích; đảng viên xem của chính mình',
    en: 'See the whole national ids and card numbers of present members, holders of posts and candidates in scope, saying what for; members see their own',
    roles: { PARTY_OFFICE: 'UNIT_AND_BELOW', MEMBER: 'SELF' },
    members: 'NOW',
    needs: ['member.read'],
  },
  'contact.read': {
    vi: 'Xem điện thoại, thư điện tử, địa chỉ của đảng viên đang sinh hoạt trong phạm vi; đảng viên xem của chính mình',
    en: 'See phone, e-mail and address of the present members in scope; members see their own',
    roles: { SECRETARY: 'UNIT_AND_BELOW', PARTY_OFFICE: 'UNIT_AND_BELOW', MEMBER: 'SELF' },
    members: 'NOW',
    needs: ['member.read'],
  },
  'education.read': {
    vi: 'Xem trình độ học vấn, lý luận chính trị của những người trong phạm vi; đảng viên xem của chính mình',
    en: 'See the level of education and of political theory of the people in scope; members see their own',
    roles: { SECRETARY: 'UNIT_AND_BELOW', STANDING_COMMITTEE: 'UNIT_AND_BELOW', INSPECTION_COMMITTEE: 'UNIT_AND_BELOW', PARTY_OFFICE: 'UNIT_AND_BELOW', MEMBER: 'SELF' },
    members: 'EVER',
    needs: ['member.read'],
  },
  // What somebody pays tells what they earn.
  'dues.read': {
    vi: 'Xem đảng phí mà các chi bộ trong phạm vi đã thu; đảng viên xem của chính mình',
    en: 'See the dues that cells in scope were paid; members see their own',
    roles: { SECRETARY: 'UNIT', PARTY_OFFICE: 'UNIT_AND_BELOW', MEMBER: 'SELF' },
    needs: ['member.read'],
  },
  'sensitive.read': {
    vi: 'Xem thông tin nhạy cảm (gia đình) của đảng viên đang sinh hoạt trong phạm vi; đảng viên xem của chính mình',
    en: 'See sensitive data (family) of the present members in scope; members see their own',
    // A secretary those of the own cell; the office keeps the records of the whole ward.
    roles: { SECRETARY: 'UNIT', PARTY_OFFICE: 'UNIT_AND_BELOW', MEMBER: 'SELF' },
    members: 'NOW',
    needs: ['member.read'],
  },
  'case.read': {
    vi: 'Xem vụ việc kiểm tra, giám sát mà mình được biết: tổ công tác, chủ nhiệm và phó chủ nhiệm Ủy ban Kiểm tra, cấp quyết định; cấp trên không xem',
    en: 'See the cases one needs to know: the team, the officers of the inspection committee, the deciding body; superiors do not',
    // It opens the door; which cases are behind it is decided case by case, by name (`chibo_visible_cases`).
    roles: { SECRETARY: 'SELF', STANDING_COMMITTEE: 'SELF', INSPECTION_COMMITTEE: 'SELF', MEMBER: 'SELF' },
  },
} satisfies Policy;
