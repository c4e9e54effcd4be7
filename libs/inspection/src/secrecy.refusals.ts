import { defineRefusals } from '#kernel';

/** The law on the protection of State secrets, by the press and law portals that quote it; its articles were not compared. */
const STATE_SECRETS = { document: 'Luật 117/2025/QH15', date: '2025', article: 'chưa đối chiếu điều khoản' };

export const secrecyRefusals = defineRefusals({
  SECRET_TAKES_NO_CONTENT: {
    vi: 'Tài liệu độ “{markVi}” không được nhập nội dung: bỏ trống “{field}”, chỉ ghi số, ngày và nơi lưu.',
    en: 'What is marked {markEn} takes no content: leave "{field}" empty, and give number, date and where it is kept only.',
    rule: STATE_SECRETS,
  },
  SECRET_KEPT_AT_MISSING: {
    vi: 'Tài liệu độ “{markVi}” phải ghi nơi lưu.',
    en: 'Of what is marked {markEn}, where it is kept must be said.',
  },
  SECRET_CONTENT_ON_RECORD: {
    vi: 'Không ghi độ mật cho hồ sơ đã có nội dung, vì nội dung đã ghi không xóa được ({entriesVi}): dừng hồ sơ này, lập hồ sơ mới không có nội dung.',
    en: 'What holds content is not marked, since content on record cannot be removed ({entriesEn}): drop it, and log it anew without content.',
    rule: STATE_SECRETS,
  },
  MARK_UNCHANGED: { vi: 'Độ mật và nơi lưu không có gì thay đổi.', en: 'Neither the mark nor where it is kept changes.' },
  CONTENT_MISSING: { vi: 'Phải nhập “{field}”.', en: '"{field}" must be entered.' },
});
