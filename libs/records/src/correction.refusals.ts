import { defineRefusals } from '#kernel';

export const correctionRefusals = defineRefusals({
  OWN_CORRECTION: { vi: 'Không ai tự xác nhận, quyết định hay sửa thẳng hồ sơ của chính mình: người khác phải làm.', en: 'Nobody checks, decides or writes a correction of their own record: somebody else must do it.' },
  FIELD_TWICE: { vi: 'Mục “{fieldVi}” được nêu hai lần.', en: 'The field "{fieldEn}" is given twice.' },
  FIELD_CHANGED: {
    vi: 'Mục “{fieldVi}” trong hồ sơ đã khác với giá trị cũ được nêu: hãy tải lại hồ sơ và xem lại mục này.',
    en: 'The field "{fieldEn}" of the record is no longer what was given as its old value: reload the record and look at this field again.',
  },
  FIELD_UNDER_CORRECTION: { vi: 'Mục “{fieldVi}” đang có trong một đề nghị đính chính chưa xong.', en: 'The field "{fieldEn}" stands in a proposal that is still open.' },
  FIELD_NOT_YOURS: {
    vi: 'Bí thư chi bộ chỉ sửa thẳng thông tin liên hệ; mục “{fieldVi}” do Văn phòng Đảng ủy sửa.',
    en: 'A cell secretary writes contact data only; the field "{fieldEn}" is for the party office.',
  },
  VALUE_UNCHANGED: { vi: 'Giá trị mới của mục “{fieldVi}” giống giá trị cũ.', en: 'The new value of the field "{fieldEn}" is the old one.' },
  VALUE_EMPTY: { vi: 'Mục “{fieldVi}” không được để trống.', en: 'The field "{fieldEn}" cannot be empty.' },
  VALUE_UNFIT: { vi: 'Mục “{fieldVi}” phải là {expectedVi}.', en: 'The field "{fieldEn}" must be {expectedEn}.' },
  VALUE_IN_FUTURE: { vi: 'Mục “{fieldVi}” không được ở tương lai.', en: 'The field "{fieldEn}" must not lie in the future.' },
  DOCUMENT_MISSING: { vi: 'Muốn sửa mục “{fieldVi}” phải nêu văn bản làm căn cứ.', en: 'To correct the field "{fieldEn}", the document that shows it must be named.' },
  ADMISSION_UNDER_WAY: {
    vi: 'Hồ sơ kết nạp của đảng viên đang mở: mục “{fieldVi}” theo hồ sơ đó, chưa đính chính được.',
    en: 'The admission of the member is open: the field "{fieldEn}" follows it and cannot be corrected yet.',
  },
  RECOGNITION_IS_DECIDED: {
    vi: 'Đảng viên chưa được công nhận chính thức: việc công nhận phải có quyết định, không ghi bằng đính chính.',
    en: 'The member has not been recognised: recognition is decided, not entered as a correction.',
  },
  STATUS_DISAGREES: {
    vi: 'Mục “{fieldVi}” ({value}) không khớp với các giai đoạn tình trạng đảng viên đang ghi: phải nằm trong khoảng từ {from} đến {through}.',
    en: 'The field "{fieldEn}" ({value}) does not agree with the states of membership on record: it must lie from {from} through {through}.',
  },
  STATUS_ELSEWHERE: {
    vi: 'Các giai đoạn tình trạng đảng viên đang ghi không bắt đầu từ ngày cũ của mục “{fieldVi}”: phải rà soát lại các giai đoạn đó trước.',
    en: 'No state of membership on record begins on the old day of the field "{fieldEn}": look at those states first.',
  },
  MEMBER_GONE: {
    vi: 'Đảng viên không còn sinh hoạt ở chi bộ nào trong phạm vi: mục “{fieldVi}” chỉ có thể không được chấp nhận.',
    en: 'The member belongs to no cell within reach any more: the field "{fieldEn}" can only be rejected.',
  },
  FILED_DAY_ALONE: { vi: 'Có “{fieldVi}” thì phải ghi là đã khai trong hồ sơ giấy.', en: 'With "{fieldEn}" it must stand that it was declared in the paper file.' },
  VERDICT_MISSING: { vi: 'Chưa có ý kiến về các mục: {fieldsVi}.', en: 'There is no verdict on these fields: {fieldsEn}.' },
  VERDICT_POINTLESS: { vi: 'Mục “{fieldVi}” không có trong đề nghị.', en: 'The field "{fieldEn}" is not in the proposal.' },
  VERDICT_REASON_MISSING: { vi: 'Không chấp nhận mục “{fieldVi}” thì phải nêu lý do.', en: 'To reject the field "{fieldEn}", a reason must be given.' },
  CELL_STILL_CHECKS: {
    vi: 'Đề nghị đang ở chi bộ đến hết ngày {dueOn}: Văn phòng Đảng ủy chỉ quyết định thay khi chi bộ đã quá hạn.',
    en: 'The proposal is with the cell through {dueOn}: the party office decides without the cell only when that is overdue.',
  },
});
