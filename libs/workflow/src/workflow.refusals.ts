import { defineRefusals } from '#kernel';

export const workflowRefusals = defineRefusals({
  STAGE_WRONG: {
    vi: 'Không thể “{actionVi}” khi đang ở bước “{stageVi}”.',
    en: 'Cannot "{actionEn}" at the stage "{stageEn}".',
  },
  ENTRY_MISSING: { vi: 'Phải nhập “{field}”.', en: '"{field}" must be entered.' },
  WARNINGS_OPEN: {
    vi: 'Có cảnh báo chưa được xử lý ({rules}): sửa lại, hoặc giữ nguyên và nêu lý do ở “overrides”.',
    en: 'There are open warnings ({rules}): correct them, or keep them and give the reason in "overrides".',
  },
  OVERRIDE_POINTLESS: {
    vi: 'Không có cảnh báo “{rule}” để bỏ qua.',
    en: 'There is no warning "{rule}" to override.',
  },
  OVERRIDE_REASON_MISSING: { vi: 'Giữ nguyên cảnh báo “{rule}” phải nêu lý do.', en: 'Overriding the warning "{rule}" needs a reason.' },
  OVERRIDE_TAKES_NO_REASON: {
    vi: 'Hồ sơ có độ mật không ghi lý do giữ nguyên cảnh báo “{rule}” bằng lời: ghi số văn bản nêu lý do ở “decisionNumber”.',
    en: 'What is marked takes no reason in words for overriding "{rule}": give the number of the paper that says it in "decisionNumber".',
  },
  OVERRIDE_NUMBER_MISSING: {
    vi: 'Hồ sơ có độ mật: giữ nguyên cảnh báo “{rule}” phải ghi số văn bản nêu lý do.',
    en: 'What is marked: overriding the warning "{rule}" needs the number of the paper that says why.',
  },
});

/** What is told of work of every kind; no refusals. */
export const workflowNotices = defineRefusals({
  SENT_BACK: {
    vi: '{whatVi}: {bodyVi} {doneVi} ngày {day}. {stageVi}.',
    en: 'The {whatEn} was sent back on {day} ({doneEn}). Stage: {stageEn}.',
  },
});
