/** What a merger moves, as people call it. */
export const MOVED_KINDS = ['MEMBERSHIP', 'STATUS', 'OVERLAY', 'EXIT', 'RATING', 'ADMISSION', 'TRANSFER', 'MEMBER_RECORD', 'POST', 'TRAINING', 'RECORDED_RATING', 'ACCOUNT', 'CONTACT', 'IDENTITY_NUMBER', 'RECORD_SHEET', 'CORRECTION', 'RELATION', 'OTHER'] as const;
export type MovedKind = (typeof MOVED_KINDS)[number];

interface Label {
  readonly kind: MovedKind;
  readonly vi: string;
  readonly en: string;
}

const LABELS: Readonly<Record<string, Label>> = {
  membership: { kind: 'MEMBERSHIP', vi: 'nơi sinh hoạt', en: 'memberships' },
  member_status_period: { kind: 'STATUS', vi: 'tư cách đảng viên', en: 'statuses' },
  member_overlay: { kind: 'OVERLAY', vi: 'miễn, đình chỉ sinh hoạt', en: 'exemptions and suspensions' },
  member_suspension: { kind: 'OVERLAY', vi: 'miễn, đình chỉ sinh hoạt', en: 'exemptions and suspensions' },
  member_exit: { kind: 'EXIT', vi: 'việc ra khỏi danh sách', en: 'exits' },
  rating_entry: { kind: 'RATING', vi: 'đánh giá, xếp loại', en: 'ratings' },
  admission: { kind: 'ADMISSION', vi: 'hồ sơ kết nạp', en: 'admissions' },
  admission_introducer: { kind: 'ADMISSION', vi: 'hồ sơ kết nạp', en: 'admissions' },
  member_readmission: { kind: 'ADMISSION', vi: 'kết nạp lại', en: 're-admissions' },
  dues_payment: { kind: 'MEMBER_RECORD', vi: 'đảng phí đã đóng', en: 'dues' },
  member_badge: { kind: 'MEMBER_RECORD', vi: 'Huy hiệu Đảng', en: 'badges' },
  file_check: { kind: 'MEMBER_RECORD', vi: 'đối chiếu hồ sơ giấy', en: 'checks of the paper file' },
  member_transfer: { kind: 'TRANSFER', vi: 'chuyển sinh hoạt', en: 'transfers' },
  member: { kind: 'MEMBER_RECORD', vi: 'hồ sơ đảng viên', en: 'the party record' },
  post: { kind: 'POST', vi: 'chức vụ', en: 'posts' },
  training_attendance: { kind: 'TRAINING', vi: 'tập huấn', en: 'training' },
  recorded_rating: { kind: 'RECORDED_RATING', vi: 'kết quả xếp loại đã ghi', en: 'recorded ratings' },
  account: { kind: 'ACCOUNT', vi: 'tài khoản, vai trò được giao', en: 'account and roles' },
  access_grant: { kind: 'ACCOUNT', vi: 'tài khoản, vai trò được giao', en: 'account and roles' },
  delegation: { kind: 'ACCOUNT', vi: 'tài khoản, vai trò được giao', en: 'account and roles' },
  person_contact: { kind: 'CONTACT', vi: 'thông tin liên hệ', en: 'contact' },
  identity_number: { kind: 'IDENTITY_NUMBER', vi: 'số căn cước, số thẻ', en: 'national id and card number' },
  person_origin: { kind: 'RECORD_SHEET', vi: 'phiếu đảng viên', en: 'the record sheet' },
  person_residence: { kind: 'RECORD_SHEET', vi: 'phiếu đảng viên', en: 'the record sheet' },
  person_schooling: { kind: 'RECORD_SHEET', vi: 'phiếu đảng viên', en: 'the record sheet' },
  person_background: { kind: 'RECORD_SHEET', vi: 'phiếu đảng viên', en: 'the record sheet' },
  party_background: { kind: 'RECORD_SHEET', vi: 'phiếu đảng viên', en: 'the record sheet' },
  correction: { kind: 'CORRECTION', vi: 'đính chính hồ sơ', en: 'corrections' },
  person_relation: { kind: 'RELATION', vi: 'quan hệ thân thích', en: 'relationships' },
};
// Also what not everybody may know of: it is told apart from the rest by nothing.
const OTHER: Label = { kind: 'OTHER', vi: 'bản ghi khác', en: 'other records' };

const labelOf = (table: string): Label => LABELS[table] ?? OTHER;

/** How many records of each kind, in the order of the kinds. */
export function movedRecords(byTable: readonly (readonly [table: string, records: number])[]): { readonly kind: MovedKind; readonly records: number }[] {
  return MOVED_KINDS.flatMap((kind) => {
    const records = byTable.reduce((sum, [table, count]) => (labelOf(table).kind === kind ? sum + count : sum), 0);
    return records > 0 ? [{ kind, records }] : [];
  });
}

/** The names of these tables' records, each once, in both languages. */
export function labelsOf(tables: readonly string[]): { readonly whatVi: string; readonly whatEn: string } {
  const labels = tables.map(labelOf);
  return { whatVi: [...new Set(labels.map(({ vi }) => vi))].join(', '), whatEn: [...new Set(labels.map(({ en }) => en))].join(', ') };
}
