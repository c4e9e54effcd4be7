/** What records of each table are called, where they stand in the way; of other tables there is only the number. */
const LABELS: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  organization: { vi: 'tổ chức đã thay đổi', en: 'organisations changed since' },
  organization_period: { vi: 'thay đổi về tên, loại hình, trực thuộc', en: 'changes of name, kind or parent' },
  organization_lineage: { vi: 'lần sắp xếp sau', en: 'later reorganisations' },
  reorganization: { vi: 'lần sắp xếp sau', en: 'later reorganisations' },
  membership: { vi: 'việc chuyển, ra, vào của đảng viên', en: 'movements of members' },
  committee: { vi: 'cấp ủy', en: 'committees' },
  post: { vi: 'chức vụ', en: 'posts' },
  cell_meeting: { vi: 'buổi sinh hoạt', en: 'meetings' },
  correction: { vi: 'đề nghị đính chính hồ sơ', en: 'corrections of records' },
  admission: { vi: 'hồ sơ kết nạp', en: 'admissions' },
  rating_season: { vi: 'đợt đánh giá', en: 'rating seasons' },
  rating_sheet: { vi: 'phiếu đánh giá', en: 'rating sheets' },
  observation: { vi: 'số liệu báo cáo', en: 'reported figures' },
};
const OTHER = { vi: 'bản ghi khác', en: 'other records' };

/** The names of these tables' records, each once, in both languages. */
export function labelsOf(tables: readonly string[]): { readonly whatVi: string; readonly whatEn: string } {
  const labels = tables.map((table) => LABELS[table] ?? OTHER);
  return { whatVi: [...new Set(labels.map(({ vi }) => vi))].join(', '), whatEn: [...new Set(labels.map(({ en }) => en))].join(', ') };
}
