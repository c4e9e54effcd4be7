import { IMPERSONAL, type FieldTable, type Policy } from '#access';

export const localRulePolicy = {
  'regulation.set': {
    vi: 'Nhập giá trị riêng của phường cho quy định, theo văn bản; nhập thông báo nghỉ lễ, tết của Nhà nước',
    en: 'Enter the ward’s own values of the rule book, by document; enter the State’s notices of holidays',
    roles: { STANDING_COMMITTEE: 'UNIT', PARTY_OFFICE: 'UNIT' },
  },
  'override.read': {
    vi: 'Xem các cảnh báo đã được bỏ qua trong phạm vi, kèm lý do và người bỏ qua',
    en: 'See the warnings that were overridden in scope, with reason and author',
    roles: { STANDING_COMMITTEE: 'UNIT_AND_BELOW' },
  },
} satisfies Policy;

export const localRuleFields = {
  RuleOverride: { PARTY_RECORD: 'id code message document documentDate article reason decisionNumber at itemId itemKind title organization', IDENTITY: 'author' },
  LocalRule: IMPERSONAL,
  HolidayNotice: IMPERSONAL,
  HolidayNoticeDay: IMPERSONAL,
  Regulation: IMPERSONAL,
  RegulationValue: IMPERSONAL,
  RegulationConflict: IMPERSONAL,
  WorkingDayDeadline: IMPERSONAL,
} satisfies FieldTable;
