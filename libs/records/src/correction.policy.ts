import type { FieldTable, Policy } from '#access';
import { recordField } from './record-field.rules.js';
import { fieldsIn, nameInApi, SHEET_TABLES, SHEET_TYPES, type SheetTable } from './sheet.model.js';

export const correctionPolicy = {
  'correction.propose': {
    vi: 'Đảng viên đề nghị đính chính hồ sơ của chính mình, gửi lại, rút',
    en: 'Members propose corrections of their own record, put them forward again, withdraw them',
    roles: { MEMBER: 'SELF' },
    needs: ['correction.read'],
  },
  'correction.read': {
    vi: 'Xem các đề nghị đính chính hồ sơ trong phạm vi, chỉ những mục thuộc nhóm dữ liệu mình được xem; đảng viên xem của chính mình',
    en: 'See corrections of records in scope, only the fields of those groups of data that one reads; members see their own',
    roles: { SECRETARY: 'UNIT_AND_BELOW', STANDING_COMMITTEE: 'UNIT_AND_BELOW', PARTY_OFFICE: 'UNIT_AND_BELOW', MEMBER: 'SELF' },
    members: 'EVER',
    needs: ['member.read'],
  },
  'correction.check': {
    vi: 'Xác nhận hoặc trả lại đề nghị đính chính của đảng viên chi bộ mình',
    en: 'Confirm or return the corrections that members of the own cell propose',
    roles: { SECRETARY: 'UNIT' },
    needs: ['correction.read'],
  },
  'correction.decide': {
    vi: 'Quyết định từng mục của đề nghị đính chính; sửa thẳng mọi mục của hồ sơ theo văn bản',
    en: 'Decide corrections field by field; write any field of a record by a document',
    roles: { PARTY_OFFICE: 'UNIT_AND_BELOW' },
    members: 'NOW',
    needs: ['correction.read', 'contact.read', 'education.read', 'sensitive.read'],
  },
  'correction.oversee': {
    vi: 'Được báo đề nghị đính chính quá hạn ở Văn phòng Đảng ủy',
    en: 'Be shown corrections that are overdue at the party office',
    roles: { STANDING_COMMITTEE: 'UNIT_AND_BELOW' },
    needs: ['correction.read'],
  },
  'record.correct': {
    vi: 'Sửa thẳng hồ sơ của đảng viên đang sinh hoạt, có lý do: bí thư thông tin liên hệ của chi bộ mình, Văn phòng Đảng ủy mọi mục',
    en: 'Write to the record of present members, with the reason: a secretary how those of the own cell are reached, the party office every field',
    roles: { SECRETARY: 'UNIT', PARTY_OFFICE: 'UNIT_AND_BELOW' },
    members: 'NOW',
    needs: ['correction.read', 'contact.read'],
  },
} satisfies Policy;

export const recordFields = {
  Correction: { PARTY_RECORD: 'id stage direct begunAt settledAt dueOn overdue version changes log member organization' },
  // Which of them are told, the database says by the group of each.
  CorrectionChange: { PARTY_RECORD: 'field label seen value reason document accepted verdictReason' },
  Member: { PARTY_RECORD: 'corrections partyBackground' },
  Person: { IDENTITY: 'origin', CONTACT: 'residence', THEORY_EDUCATION: 'schooling', SENSITIVE: 'background' },
  ...Object.fromEntries(SHEET_TABLES.map((table) => [SHEET_TYPES[table], { [groupOf(table)]: fieldsIn(table).map(nameInApi).join(' ') }])),
} satisfies FieldTable;

/** The group of all fields of a part of the sheet: that is what the parts are for. */
function groupOf(table: SheetTable): string {
  const groups = new Set(fieldsIn(table).map((name) => recordField(name).group));
  const [group, ...others] = groups;
  if (group === undefined || others.length > 0) throw new Error(`The fields of ${table} are not of one group.`);
  return group;
}
